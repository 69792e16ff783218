//! Java 15 and later with java.net.http.

use super::note::{Note, Unavailable};
use super::quote::java;
use super::request::{KEY_VARIABLE, Parts, USERSIG_VARIABLE, UserSig};
use super::source::Snippet;

pub(super) fn make(parts: &Parts<'_>) -> Result<Snippet, Unavailable> {
    let (name, value) = parts.header();
    let (import, usersig) = match &parts.signer {
        Some(signer) => (
            "import com.tencentyun.TLSSigAPIv2;\n",
            format!(
                "        TLSSigAPIv2 api = new TLSSigAPIv2({}, System.getenv(\"{KEY_VARIABLE}\"));\n        \
                String usersig = api.genUserSig({}, 86400);\n",
                signer.sdkappid,
                java::line(&signer.identifier)
            ),
        ),
        None if parts.usersig == UserSig::Written => ("", String::new()),
        None => ("", format!("        String usersig = System.getenv(\"{USERSIG_VARIABLE}\");\n")),
    };
    let text = format!(
        "{import}import java.net.URI;\n\
        import java.net.http.HttpClient;\n\
        import java.net.http.HttpRequest;\n\
        import java.net.http.HttpResponse;\n\
        \n\
        public class TimRequest {{\n    \
            public static void main(String[] arguments) throws Exception {{\n\
        {usersig}        \
                String url = {url};\n        \
                String body = {body};\n\
        \n        \
                HttpRequest request = HttpRequest.newBuilder(URI.create(url))\n            \
                    .header({name}, {value})\n            \
                    .method({method}, HttpRequest.BodyPublishers.ofString(body))\n            \
                    .build();\n        \
                HttpResponse<String> reply =\n            \
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());\n        \
                System.out.println(reply.body());\n    \
            }}\n\
        }}\n",
        url = parts.url.expression(java::line, " + usersig + "),
        body = java::text(parts.body),
        name = java::line(name),
        value = java::line(value),
        method = java::line(parts.prepared.method),
    );
    let mut notes = vec![Note::Run("java TimRequest.java"), Note::Needs("Java 15+")];
    if parts.signer.is_some() {
        notes.push(Note::VendorPackage("com.github.tencentyun:tls-sig-api-v2:2.0"));
    }
    Ok(Snippet { text, notes })
}

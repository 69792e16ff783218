//! C# with HttpClient, in the C# of any .NET that has it: a `Main` that awaits is newer.

use super::note::{Note, Unavailable};
use super::quote::csharp;
use super::request::{KEY_VARIABLE, Parts, USERSIG_VARIABLE, UserSig};
use super::source::Snippet;

pub(super) fn make(parts: &Parts<'_>) -> Result<Snippet, Unavailable> {
    let (name, value) = parts.header();
    let (using, usersig) = match &parts.signer {
        Some(signer) => (
            "using tencentyun;\n",
            format!(
                "        var api = new TLSSigAPIv2({}, Environment.GetEnvironmentVariable(\"{KEY_VARIABLE}\"));\n        \
                var usersig = api.GenSig({}, 86400);\n",
                signer.sdkappid,
                csharp::line(&signer.identifier)
            ),
        ),
        None if parts.usersig == UserSig::Written => ("", String::new()),
        None => (
            "",
            format!("        var usersig = Environment.GetEnvironmentVariable(\"{USERSIG_VARIABLE}\");\n"),
        ),
    };
    // Not StringContent: it would write the Content-Type in its own way.
    let text = format!(
        "using System;\n\
        using System.Net.Http;\n\
        using System.Text;\n\
        {using}\n\
        class Program\n\
        {{\n    \
            static void Main()\n    \
            {{\n\
        {usersig}        \
                var url = {url};\n        \
                var body = {body};\n\
        \n        \
                var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));\n        \
                content.Headers.TryAddWithoutValidation({name}, {value});\n        \
                using (var client = new HttpClient())\n        \
                {{\n            \
                    var reply = client.PostAsync(url, content).GetAwaiter().GetResult();\n            \
                    Console.WriteLine(reply.Content.ReadAsStringAsync().GetAwaiter().GetResult());\n        \
                }}\n    \
            }}\n\
        }}\n",
        url = parts.url.expression(csharp::line, " + usersig + "),
        body = csharp::text(parts.body),
        name = csharp::line(name),
        value = csharp::line(value),
    );
    let mut notes = vec![Note::Run("dotnet run"), Note::Needs("dotnet new console")];
    notes.extend(parts.signer.is_some().then_some(Note::VendorPackage("dotnet add package tls-sig-api-v2")));
    Ok(Snippet { text, notes })
}

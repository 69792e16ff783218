//! Go with net/http.

use super::note::{Note, Unavailable};
use super::quote::go;
use super::request::{KEY_VARIABLE, Parts, USERSIG_VARIABLE, UserSig};
use super::source::Snippet;

/// The vendor's package.
const PACKAGE: &str = "github.com/tencentyun/tls-sig-api-v2-golang/tencentyun";

pub(super) fn make(parts: &Parts<'_>) -> Result<Snippet, Unavailable> {
    let (name, value) = parts.header();
    let reads = parts.usersig != UserSig::Written;
    let usersig = match &parts.signer {
        Some(signer) => format!(
            "\tusersig, err := tencentyun.GenUserSig({}, os.Getenv(\"{KEY_VARIABLE}\"), {}, 86400)\n\
            \tif err != nil {{\n\t\tlog.Fatal(err)\n\t}}\n",
            signer.sdkappid,
            go::line(&signer.identifier)
        ),
        None if reads => format!("\tusersig := os.Getenv(\"{USERSIG_VARIABLE}\")\n"),
        None => String::new(),
    };
    let text = format!(
        "package main\n\
        \n\
        import (\n\t\"fmt\"\n\t\"io\"\n\t\"log\"\n\t\"net/http\"\n{os}\t\"strings\"\n{package})\n\
        \n\
        func main() {{\n\
        {usersig}\
        \turl := {url}\n\
        \tbody := {body}\n\
        \n\
        \trequest, err := http.NewRequest({method}, url, strings.NewReader(body))\n\
        \tif err != nil {{\n\t\tlog.Fatal(err)\n\t}}\n\
        \trequest.Header.Set({name}, {value})\n\
        \treply, err := http.DefaultClient.Do(request)\n\
        \tif err != nil {{\n\t\tlog.Fatal(err)\n\t}}\n\
        \tdefer reply.Body.Close()\n\
        \ttext, err := io.ReadAll(reply.Body)\n\
        \tif err != nil {{\n\t\tlog.Fatal(err)\n\t}}\n\
        \tfmt.Println(string(text))\n\
        }}\n",
        os = if reads { "\t\"os\"\n" } else { "" },
        package = if parts.signer.is_some() { format!("\n\t\"{PACKAGE}\"\n") } else { String::new() },
        url = parts.url.expression(go::line, " + usersig + "),
        body = go::text(parts.body),
        method = go::line(parts.prepared.method),
        name = go::line(name),
        value = go::line(value),
    );
    let mut notes = vec![Note::Run("go run main.go")];
    if parts.signer.is_some() {
        notes.push(Note::VendorPackage("go get github.com/tencentyun/tls-sig-api-v2-golang"));
    }
    Ok(Snippet { text, notes })
}

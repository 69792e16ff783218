//! A [`Prepared`] as source text that sends it: the whole of a file that runs, in the languages of [`all`].
//!
//! Text in, text out: one file a language, its quoting in [`quote`]. The body is the request's own, byte for byte; where a
//! language can't say it, its JSON is said in other bytes and a [`Note`] tells, or there is no text and [`Unavailable`] tells why.
//! The room runs nothing, words nothing and knows no page.

mod ascii;
mod body;
mod csharp;
mod curl;
mod curl_cmd;
mod curl_powershell;
mod go;
mod http;
mod httpie;
mod java;
mod javascript;
mod note;
mod php;
mod php_gear;
mod php_sdk;
mod python;
mod quote;
mod request;
mod rust;
mod source;
mod vendor_sdk;

pub use note::{Note, SdkBody, Unavailable};
pub use request::{KEY_VARIABLE, Request, USERSIG_VARIABLE, UserSig};
pub use source::Snippet;

use crate::api::call::Prepared;
use request::Parts;

/// A language, or a tool, that a request can be written for.
#[derive(Debug, Clone, Copy)]
pub struct Language {
    /// Its short name, such as `curl`: the value of the select and of stored preferences.
    pub id: &'static str,
    /// Its name for people, the same in every language of the page.
    pub name: &'static str,
    /// What a file of it is called.
    pub file: &'static str,
    make: fn(&Parts<'_>) -> Result<Snippet, Unavailable>,
}

impl Language {
    /// The text that sends this request.
    ///
    /// # Errors
    /// Why this language has none for it.
    pub fn write(&self, request: &Request<'_>) -> Result<Snippet, Unavailable> {
        let parts = Parts::of(request)?;
        let mut snippet = (self.make)(&parts)?;
        snippet.notes.extend(parts.notes());
        Ok(snippet)
    }
}

/// Every language, in the order of the select.
pub fn all() -> &'static [Language] {
    &ALL
}

/// The language of this short name.
pub fn named(id: &str) -> Option<&'static Language> {
    ALL.iter().find(|language| language.id == id)
}

/// The line that sends the request with curl from bash, zsh and any other sh, as [`named`]`("curl")` gives it.
pub fn curl_line(prepared: &Prepared, usersig: UserSig) -> String {
    curl::line(&request::Url::of(prepared, usersig), prepared)
}

static ALL: [Language; 14] = [
    Language { id: "curl", name: "curl (bash, zsh)", file: "request.sh", make: curl::make },
    Language { id: "curl-cmd", name: "curl (cmd)", file: "request.cmd", make: curl_cmd::make },
    Language {
        id: "curl-powershell",
        name: "curl (PowerShell)",
        file: "request.ps1",
        make: curl_powershell::make,
    },
    Language { id: "httpie", name: "HTTPie", file: "request.sh", make: httpie::make },
    Language { id: "php", name: "PHP (curl)", file: "request.php", make: php::make },
    Language { id: "php-sdk", name: "PHP (SDK)", file: "request.php", make: php_sdk::make },
    Language { id: "php-gear", name: "TimRestApiGear.php", file: "request.sh", make: php_gear::make },
    Language { id: "python", name: "Python (requests)", file: "request.py", make: python::make },
    Language { id: "javascript", name: "JavaScript (fetch)", file: "request.js", make: javascript::make },
    Language { id: "go", name: "Go (net/http)", file: "main.go", make: go::make },
    Language { id: "java", name: "Java (java.net.http)", file: "TimRequest.java", make: java::make },
    Language { id: "rust", name: "Rust (reqwest)", file: "main.rs", make: rust::make },
    Language { id: "csharp", name: "C# (HttpClient)", file: "Program.cs", make: csharp::make },
    Language { id: "http", name: "HTTP (VS Code, JetBrains)", file: "request.http", make: http::make },
];

#[cfg(test)]
mod tests;

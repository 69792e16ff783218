//! curl from sh, as bash and zsh have it. No line begins with `#`: zsh at a prompt takes none for a comment.

use super::note::{Note, Unavailable};
use super::quote;
use super::quote::sh;
use super::request::{KEY_VARIABLE, Parts, Signer, USERSIG_VARIABLE, Url};
use super::source::Snippet;
use crate::api::call::Prepared;
use std::fmt::Write as _;

/// The vendor's package for the tools that have none of their own.
pub(super) const PYTHON_PACKAGE: Note = Note::VendorPackage("pip install tls-sig-api-v2");

pub(super) fn make(parts: &Parts<'_>) -> Result<Snippet, Unavailable> {
    let line = line(&parts.url, parts.prepared);
    let (first, mut notes) = signing(parts.signer.as_ref());
    notes.insert(0, Note::Run("sh request.sh"));
    Ok(Snippet { text: format!("{first}{line}\n"), notes })
}

/// The command line. A body that no argument can hold (a NUL, or too long) comes through a pipe.
pub(super) fn line(url: &Url, prepared: &Prepared) -> String {
    // curl reads brackets of a URL as patterns; only a base URL can hold any.
    let globoff = if prepared.base.as_str().contains('[') { " --globoff" } else { "" };
    let mut line = format!("curl{globoff} -X {} {}", prepared.method, self::url(url));
    for (name, value) in prepared.headers {
        let _ = write!(line, " \\\n  -H {}", sh::word(&format!("{name}: {value}")));
    }
    let body = &*prepared.body;
    if sh::is_argument(body) {
        // Not --data-binary: it would take a body that begins with @ for a file's name.
        let _ = write!(line, " \\\n  --data-raw {}", sh::word(body));
        return line;
    }
    format!("{} | {line} \\\n  --data-binary @-", sh::printf(body))
}

/// The URL as a word of sh: the variable stands in double quotes of its own.
pub(super) fn url(url: &Url) -> String {
    match url {
        Url::Whole(url) => sh::word(url),
        Url::Around(before, after) => {
            format!("{}\"${USERSIG_VARIABLE}\"{}", sh::word(before), sh::word(after))
        }
    }
}

/// The lines that make the UserSig, where the snippet is to, and what they need.
pub(super) fn signing(signer: Option<&Signer>) -> (String, Vec<Note>) {
    let Some(signer) = signer else { return (String::new(), Vec::new()) };
    let program = sh::word(&python(signer, &quote::python::line(&signer.identifier), "\""));
    (format!("{USERSIG_VARIABLE}=$(python3 -c {program})\n"), vec![PYTHON_PACKAGE])
}

/// The line of Python that prints a UserSig; the identifier is given as a literal of Python.
pub(super) fn python(signer: &Signer, identifier: &str, quote: &str) -> String {
    format!(
        "import os, TLSSigAPIv2; print(TLSSigAPIv2.TLSSigAPIv2({}, os.environ[{quote}{KEY_VARIABLE}{quote}]).gen_sig({identifier}, 86400))",
        signer.sdkappid
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Secret;
    use crate::api::call::{CONTENT_TYPE, Call, Secrets, prepare};
    use crate::api::endpoint::Endpoint;
    use crate::snippet::UserSig;
    use proptest::prelude::*;
    use std::io::Write as _;
    use std::process::{Command, Stdio};

    fn prepared(base: &str, identifier: &str, usersig: &str, body: &str) -> Prepared {
        let call = Call {
            endpoint: Endpoint::Custom(base.into()),
            sdkappid: "88888888".into(),
            identifier: identifier.into(),
            usersig: Secret::new(usersig),
            random: "7".into(),
            body: body.into(),
            ..Call::default()
        };
        prepare(&call).unwrap()
    }

    fn of(prepared: &Prepared, usersig: UserSig) -> String {
        line(&Url::of(prepared, usersig), prepared)
    }

    /// Runs the line in a real sh where `curl` prints its arguments and then its input, each closed by a mark.
    fn run(line: &str, usersig: &str) -> Vec<u8> {
        let curl = "curl() { printf '%s<end>' \"$@\"; case \"$*\" in *--data-binary*) cat;; esac; }\n";
        let mut sh = Command::new("sh")
            .env(USERSIG_VARIABLE, usersig)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        sh.stdin.take().unwrap().write_all(format!("{curl}{line}\n").as_bytes()).unwrap();
        let output = sh.wait_with_output().unwrap();
        assert!(output.status.success());
        output.stdout
    }

    fn expected(prepared: &Prepared, globoff: bool, data: [&str; 2], input: &str) -> Vec<u8> {
        let url = prepared.url(Secrets::Revealed);
        let content_type = format!("Content-Type: {CONTENT_TYPE}");
        let mut words = if globoff { vec!["--globoff"] } else { vec![] };
        words.extend(["-X", "POST", &url, "-H", &content_type]);
        words.extend(data);
        let words: String = words.iter().map(|word| format!("{word}<end>")).collect();
        (words + input).into_bytes()
    }

    #[test]
    fn what_it_looks_like() {
        let prepared = prepared("http://127.0.0.1:8080", "it's", "eJw*-_", "{\"a\":\"it's\"}");
        let expected = |url: &str| {
            format!(
                "curl -X POST 'http://127.0.0.1:8080/v4/profile/portrait_set?sdkappid=88888888\
                &identifier=it%27s&usersig={url}&random=7&contenttype=json' \\\n  \
                -H 'Content-Type: text/plain;charset=UTF-8' \\\n  \
                --data-raw '{{\"a\":\"it'\\''s\"}}'"
            )
        };
        assert_eq!(of(&prepared, UserSig::Written), expected("eJw*-_"));
        assert_eq!(of(&prepared, UserSig::Read), expected("'\"$TIM_USERSIG\"'"));
    }

    #[test]
    fn only_the_parameter_is_masked() {
        let prepared = prepared("http://h/a&usersig=***&it's", "&usersig=***", "eJw", "{}");
        let line = of(&prepared, UserSig::Read);
        assert_eq!(line.matches("$TIM_USERSIG").count(), 1);
        assert_eq!(run(&line, "eJw"), expected(&prepared, false, ["--data-raw", "{}"], ""));
    }

    #[test]
    fn bodies_that_curl_or_sh_would_misread() {
        for body in ["", "@/etc/passwd", "-v", "a\r\nb\n\n", "$HOME `id` $(id) !! \\n %s", "'", "''\\'"] {
            let prepared = prepared("http://[::1]:8080", "admin", "eJw", body);
            let line = of(&prepared, UserSig::Read);
            assert_eq!(run(&line, "eJw"), expected(&prepared, true, ["--data-raw", body], ""), "{body:?}");
        }
    }

    #[test]
    fn bodies_that_no_argument_holds() {
        for body in ["\0".to_owned(), "a\x001%s\\0'\n".to_owned(), "é\"".repeat(100 * 1024)] {
            let prepared = prepared("http://h", "admin", "eJw", &body);
            let line = of(&prepared, UserSig::Read);
            assert_eq!(run(&line, "eJw"), expected(&prepared, false, ["--data-binary", "@-"], &body));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn sh_reads_every_byte_back(
            identifier in any::<String>(), usersig in "[A-Za-z0-9*_-]{1,20}", body in "(?s)[^\0]{0,60}",
        ) {
            let prepared = prepared("http://h", &identifier, &usersig, &body);
            let words = expected(&prepared, false, ["--data-raw", &body], "");
            prop_assert_eq!(run(&of(&prepared, UserSig::Read), &usersig), &words[..]);
            prop_assert_eq!(run(&of(&prepared, UserSig::Written), ""), words);
        }
    }
}

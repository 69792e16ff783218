//! A request as a curl command line for sh. Writes text; runs and reads nothing.

use crate::api::call::{Prepared, QueryPart, Secrets};
use std::fmt::Write;

/// The longest body given as an argument, in bytes: Linux takes 128 KiB an argument.
const ARGUMENT_MAX: usize = 100 * 1024;

/// The command line that sends the very same request. When secrets are masked, the shell variable `USERSIG` stands
/// where the UserSig was, so that the line still runs once the variable is set; a UserSig's alphabet needs no
/// encoding. A body that no argument can hold (a NUL, or too long) comes through a pipe.
pub fn to_curl(prepared: &Prepared, secrets: Secrets) -> String {
    // curl reads brackets of a URL as patterns; only a base URL can hold any.
    let globoff = if prepared.base.as_str().contains('[') { " --globoff" } else { "" };
    let url = url(prepared, secrets);
    let mut line = format!("curl{globoff} -X {} {url}", prepared.method);
    for (name, value) in prepared.headers {
        let _ = write!(line, " \\\n  -H {}", quote(&format!("{name}: {value}")));
    }
    let body = &*prepared.body;
    if body.len() <= ARGUMENT_MAX && !body.contains('\0') {
        // Not --data-binary: it would take a body that begins with @ for a file's name.
        let _ = write!(line, " \\\n  --data-raw {}", quote(body));
        return line;
    }
    let format = body.replace('\\', "\\\\").replace('%', "%%").replace('\0', "\\000");
    format!("printf {} | {line} \\\n  --data-binary @-", quote(&format))
}

fn url(prepared: &Prepared, secrets: Secrets) -> String {
    let mut url = quote(&prepared.url(secrets));
    let Some(secret) = prepared.query.iter().find(|part| secrets == Secrets::Masked && is_secret(part))
    else {
        return url;
    };
    let masked = format!("&{}={}", secret.name, secret.encoded(Secrets::Masked));
    let variable = format!("&{}='\"${}\"'", secret.name, secret.name.to_ascii_uppercase());
    // `&` and `=` are encoded in values, so the last one is the parameter itself.
    if let Some(at) = url.rfind(&masked) {
        url.replace_range(at..at + masked.len(), &variable);
    }
    url
}

/// A secret is what reads otherwise when it is masked.
fn is_secret(part: &QueryPart) -> bool {
    part.encoded(Secrets::Masked) != part.encoded(Secrets::Revealed)
}

/// One word for sh: nothing is special between single quotes but the quote itself.
fn quote(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Secret;
    use crate::api::call::{CONTENT_TYPE, Call, prepare};
    use crate::api::endpoint::Endpoint;
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

    /// Runs the line in a real sh where `curl` prints its arguments and then its input, each closed by a mark.
    fn run(line: &str, usersig: &str) -> Vec<u8> {
        let curl = "curl() { printf '%s<end>' \"$@\"; case \"$*\" in *--data-binary*) cat;; esac; }\n";
        let mut sh = Command::new("sh")
            .env("USERSIG", usersig)
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
        let line = |url: &str| {
            format!(
                "curl -X POST 'http://127.0.0.1:8080/v4/profile/portrait_set?sdkappid=88888888\
                &identifier=it%27s&usersig={url}&random=7&contenttype=json' \\\n  \
                -H 'Content-Type: text/plain;charset=UTF-8' \\\n  \
                --data-raw '{{\"a\":\"it'\\''s\"}}'"
            )
        };
        assert_eq!(to_curl(&prepared, Secrets::Revealed), line("eJw*-_"));
        assert_eq!(to_curl(&prepared, Secrets::Masked), line("'\"$USERSIG\"'"));
    }

    #[test]
    fn without_a_usersig_there_is_nothing_to_mask() {
        let prepared = prepared("http://h", "***", "", "{}");
        assert_eq!(to_curl(&prepared, Secrets::Masked), to_curl(&prepared, Secrets::Revealed));
    }

    #[test]
    fn only_the_parameter_is_masked() {
        let prepared = prepared("http://h/a&usersig=***&it's", "&usersig=***", "eJw", "{}");
        let line = to_curl(&prepared, Secrets::Masked);
        assert_eq!(line.matches("$USERSIG").count(), 1);
        assert_eq!(run(&line, "eJw"), expected(&prepared, false, ["--data-raw", "{}"], ""));
    }

    #[test]
    fn bodies_that_curl_or_sh_would_misread() {
        for body in ["", "@/etc/passwd", "-v", "a\r\nb\n\n", "$HOME `id` $(id) !! \\n %s", "'", "''\\'"] {
            let prepared = prepared("http://[::1]:8080", "admin", "eJw", body);
            let line = to_curl(&prepared, Secrets::Masked);
            assert_eq!(run(&line, "eJw"), expected(&prepared, true, ["--data-raw", body], ""), "{body:?}");
        }
    }

    #[test]
    fn bodies_that_no_argument_holds() {
        for body in ["\0".to_owned(), "a\x001%s\\0'\n".to_owned(), "é\"".repeat(ARGUMENT_MAX)] {
            let prepared = prepared("http://h", "admin", "eJw", &body);
            let line = to_curl(&prepared, Secrets::Masked);
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
            prop_assert_eq!(run(&to_curl(&prepared, Secrets::Masked), &usersig), &words[..]);
            prop_assert_eq!(run(&to_curl(&prepared, Secrets::Revealed), ""), words);
        }
    }
}

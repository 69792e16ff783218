//! curl from cmd and PowerShell, by models of the two in front of the real curl.

use crate::cases::{Case, all, check, request, write};
use crate::echo::Echo;
use crate::tool::{folder, in_venv};
use crate::{cmd, powershell};
use proptest::prelude::*;
use tim_tester::snippet::UserSig;

#[test]
fn cmd_by_a_model() {
    let echo = Echo::start(47810);
    let folder = folder("cmd");
    for case in all(&echo) {
        for usersig in [UserSig::Read, UserSig::Written] {
            let snippet = write("curl-cmd", &case, usersig).unwrap();
            let output = cmd::play(&snippet.text, &folder, &in_venv("python"));
            check("curl-cmd", &case, &snippet, &echo.take(), &output);
        }
    }
}

#[test]
fn powershell_by_a_model() {
    let echo = Echo::start(47811);
    let folder = folder("powershell");
    for case in all(&echo) {
        for usersig in [UserSig::Read, UserSig::Written] {
            let snippet = write("curl-powershell", &case, usersig).unwrap();
            let output = powershell::play(&snippet.text, &folder, &in_venv("python"));
            check("curl-powershell", &case, &snippet, &echo.take(), &output);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_body_and_identifier(
        identifier in any::<String>(),
        body in prop_oneof!["(?s).{0,60}", "[\"\\\\^&|<>%! a\n\r\t]{0,20}", "\"[\\\\\"^&%é😀]{0,9}"],
    ) {
        let echo = Echo::start(0);
        let folder = folder("windows");
        let case = Case { name: "any", prepared: request(&echo, "", &identifier, &body) };
        let snippet = write("curl-cmd", &case, UserSig::Read).unwrap();
        let output = cmd::play(&snippet.text, &folder, &in_venv("python"));
        check("curl-cmd", &case, &snippet, &echo.take(), &output);
        let snippet = write("curl-powershell", &case, UserSig::Read).unwrap();
        let output = powershell::play(&snippet.text, &folder, &in_venv("python"));
        check("curl-powershell", &case, &snippet, &echo.take(), &output);
    }
}

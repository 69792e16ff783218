//! PHP, Python and Node: a file that is run as it is.

use crate::cases::{all, check, write};
use crate::echo::Echo;
use crate::tool::{folder, in_venv, program, run, write as write_file};
use std::ffi::OsStr;
use tim_tester::snippet::UserSig;

fn runs(id: &str, port: u16, file: &str, interpreter: impl AsRef<OsStr>) {
    let echo = Echo::start(port);
    let folder = folder(id);
    for case in all(&echo) {
        for usersig in [UserSig::Read, UserSig::Written] {
            if usersig == UserSig::Written && case.name != "plain" {
                continue;
            }
            let snippet = write(id, &case, usersig).unwrap();
            write_file(&folder.join(file), &snippet.text);
            let output = run(program(&interpreter, &folder).arg(file));
            check(id, &case, &snippet, &echo.take(), &output);
        }
    }
}

#[test]
fn php() {
    runs("php", 47803, "request.php", "php");
}

#[test]
fn python() {
    runs("python", 47804, "request.py", in_venv("python"));
}

#[test]
fn javascript() {
    runs("javascript", 47805, "request.js", "node");
}

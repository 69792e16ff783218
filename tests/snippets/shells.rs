//! curl and HTTPie, from the shells that people have.

use crate::cases::{all, check, few, write};
use crate::echo::Echo;
use crate::tool::{folder, has, home, in_venv, program, run, write as write_file};
use tim_tester::snippet::UserSig;

#[test]
fn curl() {
    let echo = Echo::start(47801);
    let folder = folder("curl");
    let mut shells = vec![("sh", UserSig::Read), ("bash", UserSig::Written)];
    if has("zsh") {
        shells.push(("zsh", UserSig::Read));
    }
    for case in all(&echo) {
        for (shell, usersig) in shells.iter().copied() {
            let snippet = write("curl", &case, usersig).unwrap();
            write_file(&folder.join("request.sh"), &snippet.text);
            let output = run(program(shell, &folder).arg("request.sh"));
            check(shell, &case, &snippet, &echo.take(), &output);
        }
    }
}

#[test]
fn httpie() {
    if !has(in_venv("http")) {
        return;
    }
    let echo = Echo::start(47802);
    let folder = folder("httpie");
    let path = std::env::join_paths(
        [home().join("venv/bin")]
            .into_iter()
            .chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
    )
    .unwrap();
    // HTTPie takes long to start.
    for case in few(&echo) {
        let snippet = write("httpie", &case, UserSig::Read).unwrap();
        write_file(&folder.join("request.sh"), &snippet.text);
        let output = run(program("sh", &folder).arg("request.sh").env("PATH", &path));
        check("httpie", &case, &snippet, &echo.take(), &output);
    }
}

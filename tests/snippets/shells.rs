//! curl and HTTPie, from the shells that people have.

use crate::cases::{all, check, few, write};
use crate::echo::Echo;
use crate::tool::{folder, has, home, program, run, write as write_file};
use tim_tester::snippet::UserSig;

#[test]
fn curl() {
    let echo = Echo::start(47801);
    let folder = folder("curl");
    for case in all(&echo) {
        for (shell, usersig) in [("sh", UserSig::Read), ("bash", UserSig::Written), ("zsh", UserSig::Read)] {
            if shell == "zsh" && !has("zsh") {
                continue;
            }
            let snippet = write("curl", &case, usersig).unwrap();
            write_file(&folder.join("request.sh"), &snippet.text);
            let output = run(program(shell, &folder).arg("request.sh"));
            check(shell, &case, &snippet, &echo.take(), &output);
        }
    }
}

#[test]
fn httpie() {
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

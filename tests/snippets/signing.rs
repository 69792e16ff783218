//! The UserSig made from a SecretKey in the environment. By the vendor's own packages where the registries have them (Python, Node);
//! by stand-ins that tell their arguments where not (PHP, Go, Java, C#); by the Rust snippet itself.

use crate::cases::{Case, NICK, request, write};
use crate::compiled::{cargo, mcs};
use crate::echo::Echo;
use crate::sdk::sdk;
use crate::tool::{
    folder, has, has_node_package, has_python_package, home, in_venv, own, program, run, write as write_file,
};
use crate::{cmd, powershell};
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use tim_tester::api::Secret;
use tim_tester::api::encode::decode_query_value;
use tim_tester::api::usersig;
use tim_tester::sandbox::demo;
use tim_tester::snippet::UserSig;

const IDENTIFIER: &str = "管理员 & \"it's\" 100% $HOME `id` !";

fn case(echo: &Echo) -> Case {
    Case { name: "made", prepared: request(echo, "", IDENTIFIER, NICK) }
}

/// The snippet's text in a file of a folder.
fn written(id: &str, echo: &Echo, path: &Path) {
    write_file(path, &write(id, &case(echo), UserSig::Made).unwrap().text);
}

/// The UserSig that arrived.
fn arrived(echo: &Echo, output: &str) -> String {
    let requests = echo.take();
    let [request] = &*requests else { panic!("{} requests: {output}", requests.len()) };
    let usersig = request.target.split(['?', '&']).find_map(|part| part.strip_prefix("usersig="));
    decode_query_value(usersig.unwrap()).unwrap()
}

#[track_caller]
fn is_genuine(echo: &Echo, output: &str) {
    let now = std::time::UNIX_EPOCH.elapsed().unwrap().as_secs();
    let key = Secret::new(demo::KEY);
    let arrived = arrived(echo, output);
    let verdict = usersig::server_code(&arrived, demo::SDKAPPID.into(), IDENTIFIER, &key, now);
    assert_eq!(verdict, Ok(()), "{arrived}\n{output}");
}

#[track_caller]
fn is_of_the_stand_in(echo: &Echo, output: &str) {
    let user = IDENTIFIER.bytes().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    assert_eq!(arrived(echo, output), format!("{}-{user}-{}-86400", demo::SDKAPPID, demo::KEY), "{output}");
}

fn in_path(command: &mut Command) -> &mut Command {
    let path = std::env::var_os("PATH").unwrap();
    let all = [home().join("venv/bin")].into_iter().chain(std::env::split_paths(&path));
    command.env("PATH", std::env::join_paths(all).unwrap()).env_remove("TIM_USERSIG")
}

#[test]
fn by_the_vendors_packages() {
    let echo = Echo::start(47815);
    let genuine = |id: &str, file: &str, interpreter: &str| {
        let folder = folder(id);
        written(id, &echo, &folder.join(file));
        let output = run(in_path(&mut program(interpreter, &folder)).arg(file));
        is_genuine(&echo, &output);
    };
    if has_node_package() {
        genuine("javascript", "made.js", "node");
    }
    if !has_python_package() {
        return;
    }
    genuine("python", "made.py", "python");
    genuine("curl", "made.sh", "sh");
    if has(in_venv("http")) {
        genuine("httpie", "made.sh", "sh");
    }
    let made = |id: &str| write(id, &case(&echo), UserSig::Made).unwrap().text;
    let output = cmd::play(&made("curl-cmd"), &folder("cmd_made"), &in_venv("python"));
    is_genuine(&echo, &output);
    let output = powershell::play(&made("curl-powershell"), &folder("powershell_made"), &in_venv("python"));
    is_genuine(&echo, &output);
}

#[test]
fn by_the_snippet_itself() {
    let echo = Echo::start(47816);
    let folder = folder("rust");
    for file in ["Cargo.toml", "Cargo.lock"] {
        write_file(&folder.join(file), &own(&format!("rust/{file}")));
    }
    written("rust", &echo, &folder.join("src/bin/made/main.rs"));
    run(cargo(&folder).args(["--bin", "made"]));
    let output = run(program(folder.join("target/debug/made"), &folder).env_remove("TIM_USERSIG"));
    is_genuine(&echo, &output);
}

#[test]
fn by_stand_ins_for_php() {
    let echo = Echo::start(47817);
    let folder = sdk("php_made", &echo, true);
    for (id, file, interpreter) in
        [("php", "made.php", "php"), ("php-sdk", "sdk.php", "php"), ("php-gear", "gear.sh", "sh")]
    {
        written(id, &echo, &folder.join(file));
        let output = run(program(interpreter, &folder).arg(file).env_remove("TIM_USERSIG"));
        is_of_the_stand_in(&echo, &output);
    }
}

#[test]
fn by_a_stand_in_for_go() {
    if !has("go") {
        return;
    }
    let echo = Echo::start(47818);
    let folder = folder("go_made");
    let module = "github.com/tencentyun/tls-sig-api-v2-golang";
    let requires = format!("require {module} v0.0.0\n\nreplace {module} => ./stand_in\n");
    write_file(&folder.join("go.mod"), &format!("module snippets\n\ngo 1.19\n\n{requires}"));
    write_file(&folder.join("stand_in/go.mod"), &format!("module {module}\n\ngo 1.19\n"));
    write_file(&folder.join("stand_in/tencentyun/usersig.go"), &own("stand_in/go/tencentyun/usersig.go"));
    written("go", &echo, &folder.join("main.go"));
    let mut go = program("go", &folder);
    go.args(["run", "main.go"]).env("GOFLAGS", "-mod=mod").env("GOPROXY", "off").env_remove("TIM_USERSIG");
    let output = run(&mut go);
    is_of_the_stand_in(&echo, &output);
}

#[test]
fn by_a_stand_in_for_java() {
    if !has("javac") {
        return;
    }
    let echo = Echo::start(47819);
    let folder = folder("java_made");
    let stand_in = folder.join("com/tencentyun/TLSSigAPIv2.java");
    write_file(&stand_in, &own("stand_in/java/com/tencentyun/TLSSigAPIv2.java"));
    run(program("javac", &folder).args(["-proc:none", "-d", "."]).arg(&stand_in));
    let path = folder.join("request/TimRequest.java");
    written("java", &echo, &path);
    write_file(&folder.join("Batch.java"), &own("Batch.java"));
    let output = run(program("java", &folder).args(["-Dmore=.", "Batch.java"]).arg(&path));
    is_of_the_stand_in(&echo, &output);
}

#[test]
fn by_a_stand_in_for_csharp() {
    if !has("mcs") || !has("mono") {
        return;
    }
    let echo = Echo::start(47820);
    let folder = folder("csharp_made");
    let stand_in = folder.join("TLSSigAPIv2.cs");
    write_file(&stand_in, &own("stand_in/TLSSigAPIv2.cs"));
    let path = folder.join("Program.cs");
    written("csharp", &echo, &path);
    mcs(&path, &[stand_in]);
    let output = run(program("mono", &folder).arg(path.with_extension("exe")));
    is_of_the_stand_in(&echo, &output);
}

//! The tools, and the folder in which snippets are written and run.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tim_tester::sandbox::demo;

/// The folder of a language, emptied of nothing: what is compiled there is kept.
pub fn folder(name: &str) -> PathBuf {
    let folder = home().join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Where `scripts/setup.sh snippets` puts what it installs.
pub fn home() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/snippets")
}

/// Writes a file, and leaves it alone where it is the same, so that it need not be compiled again.
pub fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    if fs::read_to_string(path).ok().as_deref() != Some(text) {
        fs::write(path, text).unwrap();
    }
}

/// A file that stands beside this test.
pub fn own(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snippets").join(name)).unwrap()
}

/// A program of the machine with the environment that a snippet reads.
pub fn program(name: impl AsRef<OsStr>, folder: &Path) -> Command {
    let mut command = Command::new(name);
    command.current_dir(folder).stdin(Stdio::null());
    command.env("TIM_USERSIG", demo::USERSIG).env("TIM_SECRET_KEY", demo::KEY);
    for proxy in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] {
        command.env_remove(proxy);
    }
    command
}

/// A program of the virtual environment that `scripts/setup.sh snippets` makes.
pub fn in_venv(name: &str) -> PathBuf {
    home().join("venv/bin").join(name)
}

/// Runs it and gives what it printed, errors last.
pub fn run(command: &mut Command) -> String {
    run_with(command, None)
}

/// Runs it with this input.
pub fn run_with(command: &mut Command, input: Option<&[u8]>) -> String {
    let name = command.get_program().to_string_lossy().into_owned();
    if input.is_some() {
        command.stdin(Stdio::piped());
    }
    let missing = |error| panic!("{name} can't be run ({error}): scripts/setup.sh snippets brings it");
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap_or_else(missing);
    if let Some(input) = input {
        // A program that ends without reading it all is told by what it prints.
        let _ = child.stdin.take().unwrap().write_all(input);
    }
    let output = child.wait_with_output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(
        output.status.success(),
        "{name} failed: {:.3000}\n{:.3000}",
        text(&output.stderr),
        text(&output.stdout)
    );
    text(&output.stdout) + &text(&output.stderr)
}

/// Whether a program that is only good to have is there; its test says that it was left out.
pub fn has(name: impl AsRef<OsStr>) -> bool {
    let name = name.as_ref();
    let mut command = Command::new(name);
    let there = command.arg("--version").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    or_left_out(&name.to_string_lossy(), there.status().is_ok())
}

/// Whether the vendor's package for Python is in the virtual environment.
pub fn has_python_package() -> bool {
    let mut python = Command::new(in_venv("python"));
    let there = python.args(["-c", "import TLSSigAPIv2"]).stderr(Stdio::null()).status();
    or_left_out("Python's tls-sig-api-v2", there.is_ok_and(|status| status.success()))
}

/// Whether the vendor's package for Node is beside the snippets for it.
pub fn has_node_package() -> bool {
    or_left_out("npm's tls-sig-api-v2", home().join("javascript/node_modules/tls-sig-api-v2").is_dir())
}

/// Past the harness, which shows only what failing tests print.
fn or_left_out(name: &str, there: bool) -> bool {
    if !there {
        let _ = writeln!(std::io::stderr(), "LEFT OUT: {name} is not on this machine");
    }
    there
}

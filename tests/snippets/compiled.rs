//! Go, Java, Rust and C#: all files of a language are compiled together, and kept until the next run.

use crate::cases::{Case, all, check, few, write};
use crate::echo::Echo;
use crate::tool::{folder, has, home, own, program, run, write as write_file};
use std::path::{Path, PathBuf};
use std::process::Command;
use tim_tester::snippet::{Snippet, UserSig};

/// The name of a case as a folder's or a program's, which must not be a device of Windows for Go.
fn slug(case: &Case) -> String {
    format!("case_{}", case.name.replace(' ', "_"))
}

/// Writes every case of a language into a folder of its own.
fn written(id: &str, file: &str, cases: &[Case], folder: &Path) -> Vec<(Snippet, PathBuf)> {
    cases
        .iter()
        .map(|case| {
            let snippet = write(id, case, UserSig::Read).unwrap();
            let path = folder.join(slug(case)).join(file);
            write_file(&path, &snippet.text);
            (snippet, path)
        })
        .collect()
}

#[test]
fn go() {
    if !has("go") {
        return;
    }
    let echo = Echo::start(47806);
    let folder = folder("go");
    let cases = few(&echo);
    write_file(&folder.join("go.mod"), "module snippets\n\ngo 1.19\n");
    let written = written("go", "main.go", &cases, &folder);
    let mut build = program("go", &folder);
    build.args(["build", "-ldflags=-s -w", "-o", "bin/"]).env("GOFLAGS", "-mod=mod").env("GOPROXY", "off");
    run(build.args(cases.iter().map(|case| format!("./{}", slug(case)))));
    for (case, (snippet, _)) in cases.iter().zip(&written) {
        let output = run(&mut program(folder.join("bin").join(slug(case)), &folder));
        check("go", case, snippet, &echo.take(), &output);
    }
}

#[test]
fn java() {
    if !has("javac") {
        return;
    }
    let echo = Echo::start(47807);
    let folder = folder("java");
    let cases = all(&echo);
    let written = written("java", "TimRequest.java", &cases, &folder);
    write_file(&folder.join("Batch.java"), &own("Batch.java"));
    // In the encoding that a Chinese Windows has.
    let mut java = program("java", &folder);
    java.args(["-Dfile.encoding=GBK", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "Batch.java"]);
    let output = run(java.args(written.iter().map(|(_, path)| path)));
    let arrived = echo.take();
    assert_eq!(arrived.len(), cases.len(), "{output}");
    for ((case, (snippet, _)), arrived) in cases.iter().zip(&written).zip(arrived) {
        check("java", case, snippet, &[arrived], &output);
    }
}

#[test]
fn rust() {
    let echo = Echo::start(47808);
    let folder = folder("rust");
    let cases = few(&echo);
    for file in ["Cargo.toml", "Cargo.lock"] {
        write_file(&folder.join(file), &own(&format!("rust/{file}")));
    }
    let written = written("rust", "main.rs", &cases, &folder.join("src/bin"));
    run(&mut cargo(&folder));
    for (case, (snippet, _)) in cases.iter().zip(&written) {
        let output = run(&mut program(folder.join("target/debug").join(slug(case)), &folder));
        check("rust", case, snippet, &echo.take(), &output);
    }
}

/// The build of all programs of the folder. The crates are those of the lock file.
pub fn cargo(folder: &Path) -> Command {
    let mut cargo = program(env!("CARGO"), folder);
    cargo.args(["build", "--quiet", "--locked"]).env("CARGO_TARGET_DIR", folder.join("target"));
    cargo.env_remove("RUSTFLAGS");
    cargo
}

#[test]
fn csharp() {
    if !has("mcs") || !has("mono") {
        return;
    }
    let echo = Echo::start(47809);
    let folder = folder("csharp");
    let cases = few(&echo);
    let written = written("csharp", "Program.cs", &cases, &folder);
    for (case, (snippet, path)) in cases.iter().zip(&written) {
        mcs(path, &[]);
        let output = run(program("mono", &folder).arg(path.with_extension("exe")));
        check("csharp", case, snippet, &echo.take(), &output);
    }
}

/// Compiles a program for Mono, where it is not compiled yet.
pub fn mcs(path: &Path, more: &[PathBuf]) {
    let program_file = path.with_extension("exe");
    let time = |path: &Path| path.metadata().and_then(|file| file.modified()).ok();
    if time(&program_file) < time(path) {
        let mut mcs = program("mcs", &home());
        mcs.args(["-nologo", "-langversion:latest", "-r:System.Net.Http.dll"]);
        run(mcs.arg(format!("-out:{}", program_file.display())).arg(path).args(more));
    }
}

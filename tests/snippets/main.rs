//! Each snippet is written to a file and run with the real tool against an echo that keeps the bytes and has the sandbox behind it: the
//! server receives exactly what the page would send. `make test-snippets` brings the tools and runs these; a plain `cargo test` does not.
//!
//! What no machine of ours has is played: cmd and PowerShell by models of their quoting ([`cmd`], [`powershell`]) in front of the real
//! curl, the vendor's PHP SDK and its packages for PHP, Go, Java and C# by stand-ins of their documented interfaces (`stand_in/`),
//! readers of `.http` files by a small one ([`http_file`]).
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod cases;
mod cmd;
mod compiled;
mod echo;
mod http_file;
mod powershell;
mod scripts;
mod sdk;
mod shells;
mod signing;
mod tool;
mod windows;

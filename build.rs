//! Has the linker keep what `wasm-split-cli` reads (scripts/split/wasm-bindgen).

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|held| held == value);
    if std::env::var_os("CARGO_FEATURE_SPLIT").is_some() && is("CARGO_CFG_TARGET_FAMILY", "wasm") {
        println!("cargo::rustc-link-arg-bin=tim-tester=--emit-relocs");
    }
}

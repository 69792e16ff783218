//! Mounts the page, nothing else.

#[cfg(target_arch = "wasm32")]
fn main() {
    tim_tester::page::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("This program is a web page: `make serve` builds and opens it.");
}

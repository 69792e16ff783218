//! How quick the `json` room is on 10 MB, natively. Not run by default; the figures are for reading:
//! `cargo test --release --test json_speed -- --ignored --nocapture`
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]
#![cfg(not(target_arch = "wasm32"))]

use std::time::{Duration, Instant};

use tim_tester::json::pretty::format;
use tim_tester::json::scan::validate;
use tim_tester::json::view::{Folds, Layout, Search};

const SIZE: usize = 10_000_000;
const SLICE: usize = 64 * 1024;

/// A reply of many accounts, as portrait_get gives them; and three hostile ones.
fn texts() -> [(&'static str, String); 5] {
    let record = concat!(
        r#"{"To_Account":"user_0123456789","ProfileItem":[{"Tag":"Tag_Profile_IM_Nick","Value":"名字 😀"},"#,
        r#"{"Tag":"Tag_Profile_IM_Level","Value":18446744073709551615}],"ResultCode":0,"ResultInfo":"ok\n"}"#
    );
    let array = |item: &str| format!("[{}]", vec![item; SIZE / (item.len() + 1)].join(","));
    [
        ("records", array(record)),
        ("Chinese text", array(r#""即时通信的资料字段""#)),
        ("small numbers", array("0")),
        ("one string", format!("[\"{}\"]", "x".repeat(SIZE))),
        ("deep", "[".repeat(SIZE / 2) + &"]".repeat(SIZE / 2)),
    ]
}

fn timed<T>(what: &str, text: &str, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = run();
    let taken = start.elapsed();
    println!(
        "  {what:<22}{:>8.1} ms {:>6.0} MB/s",
        taken.as_secs_f64() * 1e3,
        text.len() as f64 / 1e6 / taken.as_secs_f64()
    );
    result
}

#[test]
#[ignore = "prints figures"]
fn ten_megabytes() {
    for (name, text) in texts() {
        println!("{name}, {} bytes", text.len());
        timed("scan", &text, || validate(text.as_bytes())).unwrap();
        let mut longest = Duration::ZERO;
        let mut layout = Layout::new();
        timed("layout", &text, || {
            let mut done = false;
            while !done {
                let start = Instant::now();
                done = layout.advance(&text, SLICE);
                longest = longest.max(start.elapsed());
            }
        });
        println!("  {} lines, longest slice {:.2} ms", layout.len(), longest.as_secs_f64() * 1e3);
        if name != "deep" {
            timed("format", &text, || format(&text, "  ")).unwrap();
        }
        let mut search = Search::new("level", true);
        timed("search", &text, || while !search.advance(&text, &layout, SLICE) {});
        let mut folds = Folds::default();
        timed("fold all", &text, || folds.fold_from(&layout, 1));
        timed("60 lines in the middle", &text, || {
            let middle = layout.len() / 2;
            (middle..middle + 60).filter_map(|at| layout.line(&text, at)).count()
        });
        timed("path of the last line", &text, || layout.path(&text, layout.len() - 2).len());
    }
}

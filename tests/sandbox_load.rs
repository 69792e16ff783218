//! 20,000 requests from 64 connections: none lost, none wrong, memory flat. Takes seconds and means something in a
//! release build only, so it is asked for:
//! `cargo test --release --test sandbox_load -- --ignored --nocapture`
#![allow(clippy::unwrap_used)]

mod sandbox_process;

use sandbox_process::Server;
use serde_json::json;
use std::time::Instant;

const REQUESTS: u64 = 20_000;
const CONNECTIONS: u64 = 64;

/// The resident memory of a process in kB, where the system tells it.
fn resident(pid: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?.split_whitespace().next()?.parse().ok()
}

/// Every connection sets and reads in turn the one field of its own account.
async fn round(server: &Server) -> f64 {
    let (set, get) = (server.target("profile/portrait_set"), server.target("profile/portrait_get"));
    let mut tasks = tokio::task::JoinSet::new();
    let started = Instant::now();
    for n in 0..CONNECTIONS {
        let (mut connection, set, get) = (server.connect().await, set.clone(), get.clone());
        tasks.spawn(async move {
            let account = format!("load{n}");
            let tag = "Tag_Profile_IM_Level";
            let share = REQUESTS / CONNECTIONS + u64::from(n < REQUESTS % CONNECTIONS);
            let mut value = 0;
            for turn in 0..share {
                if turn % 2 == 0 {
                    value = u64::MAX - n * REQUESTS - turn;
                    let item = json!({ "Tag": tag, "Value": value });
                    let body = json!({ "From_Account": account, "ProfileItem": [item] }).to_string();
                    assert_eq!(connection.post(&set, "", &body).await.code(), 0);
                } else {
                    let body = json!({ "To_Account": [account], "TagList": [tag] }).to_string();
                    let reply = connection.post(&get, "", &body).await.json();
                    assert_eq!(reply["UserProfileItem"][0]["ProfileItem"][0]["Value"], value);
                }
            }
            share
        });
    }
    let mut answered = 0;
    while let Some(share) = tasks.join_next().await {
        answered += share.unwrap();
    }
    assert_eq!(answered, REQUESTS);
    REQUESTS as f64 / started.elapsed().as_secs_f64()
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement"]
async fn twenty_thousand_requests() {
    let server = Server::start(&["--rate", "off"]);
    let import = server.target("im_open_login_svc/account_import");
    for n in 0..CONNECTIONS {
        let body = json!({ "Identifier": format!("load{n}") }).to_string();
        assert_eq!(server.post(&import, &body).await.code(), 0);
    }
    println!("at the start: {:?} kB resident", resident(server.child.id()));
    let mut after = Vec::new();
    for turn in 1..=4 {
        let rate = round(&server).await;
        let memory = resident(server.child.id());
        println!("round {turn}: {rate:.0} requests a second, {memory:?} kB resident");
        after.extend(memory);
    }
    if let [first, .., last] = after[..] {
        // 100 bytes lost a request would be 6 MB by then.
        assert!(last < first + 3 * 1024, "memory grew from {first} to {last} kB");
    }
}

//! chromedriver: one process for the whole run, started by the first visit. Each visit is a session of its own there,
//! with a browser and a profile of its own.
//!
//! It belongs to no story and to no story's runtime, and a static is never dropped. So a shell (`driver.sh`) holds it and
//! waits at a pipe whose other end is the test process: however that ends, the shell then ends the driver.

use super::DEADLINE;
use super::http::ask_now;
use std::fs;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Where chromedriver listens on the loopback address; the first call starts it.
pub fn port() -> u16 {
    static DRIVER: LazyLock<Driver> = LazyLock::new(Driver::start);
    DRIVER.port
}

struct Driver {
    port: u16,
    /// Its input is open as long as this process is there.
    _shell: Child,
}

impl Driver {
    /// Starts the program that `CHROMEDRIVER` names, or `chromedriver`, and waits until it is ready.
    fn start() -> Self {
        let program = std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
        let version = Command::new(&program).arg("--version").stdout(Stdio::null()).status();
        if let Err(error) = version {
            panic!("can't start {program} ({error}): run `scripts/setup.sh test`");
        }
        let scraps: PathBuf = std::env::temp_dir().join(format!("tim-tester-{}", std::process::id()));
        fs::create_dir(&scraps).unwrap();
        let shell = Command::new("bash")
            .args(["-c", include_str!("driver.sh"), "driver.sh"])
            .arg(&scraps)
            .arg(&program)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let began = Instant::now();
        let port = loop {
            let said = fs::read_to_string(scraps.join("said")).unwrap_or_default();
            let port =
                said.split_once("started successfully on port ").and_then(|(_, rest)| rest.split_once('.'));
            if let Some(port) = port.and_then(|(port, _)| port.parse().ok()).filter(|port| is_ready(*port)) {
                break port;
            }
            assert!(began.elapsed() < DEADLINE, "{program} does not get ready; it says: {said}");
            sleep(Duration::from_millis(25));
        };
        Self { port, _shell: shell }
    }
}

fn is_ready(port: u16) -> bool {
    ask_now(port, "GET", "/status")
        .is_ok_and(|body| String::from_utf8_lossy(&body).contains(r#""ready":true"#))
}

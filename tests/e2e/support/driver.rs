//! chromedriver: one process a story, on a port of its own choice.

use super::{ask, eventually};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// A running chromedriver.
pub struct Driver {
    process: Child,
    /// Where it listens on the loopback address.
    pub port: u16,
    /// Where it and its browsers put what they leave behind.
    scraps: PathBuf,
}

impl Driver {
    /// Starts the program that `CHROMEDRIVER` names, or `chromedriver`, and waits until it is ready.
    pub async fn start() -> Self {
        let program = std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
        static STARTED: AtomicU32 = AtomicU32::new(0);
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let scraps = std::env::temp_dir().join(format!("tim-tester-{}-{number}", std::process::id()));
        std::fs::create_dir(&scraps).unwrap();
        let mut process = Command::new(&program)
            .arg("--port=0")
            .env("TMPDIR", &scraps)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .unwrap_or_else(|error| panic!("can't start {program} ({error}): run `scripts/setup.sh test`"));
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let port = loop {
            let line = lines.next_line().await.unwrap().expect("chromedriver says its port");
            if let Some((_, port)) = line.split_once("started successfully on port ") {
                break port.trim_end_matches('.').parse().unwrap();
            }
        };
        // Its output must be read on, or it would block at a full pipe.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        eventually(async || {
            let status = ask(port, "GET", "/status", b"").await.map_err(|error| error.to_string())?;
            let ready = String::from_utf8_lossy(&status.body).contains(r#""ready":true"#);
            if ready { Ok(()) } else { Err(status.first_line) }
        })
        .await
        .expect("chromedriver gets ready");
        Self { process, port, scraps }
    }
}

impl Drop for Driver {
    /// Asks it to end its browsers and itself: killed, it would leave the browsers behind. Also while panicking.
    fn drop(&mut self) {
        if let Ok(mut stream) = TcpStream::connect(("127.0.0.1", self.port)) {
            let _ = stream.set_read_timeout(Some(Duration::from_secs(5)));
            let _ =
                stream.write_all(b"GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
            let _ = stream.read_to_end(&mut Vec::new());
        }
        let _ = self.process.start_kill();
        // A browser that is on its way out may still write: then the folder is not empty in the end.
        for _ in 0..20 {
            if std::fs::remove_dir_all(&self.scraps).is_ok() || !self.scraps.exists() {
                break;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
    }
}

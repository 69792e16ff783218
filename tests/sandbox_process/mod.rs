//! The example server as a process of its own, and a plain HTTP client for it.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used)]

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, OnceLock};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The example's binary, built as this test was.
pub fn binary() -> PathBuf {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT
        .get_or_init(|| {
            // target/PROFILE/deps/this-test → target/PROFILE/examples/sandbox_server
            let profile = std::env::current_exe().unwrap().parent().unwrap().parent().unwrap().to_owned();
            let mut cargo = Command::new(env!("CARGO"));
            cargo.args(["build", "--quiet", "--example", "sandbox_server"]);
            cargo.args(profile.ends_with("release").then_some("--release"));
            assert!(cargo.status().unwrap().success());
            profile.join("examples").join(format!("sandbox_server{}", std::env::consts::EXE_SUFFIX))
        })
        .clone()
}

pub struct Server {
    pub child: Child,
    pub address: SocketAddr,
    pub greeting: Vec<String>,
    log: Arc<Mutex<Vec<String>>>,
}

impl Server {
    pub fn start(arguments: &[&str]) -> Self {
        let mut child = Command::new(binary())
            .args(["--port", "0"])
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut greeting = Vec::new();
        for line in BufReader::new(child.stdout.take().unwrap()).lines() {
            greeting.push(line.unwrap());
            if greeting.last().unwrap().starts_with("curl ") {
                break;
            }
        }
        let address = greeting[0].strip_prefix("listening http://").unwrap().parse().unwrap();
        let log = Arc::new(Mutex::new(Vec::new()));
        let (lines, stderr) = (Arc::clone(&log), child.stderr.take().unwrap());
        std::thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                lines.lock().unwrap().push(line);
            }
        });
        Self { child, address, greeting, log }
    }

    /// The value of a line of the greeting.
    pub fn greeted(&self, name: &str) -> &str {
        self.greeting.iter().find_map(|line| line.strip_prefix(name)).expect(name).trim()
    }

    /// The target of a good request.
    pub fn target(&self, command: &str) -> String {
        format!(
            "/v4/{command}?sdkappid={}&identifier={}&usersig={}&random=99999999&contenttype=json",
            self.greeted("sdkappid"),
            self.greeted("identifier"),
            self.greeted("usersig"),
        )
    }

    /// The first `count` lines of the log, waited for.
    pub async fn log(&self, count: usize) -> Vec<String> {
        loop {
            let lines = self.log.lock().unwrap().clone();
            if lines.len() >= count {
                return lines;
            }
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
    }

    pub async fn connect(&self) -> Connection {
        let stream = TcpStream::connect(self.address).await.unwrap();
        stream.set_nodelay(true).unwrap();
        Connection { stream, read: Vec::new() }
    }

    /// Posts JSON over a connection of its own.
    pub async fn post(&self, target: &str, body: &str) -> Received {
        self.connect().await.post(target, "Content-Type: text/plain;charset=UTF-8\r\n", body).await
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A connection that is kept alive.
pub struct Connection {
    pub stream: TcpStream,
    read: Vec<u8>,
}

#[derive(Debug)]
pub struct Received {
    pub status: u16,
    /// Names in small letters, without `date`.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Received {
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub fn code(&self) -> u64 {
        self.json()["ErrorCode"].as_u64().unwrap()
    }
}

impl Connection {
    pub async fn post(&mut self, target: &str, headers: &str, body: &str) -> Received {
        let length = body.len();
        let request =
            format!("POST {target} HTTP/1.1\r\nHost: x\r\n{headers}Content-Length: {length}\r\n\r\n{body}");
        self.stream.write_all(request.as_bytes()).await.unwrap();
        self.receive().await.expect("a reply")
    }

    /// A reply; `None` when the connection ends before one.
    pub async fn receive(&mut self) -> Option<Received> {
        let end = loop {
            if let Some(at) = self.read.windows(4).position(|window| window == b"\r\n\r\n") {
                break at + 4;
            }
            self.fill().await?;
        };
        let head = String::from_utf8(self.read.drain(..end).collect()).unwrap();
        let mut lines = head.trim_end().split("\r\n");
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers: Vec<_> = lines
            .map(|line| line.split_once(": ").unwrap())
            .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
            .filter(|(name, _)| name != "date")
            .collect();
        // The reply to a CONNECT has neither a length nor a body.
        let length = headers.iter().find(|(name, _)| name == "content-length");
        let length = length.map_or(0, |(_, length)| length.parse().unwrap());
        while self.read.len() < length {
            self.fill().await?;
        }
        Some(Received { status, headers, body: self.read.drain(..length).collect() })
    }

    async fn fill(&mut self) -> Option<()> {
        match self.stream.read_buf(&mut self.read).await {
            Ok(0) | Err(_) => None,
            Ok(_) => Some(()),
        }
    }
}

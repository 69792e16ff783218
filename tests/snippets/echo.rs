//! The sandbox behind a server that keeps every byte. It reads HTTP by hand, so that no library tidies a target up.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use tim_tester::sandbox::{Answer, Rate, Request, Sandbox, demo};

/// A request as it arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrived {
    pub method: String,
    pub target: String,
    pub content_type: String,
    pub body: Vec<u8>,
}

/// The running server; it ends with the test's process.
pub struct Echo {
    pub port: u16,
    arrived: Arc<Mutex<Vec<Arrived>>>,
}

impl Echo {
    /// Starts it on this port, so that what is compiled for it can be kept, or on another where that is taken.
    pub fn start(port: u16) -> Self {
        let listener =
            TcpListener::bind(("127.0.0.1", port)).or_else(|_| TcpListener::bind("127.0.0.1:0")).unwrap();
        let port = listener.local_addr().unwrap().port();
        let arrived = Arc::new(Mutex::new(Vec::new()));
        let settings = demo::settings();
        let sandbox = Sandbox::new(tim_tester::sandbox::Settings { rate: Rate::Unlimited, ..settings });
        let sandbox = Arc::new(Mutex::new(sandbox));
        let kept = Arc::clone(&arrived);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (kept, sandbox) = (Arc::clone(&kept), Arc::clone(&sandbox));
                std::thread::spawn(move || serve(stream.unwrap(), &kept, &sandbox));
            }
        });
        Self { port, arrived }
    }

    /// What arrived since the last time.
    pub fn take(&self) -> Vec<Arrived> {
        std::mem::take(&mut self.arrived.lock().unwrap())
    }
}

fn serve(stream: TcpStream, kept: &Mutex<Vec<Arrived>>, sandbox: &Mutex<Sandbox>) {
    let mut reader = BufReader::new(stream);
    let Some(arrived) = receive(&mut reader) else { return };
    let now = std::time::UNIX_EPOCH.elapsed().unwrap().as_secs();
    let request = Request { method: &arrived.method, target: &arrived.target, body: &arrived.body };
    let Answer::Reply(reply) = sandbox.lock().unwrap().answer(&request, now, None) else { return };
    kept.lock().unwrap().push(arrived);
    let head = format!(
        "HTTP/1.1 {} -\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        reply.status,
        reply.body.len()
    );
    let _ = reader.get_mut().write_all(&[head.as_bytes(), &reply.body].concat());
}

/// Reads a request; `None` where the other side sent none.
fn receive(reader: &mut BufReader<TcpStream>) -> Option<Arrived> {
    let first = line(reader)?;
    let mut words = first.split(' ');
    let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
    let (mut length, mut content_type, mut chunked) = (0, String::new(), false);
    while let Some(header) = line(reader).filter(|header| !header.is_empty()) {
        let (name, value) = header.split_once(':').unwrap();
        let value = value.trim();
        match &*name.to_ascii_lowercase() {
            "content-length" => length = value.parse().unwrap(),
            "content-type" => content_type = value.to_owned(),
            "transfer-encoding" => chunked = true,
            "expect" => reader.get_mut().write_all(b"HTTP/1.1 100 Continue\r\n\r\n").ok()?,
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    while chunked {
        let mut chunk = vec![0; usize::from_str_radix(line(reader)?.trim(), 16).unwrap()];
        reader.read_exact(&mut chunk).ok()?;
        line(reader)?;
        chunked = !chunk.is_empty();
        body.extend(chunk);
    }
    Some(Arrived { method, target, content_type, body })
}

fn line(reader: &mut BufReader<TcpStream>) -> Option<String> {
    let mut line = Vec::new();
    reader.read_until(b'\n', &mut line).ok().filter(|read| *read > 0)?;
    Some(String::from_utf8(line).unwrap().trim_end_matches(['\r', '\n']).to_owned())
}

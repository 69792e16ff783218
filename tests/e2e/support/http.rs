//! HTTP/1.1 by hand, as far as tests need it: one request a connection, bodies by Content-Length.

use super::DEADLINE;
use std::io::{self, BufRead, Read, Write};
use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// A request or a reply: its first line, its headers in their order, its body.
#[derive(Debug, Clone)]
pub struct Message {
    /// Such as `POST /v4/profile/portrait_set?… HTTP/1.1`.
    pub first_line: String,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// The bytes after the headers.
    pub body: Vec<u8>,
}

impl Message {
    /// The first header of a name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Reads one message; `None` where the connection ends before it is whole.
pub async fn read(from: &mut (impl AsyncBufRead + Unpin)) -> io::Result<Option<Message>> {
    let Some(first_line) = line(from).await? else { return Ok(None) };
    let mut message = Message { first_line, headers: Vec::new(), body: Vec::new() };
    loop {
        match line(from).await? {
            None => return Ok(None),
            Some(end) if end.is_empty() => break,
            Some(header) => {
                let (name, value) = header.split_once(':').unwrap_or((&header, ""));
                message.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
    }
    let length = message.header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    message.body = vec![0; length];
    from.read_exact(&mut message.body).await?;
    Ok(Some(message))
}

async fn line(from: &mut (impl AsyncBufRead + Unpin)) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    from.read_until(b'\n', &mut line).await?;
    if line.pop() != Some(b'\n') {
        return Ok(None);
    }
    Ok(Some(String::from_utf8_lossy(&line).trim_end_matches('\r').to_owned()))
}

/// Sends a request to `127.0.0.1:port` and reads the reply.
pub async fn ask(port: u16, method: &str, target: &str, body: &[u8]) -> io::Result<Message> {
    ask_with(port, method, target, "", body).await
}

/// The same with headers of one's own, each ended by CR and LF.
pub async fn ask_with(
    port: u16,
    method: &str,
    target: &str,
    headers: &str,
    body: &[u8],
) -> io::Result<Message> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
    let head = format!(
        "{method} {target} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\nContent-Length: {}\r\n{headers}\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(body).await?;
    read(&mut BufReader::new(stream)).await?.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
}

/// The same without a runtime, for what must work before and after a story as well. Gives the reply's body.
pub fn ask_now(port: u16, method: &str, target: &str) -> io::Result<Vec<u8>> {
    let mut stream = std::net::TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(DEADLINE))?;
    write!(stream, "{method} {target} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")?;
    let mut reply = io::BufReader::new(stream);
    let mut length = 0;
    loop {
        let mut line = String::new();
        reply.read_line(&mut line)?;
        match line.trim_end().split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                length = value.trim().parse().unwrap_or(0);
            }
            None if line.trim_end().is_empty() => break,
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reply.read_exact(&mut body)?;
    Ok(body)
}

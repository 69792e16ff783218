//! HTTP/1.1 by hand, as far as tests need it: one request a connection, bodies by Content-Length.

use std::io;
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
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
    let head = format!(
        "{method} {target} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(body).await?;
    read(&mut BufReader::new(stream)).await?.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
}

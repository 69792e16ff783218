//! A listener whose connections can be cut from a handler: the fault "drop" must not send a byte. And on which an empty
//! refusal becomes one that a person can read.

use crate::refused;
use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

/// A TCP listener with [`Connection`]s.
pub struct Cuttable(pub TcpListener);

/// A TCP connection that fails once it is cut, whereupon the server drops it.
pub struct Connection {
    stream: TcpStream,
    scissors: Scissors,
    /// The beginning of what came since the last reply.
    seen: Vec<u8>,
    /// What is written in place of a refusal, and how much of it is.
    instead: Option<(Vec<u8>, usize)>,
}

/// Cuts one connection.
#[derive(Clone, Default)]
pub struct Scissors(Arc<AtomicBool>);

impl Scissors {
    /// From now on nothing is read from or written to the connection.
    pub fn cut(&self) {
        self.0.store(true, Ordering::Release);
    }
}

impl Listener for Cuttable {
    type Io = Connection;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Connection, SocketAddr) {
        // axum's own listener waits and tries again when the process is out of file handles.
        let (stream, address) = Listener::accept(&mut self.0).await;
        // A reply is one small write; waiting for more would only delay it.
        let _ = stream.set_nodelay(true);
        let scissors = Scissors::default();
        (Connection { stream, scissors, seen: Vec::new(), instead: None }, address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }
}

impl Connected<IncomingStream<'_, Cuttable>> for Scissors {
    fn connect_info(stream: IncomingStream<'_, Cuttable>) -> Self {
        stream.io().scissors.clone()
    }
}

impl Connection {
    fn check(&self) -> io::Result<()> {
        match self.scissors.0.load(Ordering::Acquire) {
            true => Err(io::ErrorKind::ConnectionAborted.into()),
            false => Ok(()),
        }
    }
}

impl AsyncRead for Connection {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context, buf: &mut ReadBuf) -> Poll<io::Result<()>> {
        self.check()?;
        let this = self.get_mut();
        let before = buf.filled().len();
        let read = Pin::new(&mut this.stream).poll_read(cx, buf);
        let room = refused::SEEN_MAX.saturating_sub(this.seen.len());
        let new = buf.filled().get(before..).unwrap_or_default();
        this.seen.extend(new.iter().take(room));
        read
    }
}

impl AsyncWrite for Connection {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context, buf: &[u8]) -> Poll<io::Result<usize>> {
        self.check()?;
        let this = self.get_mut();
        if this.instead.is_none() {
            this.instead = refused::instead(buf, &this.seen).map(|reply| (reply, 0));
            this.seen.clear();
        }
        let Some((reply, written)) = &mut this.instead else {
            return Pin::new(&mut this.stream).poll_write(cx, buf);
        };
        while *written < reply.len() {
            *written += ready!(Pin::new(&mut this.stream).poll_write(cx, &reply[*written..]))?;
        }
        this.instead = None;
        Poll::Ready(Ok(buf.len()))
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context) -> Poll<io::Result<()>> {
        self.check()?;
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

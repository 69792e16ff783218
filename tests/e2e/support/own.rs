//! The tests' own web server: each file with the content type that a browser insists on, and nothing cached.

use super::tls::Tls;
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::serve::Listener;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpListener;

/// The running server. It ends with the story's runtime.
pub struct Own {
    files: Files,
    scheme: &'static str,
    address: SocketAddr,
    is_cut: Arc<AtomicBool>,
}

#[derive(Clone)]
struct Files {
    folder: PathBuf,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Own {
    /// Serves a folder on a free port of the loopback address.
    pub async fn start(folder: &Path) -> Self {
        let tcp = TcpListener::bind("127.0.0.1:0").await.unwrap();
        Self::over(folder, "http", tcp)
    }

    /// The same over https.
    pub async fn start_https(folder: &Path) -> Self {
        let tcp = TcpListener::bind("127.0.0.1:0").await.unwrap();
        Self::over(folder, "https", Tls::over(tcp))
    }

    fn over<L: Listener<Addr = SocketAddr>>(folder: &Path, scheme: &'static str, listener: L) -> Self {
        let files = Files { folder: folder.to_owned(), asked: Arc::default() };
        let address = listener.local_addr().unwrap();
        let is_cut = Arc::<AtomicBool>::default();
        let listener = Cuttable { inner: listener, is_cut: is_cut.clone() };
        let router = Router::new().fallback(serve).with_state(files.clone());
        tokio::spawn(axum::serve(listener, router).into_future());
        Self { files, scheme, address, is_cut }
    }

    /// Its origin.
    pub fn origin(&self) -> String {
        format!("{}://{}", self.scheme, self.address)
    }

    /// The paths that were asked for.
    pub fn asked(&self) -> Vec<String> {
        self.files.asked.lock().unwrap().clone()
    }

    /// While it is cut, no connection stays and none is taken.
    pub fn set_cut(&self, is_cut: bool) {
        self.is_cut.store(is_cut, Ordering::SeqCst);
    }
}

async fn serve(State(files): State<Files>, uri: Uri) -> Response {
    let path = if uri.path() == "/" { "/index.html" } else { uri.path() };
    files.asked.lock().unwrap().push(path.to_owned());
    // A browser that opens a file alone asks for it, and tells the console of a no.
    if path == "/favicon.ico" {
        return StatusCode::NO_CONTENT.into_response();
    }
    match std::fs::read(files.folder.join(path.trim_start_matches('/'))) {
        Ok(bytes) => ([(header::CONTENT_TYPE, content_type(path))], bytes).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("wasm") => "application/wasm",
        _ => "text/plain; charset=utf-8",
    }
}

/// A listener, or one of its connections, that can be cut from outside.
struct Cuttable<T> {
    inner: T,
    is_cut: Arc<AtomicBool>,
}

impl<T> Cuttable<T> {
    fn check(&self) -> io::Result<()> {
        if self.is_cut.load(Ordering::SeqCst) { Err(io::ErrorKind::ConnectionReset.into()) } else { Ok(()) }
    }
}

impl<L: Listener<Addr = SocketAddr>> Listener for Cuttable<L> {
    type Io = Cuttable<L::Io>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        let (inner, from) = self.inner.accept().await;
        (Cuttable { inner, is_cut: self.is_cut.clone() }, from)
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.inner.local_addr()
    }
}

impl<T: AsyncRead + Unpin> AsyncRead for Cuttable<T> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let read = Pin::new(&mut self.inner).poll_read(cx, buf);
        // A request that came over a connection from before is none.
        if read.is_ready() { Poll::Ready(self.check()) } else { read }
    }
}

impl<T: AsyncWrite + Unpin> AsyncWrite for Cuttable<T> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        self.check()?;
        Pin::new(&mut self.inner).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(cx)
    }
}

//! The web server of the page: the files of `dist/`, each with the content type that a browser insists on.

use super::tls::Tls;
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;

/// A running web server.
pub struct Site {
    files: Files,
    scheme: &'static str,
    port: u16,
}

#[derive(Clone)]
struct Files {
    folder: PathBuf,
    /// What is served in place of a file, by its path.
    instead: Arc<Mutex<HashMap<String, Vec<u8>>>>,
}

impl Site {
    /// Serves the folder that `DIST` names, or `dist`, on a free port of the loopback address.
    pub async fn start() -> Self {
        let (files, router, listener) = Self::prepare().await;
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(axum::serve(listener, router).into_future());
        Self { files, scheme: "http", port }
    }

    /// The same over https, with a certificate that browsers must be told to accept.
    pub async fn start_https() -> Self {
        let (files, router, listener) = Self::prepare().await;
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(axum::serve(Tls::over(listener), router).into_future());
        Self { files, scheme: "https", port }
    }

    async fn prepare() -> (Files, Router, TcpListener) {
        let folder = std::env::var_os("DIST").map_or_else(|| "dist".into(), PathBuf::from);
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let index = folder.join("index.html");
        assert!(index.is_file(), "{} is missing: run `make dist` first", index.display());
        let files = Files { folder, instead: Arc::default() };
        let router = Router::new().fallback(serve).with_state(files.clone());
        (files, router, TcpListener::bind("127.0.0.1:0").await.unwrap())
    }

    /// The address of a path, such as `/`.
    pub fn url(&self, path: &str) -> String {
        format!("{}://127.0.0.1:{}{path}", self.scheme, self.port)
    }

    /// From now on serves these bytes at a path, whether there is a file or not.
    pub fn put(&self, path: &str, bytes: impl Into<Vec<u8>>) {
        self.files.instead.lock().unwrap().insert(path.to_owned(), bytes.into());
    }

    /// From now on serves the file itself again at a path.
    pub fn restore(&self, path: &str) {
        self.files.instead.lock().unwrap().remove(path);
    }

    /// The names of the files, with the folders that they are in.
    pub fn names(&self) -> Vec<String> {
        let (mut names, mut folders) = (Vec::new(), vec![self.files.folder.clone()]);
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(&self.files.folder).unwrap();
                    names.push(name.to_string_lossy().into_owned());
                }
            }
        }
        names.sort();
        names
    }

    /// The path of the page's own Wasm, whose name holds a hash.
    pub fn wasm_path(&self) -> String {
        let is_wasm = |name: &String| name.starts_with("tim-tester-") && name.ends_with("_bg.wasm");
        format!("/{}", self.names().into_iter().find(is_wasm).expect("the page's Wasm in dist/"))
    }

    /// The path of the chunk of the program that comes late, whose name holds a hash.
    pub fn chunk_path(&self) -> String {
        let is_chunk = |name: &String| name.starts_with("late-") && name.ends_with(".wasm");
        format!(
            "/{}",
            self.names().into_iter().find(is_chunk).expect("a chunk in dist/: `make dist` cuts it")
        )
    }
}

async fn serve(State(files): State<Files>, uri: Uri) -> Response {
    let path = if uri.path() == "/" { "/index.html" } else { uri.path() };
    let instead = files.instead.lock().unwrap().get(path).cloned();
    let bytes = instead.or_else(|| std::fs::read(files.folder.join(path.trim_start_matches('/'))).ok());
    match bytes {
        Some(bytes) => ([(header::CONTENT_TYPE, content_type(path))], bytes).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        _ => "text/plain; charset=utf-8",
    }
}

//! The web server of the page: the files of `dist/`, by a small server of the tests' own, or by nginx as
//! `docs/hosting/nginx.conf` has it (`PAGE_SERVER=nginx`).

use super::folder::Folder;
use super::nginx::Nginx;
use super::own::Own;
use std::path::{Path, PathBuf};

/// A running web server.
pub struct Site {
    folder: Folder,
    server: Server,
}

enum Server {
    Own(Own),
    Nginx(Nginx),
}

impl Site {
    /// Serves the folder that `DIST` names, or `dist`, on a free port of the loopback address.
    pub async fn start() -> Self {
        let folder = Folder::of(&dist());
        let server = match std::env::var("PAGE_SERVER").as_deref() {
            Ok("nginx") => Server::Nginx(Nginx::start(folder.path()).await),
            Err(_) | Ok("") => Server::Own(Own::start(folder.path()).await),
            Ok(other) => panic!("PAGE_SERVER={other}: nginx, or nothing for the tests' own"),
        };
        Self { folder, server }
    }

    /// The tests' own server over https, with a certificate that browsers must be told to accept.
    pub async fn start_https() -> Self {
        let folder = Folder::of(&dist());
        let server = Server::Own(Own::start_https(folder.path()).await);
        Self { folder, server }
    }

    /// Its origin.
    pub fn origin(&self) -> String {
        match &self.server {
            Server::Own(own) => own.origin(),
            Server::Nginx(nginx) => nginx.origin(),
        }
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.origin().rsplit(':').next().and_then(|port| port.parse().ok()).expect("an origin with a port")
    }

    /// Under which path of the origin the page lies, without the last slash.
    pub fn base(&self) -> &'static str {
        match self.server {
            Server::Own(_) => "",
            Server::Nginx(_) => Nginx::BASE,
        }
    }

    /// The address of a path of the page, such as `/`.
    pub fn url(&self, path: &str) -> String {
        format!("{}{}{path}", self.origin(), self.base())
    }

    /// From now on serves these bytes at a path, whether there is a file or not.
    pub fn put(&self, path: &str, bytes: impl AsRef<[u8]>) {
        self.folder.put(path, bytes.as_ref());
    }

    /// From now on serves the file itself again at a path.
    pub fn restore(&self, path: &str) {
        self.folder.restore(path);
    }

    /// Whether anything but the build itself is served.
    pub fn is_altered(&self) -> bool {
        self.folder.is_altered()
    }

    /// From now on serves another build.
    pub fn deploy(&self, build: &Path) {
        self.folder.deploy(build);
    }

    /// The paths that were asked for so far, in their order, such as `/index.html`.
    pub fn asked(&self) -> Vec<String> {
        match &self.server {
            Server::Own(own) => own.asked(),
            Server::Nginx(nginx) => nginx.asked(),
        }
    }

    /// The network to it is gone from now on: no connection stays, none is taken.
    pub fn cut(&self) {
        match &self.server {
            Server::Own(own) => own.set_cut(true),
            Server::Nginx(nginx) => nginx.stop(),
        }
    }

    /// The network to the tests' own server goes and comes back.
    pub fn set_cut(&self, is_cut: bool) {
        match &self.server {
            Server::Own(own) => own.set_cut(is_cut),
            Server::Nginx(_) => panic!("OFFLINE goes with the tests' own server"),
        }
    }

    /// The folder that it serves.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The names of the files, without their compressed twins.
    pub fn names(&self) -> Vec<String> {
        self.folder.names()
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

/// The build that the stories are about.
pub fn dist() -> PathBuf {
    let folder = std::env::var_os("DIST").map_or_else(|| "dist".into(), PathBuf::from);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let index = folder.join("index.html");
    assert!(index.is_file(), "{} is missing: run `make dist` first", index.display());
    folder
}

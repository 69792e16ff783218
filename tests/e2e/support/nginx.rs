//! nginx with `docs/hosting/nginx.conf`: changed are the port, the folder and the logs, which are a machine's own, and the host
//! behind `/v4/`. It runs without any rights and beside no other.

use super::eventually;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use tokio::net::TcpStream;

const CONF: &str = include_str!("../../../docs/hosting/nginx.conf");

/// A running nginx. Dropped, it ends.
pub struct Nginx {
    port: u16,
    own: PathBuf,
    child: Mutex<Child>,
}

impl Nginx {
    /// The path that the configuration serves the page under.
    pub const BASE: &str = "/tools/tim";

    /// Serves a folder, and nothing behind `/v4/`.
    pub async fn start(folder: &Path) -> Self {
        Self::start_before(folder, "http://127.0.0.1:9").await
    }

    /// Serves a folder, and forwards `/v4/` to a host.
    pub async fn start_before(folder: &Path, host: &str) -> Self {
        let own = folder.with_extension("nginx");
        fs::create_dir_all(&own).unwrap();
        // The port is free as it is found, and another program may take it before nginx does.
        for _ in 0..8 {
            let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
            let mut child = launch(&own, &configuration(&own, folder, port, host));
            let up = eventually(async || {
                if child.try_wait().unwrap().is_some() {
                    return Ok(false);
                }
                TcpStream::connect(("127.0.0.1", port)).await.map(|_| true).map_err(|error| error.to_string())
            });
            if up.await.unwrap() {
                return Self { port, own, child: Mutex::new(child) };
            }
        }
        panic!("nginx does not start: {}", fs::read_to_string(own.join("error.log")).unwrap_or_default());
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Whether it sends the twins that are packed with brotli.
    pub fn has_brotli(&self) -> bool {
        brotli_module().is_file()
    }

    /// Its origin.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Its access log, and then its error log.
    pub fn logs(&self) -> String {
        ["access.log", "error.log"]
            .map(|log| fs::read_to_string(self.own.join(log)).unwrap_or_default())
            .concat()
    }

    /// The paths of the page that were asked for.
    pub fn asked(&self) -> Vec<String> {
        let log = fs::read_to_string(self.own.join("access.log")).unwrap_or_default();
        let target = |line: &str| {
            line.split('"').nth(1)?.split(' ').nth(1)?.strip_prefix(Self::BASE).map(str::to_owned)
        };
        log.lines().filter_map(target).collect()
    }

    /// No connection stays, and none is taken.
    pub fn stop(&self) {
        end(&mut self.child.lock().unwrap());
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        end(&mut self.child.lock().unwrap());
        let _ = fs::remove_dir_all(&self.own);
    }
}

fn end(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}

/// nginx, where `NGINX` says or where Debian and `scripts/setup/nginx.sh` put it.
fn program() -> PathBuf {
    let cache = std::env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache")));
    let unpacked = cache.unwrap_or_default().join("tim-tester/nginx/usr/sbin/nginx");
    let places = std::env::var_os("NGINX").map(PathBuf::from).into_iter().chain([
        "/usr/sbin/nginx".into(),
        "/usr/bin/nginx".into(),
        unpacked,
    ]);
    places
        .into_iter()
        .find(|place| place.is_file())
        .expect("nginx is missing: `scripts/setup.sh hosting` gets it, or set NGINX")
}

/// Debian's module, beside nginx itself.
fn brotli_module() -> PathBuf {
    let program = program();
    let usr = program.ancestors().nth(2).unwrap_or(Path::new("/usr"));
    usr.join("lib/nginx/modules/ngx_http_brotli_static_module.so")
}

fn launch(own: &Path, configuration: &str) -> Child {
    let file = own.join("nginx.conf");
    fs::write(&file, configuration).unwrap();
    let mut command = Command::new(program());
    command.arg("-p").arg(own).arg("-e").arg(own.join("error.log")).arg("-c").arg(file);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("nginx runs")
}

/// The documented configuration in the frame that a machine gives it.
fn configuration(own: &Path, folder: &Path, port: u16, host: &str) -> String {
    let module = brotli_module();
    let with_brotli = module.is_file();
    let (own, folder, module) = (own.display(), folder.display(), module.display());
    let mut site = CONF.to_owned();
    for (old, new) in [
        ("listen 8080;", format!("listen 127.0.0.1:{port};")),
        ("/srv/tim-tester/", format!("{folder}/")),
        ("/var/log/nginx/tim-tester.log", format!("{own}/access.log")),
        ("https://console.tim.qq.com;", format!("{host};")),
        (
            "        brotli_static on;\n",
            if with_brotli { "        brotli_static on;\n".to_owned() } else { String::new() },
        ),
    ] {
        assert!(site.contains(old), "docs/hosting/nginx.conf lacks {old}");
        site = site.replace(old, &new);
    }
    let load = if with_brotli { format!("load_module {module};\n") } else { String::new() };
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .iter()
        .map(|kind| format!("    {kind}_temp_path {own}/{kind};\n"))
        .collect();
    format!(
        "{load}daemon off;\nmaster_process off;\npid {own}/nginx.pid;\nevents {{}}\nhttp {{\n{temporary}{site}}}\n"
    )
}

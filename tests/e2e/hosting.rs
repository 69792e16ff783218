//! `dist/` on nginx as `docs/hosting/nginx.conf` has it: what arrives, how, and what stands in the logs.

use crate::support::{Answer, Echo, Folder, Message, Nginx, ask, ask_with, dist, eventually};

/// A UserSig, for all that the logs know.
const USERSIG: &str = "eJwtzMEKgkAUheF3uWtRb";

struct Hosted {
    folder: Folder,
    nginx: Nginx,
}

impl Hosted {
    async fn before(host: &str) -> Self {
        let folder = Folder::of(&dist());
        let nginx = Nginx::start_before(folder.path(), host).await;
        Self { folder, nginx }
    }

    async fn get(&self, path: &str, headers: &str) -> Message {
        ask_with(self.nginx.port(), "GET", path, headers, b"").await.unwrap()
    }

    /// The logs, once this stands in them: nginx writes after it has answered.
    async fn logged(&self, part: &str) -> String {
        let logs = eventually(async || {
            let logs = self.nginx.logs();
            if logs.contains(part) { Ok(logs) } else { Err(logs) }
        });
        logs.await.unwrap()
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.folder.path().join(name)).unwrap()
    }
}

fn status(reply: &Message) -> &str {
    reply.first_line.split(' ').nth(1).unwrap_or_default()
}

/// The policy in the head of a page, its blanks made one.
fn policy(page: &[u8]) -> String {
    let page = String::from_utf8_lossy(page);
    let (_, rest) = page.split_once("Content-Security-Policy").expect("a policy");
    let (_, rest) = rest.split_once("content=\"").expect("its text");
    rest.split('"').next().unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn each_file_arrives_with_its_type_its_policy_and_as_small_as_it_can() {
    let hosted = Hosted::before("http://127.0.0.1:9").await;
    let csp = policy(&hosted.bytes("index.html")) + "; frame-ancestors 'none'";
    let mut packed = 0;
    for name in hosted.folder.names() {
        let path = format!("{}/{name}", Nginx::BASE);
        let plain = hosted.get(&path, "").await;
        assert_eq!((status(&plain), &plain.body), ("200", &hosted.bytes(&name)), "{name}");
        assert_eq!(plain.header("content-encoding"), None, "{name}");
        assert_eq!(plain.header("content-security-policy"), Some(&*csp), "{name}");
        assert_eq!(plain.header("x-content-type-options"), Some("nosniff"), "{name}");
        let expected = match name.rsplit('.').next().unwrap() {
            "html" => "text/html; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "tsv" => "text/tab-separated-values; charset=utf-8",
            "json" => "application/json",
            "wasm" => "application/wasm",
            "svg" => "image/svg+xml",
            "png" => "image/png",
            other => panic!("docs/hosting tells no type of {other}"),
        };
        assert_eq!(plain.header("content-type"), Some(expected), "{name}");
        let stays = !["index.html", "sw.js", "team.json"].contains(&&*name);
        let cache = if stays { "public, max-age=31536000, immutable" } else { "no-cache" };
        assert_eq!(plain.header("cache-control"), Some(cache), "{name}");
        for (encoding, twin) in [("br", format!("{name}.br")), ("gzip", format!("{name}.gz"))] {
            if !hosted.folder.path().join(&twin).exists() {
                continue;
            }
            let small = hosted.get(&path, &format!("Accept-Encoding: {encoding}\r\n")).await;
            // Without the module for brotli the file comes as it is.
            if encoding == "br" && !hosted.nginx.has_brotli() {
                assert_eq!(small.body, plain.body, "{name}");
                continue;
            }
            assert_eq!(small.header("content-encoding"), Some(encoding), "{name}");
            assert_eq!(small.header("content-type"), Some(expected), "{name}");
            assert_eq!(small.body, hosted.bytes(&twin), "{name}");
            packed += 1;
        }
    }
    assert!(packed >= 20, "{packed} twins");
}

#[tokio::test]
async fn the_folder_is_the_page_and_what_is_not_there_is_said() {
    let hosted = Hosted::before("http://127.0.0.1:9").await;
    let index = hosted.get("/tools/tim/", "").await;
    assert_eq!((status(&index), &index.body), ("200", &hosted.bytes("index.html")));
    assert_eq!(index.header("cache-control"), Some("no-cache"));
    let moved = hosted.get("/tools/tim", "").await;
    assert_eq!(status(&moved), "301");
    assert!(moved.header("location").is_some_and(|to| to.ends_with("/tools/tim/")));
    for gone in ["/", "/tools/tim/no-such-file.js", "/tools/timer"] {
        assert_eq!(status(&hosted.get(gone, "").await), "404", "{gone}");
    }
    let same = format!("If-None-Match: {}\r\n", index.header("etag").unwrap());
    let again = hosted.get("/tools/tim/", &same).await;
    assert_eq!((status(&again), again.body.len()), ("304", 0));
}

#[tokio::test]
async fn a_host_behind_it_gets_the_call_byte_for_byte_and_no_log_the_usersig() {
    let server = Echo::start().await;
    server.answers([Answer::body("{\"ErrorCode\":0}")]);
    let hosted = Hosted::before(&server.url()).await;
    let target = format!(
        "/v4/profile/portrait_set?sdkappid=1&identifier=%E5%90%8D&usersig={USERSIG}&random=1&contenttype=json"
    );
    let reply = ask(hosted.nginx.port(), "POST", &target, b"{\"a\": 1 }").await.unwrap();
    assert_eq!((status(&reply), &*reply.body), ("200", &b"{\"ErrorCode\":0}"[..]));
    let arrived = &server.arrived()[0];
    assert_eq!(
        (&*arrived.method, &*arrived.target, &*arrived.message.body),
        ("POST", &*target, &b"{\"a\": 1 }"[..])
    );
    assert_eq!(arrived.message.header("host"), Some(server.url().trim_start_matches("http://")));
    let logs = hosted.logged("\"POST /v4/profile/portrait_set\" 200").await;
    assert!(!logs.contains(USERSIG), "{logs}");

    // A host that fails is written down by nginx itself, whole URL and all.
    server.answers([Answer::hang_up()]);
    let reply = ask(hosted.nginx.port(), "POST", &target, b"{}").await.unwrap();
    assert_eq!(status(&reply), "502");
    let nobody = Hosted::before("http://127.0.0.1:9").await;
    assert_eq!(status(&ask(nobody.nginx.port(), "POST", &target, b"{}").await.unwrap()), "502");
    for logs in [hosted.logged(" 502 ").await, nobody.logged(" 502 ").await] {
        assert!(!logs.contains(USERSIG), "{logs}");
    }
}

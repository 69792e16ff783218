//! The example server over real connections.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod sandbox_process;
mod usersig_made;

use sandbox_process::{Received, Server, binary};
use serde_json::{Value, json};
use std::process::Command;
use std::time::{Duration, Instant};
use tokio::io::AsyncWriteExt;
use tokio::time::timeout;

const SET: &str = "profile/portrait_set";
const GET: &str = "profile/portrait_get";
const OK: &str = r#"{"ActionStatus":"OK","ErrorCode":0,"ErrorInfo":"","ErrorDisplay":""}"#;

fn nick(account: &str, nick: &str) -> String {
    json!({ "From_Account": account, "ProfileItem": [{ "Tag": "Tag_Profile_IM_Nick", "Value": nick }] })
        .to_string()
}

fn cors(received: &Received) -> Vec<(&str, &str)> {
    let all = received.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    all.filter(|(name, _)| *name != "content-length").collect()
}

const DOCUMENTED: [(&str, &str); 3] = [
    ("access-control-allow-origin", "*"),
    ("access-control-allow-headers", "X-Requested-With"),
    ("access-control-allow-methods", "POST"),
];

#[tokio::test]
async fn a_reply_has_exactly_the_documented_headers() {
    let server = Server::start(&[]);
    assert!(server.address.ip().is_loopback());
    let reply = server.post(&server.target(SET), &nick("alice", "小艾")).await;
    assert_eq!((reply.status, reply.body.as_slice()), (200, OK.as_bytes()));
    assert_eq!(cors(&reply), DOCUMENTED);
    let read = server
        .post(&server.target(GET), r#"{"To_Account":["alice"],"TagList":["Tag_Profile_IM_Nick"]}"#)
        .await;
    assert_eq!(read.json()["UserProfileItem"][0]["ProfileItem"][0]["Value"], "小艾");

    // A preflight is answered with these headers, too, and so fails in the browser as it does at the service.
    let mut connection = server.connect().await;
    let preflight = format!("OPTIONS {} HTTP/1.1\r\nHost: x\r\nOrigin: http://a\r\n\r\n", server.target(SET));
    connection.stream.write_all(preflight.as_bytes()).await.unwrap();
    let reply = connection.receive().await.unwrap();
    assert_eq!((reply.status, reply.code()), (200, 60002));
    assert_eq!(cors(&reply), DOCUMENTED);
}

/// As tencentcloud-sdk-python-im of PyPI asks: it names the account `UserID`.
#[tokio::test]
async fn an_account_is_imported_by_its_newer_name() {
    let server = Server::start(&[]);
    let import = r#"{"UserID": "dave", "Nick": "Dave", "FaceUrl": "https://example.com/d.png"}"#;
    let reply = server.post(&server.target("im_open_login_svc/account_import"), import).await;
    assert_eq!(reply.code(), 0);
    let check = r#"{"CheckItem": [{"UserID": "dave"}, {"UserID": "erin"}]}"#;
    let found = server.post(&server.target("im_open_login_svc/account_check"), check).await.json();
    assert_eq!(found["ResultItem"][0]["AccountStatus"], "Imported");
    assert_eq!(found["ResultItem"][1]["AccountStatus"], "NotImported");
}

/// As the vendor's PHP SDK of 2016 asks: through curl, so as a form, without `random`, in its own order.
#[tokio::test]
async fn programs_that_nobody_here_wrote_are_understood() {
    let server = Server::start(&["--sdkappid", "1400000001", "--key", "any text", "--admin", "root"]);
    let (app, sig) = (server.greeted("sdkappid"), server.greeted("usersig"));
    assert_eq!((app, server.greeted("identifier")), ("1400000001", "root"));
    let body = nick("alice", "Alice");
    let query = format!("usersig={sig}&identifier=root&sdkappid={app}&contenttype=json");
    let escaped = sig.replace('*', "%2A").replace('-', "%2D").replace('_', "%5F");
    for (headers, target) in [
        ("Content-Type: application/x-www-form-urlencoded\r\nAccept: */*\r\n", format!("/v4/{SET}?{query}")),
        (
            "Content-Type: application/json\r\nX-Any: 小艾\r\nX-Sandbox-Fault: drop\r\n",
            format!("/v4/{SET}?{query}&random=1"),
        ),
        (
            "",
            format!("/v4/{SET}?contenttype=json&random=x&sdkappid={app}&identifier=%72oot&usersig={escaped}"),
        ),
        (
            "Content-Type: \r\nX-Requested-With: a\r\nUser-Agent: \r\n",
            format!("http://console.tim.qq.com/v4/{SET}?{query}"),
        ),
    ] {
        let reply = server.connect().await.post(&target, headers, &body).await;
        assert_eq!(reply.body, OK.as_bytes(), "{headers}");
    }
    let mut connection = server.connect().await;
    let (one, two) = body.split_at(20);
    let chunked = format!(
        "POST /v4/{SET}?{query} HTTP/1.1\r\nhost: x\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n{one}\r\n{:x}\r\n{two}\r\n0\r\n\r\n",
        one.len(),
        two.len(),
    );
    connection.stream.write_all(chunked.as_bytes()).await.unwrap();
    assert_eq!(connection.receive().await.unwrap().body, OK.as_bytes());
}

#[tokio::test]
async fn faults_are_carried_out() {
    let server = Server::start(&["--documents", "seed"]);
    assert_eq!(server.greeted("documents"), "seed");
    let with = |fault: &str| format!("{}&fault={fault}", server.target(SET));
    let body = nick("alice", "Alice");

    assert_eq!(server.post(&with("code:40602"), &body).await.code(), 40602);
    assert_eq!(server.post(&with("gateway"), &body).await.status, 502);
    assert_eq!(server.post(&with("redirect"), &body).await.status, 302);
    assert_eq!(server.post(&with("truncated"), &body).await.body, OK.as_bytes()[..34]);
    assert_eq!(server.post(&with("empty"), &body).await.body, b"");
    assert!(std::str::from_utf8(&server.post(&with("not-utf8"), &body).await.body).is_err());
    assert_eq!(cors(&server.post(&with("no-cors"), &body).await), []);
    assert_eq!(server.post(&with("dorp"), &body).await.code(), 60002);

    let asked = Instant::now();
    assert_eq!(server.post(&with("delay:1"), &body).await.body, OK.as_bytes());
    assert!(asked.elapsed() >= Duration::from_secs(1));

    let mut connection = server.connect().await;
    let raw = |fault| format!("POST {} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{{}}", with(fault));
    connection.stream.write_all(raw("drop").as_bytes()).await.unwrap();
    assert!(
        timeout(Duration::from_secs(5), connection.receive()).await.unwrap().is_none(),
        "not a byte came"
    );

    let mut connection = server.connect().await;
    connection.stream.write_all(raw("never").as_bytes()).await.unwrap();
    assert!(timeout(Duration::from_millis(300), connection.receive()).await.is_err(), "open and silent");
    assert_eq!(server.post(&server.target(SET), &body).await.code(), 0, "others are served meanwhile");
}

/// What is no HTTP is the server library's to refuse; whatever happens, the next caller is served.
#[tokio::test]
async fn nonsense_on_the_wire_harms_nobody() {
    let server = Server::start(&[]);
    let long = "a".repeat(200_000);
    let (long_target, long_header) =
        (format!("POST /{long} HTTP/1.1\r\n\r\n"), format!("POST / HTTP/1.1\r\nX: {long}\r\n\r\n"));
    for raw in [
        &b"\x00\xff\xfe\r\n\r\n"[..],
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"POST /v4/\xff\xfe?\xff=\xff HTTP/1.1\r\nHost: x\r\nX: \xff\r\nContent-Length: 0\r\n\r\n",
        b"POST /v4/profile/portrait_set HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        b"POST /v4/profile/portrait_set HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"POST /v4/profile/portrait_set HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\ncut off",
        b"CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n",
        b"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET / HTTP/1.0\r\n\r\n",
        long_target.as_bytes(),
        long_header.as_bytes(),
    ] {
        let mut connection = server.connect().await;
        // The server may hang up before all of it is written.
        let _ = connection.stream.write_all(raw).await;
        let _ = connection.stream.shutdown().await;
        let answered = timeout(Duration::from_secs(5), connection.receive()).await;
        if let Some(reply) = answered.expect("an answer or an end").filter(|reply| reply.status == 200) {
            assert_eq!(cors(&reply), DOCUMENTED);
        }
        assert_eq!(server.post(&server.target(SET), &nick("alice", "Alice")).await.code(), 0);
    }
}

#[tokio::test]
async fn a_start_option_makes_every_request_fail() {
    let server = Server::start(&["--fault=code:60008"]);
    assert_eq!(server.post(&server.target(SET), "{}").await.code(), 60008);
    assert_eq!(server.post(&format!("{}&fault=gateway", server.target(SET)), "{}").await.status, 502);
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused_and_the_connection_goes_on() {
    let server = Server::start(&["--body-limit", "100"]);
    let mut connection = server.connect().await;
    for (length, status) in [(100, 200), (101, 413), (5_000_000, 413), (2, 200)] {
        let reply = connection.post(&server.target(SET), "", &" ".repeat(length)).await;
        assert_eq!(reply.status, status, "{length}");
        assert_eq!(&cors(&reply)[..3], DOCUMENTED);
    }
}

#[tokio::test]
async fn the_log_tells_what_came_but_not_the_usersig() {
    let server = Server::start(&["--log", "json"]);
    let sig = server.greeted("usersig").to_owned();
    let target = server.target(SET);
    let referer = format!("Referer: http://a/?usersig={sig}\r\nContent-Type: text/plain\r\n");
    let body = nick("alice", "小艾");
    server.connect().await.post(&target, &referer, &body).await;
    server.connect().await.post(&target.replace("usersig=", "%75sersig="), "", "{").await;
    let mut connection = server.connect().await;
    connection
        .stream
        .write_all(b"POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n\xff")
        .await
        .unwrap();
    connection.receive().await.unwrap();
    server.connect().await.post(&format!("{target}&fault=gateway"), "", "{}").await;

    let lines = server.log(4).await;
    assert!(!lines.concat().contains(&sig));
    let lines: Vec<Value> = lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0]["method"], "POST");
    assert_eq!(lines[0]["target"], target.replace(&sig, "***"));
    assert_eq!(lines[0]["body"], body);
    let headers = json!([
        ["host", "x"],
        ["referer", "http://a/?usersig=***"],
        ["content-type", "text/plain"],
        ["content-length", body.len().to_string()]
    ]);
    assert_eq!(lines[0]["headers"], headers);
    assert_eq!((&lines[0]["status"], &lines[0]["code"]), (&json!(200), &json!(0)));
    assert_eq!((&lines[1]["body"], &lines[1]["code"]), (&json!("{"), &json!(60003)));
    assert_eq!((&lines[2]["body_base64"], &lines[2]["code"]), (&json!("/w=="), &json!(60002)));
    assert_eq!((&lines[3]["status"], &lines[3]["code"]), (&json!(502), &Value::Null));
}

#[tokio::test]
async fn the_log_masks_a_usersig_by_what_it_is() {
    let server = Server::start(&["--log", "json"]);
    let right = server.greeted("usersig").to_owned();
    // As the vendor's Go SDK stores it, and one with a slip.
    let stored = usersig_made::stored(&(usersig_made::right_json() + "\n"));
    let standard = right.replace('*', "+").replace('-', "/").replace('_', "=");
    let all = [right, stored, standard];
    for sig in &all {
        let header = format!("Authorization: Bearer {sig}\r\n");
        let target = format!("/{SET}?sig={sig}&UserSig={sig}&identifier=a");
        server.connect().await.post(&target, &header, "{}").await;
    }
    for (line, sig) in server.log(all.len()).await.iter().zip(&all) {
        assert!(!line.contains(&sig[..40]), "{line}");
        let line: Value = serde_json::from_str(line).unwrap();
        assert_eq!(line["target"], format!("/{SET}?sig=***&UserSig=***&identifier=a"));
        assert!(
            line["headers"].as_array().unwrap().contains(&json!(["authorization", "Bearer ***"])),
            "{line}"
        );
    }
}

#[tokio::test]
async fn requests_at_the_same_time_keep_the_state_whole() {
    let server = Server::start(&["--rate", "off"]);
    let (set, get) = (server.target(SET), server.target(GET));
    let mut tasks = tokio::task::JoinSet::new();
    for n in 0..16u64 {
        let (mut connection, set, get) = (server.connect().await, set.clone(), get.clone());
        tasks.spawn(async move {
            for turn in 0..25 {
                let value = n * 1000 + turn;
                let body = json!({ "From_Account": "alice", "ProfileItem": [
                    { "Tag": "Tag_Profile_IM_Level", "Value": value }, { "Tag": "Tag_Profile_IM_Role", "Value": value },
                ] });
                assert_eq!(connection.post(&set, "", &body.to_string()).await.code(), 0);
                let read = r#"{"To_Account":["alice"],"TagList":["Tag_Profile_IM_Level","Tag_Profile_IM_Role"]}"#;
                let read = connection.post(&get, "", read).await.json();
                let items = &read["UserProfileItem"][0]["ProfileItem"];
                assert_eq!(items[0]["Value"], items[1]["Value"], "one write is seen whole");
            }
        });
    }
    while let Some(done) = tasks.join_next().await {
        done.unwrap();
    }
}

#[cfg(unix)]
#[tokio::test]
async fn ctrl_c_ends_it_even_while_someone_waits() {
    for signal in ["-INT", "-TERM"] {
        let mut server = Server::start(&["--fault", "never"]);
        let mut waiting = server.connect().await;
        let raw = format!("POST {} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", server.target(SET));
        waiting.stream.write_all(raw.as_bytes()).await.unwrap();
        tokio::time::sleep(Duration::from_millis(100)).await;
        assert!(
            Command::new("kill").args([signal, &server.child.id().to_string()]).status().unwrap().success()
        );
        let asked = Instant::now();
        assert!(server.child.wait().unwrap().success());
        assert!(asked.elapsed() < Duration::from_secs(5));
    }
}

#[test]
fn the_command_line_is_checked() {
    for (arguments, message) in [
        (&["--prot", "1"][..], "there is no option --prot"),
        (&["8080"], "there is no option 8080"),
        (&["--", "8080"], "there is no option 8080"),
        (&["-p"], "there is no option -p"),
        (&["--port"], "--port needs a value"),
        (&["--port", "65536"], "\"65536\" is no value for --port"),
        (&["--listen", "here"], "\"here\" is no value for --listen"),
        (&["--sdkappid", "0"], "\"0\" is no value for --sdkappid"),
        (&["--documents", "new"], "\"new\" is no value for --documents"),
        (&["--fault", "code:x"], "\"code:x\" is no value for --fault"),
        (&["--rate=fast"], "\"fast\" is no value for --rate"),
        (&["--log", "text"], "\"text\" is no value for --log"),
    ] {
        let output = Command::new(binary()).args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(stderr.starts_with(&format!("sandbox_server: {message}\n")), "{stderr}");
    }
    let help = Command::new(binary()).arg("--help").output().unwrap();
    assert!(help.status.success());
    assert!(String::from_utf8(help.stdout).unwrap().contains("--port N"));
}

#[tokio::test]
async fn a_taken_port_is_said() {
    let server = Server::start(&[]);
    let output =
        Command::new(binary()).args(["--port", &server.address.port().to_string()]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("can't listen on 127.0.0.1:"));
}

/// Writes bytes as they are and reads the reply.
async fn raw(server: &Server, bytes: &[u8]) -> Received {
    let mut connection = server.connect().await;
    connection.stream.write_all(bytes).await.unwrap();
    timeout(Duration::from_secs(5), connection.receive()).await.expect("in time").expect("a reply")
}

#[tokio::test]
async fn what_is_no_http_is_answered_for_a_person_to_read() {
    let server = Server::start(&[]);
    let target = server.target(SET);
    let with = |name: &[u8]| {
        let head = format!("POST {target}&x=").into_bytes();
        [head.as_slice(), name, b" HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}"].concat()
    };
    let blank = format!("the URL in the request line has a blank in it, at byte {}", target.len() + 9);
    // The second is what a program sends that joins a nickname in GBK to the URL.
    for (bytes, words) in [
        (with(b"a b"), blank.as_str()),
        (with(b"\xc4\xe3\xba\xc3"), "no UTF-8, at byte "),
        (with(b"\xc4\xe3\xba\xc3"), ": c4 e3 ba c3 (GBK?)"),
        (b"POST /v4\r\n\r\n".to_vec(), "not METHOD, URL and HTTP/1.1"),
        (b"\x16\x03\x01\x02\x00\x01\r\n\r\n".to_vec(), "https client on a plain http port"),
    ] {
        let reply = raw(&server, &bytes).await;
        assert_eq!((reply.status, reply.code()), (400, 60002), "{words}");
        let info = reply.json()["ErrorInfo"].as_str().unwrap().to_owned();
        assert!(info.contains(words), "{words:?} is not in {info:?}");
        assert!(!info.contains(server.greeted("usersig")));
        assert_eq!(cors(&reply)[..3], DOCUMENTED);
    }
    // Over a connection that was used before, too; and what is UTF-8 is let through to the sandbox.
    let mut connection = server.connect().await;
    assert_eq!(connection.post(&target, "", &nick("alice", "a")).await.code(), 0);
    connection.stream.write_all(&with(b"a b")).await.unwrap();
    assert_eq!(connection.receive().await.unwrap().code(), 60002);
    assert_eq!(raw(&server, &with("小艾".as_bytes())).await.status, 200);
}

#[tokio::test]
async fn who_expects_100_continue_waits_for_nothing() {
    let server = Server::start(&["--body-limit", "3000"]);
    for (length, status) in [(2_000, 200), (4_000, 413)] {
        let mut connection = server.connect().await;
        let head = format!(
            "POST {} HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: {length}\r\n\r\n",
            server.target(SET)
        );
        connection.stream.write_all(head.as_bytes()).await.unwrap();
        let go_on = timeout(Duration::from_secs(5), connection.receive()).await.expect("in time").unwrap();
        assert_eq!(go_on.status, 100);
        connection.stream.write_all(&vec![b' '; length]).await.unwrap();
        assert_eq!(connection.receive().await.unwrap().status, status);
    }
    // As curl sends it, where there is one: it goes on by itself where no 100 comes.
    let body = nick("alice", &"x".repeat(400));
    let url = format!("http://{}{}", server.address, server.target(SET));
    let curl = Command::new("curl").args(["-sv", "-H", "Expect: 100-continue", "-d", &body, &url]).output();
    if let Ok(output) = curl {
        assert_eq!(output.stdout, OK.as_bytes());
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.contains("< HTTP/1.1 100 Continue"), "{told}");
    }
}

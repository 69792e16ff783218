//! A server that plays the service as a story tells it to, and remembers every byte that arrived.

use super::eventually;
use super::http::{self, Message};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// The service's own CORS headers: they allow simple requests only.
const CORS: [(&str, &str); 3] = [
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Allow-Headers", "X-Requested-With"),
    ("Access-Control-Allow-Methods", "POST"),
];

/// What the server does with a request.
#[derive(Debug, Clone)]
pub struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    /// How often the body is sent, one after another.
    times: usize,
    /// Whether its length stands in a header; else it ends with the connection.
    announced: bool,
    delay: Duration,
    gate: Option<Gate>,
    sent: Sent,
}

/// What holds an answer back until the story lets it go, and tells when it went.
#[derive(Debug, Clone)]
pub struct Gate(watch::Sender<Held>);

#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
enum Held {
    Back,
    Open,
    /// All was written, or the other side no longer listened.
    Gone,
}

impl Gate {
    /// Shut.
    pub fn shut() -> Self {
        Self(watch::Sender::new(Held::Back))
    }

    /// Lets the answer go and waits until it went.
    pub async fn open(&self) {
        self.0.send_replace(Held::Open);
        let gone = self.0.subscribe().wait_for(|held| *held == Held::Gone).await.is_ok();
        assert!(gone, "the gate outlives its answer");
    }
}

#[derive(Debug, Clone, Copy)]
enum Sent {
    Whole,
    /// Only so many bytes of the body, then the connection ends.
    Bytes(usize),
    /// The same, once there was time to read them.
    BytesInTime(usize),
    /// So many bytes of the body, and the rest of it after a while.
    Paused(usize, Duration),
    /// Only so many bytes of the body, and the connection stays open.
    Part(usize),
    /// Nothing, and the connection ends.
    Nothing,
    /// Nothing, and the connection stays open.
    Never,
}

impl Answer {
    /// 200 with the service's CORS headers and this body.
    pub fn body(body: impl Into<Vec<u8>>) -> Self {
        let headers = CORS.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        Self {
            status: 200,
            headers,
            body: body.into(),
            times: 1,
            announced: true,
            delay: Duration::ZERO,
            gate: None,
            sent: Sent::Whole,
        }
    }

    /// The service's OK.
    pub fn ok() -> Self {
        Self::body(r#"{"ActionStatus":"OK","ErrorInfo":"","ErrorCode":0}"#)
    }

    /// Sends the browser elsewhere.
    pub fn redirect(to: &str) -> Self {
        Self::body("").status(302).header("Location", to)
    }

    /// Takes the request and never answers.
    pub fn never() -> Self {
        Self { sent: Sent::Never, ..Self::ok() }
    }

    /// Takes the request and closes the connection.
    pub fn hang_up() -> Self {
        Self { sent: Sent::Nothing, ..Self::ok() }
    }

    /// With another HTTP status.
    pub fn status(self, status: u16) -> Self {
        Self { status, ..self }
    }

    /// With one more header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Without the headers that let a page read it.
    pub fn without_cors(mut self) -> Self {
        self.headers.retain(|(name, _)| !name.starts_with("Access-Control-"));
        self
    }

    /// The body so many times, one after another.
    pub fn repeated(self, times: usize) -> Self {
        Self { times, ..self }
    }

    /// Without a word of its length.
    pub fn unannounced(self) -> Self {
        Self { announced: false, ..self }
    }

    /// Only after a while.
    pub fn after(self, delay: Duration) -> Self {
        Self { delay, ..self }
    }

    /// Only once the story opens this gate.
    pub fn behind(self, gate: &Gate) -> Self {
        Self { gate: Some(gate.clone()), ..self }
    }

    /// The connection ends after so many bytes of the body.
    pub fn cut_after(self, bytes: usize) -> Self {
        Self { sent: Sent::Bytes(bytes), ..self }
    }

    /// The connection ends after so many bytes of the body, once the browser had time to read them: what it did not read
    /// before the end is lost.
    pub fn cut_in_time_after(self, bytes: usize) -> Self {
        Self { sent: Sent::BytesInTime(bytes), ..self }
    }

    /// What is behind so many bytes of the body comes after a while.
    pub fn paused_after(self, bytes: usize, pause: Duration) -> Self {
        Self { sent: Sent::Paused(bytes, pause), ..self }
    }

    /// Nothing more comes after so many bytes of the body, and the connection stays open.
    pub fn stuck_after(self, bytes: usize) -> Self {
        Self { sent: Sent::Part(bytes), ..self }
    }
}

/// A request as it arrived.
#[derive(Debug, Clone)]
pub struct Arrived {
    /// Such as `POST`.
    pub method: String,
    /// Path and query, byte for byte.
    pub target: String,
    /// Its headers and body.
    pub message: Message,
}

/// The running server, on an origin of its own. It ends with the story's runtime.
pub struct Echo {
    /// Where it listens on the loopback address.
    pub port: u16,
    play: Arc<Mutex<Play>>,
}

struct Play {
    arrived: Vec<Arrived>,
    /// What is still to be answered; the last one is repeated.
    answers: VecDeque<Answer>,
}

impl Echo {
    /// Starts it; it answers the service's OK until told otherwise.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let play = Arc::new(Mutex::new(Play { arrived: Vec::new(), answers: [Answer::ok()].into() }));
        let shared = play.clone();
        tokio::spawn(async move {
            loop {
                match listener.accept().await {
                    Ok((stream, _)) => drop(tokio::spawn(answer(stream, shared.clone()))),
                    // A connection that went before it was taken, or too many files at once: the next may be good.
                    Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
                }
            }
        });
        Self { port, play }
    }

    /// Its base URL, as one types it for a custom endpoint.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// What the coming requests get, one after another; the last answer is repeated.
    pub fn answers(&self, answers: impl IntoIterator<Item = Answer>) {
        self.play.lock().unwrap().answers = answers.into_iter().collect();
    }

    /// Every request so far, preflights too, in the order of arrival.
    pub fn arrived(&self) -> Vec<Arrived> {
        self.play.lock().unwrap().arrived.clone()
    }

    /// Waits until so many requests have arrived, and gives them all.
    pub async fn wait_for(&self, count: usize) -> Vec<Arrived> {
        eventually(async || {
            let arrived = self.arrived();
            if arrived.len() >= count {
                Ok(arrived)
            } else {
                Err(format!("{} of {count} requests arrived", arrived.len()))
            }
        })
        .await
        .unwrap()
    }
}

async fn answer(stream: TcpStream, play: Arc<Mutex<Play>>) {
    let mut stream = BufReader::new(stream);
    // A browser may connect ahead of need and send nothing.
    let Ok(Some(message)) = http::read(&mut stream).await else { return };
    let mut words = message.first_line.split(' ').map(str::to_owned);
    let arrived = Arrived {
        method: words.next().unwrap_or_default(),
        target: words.next().unwrap_or_default(),
        message,
    };
    let answer = play.lock().unwrap().take(arrived);
    tokio::time::sleep(answer.delay).await;
    if let Some(Gate(held)) = &answer.gate {
        let _ = held.subscribe().wait_for(|held| *held >= Held::Open).await;
    }
    write(&mut stream, &answer).await;
    if let Some(Gate(held)) = &answer.gate {
        held.send_replace(Held::Gone);
    }
}

/// Sends the answer as it is told to.
async fn write(stream: &mut BufReader<TcpStream>, answer: &Answer) {
    let mut head = format!("HTTP/1.1 {} -\r\n", answer.status);
    for (name, value) in &answer.headers {
        head += &format!("{name}: {value}\r\n");
    }
    if answer.announced {
        head += &format!("Content-Length: {}\r\n", answer.body.len() * answer.times);
    }
    head += "Connection: close\r\n\r\n";
    let body = match answer.sent {
        Sent::Whole => Some(&answer.body[..]),
        Sent::Bytes(count) | Sent::BytesInTime(count) | Sent::Part(count) | Sent::Paused(count, _) => {
            Some(&answer.body[..count])
        }
        Sent::Nothing => return,
        Sent::Never => None,
    };
    if let Some(body) = body {
        let _ = stream.write_all(head.as_bytes()).await;
        for _ in 0..answer.times {
            if stream.write_all(body).await.is_err() {
                break;
            }
        }
    }
    if let Sent::Paused(count, pause) = answer.sent {
        let _ = stream.flush().await;
        tokio::time::sleep(pause).await;
        let _ = stream.write_all(&answer.body[count..]).await;
    }
    if matches!(answer.sent, Sent::BytesInTime(_)) {
        let _ = stream.flush().await;
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    if matches!(answer.sent, Sent::Never | Sent::Part(_)) {
        let _ = stream.flush().await;
        // Until the other side gives up.
        let _ = stream.read_u8().await;
    }
    let _ = stream.shutdown().await;
}

impl Play {
    fn take(&mut self, arrived: Arrived) -> Answer {
        let preflight = arrived.method == "OPTIONS";
        self.arrived.push(arrived);
        match self.answers.len() {
            _ if preflight => Answer::body(""),
            0 | 1 => self.answers.front().cloned().unwrap_or_else(Answer::ok),
            _ => self.answers.pop_front().unwrap_or_else(Answer::ok),
        }
    }
}

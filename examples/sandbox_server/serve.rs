//! Carries requests to the sandbox and its answers back.

use crate::connection::{Cuttable, Scissors};
use crate::log;
use crate::options::Options;
use axum::Router;
use axum::body::{Body, HttpBody};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
use std::future::poll_fn;
use std::io::{self, Write};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};
use tim_tester::api::catalogue::Catalogue;
use tim_tester::sandbox::{self, Answer, Fault, Reply, Sandbox};
use tokio::net::TcpListener;
use tokio::sync::Notify;

/// How much of a body over the limit is still read, so that its sender comes to read the answer.
const DRAINED_BYTES: usize = 64 << 20;
/// How long running requests may take to end after Ctrl-C.
const GRACE: Duration = Duration::from_secs(1);

struct App {
    sandbox: Mutex<Sandbox>,
    fault: Option<Fault>,
    body_limit: usize,
    log: bool,
}

/// Seconds since 1970.
pub fn now() -> u64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// Serves until Ctrl-C or, where there is one, a signal to terminate.
pub async fn serve(listener: TcpListener, options: Options) -> io::Result<()> {
    let mut sandbox = Sandbox::new(options.settings);
    let commands = include_str!("../../data/catalogue.tsv").to_owned();
    let fields = include_str!("../../data/catalogue-fields.tsv").to_owned();
    match Catalogue::parse(commands, fields) {
        Ok(catalogue) => sandbox.know(catalogue),
        Err(error) => return Err(io::Error::other(format!("the catalogue: {error}"))),
    }
    let app = App {
        sandbox: Mutex::new(sandbox),
        fault: options.fault,
        body_limit: options.body_limit,
        log: options.log,
    };
    let router = Router::new().fallback(handle).with_state(Arc::new(app));
    let stop = Arc::new(Notify::new());
    let stopped = Arc::clone(&stop);
    let serving = axum::serve(Cuttable(listener), router.into_make_service_with_connect_info::<Scissors>())
        .with_graceful_shutdown(async move { stopped.notified().await });
    tokio::select! {
        served = async { serving.await } => served,
        () = async {
            asked_to_stop().await;
            stop.notify_one();
            tokio::time::sleep(GRACE).await;
        } => Ok(()),
    }
}

async fn asked_to_stop() {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! { () = interrupted => {}, () = terminated => {} }
}

async fn handle(
    State(app): State<Arc<App>>,
    ConnectInfo(scissors): ConnectInfo<Scissors>,
    request: Request,
) -> Response {
    let (head, body) = request.into_parts();
    let target = head.uri.path_and_query().map_or("/", |target| target.as_str()).to_owned();
    let body = match read(body, app.body_limit).await {
        Ok(body) => body,
        Err(_) => {
            // The sender went away in the middle; nobody is left to answer.
            scissors.cut();
            return Response::default();
        }
    };
    let answer = match (&body, Fault::asked(&target)) {
        (None, _) => Answer::Reply(Reply::body_too_large()),
        (Some(_), Err(reply)) => Answer::Reply(reply),
        (Some(body), Ok(asked)) => {
            let request = sandbox::Request { method: head.method.as_str(), target: &target, body };
            let mut sandbox = app.sandbox.lock().unwrap_or_else(PoisonError::into_inner);
            sandbox.answer(&request, now(), asked.or(app.fault))
        }
    };
    if app.log {
        // A reader that went away must not take the server with it.
        let _ = writeln!(io::stderr(), "{}", log::line(&head, &target, body.as_deref(), &answer));
    }
    match answer {
        Answer::Reply(reply) => response(reply),
        Answer::Late { seconds, reply } => {
            tokio::time::sleep(Duration::from_secs(seconds.into())).await;
            response(reply)
        }
        Answer::Never => std::future::pending().await,
        Answer::Dropped => {
            scissors.cut();
            Response::default()
        }
    }
}

/// The whole body; `None` when it is over the limit.
async fn read(mut body: Body, limit: usize) -> Result<Option<Vec<u8>>, axum::Error> {
    let mut bytes = Vec::new();
    let mut length = 0;
    while let Some(frame) = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
        let Ok(data) = frame?.into_data() else { continue };
        length += data.len();
        if length <= limit {
            bytes.extend_from_slice(&data);
        } else {
            bytes = Vec::new();
        }
        if length > limit.saturating_add(DRAINED_BYTES) {
            break;
        }
    }
    Ok((length <= limit).then_some(bytes))
}

fn response(reply: Reply) -> Response {
    let mut response = Response::new(Body::from(reply.body));
    *response.status_mut() = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in reply.headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            response.headers_mut().append(name, value);
        }
    }
    response
}

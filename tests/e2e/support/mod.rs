//! The stage of a story: a browser, the page's web server, and servers that play the service.

mod browser;
mod driver;
mod echo;
mod http;
mod page;
mod site;
mod steps;
mod tls;

pub use browser::Visit;
pub use echo::{Answer, Arrived, Echo, Gate};
pub use http::{Message, ask};
pub use page::{Page, Scope};
pub use steps::{open_whole, sent};

use site::Site;
use std::time::{Duration, Instant};

/// How long a story waits for anything before it fails: longer than the slowest step on a machine that others keep busy.
/// What is there is seen at once, so a long deadline costs a failure its time and nothing else.
pub const DEADLINE: Duration = Duration::from_secs(60);

/// What each story needs: the page's files on an origin of their own, in which nothing was ever stored.
pub struct World {
    /// The web server of `dist/`.
    pub site: Site,
}

impl World {
    /// Starts it.
    pub async fn start() -> Self {
        Self { site: Site::start().await }
    }

    /// Starts it behind https.
    pub async fn start_https() -> Self {
        Self { site: Site::start_https().await }
    }
}

/// Opens the page as most people have it: a new English browser of 1280 × 900, in light colours.
pub async fn open(world: &World) -> Page {
    Visit::default().open(world).await
}

/// Tries until it succeeds; after [`DEADLINE`] gives the last reason why it did not.
pub async fn eventually<T>(mut attempt: impl AsyncFnMut() -> Result<T, String>) -> Result<T, String> {
    let began = Instant::now();
    loop {
        match attempt().await {
            Ok(value) => return Ok(value),
            Err(reason) if began.elapsed() > DEADLINE => return Err(reason),
            Err(_) => tokio::time::sleep(Duration::from_millis(25)).await,
        }
    }
}

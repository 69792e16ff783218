//! The stage of a story: driver, browser, the page's web server, and servers that play the service.

mod browser;
mod driver;
mod echo;
mod http;
mod page;
mod site;
mod steps;
mod tls;

pub use browser::Visit;
pub use echo::{Answer, Echo};
pub use http::{Message, ask};
pub use page::Page;
pub use steps::sent;

use driver::Driver;
use site::Site;
use std::time::{Duration, Instant};

/// How long a story waits for anything before it fails.
pub const DEADLINE: Duration = Duration::from_secs(10);

/// What each story needs: a driver of its own, and the page's files on an origin of their own.
pub struct World {
    driver: Driver,
    /// The web server of `dist/`.
    pub site: Site,
}

impl World {
    /// Starts both. Dropping the world ends them and every browser in it.
    pub async fn start() -> Self {
        Self { site: Site::start().await, driver: Driver::start().await }
    }

    /// Starts both, with the page's files behind https.
    pub async fn start_https() -> Self {
        Self { site: Site::start_https().await, driver: Driver::start().await }
    }
}

/// Opens the page as most people have it: a new English browser of 1280 × 900, in light colours.
pub async fn open(world: &World) -> Page {
    Visit::default().open(world).await
}

/// Tries until it succeeds; after [`DEADLINE`], the last reason why it did not.
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

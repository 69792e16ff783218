//! The stage of a story: a browser, the page's web server, and servers that play the service.

pub mod ax_tree;
mod browser;
mod driver;
mod echo;
mod folder;
mod http;
mod next_build;
mod nginx;
mod own;
mod page;
mod site;
mod steps;
mod tls;

pub use browser::Visit;
pub use echo::{Answer, Arrived, Echo, Gate};
pub use folder::Folder;
pub use http::{Message, ask, ask_with};
pub use next_build::NextBuild;
pub use nginx::Nginx;
pub use page::{Page, Scope};
pub use steps::{open_whole, sent};

use site::Site;
pub use site::dist;
use std::time::{Duration, Instant};

/// How long a story waits for anything before it fails: longer than the slowest step on a machine that others keep busy.
/// What is there is seen at once, so a long deadline costs a failure its time and nothing else.
pub const DEADLINE: Duration = Duration::from_secs(60);

/// What each story needs: the page's files on an origin of their own, in which nothing was ever stored.
pub struct World {
    /// The web server of `dist/`.
    pub site: Site,
    /// Whether the story is about that server.
    needs_site: bool,
}

impl World {
    /// Starts it. Where `OFFLINE` is set, the page comes out of what a visit before has kept, and the server can't be reached.
    pub async fn start() -> Self {
        Self { site: Site::start().await, needs_site: false }
    }

    /// Starts it for a story that needs the server, with `OFFLINE`, too.
    pub async fn start_online() -> Self {
        Self { site: Site::start().await, needs_site: true }
    }

    /// The same behind https.
    pub async fn start_https() -> Self {
        Self { site: Site::start_https().await, needs_site: true }
    }

    /// Whether the page is to come out of what the browser keeps.
    fn is_offline(&self) -> bool {
        std::env::var_os("OFFLINE").is_some() && !self.needs_site && !self.site.is_altered()
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

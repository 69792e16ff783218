//! The tools whose environment files are known.

/// A tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// Postman: an environment, or a dump of all data.
    Postman,
    /// Hoppscotch: one environment or a list.
    Hoppscotch,
    /// `http-client.env.json` of JetBrains' editors, and the like of REST Client: one object an environment.
    HttpClient,
}

impl Tool {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Postman => "Postman",
            Self::Hoppscotch => "Hoppscotch",
            Self::HttpClient => "HTTP Client",
        }
    }
}

//! What goes over the wire: a request as it came, and what is to be done about it.

/// A request as it came over the wire. Headers play no part: the format is told by `contenttype=json` in the URL.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The method, in capitals.
    pub method: &'a str,
    /// Path and query as on the request line.
    pub target: &'a str,
    /// The body's bytes.
    pub body: &'a [u8],
}

/// An HTTP reply. `Date`, `Content-Length` and `Connection` are left to whoever sends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// Headers in the documents' order; without the `Access-Control-` ones a page may not read the reply.
    pub headers: Vec<(&'static str, String)>,
    /// The body's bytes, which a fault may have spoilt.
    pub body: Vec<u8>,
}

/// What to do about a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Send this.
    Reply(Reply),
    /// Send it after so many seconds.
    Late {
        /// The seconds to wait.
        seconds: u32,
        /// What to send then.
        reply: Reply,
    },
    /// Keep the connection and say nothing.
    Never,
    /// Drop the connection without a word.
    Dropped,
}

//! What an import makes of a text, as data: what it was taken for, the requests in it, and what is to be told.

use crate::api::Secret;
use crate::api::base_url::BaseUrlError;
use crate::api::endpoint::Endpoint;
use crate::exchange::environment::EnvironmentError;
use crate::json::{ErrorKind, Position};
use std::rc::Rc;

/// The longest text, in bytes.
pub const TEXT_MAX: usize = 20 * 1024 * 1024;

/// What a text was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportKind {
    /// Command lines of curl, or of PowerShell's own web commands.
    Curl,
    /// An address alone.
    Url,
    /// A body alone.
    Json,
    /// What a browser recorded.
    Har,
    /// A collection of Postman.
    Postman,
    /// A file of requests, or one request as it goes over the wire.
    Http,
    /// Any text with an address of the service in it.
    Log,
    /// Environments of this page.
    Environment,
    /// None of these.
    Unknown,
}

impl ImportKind {
    /// Its short name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Curl => "curl",
            Self::Url => "url",
            Self::Json => "json",
            Self::Har => "har",
            Self::Postman => "postman",
            Self::Http => "http",
            Self::Log => "log",
            Self::Environment => "environment",
            Self::Unknown => "unknown",
        }
    }
}

/// What came of reading a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// What it was taken for.
    pub kind: ImportKind,
    /// What is in it, or why nothing of it can be used.
    pub contents: Result<ImportContents, ImportRefusal>,
    /// What is to be told of the text as a whole.
    pub notes: Vec<ImportNote>,
}

/// What a text holds.
#[derive(Debug, Clone, PartialEq)]
pub enum ImportContents {
    /// Requests, at least one.
    Requests(Vec<Rc<FoundRequest>>),
    /// So many environments.
    Environments(usize),
}

/// A request that was found. What is `None` was not there, or is not to be used: it leaves the draft's own as it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FoundRequest {
    /// What it is called where it was found; often empty.
    pub name: String,
    /// Its method, in capitals; empty where it has none.
    pub method: String,
    /// Where it goes.
    pub endpoint: Option<Endpoint>,
    /// The command's path, such as `v4/profile/portrait_set`; it need not be a known one.
    pub path: Option<String>,
    /// The app's number.
    pub sdkappid: Option<String>,
    /// The caller.
    pub identifier: Option<String>,
    /// The caller's signature.
    pub usersig: Option<Secret>,
    /// The app's key, where a variable held it.
    pub secret_key: Option<Secret>,
    /// The number that makes the URL unique.
    pub random: Option<String>,
    /// The body, byte for byte.
    pub body: Option<Rc<str>>,
    /// What is to be told of it.
    pub notes: Vec<ImportNote>,
}

/// A part of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportPart {
    /// The app's number.
    SdkAppId,
    /// The caller.
    Identifier,
    /// The caller's signature.
    UserSig,
    /// The app's key.
    SecretKey,
    /// The number that makes the URL unique.
    Random,
    /// `contenttype`.
    ContentType,
}

impl ImportPart {
    /// The part of a query parameter's name.
    pub(super) fn named(name: &str) -> Option<Self> {
        let all =
            [Self::SdkAppId, Self::Identifier, Self::UserSig, Self::Random, Self::ContentType].into_iter();
        all.into_iter().find(|part| part.name().eq_ignore_ascii_case(name))
    }

    /// Its name in the query; for the key, which never stands there, a name too.
    pub fn name(self) -> &'static str {
        match self {
            Self::SdkAppId => "sdkappid",
            Self::Identifier => "identifier",
            Self::UserSig => "usersig",
            Self::SecretKey => "SecretKey",
            Self::Random => "random",
            Self::ContentType => "contenttype",
        }
    }
}

/// What was left out, lost or is doubtful. Names are cut short; no note holds a value of the credentials.
#[derive(Debug, Clone, PartialEq)]
pub enum ImportNote {
    /// Chrome put spaces for so many characters that are not ASCII when it wrote the line for cmd.
    Lost(usize),
    /// A shell would have cut the URL at its first `&`, as it has no quotes.
    UnquotedUrl,
    /// Quotes and dashes as chat programs make them were taken for the plain ones.
    Typographic,
    /// So many preflights were passed over.
    Preflights(usize),
    /// So many requests that go elsewhere than to the service were passed over.
    Elsewhere(usize),
    /// So many further requests than are offered.
    TooMany(usize),
    /// A request can't be used.
    LeftOut(Rc<ImportRefusal>),
    /// The method is this one; the page sends POST.
    Method(String),
    /// The headers of these names.
    Headers(Vec<String>),
    /// The options of these names.
    Options(Vec<String>),
    /// A parameter stands more than once; the last counts.
    Doubled(ImportPart),
    /// The parameters of these names have no place here.
    Parameters(Vec<String>),
    /// A parameter's name is in another case than the service knows.
    Case(ImportPart),
    /// The value only stands for one; the field keeps its own.
    Placeholder(ImportPart),
    /// A bare `+` in the value was read as a space; `%2B` is a plus.
    Plus(ImportPart),
    /// The value's escapes are no UTF-8, perhaps GBK; the field keeps its own.
    NotUtf8 {
        /// Whose value.
        part: ImportPart,
        /// Whether they look like GBK.
        gbk: bool,
    },
    /// A `%` in the value is no escape; it was taken as it is.
    Percent(ImportPart),
    /// `contenttype` is not `json`.
    NotJsonType,
    /// `&amp;` was read as `&`.
    Ampersands,
    /// The host is none of the service's.
    Host(String),
    /// A host of the service's is asked without encryption; here it is asked with.
    Encrypted,
    /// The address names no command.
    NoCommand,
    /// The data were put into the URL (`-G`), so there is no body.
    DataInUrl,
    /// The body is no JSON.
    BodyNotJson(ErrorKind, Position),
    /// Quotes of the body as chat programs make them were taken for the plain ones.
    BodyQuotes,
    /// Backslashes before the body's quotes, as PowerShell 5.1 needs them, were taken off.
    BodyBackslashes,
    /// Half of a surrogate pair stood in the body, which is no character.
    HalfCharacter,
    /// These variables have no value here.
    Variables(Vec<String>),
    /// Scripts, handlers or tests.
    Scripts,
    /// So many entries that are switched off.
    Disabled(usize),
    /// The way to authenticate that a collection sets.
    Authentication,
    /// Bytes above 127 that are no UTF-8 were read as Latin-1, as some browsers write them.
    Latin1,
    /// A reply stood in the text, too.
    Reply,
    /// The body was taken from before the address.
    BodyBefore,
}

/// Why a text, or a request in it, is refused.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportRefusal {
    /// What is wrong.
    pub fault: ImportFault,
    /// Where, if it has a place.
    pub at: Option<Position>,
}

/// What is wrong with a text.
#[derive(Debug, Clone, PartialEq)]
pub enum ImportFault {
    /// There is none.
    Empty,
    /// It has more than [`TEXT_MAX`] bytes.
    TooLong,
    /// The file's bytes are no UTF-8 from this one on.
    NotUtf8 {
        /// The first such byte.
        offset: usize,
        /// Whether they look like GBK.
        gbk: bool,
    },
    /// It looks like nothing that is known.
    Unknown,
    /// Its JSON is broken.
    Json(ErrorKind),
    /// What opened there is not closed: a quote, a bracket, or the mark of a here-document.
    NotClosed(String),
    /// A command line without a URL.
    NoUrl,
    /// The URL can't be read.
    Url(BaseUrlError),
    /// The body is in a file of this name.
    File(String),
    /// The body comes from the command's input, which is not here.
    Input,
    /// The body is a form with parts (`-F`, `formdata`), which the service does not take.
    Form,
    /// The body's bytes are no UTF-8.
    BodyNotUtf8,
    /// None of so many requests goes to the service.
    NoRequest(usize),
    /// This member is missing or of another type.
    Member(&'static str),
    /// Environments with a fault.
    Environment(Rc<EnvironmentError>),
}

impl ImportFault {
    /// A refusal without a place.
    pub fn somewhere(self) -> ImportRefusal {
        ImportRefusal { fault: self, at: None }
    }

    /// A refusal at an offset of a text.
    pub(super) fn at(self, text: &str, offset: usize) -> ImportRefusal {
        ImportRefusal { fault: self, at: Some(Position::of(text.as_bytes(), offset)) }
    }
}

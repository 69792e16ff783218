//! What is to be known of a snippet, as data. Its words are the page's.

/// What the reader of a snippet must know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// How the file is run.
    Run(&'static str),
    /// What it needs, and the command that brings it.
    Needs(&'static str),
    /// The UserSig is made by the vendor's own package; the command brings it.
    VendorPackage(&'static str),
    /// The vendor has no package for it: the file makes the UserSig itself.
    MakesUserSigItself,
    /// A SecretKey has no place in a page: this runs in Node alone.
    NotInAPage,
    /// The line is ASCII only, so the strings' other characters are JSON escapes: the same JSON, not the same bytes.
    JsonEscapes,
    /// The body is given as Base64, for no line can hold it: the bytes are the same.
    Base64,
    /// A percent sign is doubled, as files of cmd want it: typed into a window, each `%%` is a single `%`.
    PercentDoubled,
    /// The body goes through a file in the folder of temporary files.
    TemporaryFile,
    /// Only what is outside the JSON's values differs: line breaks are LF, and none stand around the body.
    WhitespaceTouched,
    /// JetBrains spells the environment's variable otherwise: `{{$env.TIM_USERSIG}}`.
    JetBrainsVariable,
    /// The SDK builds the body itself: the same JSON, not the same bytes.
    SdkBuildsBody,
    /// The SDK puts the identifier into the URL as it is; the file encodes it first.
    SdkEncodesNothing,
    /// The SDK draws its own `random`, or sends none, and sets its own Content-Type.
    SdkOwnRandom,
    /// The SDK's tool sends to the host that stands in `TimRestApi.php`, which is not the request's.
    SdkHost,
    /// Writes `TimRestApiConfig.json` in the SDK's folder anew.
    GearConfig,
    /// The sandbox in the page has no address: only this page reaches it.
    SandboxInPage,
}

/// Why a language has no text for a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unavailable {
    /// The SDK's function exists for this command only: `v4/profile/portrait_set`.
    OtherCommand,
    /// The tool sets the nick and nothing else, and the body is not one nick.
    NotOneNick,
    /// The SDK builds the body, and this one it can't.
    NotBySdk(SdkBody),
    /// An argument can't hold a NUL, nor more than Linux takes.
    Nul,
    /// The format can't hold this text, and it is no JSON that could be said in other bytes.
    Format,
    /// Nothing in this format can make a UserSig.
    MakesNoUserSig,
    /// A UserSig is made for an SDKAppID that is a number up to 2147483647.
    SdkAppId,
}

/// Why the SDK can't build a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SdkBody {
    /// It is not an object of From_Account (a string) and ProfileItem (an array) alone.
    OtherShape,
    /// A key stands twice.
    RepeatedKey,
    /// PHP would write a number otherwise, such as `5.0` or one beyond 64 bits.
    Number,
    /// A string holds half of a surrogate pair.
    Surrogate,
    /// Values within values, too deep.
    Depth,
}

//! The slips of home-made makers that can be named.

/// In which part of the making a slip happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// What is signed, with which key, and how the signature is written.
    Signature,
    /// From the JSON to the text: zlib, then Base64 with `* - _`.
    Packing,
    /// The JSON's fields.
    Fields,
}

impl Step {
    /// Every step, in the order of [`Slip::ALL`].
    pub const ALL: [Self; 3] = [Self::Signature, Self::Packing, Self::Fields];
}

/// A slip that can be named. Those of the signature need the SecretKey to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// The signed lines end in a backslash and an `n`, as in single quotes.
    LiteralNewlines,
    /// The last signed line has no line feed.
    NoFinalNewline,
    /// The signed lines end in CR LF.
    CarriageReturns,
    /// The signed lines stand in another order.
    LineOrder,
    /// In what is signed, identifier and SDKAppID stand in each other's place.
    SwappedContent,
    /// In what is signed, time and expire stand in each other's place.
    SwappedTimes,
    /// What is signed has the moment of expiry as `TLS.expire`.
    SignedEnd,
    /// What is signed has the userbuf as it is, not in Base64.
    PlainUserbuf,
    /// What is signed has no line for the userbuf.
    UnsignedUserbuf,
    /// What is signed is the JSON.
    OverJson,
    /// What is signed are the bare values, by the formula in the documents.
    Formula,
    /// The maker's key has a blank or a line end around it, or a byte order mark before it.
    KeyBlank,
    /// The key in the field has a blank or a line end around it, the maker's has not.
    FieldKeyBlank,
    /// The maker's key has quotes around it.
    KeyQuotes,
    /// The key's hexadecimal digits were taken as 32 bytes.
    KeyBytes,
    /// The maker's key has its letters in the other case.
    KeyCase,
    /// Key and content stand in each other's place in the call of HMAC.
    SwappedArguments,
    /// `TLS.sig` has the HMAC in hexadecimal digits.
    HexSig,
    /// `TLS.sig` is Base64 of the HMAC's hexadecimal digits.
    Base64OfHex,
    /// The JSON itself, neither packed nor in Base64.
    Plain,
    /// The JSON in Base64, never packed.
    NotPacked,
    /// Deflate without zlib's header and checksum.
    RawDeflate,
    /// gzip in place of zlib.
    Gzip,
    /// Base64 with its own `+ / =`.
    StandardBase64,
    /// Base64url, which has `- _` for `+ /`.
    Base64Url,
    /// The padding is missing at the end.
    NoPadding,
    /// Base64 with its own `+ / =`, whose `+` became blanks on the way through a URL.
    PlusLost,
    /// Base64 over Base64.
    Twice,
    /// It ends too early.
    Cut,
    /// Two or more, one after the other.
    Joined,
    /// `TLS.time` is in milliseconds.
    Milliseconds,
    /// A number has a fraction or an exponent.
    Fraction,
    /// `TLS.identifier` and `TLS.sdkappid` stand in each other's place.
    SwappedFields,
    /// Numbers stand in quotes.
    QuotedNumbers,
    /// `TLS.expire` is 0 or less.
    NoLifetime,
    /// `TLS.expire` is a point in time, not a number of seconds.
    ExpireIsTime,
}

impl Slip {
    /// Every slip, by its step.
    pub const ALL: [Self; 36] = [
        Self::LiteralNewlines,
        Self::NoFinalNewline,
        Self::CarriageReturns,
        Self::LineOrder,
        Self::SwappedContent,
        Self::SwappedTimes,
        Self::SignedEnd,
        Self::PlainUserbuf,
        Self::UnsignedUserbuf,
        Self::OverJson,
        Self::Formula,
        Self::KeyBlank,
        Self::FieldKeyBlank,
        Self::KeyQuotes,
        Self::KeyBytes,
        Self::KeyCase,
        Self::SwappedArguments,
        Self::HexSig,
        Self::Base64OfHex,
        Self::Plain,
        Self::NotPacked,
        Self::RawDeflate,
        Self::Gzip,
        Self::StandardBase64,
        Self::Base64Url,
        Self::NoPadding,
        Self::PlusLost,
        Self::Twice,
        Self::Cut,
        Self::Joined,
        Self::Milliseconds,
        Self::Fraction,
        Self::SwappedFields,
        Self::QuotedNumbers,
        Self::NoLifetime,
        Self::ExpireIsTime,
    ];

    /// In which part of the making it happens.
    pub fn step(self) -> Step {
        match self as usize {
            at if at < Self::Plain as usize => Step::Signature,
            at if at < Self::Milliseconds as usize => Step::Packing,
            _ => Step::Fields,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slip_is_in_the_list_in_its_place() {
        for (at, slip) in Slip::ALL.into_iter().enumerate() {
            assert_eq!(slip as usize, at, "{slip:?}");
        }
        assert_eq!(Slip::ExpireIsTime as usize + 1, Slip::ALL.len());
        assert_eq!(Slip::Base64OfHex.step(), Step::Signature);
        assert_eq!((Slip::Plain.step(), Slip::Joined.step()), (Step::Packing, Step::Packing));
        assert_eq!(Slip::Milliseconds.step(), Step::Fields);
    }
}

//! Names under which people keep secrets. What comes in under one is refused, whatever it holds.

const ANYWHERE: [&str; 9] = [
    "usersig",
    "secret",
    "password",
    "passwd",
    "token",
    "credential",
    "privatekey",
    "signature",
    "authorization",
];
const AT_THE_END: [&str; 4] = ["key", "sig", "pwd", "passphrase"];

/// Whether a parameter's or key's name speaks of a secret; case, `_`, `-`, `.` and spaces don't matter. Errs on
/// the side of refusing: no name that we use ourselves is near.
pub(super) fn is_secret(name: &str) -> bool {
    let bare: String = name
        .chars()
        .filter(|c| !matches!(c, '_' | '-' | '.') && !c.is_whitespace())
        .map(|c| c.to_ascii_lowercase())
        .collect();
    ANYWHERE.iter().any(|word| bare.contains(word)) || AT_THE_END.iter().any(|word| bare.ends_with(word))
}

/// The beginning of a foreign name, short enough to be shown.
pub(super) fn shown(name: &str) -> String {
    name.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_and_others() {
        for name in ["usersig", "UserSig", "user_sig", "TLS.sig", "SecretKey", "secret-key", "Key", "sig"] {
            assert!(is_secret(name), "{name}");
        }
        for name in ["accessToken", "PASSWORD", "db password", "api_key", "Authorization", "client.secret"] {
            assert!(is_secret(name), "{name}");
        }
        for name in ["name", "endpoint", "sdkappid", "identifier", "body", "custom_fields", "type", "version"]
        {
            assert!(!is_secret(name), "{name}");
        }
        for name in ["description", "environments", "signed_up", "keyboard"] {
            assert!(!is_secret(name), "{name}");
        }
    }
}

//! The REST commands the tester knows (`data/commands.tsv`). To add a command is to add a line there.

use super::table;
use std::sync::OnceLock;

/// One command of the REST API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// The path after the host, such as `v4/profile/portrait_set`.
    pub path: &'static str,
    /// The group of error codes the command draws from.
    pub group: &'static str,
    /// Its title in Chinese.
    pub zh: &'static str,
    /// Its title in English.
    pub en: &'static str,
    /// Its private error codes.
    pub error_codes: Vec<u32>,
    /// Calls a second in the documents of 2016.
    pub rate_seed: u32,
    /// Calls a second in the newest documents.
    pub rate_current: u32,
    /// A minimal valid body.
    pub example: &'static str,
}

/// The command the tester opens on.
pub const PORTRAIT_SET: &str = "v4/profile/portrait_set";
/// Reads profiles.
pub const PORTRAIT_GET: &str = "v4/profile/portrait_get";
/// Makes an account.
pub const ACCOUNT_IMPORT: &str = "v4/im_open_login_svc/account_import";
/// Tells which accounts exist.
pub const ACCOUNT_CHECK: &str = "v4/im_open_login_svc/account_check";

/// All commands, `portrait_set` first.
pub fn all() -> &'static [Command] {
    static COMMANDS: OnceLock<Vec<Command>> = OnceLock::new();
    COMMANDS.get_or_init(|| {
        table::rows(include_str!("../../data/commands.tsv"))
            .map(|mut row| Command {
                path: row.cell(),
                group: row.cell(),
                zh: row.cell(),
                en: row.cell(),
                error_codes: row.cell().split(',').filter_map(|code| code.parse().ok()).collect(),
                rate_seed: row.cell().parse().unwrap_or(0),
                rate_current: row.cell().parse().unwrap_or(0),
                example: row.cell(),
            })
            .collect()
    })
}

/// The command of a path.
pub fn find(path: &str) -> Option<&'static Command> {
    all().iter().find(|command| command.path == path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::error_code;

    #[test]
    fn the_table_is_whole() {
        assert_eq!(all()[0].path, PORTRAIT_SET);
        for path in [PORTRAIT_SET, PORTRAIT_GET, ACCOUNT_IMPORT, ACCOUNT_CHECK] {
            assert!(find(path).is_some(), "{path}");
        }
        for command in all() {
            assert!(command.rate_seed > 0 && command.rate_current > 0, "{}", command.path);
            assert!(serde_json::from_str::<serde_json::Value>(command.example).unwrap().is_object());
            assert!(!command.zh.is_empty() && !command.en.is_empty());
            for code in &command.error_codes {
                assert!(error_code::find(Some(command), *code).is_some(), "{} names {code}", command.path);
            }
        }
    }
}

//! Command lines: curl as bash, cmd and PowerShell have it, and PowerShell's own web commands. Which shell a line is for is
//! told by its quoting.

mod bash;
mod cmd;
mod commands;
mod config;
mod flags;
mod options;
mod powershell;
mod powershell_reader;
mod sh;
mod shell;
mod word;

use super::model::{Import, ImportFault, ImportKind};
use super::raw::{self, Notes, Raw};
use commands::Commands;
use shell::Shell;

/// Whether a text holds such a command.
pub(super) fn is_like(text: &str) -> bool {
    shell::command(text).is_some()
}

/// Reads them.
pub(super) fn import(text: &str) -> Import {
    let mut notes = Notes::default();
    let commands = match Shell::of(text) {
        Shell::Sh => sh::read(text, &mut notes),
        Shell::Cmd => cmd::read(text, &mut notes),
        Shell::Power => powershell::read(text, &mut notes),
    };
    match commands {
        Ok(Commands { found, secret_key }) => {
            let found = if found.is_empty() { vec![Err(ImportFault::NoUrl.somewhere())] } else { found };
            let found =
                found.into_iter().map(|found| found.map(|raw| Raw { secret_key: secret_key.clone(), ..raw }));
            raw::import(ImportKind::Curl, found.collect(), notes.0)
        }
        Err(refusal) => Import { kind: ImportKind::Curl, contents: Err(refusal), notes: notes.0 },
    }
}

#[cfg(test)]
mod tests;

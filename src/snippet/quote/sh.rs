//! Words of sh, which bash and zsh read alike.

/// The longest text given as an argument, in bytes: Linux takes 128 KiB an argument.
const ARGUMENT_MAX: usize = 100 * 1024;

/// One word: nothing is special between single quotes but the quote itself.
pub fn word(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

/// Whether a text can be an argument of a program.
pub fn is_argument(text: &str) -> bool {
    text.len() <= ARGUMENT_MAX && !text.contains('\0')
}

/// The command that prints a text, whatever it holds.
pub fn printf(text: &str) -> String {
    let format = text.replace('\\', "\\\\").replace('%', "%%").replace('\0', "\\000");
    // A format that begins with a dash would be an option.
    format!("printf -- {}", word(&format))
}

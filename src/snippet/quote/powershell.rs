//! Strings of PowerShell, 5.1 and later. The texts are ASCII: beyond it lie quotes that PowerShell takes for its own.

/// A string in which nothing is special.
pub fn single(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// What stands inside a string with variables, to come out as it is here.
pub fn expandable(text: &str) -> String {
    text.replace('`', "``").replace('"', "`\"").replace('$', "`$")
}

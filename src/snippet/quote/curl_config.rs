//! Values in a config file of curl, which stand on one line whatever they hold.

/// A value between quotes. curl's file knows these escapes and no others.
pub fn value(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{}\"", text.replace('\n', "\\n").replace('\r', "\\r").replace('\t', "\\t"))
}

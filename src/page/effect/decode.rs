//! Bytes of any encoding that the browser knows as text: it has the tables, so the page carries none.

use web_sys::TextDecoder;

/// The text of bytes in an encoding, by its label; `None` where the browser knows no such encoding. What is malformed becomes
/// U+FFFD.
pub fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    TextDecoder::new_with_label(label).ok()?.decode_with_u8_array(bytes).ok()
}

//! A file's bytes as text: UTF-8, or UTF-16 as PowerShell's `>` and some editors of Windows write it.

use crate::api::encoding;

/// The text.
///
/// # Errors
/// The offset of the first byte that is neither.
pub fn read(bytes: Vec<u8>) -> Result<String, usize> {
    match encoding::utf16(&bytes) {
        Some(label) => Ok(encoding::decode_utf16(&bytes, label)),
        None => String::from_utf8(bytes).map_err(|error| error.utf8_error().valid_up_to()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf8_and_utf16() {
        let le: Vec<u8> = "\u{feff}{\"名\":1}\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(le).as_deref(), Ok("{\"名\":1}\r\n"));
        let be: Vec<u8> = "{\"名\":1}".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(read(be).as_deref(), Ok("{\"名\":1}"));
        assert_eq!(read("名".into()).as_deref(), Ok("名"));
        assert_eq!(read(Vec::new()).as_deref(), Ok(""));
        assert_eq!(read(b"a\xd7\xca".to_vec()), Err(1));
    }
}

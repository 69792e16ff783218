//! The text of a file: UTF-8, or UTF-16 as PowerShell 5.1 writes files.

use super::address::looks_like_gbk;
use super::model::{ImportFault, ImportRefusal, TEXT_MAX};
use crate::api::encoding;

/// The text of a file's bytes.
///
/// # Errors
/// That there are too many, or that they are in another encoding.
pub fn text_of(bytes: Vec<u8>) -> Result<String, ImportRefusal> {
    if bytes.len() > TEXT_MAX {
        return Err(ImportFault::TooLong.somewhere());
    }
    if let Some(label) = encoding::utf16(&bytes) {
        return Ok(encoding::decode_utf16(&bytes, label));
    }
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let gbk = looks_like_gbk(error.as_bytes());
        ImportFault::NotUtf8 { offset, gbk }.somewhere()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings() {
        assert_eq!(text_of("中".into()).as_deref(), Ok("中"));
        assert_eq!(text_of(b"\xff\xfe{\0}\0".to_vec()).as_deref(), Ok("{}"));
        assert_eq!(text_of(b"\xfe\xff\x4e\x2d".to_vec()).as_deref(), Ok("中"));
        assert_eq!(text_of(b"{\0}\0".to_vec()).as_deref(), Ok("{}"), "without its mark");
        let fault = |bytes: &[u8]| text_of(bytes.to_vec()).unwrap_err().fault;
        assert_eq!(fault(b"a\xd6\xd0"), ImportFault::NotUtf8 { offset: 1, gbk: true });
        assert_eq!(fault(b"\xff"), ImportFault::NotUtf8 { offset: 0, gbk: false });
    }
}

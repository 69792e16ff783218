//! The value of `Tag_Profile_IM_Location` as four numbers.
//!
//! The documents say: 16 bytes at most, stored as four uint32 (country, province, city, district); they don't say how
//! bytes become a JSON string. Our reading: each number is four bytes, the highest first, and each byte the character
//! of that number, U+0000 to U+00FF. A byte from 0x80 on is two bytes of UTF-8, so that such a value is over the limit:
//! numbers that fit have no such byte.

/// The bytes of four numbers.
pub fn bytes(numbers: [u32; 4]) -> Vec<u8> {
    numbers.into_iter().flat_map(u32::to_be_bytes).collect()
}

/// The string for four numbers.
pub fn encode(numbers: [u32; 4]) -> String {
    bytes(numbers).into_iter().map(char::from).collect()
}

/// The numbers of a string of 16 characters up to U+00FF; `None` for any other.
pub fn decode(text: &str) -> Option<[u32; 4]> {
    let bytes = text.chars().map(|c| u8::try_from(c).ok()).collect::<Option<Vec<u8>>>()?;
    let bytes: [u8; 16] = bytes.try_into().ok()?;
    let number = |i: usize| u32::from_be_bytes([bytes[i], bytes[i + 1], bytes[i + 2], bytes[i + 3]]);
    Some([number(0), number(4), number(8), number(12)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_numbers_are_sixteen_characters() {
        let numbers = [1, 0x0102_0304, 0x7f7f_7f7f, 10];
        let text = encode(numbers);
        assert_eq!(text.len(), 16);
        assert_eq!(decode(&text), Some(numbers));
        let large = encode([u32::MAX, 0, 0, 0]);
        assert_eq!((large.len(), decode(&large)), (20, Some([u32::MAX, 0, 0, 0])));
        assert_eq!(decode("Shenzhen"), None);
        assert_eq!(decode("0123456789abcde中"), None);
    }
}

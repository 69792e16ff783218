//! Bytes in hexadecimal, for what can't be shown as text.

use crate::state::body::bytes::to_hex;
use std::fmt::Write;

/// How many bytes stand in a line.
const WIDTH: usize = 16;

/// A few lines of bytes around one, which stands in brackets: offset, bytes, and what of them is ASCII.
pub fn around(bytes: &[u8], at: usize) -> String {
    let first = (at / WIDTH).saturating_sub(2) * WIDTH;
    let mut out = String::new();
    for start in (first..bytes.len()).step_by(WIDTH).take(5) {
        let line = &bytes[start..bytes.len().min(start + WIDTH)];
        let _ = write!(out, "{start:08x} ");
        for (i, byte) in line.iter().enumerate() {
            let (open, close) = match start + i {
                here if here == at => ('[', ']'),
                _ => (' ', ' '),
            };
            let _ = write!(out, "{open}{byte:02x}{close}");
        }
        out.extend(std::iter::repeat_n(' ', 4 * (WIDTH - line.len()) + 1));
        out.extend(
            line.iter().map(|&byte| if (b' '..=b'~').contains(&byte) { char::from(byte) } else { '.' }),
        );
        out.push('\n');
    }
    out
}

/// The first bytes in a line: `00 ff …`.
pub fn line(bytes: &[u8], most: usize) -> String {
    let shown = to_hex(&bytes[..most.min(bytes.len())]);
    let more = if bytes.len() > most { " …" } else { "" };
    format!("{shown}{more}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_byte_stands_in_brackets() {
        let dump = around(b"{\"a\":\"\xd7\xca\"}", 6);
        assert_eq!(
            dump,
            format!("00000000  7b  22  61  22  3a  22 [d7] ca  22  7d {} {{\"a\":\"..\"}}\n", " ".repeat(24))
        );
        let long = [b'x'; 200];
        assert_eq!(around(&long, 100).lines().count(), 5);
        assert!(around(&long, 100).starts_with("00000040 "));
        assert_eq!(around(&[], 0), "");
    }

    #[test]
    fn a_line_is_cut() {
        assert_eq!(line(&[0, 255], 2), "00 ff");
        assert_eq!(line(&[0, 255], 1), "00 …");
    }
}

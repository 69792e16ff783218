//! Numbers of things as people read them. A code, an id, a port or a number to be typed is none: it is shown as it is.

use std::fmt::{Display, Formatter, Result};

/// A number of things, its digits in groups of three: `1,234`. Both languages write it so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count(pub usize);

impl Display for Count {
    fn fmt(&self, out: &mut Formatter) -> Result {
        let digits = self.0.to_string();
        for (at, digit) in digits.char_indices() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.write_str(",")?;
            }
            write!(out, "{digit}")?;
        }
        Ok(())
    }
}

/// How something that a phrase speaks of is shown in it.
pub trait Said {
    /// What is shown.
    type Shown: Display;
    /// Makes it.
    fn said(self) -> Self::Shown;
}

/// A `usize` in a phrase counts something.
impl Said for usize {
    type Shown = Count;
    fn said(self) -> Count {
        Count(self)
    }
}

/// Any other number is shown as it is.
macro_rules! as_it_is {
    ($($type:ty),+) => { $(impl Said for $type {
        type Shown = Self;
        fn said(self) -> Self {
            self
        }
    })+ };
}

as_it_is!(&str, u32, i32);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stand_in_threes() {
        for (count, shown) in [(0, "0"), (999, "999"), (1_000, "1,000"), (12_345, "12,345")] {
            assert_eq!(Count(count).to_string(), shown);
        }
        assert_eq!(Count(1_234_567_890).to_string(), "1,234,567,890");
        assert_eq!((1_000_usize.said().to_string(), 40_601_u32.said()), ("1,000".to_owned(), 40_601));
    }
}

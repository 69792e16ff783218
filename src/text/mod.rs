//! What the page says, in 中文 and English.

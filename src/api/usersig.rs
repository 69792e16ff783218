//! UserSig: made, opened and judged. The clock is an argument; nothing here stores or prints a secret.

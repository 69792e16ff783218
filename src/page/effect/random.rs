//! Random numbers from the browser's cryptographic generator.

/// A uint32, each value as likely as any other.
pub fn uint32() -> u32 {
    let mut bytes = [0; 4];
    let drawn = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok());
    match drawn {
        Some(_) => u32::from_le_bytes(bytes),
        // Without the generator a number from the clock still differs from send to send.
        None => (super::clock::now_ms() & 0xFFFF_FFFF) as u32,
    }
}

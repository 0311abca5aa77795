//! Random numbers of the browser that nobody can foresee.

/// A random number.
pub fn number() -> u32 {
    let mut bytes = [0; 4];
    gloo::utils::window()
        .crypto()
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes))
        .expect("every browser that runs wasm has random values");
    u32::from_le_bytes(bytes)
}

//! Ids that are made, as UUID version 7: they sort by the time at which they were made.
//!
//! Time and random bytes come in; nothing here reads a clock.

use std::fmt::Write;

/// The twelve bits behind the version count within a millisecond (RFC 9562, section 6.2, method 1).
pub fn in_order(milliseconds: u64, place: u64, mut random: [u8; 10]) -> String {
    let count = (place % 4096) as u16;
    random[..2].copy_from_slice(&count.to_be_bytes());
    uuid_v7(milliseconds + place / 4096, random)
}

/// The id made of a time in milliseconds and random bytes (RFC 9562, section 5.7).
pub fn uuid_v7(milliseconds: u64, random: [u8; 10]) -> String {
    let mut bytes = [0; 16];
    bytes[..6].copy_from_slice(&milliseconds.to_be_bytes()[2..]);
    bytes[6..].copy_from_slice(&random);
    bytes[6] = (bytes[6] & 0x0f) | 0x70;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let mut text = String::with_capacity(36);
    for (position, byte) in bytes.iter().enumerate() {
        if matches!(position, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        write!(text, "{byte:02x}").expect("a string takes any text");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{in_order, uuid_v7};

    #[test]
    fn many_ids_sort_in_the_order_in_which_they_were_made() {
        let ids: Vec<String> = (0..10_000)
            .map(|i| in_order(1_700_000_000_000, i, [0xff; 10]))
            .collect();
        assert!(ids.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn an_id_carries_its_time_version_and_variant() {
        // The example of RFC 9562, appendix A.6.
        let random = [0xcc, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f];
        let id = uuid_v7(0x017f_22e2_79b0, random);
        assert_eq!(id, "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
    }
}

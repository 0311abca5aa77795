//! Figures as tones: amounts from none to much, shares from none to all.

/// The tones of an amount, from little to much.
pub const AMOUNTS: [&str; 5] = ["heat-1", "heat-2", "heat-3", "heat-4", "heat-5"];
/// The tones of a share, from none by the middle to all.
pub const SHARES: [&str; 5] = ["share-1", "share-2", "share-3", "share-4", "share-5"];
/// The upper ends of the first four steps of a share.
pub const STEPS: [f64; 4] = [0.25, 0.50, 0.85, 0.995];

/// The tone of an amount, where the greatest is this; nothing at all has no tone.
pub fn amount(value: f64, greatest: f64) -> &'static str {
    if value < 0.05 || greatest <= 0.0 {
        return "heat-0";
    }
    // Square roots: most amounts are small beside the greatest.
    let step = (value / greatest).clamp(0.0, 1.0).sqrt() * AMOUNTS.len() as f64;
    AMOUNTS[(step.ceil() as usize).clamp(1, AMOUNTS.len()) - 1]
}

/// The tone of a share.
pub fn share(value: f64) -> &'static str {
    let step = STEPS.iter().position(|end| value < *end);
    SHARES[step.unwrap_or(STEPS.len())]
}

/// The class of a text on a tone.
pub fn text_on(tone: &str) -> &'static str {
    match tone {
        "heat-4" | "heat-5" | "share-1" | "share-5" => "on-tone",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tones_rise_with_what_they_stand_for() {
        assert_eq!(amount(0.0, 10.0), "heat-0");
        assert_eq!(amount(10.0, 10.0), "heat-5");
        assert_eq!(amount(0.1, 1e6), "heat-1");
        assert_eq!(amount(1.0, 0.0), "heat-0");
        assert_eq!(share(0.0), "share-1");
        assert_eq!(share(0.9), "share-4");
        assert_eq!(share(1.0), "share-5");
    }
}

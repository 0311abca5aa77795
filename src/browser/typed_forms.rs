//! One text may be typed in several ways that look the same: with accents of their own or in one piece, with a
//! space at its end.

use js_sys::JsString;

/// The text without spaces around it, each accent in one piece with its letter.
pub fn composed(text: &str) -> String {
    form(text.trim(), "NFC")
}

/// The ways in which a text may have been typed elsewhere, as it is first; each once.
pub fn all(text: &str) -> Vec<String> {
    let trimmed = text.trim();
    let ways = [
        text.to_owned(),
        trimmed.to_owned(),
        form(trimmed, "NFC"),
        form(trimmed, "NFD"),
    ];
    let mut different: Vec<String> = Vec::new();
    for way in ways {
        if !different.contains(&way) {
            different.push(way);
        }
    }
    different
}

fn form(text: &str, name: &str) -> String {
    JsString::from(text).normalize(name).into()
}

//! Letters that were encoded twice: `Ã£` where `ã` was meant.

use crate::table::encoding::windows_1252;

/// The text as it was before its letters were encoded a second time; `None` where none was.
pub fn encoded_once(text: &str) -> Option<String> {
    if !text.contains(['Ã', 'Â', 'â', 'Å']) {
        return None;
    }
    let mut meant = String::with_capacity(text.len());
    let mut letters = text.chars();
    let mut changed = false;
    while let Some(letter) = letters.next() {
        let length = match letter {
            'Â' | 'Ã' | 'Å' => 2,
            'â' => 3,
            _ => 1,
        };
        let bytes: Option<Vec<u8>> = std::iter::once(letter)
            .chain(letters.clone())
            .take(length)
            .map(byte)
            .collect();
        let found = bytes.filter(|_| length > 1);
        let found = found.and_then(|bytes| String::from_utf8(bytes).ok());
        match found.filter(|found| found.chars().count() == 1) {
            Some(found) => {
                meant.push_str(&found);
                changed = true;
                letters.nth(length - 2);
            }
            None => meant.push(letter),
        }
    }
    changed.then_some(meant)
}

/// The byte that a letter is in Windows-1252.
fn byte(letter: char) -> Option<u8> {
    match u8::try_from(letter) {
        Ok(byte) if !(0x80..=0x9f).contains(&byte) => Some(byte),
        _ => (0x80..=0x9f).find(|byte| windows_1252(*byte) == letter),
    }
}

#[cfg(test)]
mod tests {
    use super::encoded_once;

    #[test]
    fn what_was_encoded_twice_is_found_and_other_text_left_alone() {
        assert_eq!(encoded_once("GuimarÃ£es").as_deref(), Some("Guimarães"));
        assert_eq!(
            encoded_once("10 â‚¬ â€“ PÃ³voa").as_deref(),
            Some("10 € – Póvoa")
        );
        for text in ["Guimarães", "SÃO JOÃO", "âmbito", "Ã Moda", "Ângela", ""] {
            assert_eq!(encoded_once(text), None, "{text}");
        }
    }
}

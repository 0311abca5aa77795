//! The texts of the page are words: how they are laid out, and what parts them, stands in the code.

use std::fs;

use serde_json::{Map, Value};

use crate::{assert_none, root};

#[test]
fn no_text_carries_layout() {
    let mut found = Vec::new();
    let mut files = 0;
    for entry in fs::read_dir(root().join("locales")).expect("the texts can be listed") {
        let path = entry.expect("an entry can be read").path();
        let text = crate::read(&path);
        let texts: Map<String, Value> = serde_json::from_str(&text).expect("a file of texts");
        assert!(texts.len() > 1000, "{} has the texts", path.display());
        files += 1;
        for (key, value) in &texts {
            let forms = value.as_object().into_iter().flat_map(Map::values);
            let forms = forms.chain(value.is_string().then_some(value));
            let bad = forms
                .filter_map(Value::as_str)
                .filter(|text| has_layout(text));
            found.extend(bad.map(|text| format!("{}: {key}: {text:?}", path.display())));
        }
    }
    assert!(files >= 3, "every language has its texts");
    assert_none(&found);
}

/// A sign before a text that says where it stands, spaces around it, or one that parts two texts.
fn has_layout(text: &str) -> bool {
    text.starts_with(['>', '<', '^']) || text.trim() != text || text.contains(['|', '\t'])
}

#[test]
fn layout_is_told_from_words() {
    for text in [">Places", " or ", "Help|how manual"] {
        assert!(has_layout(text), "{text:?}");
    }
    assert!(!has_layout("Words in any order; > 10 for numbers."));
}

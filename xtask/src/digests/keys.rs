//! The values of chosen keys of the program's JSON, each as the text that stands there.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::shell::Result;

/// Keys as a tree: `qualifications[].gap` is the field `gap` of each entry of `qualifications`.
#[derive(Debug, Default)]
pub struct Keys {
    /// The position of the key that ends here.
    own: Option<usize>,
    fields: BTreeMap<String, Keys>,
    each: Option<Box<Keys>>,
}

/// A value with the key that asked for it and the place where it stands.
pub struct FoundValue<'a> {
    pub key: usize,
    pub place: &'a str,
    pub text: &'a str,
}

impl Keys {
    /// The tree of these keys.
    pub fn of(keys: &[&str]) -> Self {
        let mut tree = Self::default();
        for (position, key) in keys.iter().enumerate() {
            let mut at = &mut tree;
            for field in key.split('.') {
                let name = field.trim_end_matches("[]");
                at = at.fields.entry(name.to_owned()).or_default();
                for _ in 0..(field.len() - name.len()) / 2 {
                    at = at.each.get_or_insert_default();
                }
            }
            at.own = Some(position);
        }
        tree
    }

    /// Tells every value that the keys name, in the order of their names. What lies below a `null` is
    /// `null`; an entry that a list does not have is not told; a field that an object does not have is
    /// an error.
    pub fn find(&self, whole: &RawValue, tell: &mut dyn FnMut(FoundValue)) -> Result {
        self.walk(whole.get(), &mut String::new(), tell)
    }

    fn walk(&self, text: &str, place: &mut String, tell: &mut dyn FnMut(FoundValue)) -> Result {
        if let Some(key) = self.own {
            tell(FoundValue { key, place, text });
        }
        if let Some(each) = &self.each {
            if text == "null" {
                return each.below(place, "[]", text, tell);
            }
            let entries: Vec<&RawValue> = entries_or_fields(text, place)?;
            for (i, entry) in entries.iter().enumerate() {
                each.below(place, &format!("[{i}]"), entry.get(), tell)?;
            }
        }
        if self.fields.is_empty() {
            return Ok(());
        }
        let fields: Option<BTreeMap<&str, &RawValue>> = entries_or_fields(text, place)?;
        for (name, keys) in &self.fields {
            let value = match &fields {
                None => "null",
                Some(fields) => fields
                    .get(name.as_str())
                    .ok_or_else(|| format!("{place} has no field `{name}` any more"))?
                    .get(),
            };
            let dot = if place.is_empty() { "" } else { "." };
            keys.below(place, &format!("{dot}{name}"), value, tell)?;
        }
        Ok(())
    }

    fn below(
        &self,
        place: &mut String,
        step: &str,
        text: &str,
        tell: &mut dyn FnMut(FoundValue),
    ) -> Result {
        let length = place.len();
        place.push_str(step);
        let done = self.walk(text, place, tell);
        place.truncate(length);
        done
    }
}

/// A list or an object, read as far as its own entries.
fn entries_or_fields<'a, T: serde::Deserialize<'a>>(text: &'a str, place: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| format!("{place}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(keys: &[&str], json: &str, expected: &[&str]) {
        let whole: &RawValue = serde_json::from_str(json).expect("the example is JSON");
        let mut found = Vec::new();
        let done = Keys::of(keys).find(whole, &mut |f| {
            found.push(format!("{} {}={}", f.key, f.place, f.text));
        });
        match done {
            Ok(()) => assert_eq!(found, expected),
            Err(message) => assert_eq!(&[message.as_str()], expected),
        }
    }

    #[test]
    fn values_are_given_as_they_stand_there() {
        check(
            &["totals.gap", "q[].notes[]", "q[].gap"],
            r#"{ "totals": { "gap": 1.50, "other": 1 }, "q": [{ "notes": ["a", "b"], "gap": 2e3 }, { "notes": [], "gap": null }] }"#,
            &[
                "2 q[0].gap=2e3",
                "1 q[0].notes[0]=\"a\"",
                "1 q[0].notes[1]=\"b\"",
                "2 q[1].gap=null",
                "0 totals.gap=1.50",
            ],
        );
    }

    #[test]
    fn below_null_there_is_null_and_a_missing_field_is_an_error() {
        check(
            &["totals.gap", "q[].gap"],
            r#"{ "totals": null, "q": null }"#,
            &["1 q[].gap=null", "0 totals.gap=null"],
        );
        check(
            &["q[].gap"],
            r#"{ "q": [{ "gop": 1 }] }"#,
            &["q[0] has no field `gap` any more"],
        );
    }
}

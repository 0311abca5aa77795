//! A record as the text of its fields, in which single values are read and set.
//!
//! Fields that are not touched keep their text as it was, those that this version does not know too.

use serde_json::{Map, Value};

use crate::field::path::{PathStep, parts};
use enlace_model::entries::Entries;

/// A record's fields, each value still text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecordText(Vec<(String, String)>);

/// The path leads nowhere in this record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSuchPlace;

impl RecordText {
    /// A record that has nothing but this field.
    pub fn with(field: &str, value: &str) -> Self {
        Self(vec![(field.to_owned(), Value::from(value).to_string())])
    }

    /// The record that a text holds; one without fields where the text is no object.
    pub fn of(text: &str) -> Self {
        let entries = Entries::of(text).unwrap_or_default();
        let fields = entries.0.into_iter();
        Self(
            fields
                .map(|(key, raw)| (key.into_owned(), raw.get().to_owned()))
                .collect(),
        )
    }

    /// The names of its fields, in their order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(key, _)| key.as_str())
    }

    /// The text of a field's value; `None` where the record has no such field.
    pub fn field_text(&self, name: &str) -> Option<&str> {
        let (_, text) = self.0.iter().find(|(own, _)| own == name)?;
        Some(text)
    }

    /// Gives a field this text for its value; without one takes the field out.
    pub fn set_field_text(&mut self, name: &str, text: Option<&str>) {
        let at = self.0.iter().position(|(own, _)| own == name);
        match (at, text) {
            (Some(at), Some(text)) => self.0[at].1 = text.to_owned(),
            (Some(at), None) => drop(self.0.remove(at)),
            (None, Some(text)) => self.0.push((name.to_owned(), text.to_owned())),
            (None, None) => {}
        }
    }

    /// What stands at a path; `None` where nothing does.
    pub fn value(&self, path: &str) -> Option<Value> {
        if is_key(path) {
            return self.whole(path).filter(|value| !value.is_null());
        }
        let parts = parts(path)?;
        let (PathStep::Key(key), inside) = parts.split_first()? else {
            return None;
        };
        let mut value = self.whole(key)?;
        for part in inside {
            let slot = match part {
                PathStep::Key(key) => value.get_mut(key),
                PathStep::Entry(at) => value.get_mut(at),
            };
            value = slot?.take();
        }
        (!value.is_null()).then_some(value)
    }

    /// Puts a value in its place; `null` takes out what is there: a field, an entry of a list, and
    /// a group or list that nothing is left of. The entry after a list's last is a new one.
    pub fn set(&mut self, path: &str, value: Value) -> Result<(), NoSuchPlace> {
        if is_key(path) {
            self.set_whole(path, &value);
            return Ok(());
        }
        let parts = parts(path).ok_or(NoSuchPlace)?;
        let Some((PathStep::Key(key), inside)) = parts.split_first() else {
            return Err(NoSuchPlace);
        };
        let mut whole = self.whole(key).unwrap_or_default();
        put(&mut whole, inside, value)?;
        self.set_whole(key, &whole);
        Ok(())
    }

    /// The record's text.
    pub fn text(&self) -> String {
        let length = |(key, value): &(String, String)| key.len() + value.len() + 4;
        let mut text = String::with_capacity(self.0.iter().map(length).sum::<usize>() + 2);
        text.push('{');
        for (key, value) in &self.0 {
            if text.len() > 1 {
                text.push(',');
            }
            match key
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
            {
                true => {
                    text.push('"');
                    text.push_str(key);
                    text.push('"');
                }
                false => text.push_str(&Value::from(key.as_str()).to_string()),
            }
            text.push(':');
            text.push_str(value);
        }
        text.push('}');
        text
    }

    fn whole(&self, key: &str) -> Option<Value> {
        serde_json::from_str(self.field_text(key)?).ok()
    }

    fn set_whole(&mut self, key: &str, value: &Value) {
        let text = (!is_nothing(value)).then(|| value.to_string());
        self.set_field_text(key, text.as_deref());
    }
}

/// Whether a path is only the name of a field.
fn is_key(path: &str) -> bool {
    !path.is_empty() && !path.contains(['.', '['])
}

fn put(target: &mut Value, path: &[PathStep], value: Value) -> Result<(), NoSuchPlace> {
    let Some((part, inside)) = path.split_first() else {
        *target = value;
        return Ok(());
    };
    match part {
        PathStep::Key(key) => {
            if target.is_null() {
                *target = Value::Object(Map::new());
            }
            let fields = target.as_object_mut().ok_or(NoSuchPlace)?;
            let mut child = fields.remove(*key).unwrap_or_default();
            let done = put(&mut child, inside, value);
            if !is_nothing(&child) {
                fields.insert((*key).to_owned(), child);
            }
            done
        }
        PathStep::Entry(at) => {
            if target.is_null() {
                *target = Value::Array(Vec::new());
            }
            let list = target.as_array_mut().ok_or(NoSuchPlace)?;
            if *at == list.len() {
                list.push(Value::Null);
            }
            let entry = list.get_mut(*at).ok_or(NoSuchPlace)?;
            put(entry, inside, value)?;
            if is_nothing(entry) {
                list.remove(*at);
            }
            Ok(())
        }
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Object(fields) => fields.is_empty(),
        Value::Array(list) => list.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(before: &str, path: &str, value: Value, after: &str) {
        let mut document = RecordText::of(before);
        assert_eq!(document.set(path, value.clone()), Ok(()), "{path}");
        assert_eq!(document.text(), after, "{path}");
        if !value.is_null() {
            assert_eq!(document.value(path), Some(value));
        }
    }

    #[test]
    fn a_value_is_set_in_its_place_and_the_rest_keeps_its_text() {
        let z = r#"{"id":"1","z":1.0,"a":{"c":1,"b":2}}"#;
        check(
            z,
            "id",
            json!("2"),
            r#"{"id":"2","z":1.0,"a":{"c":1,"b":2}}"#,
        );
        check(
            z,
            "n.x",
            json!(3),
            r#"{"id":"1","z":1.0,"a":{"c":1,"b":2},"n":{"x":3}}"#,
        );
    }

    #[test]
    fn nothing_takes_out_a_field_and_the_group_that_nothing_is_left_of() {
        check(r#"{"a":1,"b":{"c":2}}"#, "b.c", Value::Null, r#"{"a":1}"#);
        check(r#"{"a":1}"#, "b.c", Value::Null, r#"{"a":1}"#);
        check(
            r#"{"a":[{"b":1},{"b":2}]}"#,
            "a[0]",
            Value::Null,
            r#"{"a":[{"b":2}]}"#,
        );
        check(r#"{"a":[{"b":1}]}"#, "a[0].b", Value::Null, "{}");
    }

    #[test]
    fn the_entry_after_the_last_is_a_new_one_and_none_comes_later() {
        check("{}", "a[0].b", json!(1), r#"{"a":[{"b":1}]}"#);
        let mut document = RecordText::of("{}");
        assert_eq!(document.set("a[1].b", json!(1)), Err(NoSuchPlace));
        assert_eq!(document.text(), "{}");
        let mut document = RecordText::of(r#"{"a":"text"}"#);
        assert_eq!(document.set("a.b", json!(1)), Err(NoSuchPlace));
    }
}

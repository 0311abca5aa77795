//! JSON written as plain text: no type of the project decides how a made-up region looks.

use std::fmt::Write;

/// An object that is being written; fields stand in the order in which they are put.
pub struct JsonObject(String);

/// A number in thousandths, so that its text is certain.
#[derive(Clone, Copy)]
pub struct Thousandths(pub i64);

impl std::fmt::Display for Thousandths {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, rest) = (self.0.abs() / 1000, self.0.abs() % 1000);
        let sign = if self.0 < 0 { "-" } else { "" };
        if rest == 0 {
            return write!(f, "{sign}{whole}");
        }
        let digits = format!("{rest:03}");
        write!(f, "{sign}{whole}.{}", digits.trim_end_matches('0'))
    }
}

impl JsonObject {
    /// An object without fields.
    pub fn new() -> Self {
        Self("{".to_owned())
    }

    /// Puts a value that is JSON already: a number, `true`, another object.
    pub fn put(&mut self, key: &str, value: impl std::fmt::Display) -> &mut Self {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        write!(self.0, "\"{key}\":{value}").expect("text takes any text");
        self
    }

    /// Puts such a value where there is one.
    pub fn put_some(&mut self, key: &str, value: Option<impl std::fmt::Display>) -> &mut Self {
        match value {
            Some(value) => self.put(key, value),
            None => self,
        }
    }

    /// Puts a text; it may hold neither quotes, backslashes nor control characters.
    pub fn text(&mut self, key: &str, text: impl AsRef<str>) -> &mut Self {
        self.put(key, quoted(text.as_ref()))
    }

    /// Puts such a text where there is one.
    pub fn text_some(&mut self, key: &str, text: Option<impl AsRef<str>>) -> &mut Self {
        self.put_some(key, text.map(|text| quoted(text.as_ref())))
    }

    /// Puts `true` where a mark is set, else nothing.
    pub fn mark(&mut self, key: &str, is_set: bool) -> &mut Self {
        self.put_some(key, is_set.then_some("true"))
    }

    /// Puts a list of values that are JSON already.
    pub fn list(&mut self, key: &str, values: Vec<String>) -> &mut Self {
        self.put(key, format!("[{}]", values.join(",")))
    }

    /// The text of the object, which is empty from then on.
    pub fn end(&mut self) -> String {
        let mut text = std::mem::replace(&mut self.0, "{".to_owned());
        text.push('}');
        text
    }
}

/// A text as JSON has it; it may hold neither quotes, backslashes nor control characters.
pub fn quoted(text: &str) -> String {
    assert!(
        !text.contains(|c: char| c == '"' || c == '\\' || c.is_control()),
        "{text:?} would have to be escaped"
    );
    format!("\"{text}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_with_as_many_digits_as_they_need() {
        let written = [24_000, 2_500, -8_070, 0, 5].map(|n| Thousandths(n).to_string());
        assert_eq!(written, ["24", "2.5", "-8.07", "0", "0.005"]);
    }
}

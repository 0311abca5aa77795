//! JSON laid out for people: one field or record per line, compact inside the line.

use serde::Serialize;

/// A text of JSON that grows line by line.
pub(super) struct Lines {
    out: Vec<u8>,
    /// For each open bracket, whether something stands in it already.
    open: Vec<bool>,
    /// How many brackets stand around the text.
    around: usize,
}

impl Lines {
    /// A text with nothing in it, which will stand in so many brackets.
    pub fn within(around: usize) -> Self {
        Self {
            out: Vec::new(),
            open: Vec::new(),
            around,
        }
    }

    /// Opens an object or list; with a key where it stands in an object.
    pub fn open(&mut self, key: Option<&str>, bracket: u8) {
        if !self.open.is_empty() {
            self.line(key);
        }
        self.out.push(bracket);
        self.open.push(false);
    }

    /// Closes the innermost bracket.
    pub fn close(&mut self, bracket: u8) {
        if self.open.pop() == Some(true) {
            self.new_line();
        }
        self.out.push(bracket);
    }

    /// Writes a field on a line of its own.
    pub fn field(&mut self, key: &str, value: &(impl Serialize + ?Sized)) {
        self.line(Some(key));
        self.value(value);
    }

    /// Writes a field whose value is laid out already.
    pub fn laid_out(&mut self, key: &str, value: &str) {
        self.line(Some(key));
        self.out.extend_from_slice(value.as_bytes());
    }

    /// Writes a list's element on a line of its own.
    pub fn element(&mut self, value: &(impl Serialize + ?Sized)) {
        self.line(None);
        self.value(value);
    }

    /// The finished text.
    pub fn finish(self) -> String {
        String::from_utf8(self.out).expect("JSON is written in UTF-8")
    }

    fn line(&mut self, key: Option<&str>) {
        if let Some(filled) = self.open.last_mut()
            && std::mem::replace(filled, true)
        {
            self.out.push(b',');
        }
        self.new_line();
        if let Some(key) = key {
            self.value(key);
            self.out.extend_from_slice(b": ");
        }
    }

    fn new_line(&mut self) {
        self.out.push(b'\n');
        self.out.extend(std::iter::repeat_n(
            b' ',
            2 * (self.around + self.open.len()),
        ));
    }

    fn value(&mut self, value: &(impl Serialize + ?Sized)) {
        serde_json::to_writer(&mut self.out, value)
            .expect("a region is made of text-keyed objects");
    }
}

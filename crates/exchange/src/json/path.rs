//! The path of the value at which reading a JSON text stopped: `units[0].hours`.
//!
//! Found by walking the text up to there, once and for all kinds of record; reading every kind a
//! second time with its path written down cost the page 200 kB.

/// The path that leads to the value which ends or goes on after `before`; none at the outermost.
pub(super) fn path_after(before: &str) -> Option<String> {
    let mut walk = Walk::default();
    for byte in before.bytes() {
        walk.step(byte);
    }
    let path = walk.path();
    (!path.is_empty()).then_some(path)
}

/// The text before the place where reading stopped.
pub(super) fn before<'a>(text: &'a str, error: &serde_json::Error) -> &'a str {
    let lines = text.split_inclusive('\n').take(error.line().max(1) - 1);
    let at = lines.map(str::len).sum::<usize>() + error.column();
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    &text[..at]
}

#[derive(Default)]
struct Walk {
    open: Vec<OpenBracket>,
    /// The text in quotes that is being read or was read last, with its escapes.
    quoted: Vec<u8>,
    place: JsonPlace,
}

/// A bracket that is open, and where in it the walk is.
enum OpenBracket {
    /// An object with the key of its present field, once that was read.
    Object(Option<String>),
    List(usize),
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum JsonPlace {
    #[default]
    Outside,
    Quoted,
    Escaped,
}

impl Walk {
    fn step(&mut self, byte: u8) {
        match (self.place, byte) {
            (JsonPlace::Escaped, _) => self.keep(byte),
            (JsonPlace::Quoted, b'"') => self.end_of_text(),
            (JsonPlace::Quoted, b'\\') => {
                self.keep(byte);
                self.place = JsonPlace::Escaped;
            }
            (JsonPlace::Quoted, _) => self.keep(byte),
            (JsonPlace::Outside, b'"') => {
                self.quoted.clear();
                self.place = JsonPlace::Quoted;
            }
            (JsonPlace::Outside, b'{') => self.open.push(OpenBracket::Object(None)),
            (JsonPlace::Outside, b'[') => self.open.push(OpenBracket::List(0)),
            (JsonPlace::Outside, b'}' | b']') => drop(self.open.pop()),
            (JsonPlace::Outside, b',') => match self.open.last_mut() {
                Some(OpenBracket::Object(key)) => *key = None,
                Some(OpenBracket::List(index)) => *index += 1,
                None => {}
            },
            (JsonPlace::Outside, _) => {}
        }
    }

    fn keep(&mut self, byte: u8) {
        self.quoted.push(byte);
        self.place = JsonPlace::Quoted;
    }

    /// The first text of a field is its key.
    fn end_of_text(&mut self) {
        self.place = JsonPlace::Outside;
        if let Some(OpenBracket::Object(key @ None)) = self.open.last_mut() {
            let quoted = format!("\"{}\"", String::from_utf8_lossy(&self.quoted));
            *key = serde_json::from_str(&quoted).ok();
        }
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for open in &self.open {
            match open {
                OpenBracket::Object(Some(key)) if path.is_empty() => path.push_str(key),
                OpenBracket::Object(Some(key)) => path.extend([".", key]),
                OpenBracket::Object(None) => {}
                OpenBracket::List(index) => path.push_str(&format!("[{index}]")),
            }
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::path_after;

    #[test]
    fn a_path_names_fields_and_counts_elements() {
        for (before, expected) in [
            ("", None),
            ("{", None),
            (r#"{"level""#, Some("level")),
            (r#"{"level":"4""#, Some("level")),
            (r#"{"level":4,"#, None),
            (
                r#"{"units":[{"code":"a"},{"hours":"#,
                Some("units[1].hours"),
            ),
            (r#"{"units":[{"code":"a"}"#, Some("units[0]")),
            (r#"{"a":{"b":1},"c":[[],["#, Some("c[1][0]")),
            (r#"{"say \"{,\"":tr"#, Some("say \"{,\"")),
        ] {
            assert_eq!(path_after(before).as_deref(), expected, "{before}");
        }
    }
}

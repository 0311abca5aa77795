//! A piece as the text that lies in the database: one JSON object, one record per line, with the
//! revision that wrote it and the SHA-256 of its lines.
//!
//! ```text
//! {"revision":5,"sha256":"…","records":[
//! {"id":"…",…},
//! {"id":"…",…}
//! ]}
//! ```
//! So a damaged piece can be read line by line, also by `rescue.js`.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::store::revision::Revision;

/// What a piece's text turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub struct Chunk<'a> {
    /// Its lines between the first and the last, commas included.
    pub body: &'a str,
    pub condition: Condition,
}

/// Whether a piece is as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    Whole,
    /// Its lines do not have the SHA-256 that was written with them, or its frame is broken.
    Damaged,
}

/// The text of a piece with these lines; each line is one record in JSON.
pub fn write(revision: Revision, lines: &[String]) -> String {
    let body = lines.join(",\n");
    let sha256 = sha256(&body);
    format!(
        "{{\"revision\":{},\"sha256\":\"{sha256}\",\"records\":[\n{body}\n]}}",
        revision.0
    )
}

/// Takes the frame off. Where the frame is broken, what looks like lines is given.
pub fn read(text: &str) -> Chunk<'_> {
    let (first, rest) = text.split_once('\n').unwrap_or(("", text));
    let whole = rest
        .strip_suffix("\n]}")
        .filter(|body| stated_sha256(first) == Some(&sha256(body)));
    match whole {
        Some(body) => Chunk {
            body,
            condition: Condition::Whole,
        },
        None => Chunk {
            body: rest.strip_suffix("\n]}").unwrap_or(rest),
            condition: Condition::Damaged,
        },
    }
}

/// The lines of a body, without the commas between them.
pub fn lines(body: &str) -> impl Iterator<Item = &str> {
    body.lines()
        .map(|line| line.strip_suffix(',').unwrap_or(line))
        .filter(|line| !line.is_empty())
}

fn stated_sha256(first_line: &str) -> Option<&str> {
    let (_, rest) = first_line.split_once("\"sha256\":\"")?;
    rest.split_once('"').map(|(sha256, _)| sha256)
}

fn sha256(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().fold(String::with_capacity(64), |mut hex, b| {
        write!(hex, "{b:02x}").expect("a string takes any text");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = r#"{"id":"1"}"#;
    const TWO: &str = r#"{"id":"2"}"#;

    fn text() -> String {
        write(Revision(5), &[ONE.to_owned(), TWO.to_owned()])
    }

    #[test]
    fn a_piece_is_read_as_it_was_written() {
        let text = text();
        let chunk = read(&text);
        assert_eq!(chunk.condition, Condition::Whole);
        assert_eq!(lines(chunk.body).collect::<Vec<_>>(), [ONE, TWO]);
        assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok());
    }

    #[test]
    fn a_changed_line_is_noticed_and_the_others_are_still_there() {
        let text = text().replace(r#""id":"2""#, r#""id:"2"#);
        let chunk = read(&text);
        assert_eq!(chunk.condition, Condition::Damaged);
        assert_eq!(lines(chunk.body).collect::<Vec<_>>(), [ONE, r#"{"id:"2}"#]);
    }

    #[test]
    fn a_piece_that_ends_early_gives_the_lines_that_are_left() {
        let text = text();
        let cut = &text[..text.len() - 8];
        let chunk = read(cut);
        assert_eq!(chunk.condition, Condition::Damaged);
        assert_eq!(lines(chunk.body).next(), Some(ONE));
    }

    #[test]
    fn something_else_altogether_is_damaged() {
        assert_eq!(read("").condition, Condition::Damaged);
        assert_eq!(read("no frame\nno end").condition, Condition::Damaged);
    }
}

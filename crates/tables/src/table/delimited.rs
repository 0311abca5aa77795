//! Text with a mark between cells: comma, semicolon, tab or bar, as programs save it.
//!
//! A cell in quotation marks may hold marks and line breaks; a quotation mark that is never closed
//! before the end of its cell is one that was typed.

use crate::table::grid::{CellKind, Grid};
use crate::table::plain::quoted;
use crate::table::refusal::TableRefusal;
use crate::table::text::{clean, unguarded};

/// What stands between cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delimiter {
    Comma,
    Semicolon,
    Tab,
    Bar,
}

/// More cells than this are not read: in memory they would be several hundred megabytes.
pub const MOST_CELLS: usize = 10_000_000;

impl Delimiter {
    /// All marks, in the order in which a page offers them.
    pub const ALL: &'static [Self] = &[Self::Comma, Self::Semicolon, Self::Tab, Self::Bar];

    /// The mark itself.
    pub fn as_char(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Semicolon => ';',
            Self::Tab => '\t',
            Self::Bar => '|',
        }
    }

    /// The mark that parts the first rows into most cells, as many in each row as can be.
    pub fn detect(text: &str) -> Self {
        const ROWS: usize = 200;
        let start = match text.char_indices().nth(64 * 1024) {
            Some((at, _)) => &text[..at],
            None => text,
        };
        let mut best = (0, Self::Comma);
        for &mark in Self::ALL {
            let mut lengths = vec![0usize; 0];
            let mut grid = Grid::default();
            parse(start, mark, ROWS, &mut grid);
            for row in (0..grid.rows()).filter(|row| !grid.is_empty_row(*row)) {
                let length = grid.length(row);
                if lengths.len() <= length {
                    lengths.resize(length + 1, 0);
                }
                lengths[length] += 1;
            }
            // Rows of one cell say nothing for a mark; rows of one length say more than many lengths.
            let worth =
                |(length, rows): (usize, &usize)| length.saturating_sub(1).min(4) * rows * rows;
            let score = lengths.iter().enumerate().map(worth).max().unwrap_or(0);
            if score > best.0 {
                best = (score, mark);
            }
        }
        best.1
    }
}

/// The table of a text.
pub fn read(text: &str, delimiter: Delimiter) -> Result<Grid, TableRefusal> {
    let text = clean(text);
    let mut grid = Grid::default();
    parse(&text, delimiter, usize::MAX, &mut grid);
    match grid.cells() > MOST_CELLS {
        true => Err(TableRefusal::TooManyCells { limit: MOST_CELLS }),
        false => Ok(grid),
    }
}

fn parse(text: &str, delimiter: Delimiter, most_rows: usize, grid: &mut Grid) {
    let mark = delimiter.as_char() as u8;
    // The mark at the end of the last row is not the start of another.
    let text = text.strip_suffix('\n').unwrap_or(text);
    let text = text.strip_suffix('\r').unwrap_or(text);
    let mut rest = text;
    loop {
        match quoted(rest, delimiter.as_char()) {
            Some((cell, after)) => {
                grid.push(&unguarded(cell), CellKind::Text);
                rest = after;
            }
            None => {
                let ends = |byte: &u8| *byte == mark || *byte == b'\n' || *byte == b'\r';
                let end = rest.as_bytes().iter().position(ends).unwrap_or(rest.len());
                match rest.as_bytes().first() {
                    Some(b'\'') => grid.push(&unguarded(rest[..end].to_owned()), CellKind::Text),
                    _ => grid.push(&rest[..end], CellKind::Text),
                }
                rest = &rest[end..];
            }
        }
        let Some(first) = rest.as_bytes().first() else {
            grid.end_row();
            return;
        };
        let same_row = *first == mark;
        rest = rest.strip_prefix("\r\n").unwrap_or(&rest[1..]);
        if !same_row {
            grid.end_row();
            if grid.rows() >= most_rows || grid.cells() > MOST_CELLS {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, delimiter: Delimiter, expected: &[&[&str]]) {
        assert_eq!(Delimiter::detect(text), delimiter, "{text:?}");
        let grid = read(text, delimiter).expect("it is small");
        let rows: Vec<Vec<&str>> = (0..grid.rows())
            .map(|row| grid.row(row).collect())
            .collect();
        assert_eq!(rows, expected);
    }

    #[test]
    fn the_mark_between_cells_is_found() {
        check(
            "a;b\n1,5;2,5\n",
            Delimiter::Semicolon,
            &[&["a", "b"], &["1,5", "2,5"]],
        );
        check(
            "a,b\r\n\"x;y\",2\r\n",
            Delimiter::Comma,
            &[&["a", "b"], &["x;y", "2"]],
        );
        check(
            "a\tb, c\n1\t2",
            Delimiter::Tab,
            &[&["a", "b, c"], &["1", "2"]],
        );
        check("one\ntwo", Delimiter::Comma, &[&["one"], &["two"]]);
    }

    #[test]
    fn quoted_cells_hold_line_breaks_and_typed_quotation_marks_stay() {
        check(
            "a,b\n\"Once\r\nupon\",\"say \"\"yes\"\"\"\n5\" pipe,\"open\n",
            Delimiter::Comma,
            &[
                &["a", "b"],
                &["Once\nupon", "say \"yes\""],
                &["5\" pipe", "\"open"],
            ],
        );
    }

    #[test]
    fn text_that_was_guarded_against_formulas_loses_its_guard() {
        check(
            "a,b\n'=1+1,'-x",
            Delimiter::Comma,
            &[&["a", "b"], &["=1+1", "-x"]],
        );
    }
}

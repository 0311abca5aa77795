//! Where a table begins: the row of headings, behind titles and empty rows.

use crate::table::grid::{CellKind, Grid};
use enlace_model::fold::words;

/// How far down the headings are looked for.
const DEPTH: usize = 60;

/// The row of headings; `None` in a table without rows. Headings are texts, each in a column of the
/// table below; a title stands alone in its row.
pub fn find(grid: &Grid) -> Option<usize> {
    let filled = |row: usize| grid.row(row).filter(|cell| !cell.trim().is_empty()).count();
    let rows: Vec<usize> = (0..grid.rows())
        .filter(|row| filled(*row) > 0)
        .take(DEPTH)
        .collect();
    let usual = usual(rows.iter().map(|row| filled(*row)))?;
    let fits = |row: &&usize| {
        let all = filled(**row);
        let texts = grid
            .row(**row)
            .enumerate()
            .filter(|(column, cell)| is_heading(cell, grid.kind(**row, *column)))
            .count();
        // Years and sizes may be headings, too, beside at least as many words.
        all * 2 > usual && (usual == 1 || all > 1) && texts * 2 >= all && distinct(grid, **row)
    };
    rows.iter().find(fits).or(rows.first()).copied()
}

/// How many cells most rows have filled.
fn usual(lengths: impl Iterator<Item = usize>) -> Option<usize> {
    let mut counts: Vec<usize> = Vec::new();
    for length in lengths {
        if counts.len() <= length {
            counts.resize(length + 1, 0);
        }
        counts[length] += 1;
    }
    (0..counts.len())
        .max_by_key(|length| (counts[*length], *length))
        .filter(|length| *length > 0)
}

fn is_heading(cell: &str, kind: CellKind) -> bool {
    kind == CellKind::Text && cell.chars().any(char::is_alphabetic)
}

/// Whether headings differ: one in three may be there again, such as the name of a school and that of
/// its municipality.
fn distinct(grid: &Grid, row: usize) -> bool {
    let mut all: Vec<Vec<String>> = grid.row(row).map(words).filter(|w| !w.is_empty()).collect();
    let count = all.len();
    all.sort();
    all.dedup();
    all.len() * 3 >= count * 2
}

/// What stands between the heading of a group and that of a column in it.
pub const WITHIN: &str = " › ";

/// Whether the row below the headings parts some of them further, as in `Pupils: places, entrants`: it
/// has texts or years where a heading spans several columns, and numbers stand below them.
pub fn has_second(grid: &Grid, header: usize) -> bool {
    let second = header + 1;
    let text = |row: usize, column: usize| grid.cell(row, column).trim();
    let filled: Vec<usize> = (0..grid.width())
        .filter(|column| {
            let own = text(second, *column);
            !own.is_empty() && own != text(header, *column)
        })
        .collect();
    // A heading spans the columns beside it that have none, or repeat it.
    let spanned = |column: usize| {
        let own = text(header, column);
        let before = column.checked_sub(1).map(|before| text(header, before));
        match own.is_empty() {
            true => group(grid, header, column).is_some(),
            false => before == Some(own),
        }
    };
    let spans = |column: usize| spanned(column) || spanned(column + 1);
    let all_heads = filled
        .iter()
        .all(|column| is_heading(text(second, *column), grid.kind(second, *column)));
    // Years are data, too, unless the row has nothing else.
    let all_years = filled
        .iter()
        .all(|column| spans(*column) && is_year(text(second, *column)));
    if filled.len() < 2 || !(all_heads || all_years) {
        return false;
    }
    let below = |column: usize| {
        let rows = second + 1..grid.rows().min(second + 200);
        let cells = rows.map(|row| text(row, column));
        let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
        let numbers = cells
            .iter()
            .filter(|cell| !cell.chars().any(char::is_alphabetic));
        numbers.count() * 2 > cells.len()
    };
    filled
        .iter()
        .any(|column| spanned(*column) && below(*column))
}

/// Whether a text is a year or a school year.
fn is_year(text: &str) -> bool {
    let is_digits = text
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '/' | '-' | '–'));
    is_digits && (text.starts_with("19") || text.starts_with("20")) && text.chars().count() > 3
}

/// The heading that reaches over a column without one.
fn group(grid: &Grid, header: usize, column: usize) -> Option<&str> {
    let mut before = (0..=column)
        .rev()
        .map(|column| grid.cell(header, column).trim());
    before.find(|heading| !heading.is_empty())
}

/// The headings of a row, one for each column of the table: a column without one is called by its
/// letters. Where there are two rows of them, the second one stands within the first.
pub fn headings(grid: &Grid, row: Option<usize>, rows: usize) -> Vec<String> {
    let columns = 0..grid.width();
    columns
        .map(|column| heading(grid, row, rows, column))
        .collect()
}

/// The heading of one column.
pub fn heading(grid: &Grid, row: Option<usize>, rows: usize, column: usize) -> String {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let own = row.map_or("", |row| grid.cell(row, column)).trim();
    let second = row.filter(|_| rows > 1);
    let second = second.map_or("", |row| grid.cell(row + 1, column)).trim();
    let text = match row.filter(|_| !second.is_empty() && second != own) {
        Some(row) => match group(grid, row, column) {
            Some(group) => format!("{}{WITHIN}{}", one_line(group), one_line(second)),
            None => one_line(second),
        },
        None => one_line(own),
    };
    match text.is_empty() {
        true => letters(column),
        false => text,
    }
}

/// A column as spreadsheets call it: A, B, … Z, AA.
pub fn letters(column: usize) -> String {
    let letter = char::from(b'A' + (column % 26) as u8);
    match column / 26 {
        0 => letter.to_string(),
        before => letters(before - 1) + letter.encode_utf8(&mut [0; 4]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rows: &[&[&str]], expected: Option<usize>) {
        let mut grid = Grid::default();
        rows.iter().for_each(|row| grid.push_row(row.iter()));
        assert_eq!(find(&grid), expected);
    }

    #[test]
    fn titles_and_empty_rows_stand_above_the_headings() {
        check(&[], None);
        check(&[&["", ""]], None);
        check(&[&["a", "b"], &["1", "2"]], Some(0));
        check(&[&["name", "code", "name"], &["x", "1", "y"]], Some(0));
        check(
            &[
                &["Population"],
                &[],
                &["", "", "Source: INE"],
                &["", "Area", "Years", "2001", "2019"],
                &["", "Município", "Fafe", "1", "2"],
                &["", "Município", "Vizela", "1", "2"],
            ],
            Some(3),
        );
    }

    #[test]
    fn a_column_without_heading_is_called_by_its_letters() {
        let mut grid = Grid::default();
        grid.push_row([" Two \n words ", ""]);
        assert_eq!(headings(&grid, Some(0), 1), ["Two words", "B"]);
        assert_eq!(
            [letters(25), letters(26), letters(701), letters(702)],
            ["Z", "AA", "ZZ", "AAA"]
        );
    }
}

//! The mark that stands before decimals in a table, as its numbers tell it.

use crate::table::delimited::Delimiter;
use crate::table::format::Format;
use crate::table::grid::{CellKind, Grid};
use enlace_edit::field::DecimalMark;

/// The mark that stands before decimals in more cells; where none tells, the one that goes with the
/// mark between cells.
pub(super) fn decimal_mark(grid: &Grid, format: Format) -> DecimalMark {
    let (mut commas, mut points) = (0usize, 0usize);
    const MOST_ROWS: usize = 2_000;
    for row in 0..grid.rows().min(MOST_ROWS) {
        for (column, cell) in grid.row(row).enumerate() {
            if grid.kind(row, column) == CellKind::Text {
                match told(cell.trim()) {
                    Some(DecimalMark::Comma) => commas += 1,
                    Some(DecimalMark::Point) => points += 1,
                    None => {}
                }
            }
        }
    }
    let usual = match format {
        Format::Text {
            delimiter: Delimiter::Semicolon | Delimiter::Tab,
            ..
        } => DecimalMark::Comma,
        _ => DecimalMark::Point,
    };
    match commas.cmp(&points) {
        std::cmp::Ordering::Greater => DecimalMark::Comma,
        std::cmp::Ordering::Less => DecimalMark::Point,
        std::cmp::Ordering::Equal => usual,
    }
}

/// The decimal mark that a number leaves no doubt about: `64,8`, `1.234,5`, never `1.234`.
pub(super) fn told(cell: &str) -> Option<DecimalMark> {
    let digits = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    let inside =
        |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}');
    if !digits.starts_with(|c: char| c.is_ascii_digit()) || !digits.chars().all(inside) {
        return None;
    }
    let last = digits.rfind([',', '.'])?;
    let mark = digits.as_bytes()[last];
    let once = digits.bytes().filter(|byte| *byte == mark).count() == 1;
    let (before, after) = (&digits[..last], &digits[last + 1..]);
    let both = before.contains([',', '.']);
    let clear = once && (both || after.len() != 3 || before == "0");
    let is_date = after.is_empty() || !after.bytes().all(|byte| byte.is_ascii_digit());
    (clear && !is_date).then_some(match mark {
        b',' => DecimalMark::Comma,
        _ => DecimalMark::Point,
    })
}

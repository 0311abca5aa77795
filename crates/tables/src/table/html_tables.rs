//! Which table of a web page is the one that is meant.

use crate::table::{Block, html};

/// The table with the most rows of several cells, within others too; `None` where there is none with a
/// cell in it.
pub(super) fn largest(page: &str) -> Option<Block> {
    // Pages that are all tables are looked at so far.
    const MOST: usize = 40;
    let starts = page.match_indices('<').filter(|(at, _)| {
        let name = page.get(at + 1..at + 6);
        name.is_some_and(|name| name.eq_ignore_ascii_case("table"))
    });
    let tables = starts
        .take(MOST)
        .filter_map(|(at, _)| html::read(&page[at..]));
    let rows = |table: &Block| {
        let filled = |row: &&Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count() > 1;
        table.iter().filter(filled).count()
    };
    // Of equal ones it is the first.
    tables.reduce(|best, next| {
        if rows(&next) > rows(&best) {
            next
        } else {
            best
        }
    })
}

#[cfg(test)]
mod tests {
    use super::largest;

    #[test]
    fn a_menu_and_a_frame_are_not_the_table() {
        let data = "<table><tr><th>School</th><th>Places</th></tr><tr><td>A</td><td>24</td></tr>\
                    <tr><td>B</td><td>20</td></tr></table>";
        let menu = "<table><tr><td>Home</td><td>Help</td></tr></table>";
        let framed = format!("<table><tr><td>x</td><td>{data}</td></tr></table>");
        for page in [format!("{menu}{data}"), framed, format!("{data}{menu}")] {
            let table = largest(&page).expect("there is one");
            assert_eq!(table[1], ["A", "24"], "{page}");
        }
        assert_eq!(largest("<p>none</p>"), None);
    }
}

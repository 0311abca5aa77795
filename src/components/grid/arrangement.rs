//! An arrangement says which rows and columns are shown, and in which order.

use std::cmp::Ordering;

use enlace_edit::field::{DecimalMark, read_number};

use crate::browser::intl::folded;
use crate::components::sorting::Direction;

/// How the rows and columns are arranged. Columns are named by their ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    pub search: String,
    pub sort: Option<(String, Direction)>,
    pub filters: Vec<(String, String)>,
    pub hidden: Vec<String>,
    /// How many of the first columns stay in sight.
    pub frozen: usize,
}

/// The keys under which an arrangement stands in an address.
pub const KEYS: [&str; 5] = ["search", "sort", "filter", "hide", "freeze"];

impl Arrangement {
    /// Reads the arrangement that these texts describe, in the order of [`KEYS`]. Where the last one is
    /// empty, one column is frozen.
    pub fn read(said: [&str; 5]) -> Self {
        let [search, sort, filters, hidden, frozen] = said;
        let sort = match sort.strip_prefix('-') {
            Some(column) => (column, Direction::Descending),
            None => (sort, Direction::Ascending),
        };
        let filters = filters.split(';').filter_map(|one| {
            let (column, wanted) = one.split_once(':')?;
            Some((column.to_owned(), unescaped(wanted)))
        });
        let hidden = hidden.split(',').filter(|id| !id.is_empty());
        Self {
            search: search.to_owned(),
            sort: (!sort.0.is_empty()).then(|| (sort.0.to_owned(), sort.1)),
            filters: filters.collect(),
            hidden: hidden.map(str::to_owned).collect(),
            frozen: frozen.parse().unwrap_or(1),
        }
    }

    /// The texts that describe it, in the order of [`KEYS`]; each is empty where it has nothing to
    /// describe.
    pub fn written(&self) -> [String; 5] {
        let sort = match &self.sort {
            Some((column, Direction::Descending)) => format!("-{column}"),
            Some((column, Direction::Ascending)) => column.clone(),
            None => String::new(),
        };
        let filters: Vec<String> = self
            .filters
            .iter()
            .map(|(column, wanted)| format!("{column}:{}", escaped(wanted)))
            .collect();
        let frozen = match self.frozen {
            1 => String::new(),
            other => other.to_string(),
        };
        [
            self.search.clone(),
            sort,
            filters.join(";"),
            self.hidden.join(","),
            frozen,
        ]
    }

    /// The filter of a column; empty where the column has none.
    pub fn filter_of(&self, column: &str) -> &str {
        let found = self.filters.iter().find(|(own, _)| own == column);
        found.map_or("", |(_, wanted)| wanted)
    }

    /// Sets the filter of a column; an empty text removes it.
    pub fn filter(&mut self, column: &str, wanted: &str) {
        self.filters.retain(|(own, _)| own != column);
        if !wanted.trim().is_empty() {
            self.filters.push((column.to_owned(), wanted.to_owned()));
        }
    }

    /// Whether a search or a filter may hide rows.
    pub fn hides_rows(&self) -> bool {
        !self.search.trim().is_empty() || !self.filters.is_empty()
    }
}

fn escaped(text: &str) -> String {
    text.replace('%', "%0")
        .replace(';', "%1")
        .replace(':', "%2")
}

fn unescaped(text: &str) -> String {
    text.replace("%2", ":")
        .replace("%1", ";")
        .replace("%0", "%")
}

/// The condition that a filter sets for a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum CellFilter {
    /// The cell contains these words, in any order, ignoring capitals and accents.
    Words(Vec<String>),
    /// The cell's number compares so with this one: `>`, `<` or `=`.
    Number(Ordering, f64),
    /// The cell's text is exactly this one; `=` alone finds empty cells.
    Exactly(String),
}

impl CellFilter {
    /// Reads a filter from what a person typed, with numbers as the language writes them.
    pub fn read(text: &str, mark: DecimalMark) -> Self {
        let text = text.trim();
        let signs = [
            ('>', Ordering::Greater),
            ('<', Ordering::Less),
            ('=', Ordering::Equal),
        ];
        for (sign, order) in signs {
            let Some(rest) = text.strip_prefix(sign) else {
                continue;
            };
            let rest = rest.trim();
            match (read_number(rest.trim_end_matches('%'), mark), order) {
                (Some(number), order) => return Self::Number(order, number),
                (None, Ordering::Equal) => return Self::Exactly(folded(rest)),
                (None, _) => {}
            }
        }
        Self::Words(folded(text).split_whitespace().map(str::to_owned).collect())
    }

    /// Whether a cell with this text, and this number where it holds one, passes the filter.
    pub fn fits(&self, text: &str, number: Option<f64>) -> bool {
        match self {
            Self::Words(words) => {
                let text = folded(text);
                words.iter().all(|word| text.contains(word.as_str()))
            }
            Self::Number(order, than) => {
                // A share is filtered by the per cents that it shows.
                let times = if text.ends_with('%') { 100.0 } else { 1.0 };
                let shown = number.map(|number| (number * times * 1e9).round() / 1e9);
                shown.is_some_and(|shown| shown.total_cmp(than) == *order)
            }
            Self::Exactly(wanted) => folded(text.trim()) == *wanted,
        }
    }
}

/// Compares two cells: numbers come before texts, and empty cells come last in both directions.
pub fn compare(
    a: (&str, Option<f64>),
    b: (&str, Option<f64>),
    direction: Direction,
    texts: impl Fn(&str, &str) -> Ordering,
) -> Ordering {
    let turned = |order: Ordering| match direction {
        Direction::Ascending => order,
        Direction::Descending => order.reverse(),
    };
    match (a.1, b.1) {
        (Some(a), Some(b)) => return turned(a.total_cmp(&b)),
        (Some(_), None) => return Ordering::Less,
        (None, Some(_)) => return Ordering::Greater,
        (None, None) => {}
    }
    match (a.0.is_empty(), b.0.is_empty()) {
        (false, false) => turned(texts(a.0, b.0)),
        (empty, other) => empty.cmp(&other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrangement_comes_back_from_its_texts() {
        let mut arrangement = Arrangement {
            search: "a & b; c".to_owned(),
            sort: Some(("places".to_owned(), Direction::Descending)),
            hidden: vec!["note".to_owned(), "source".to_owned()],
            frozen: 2,
            ..Arrangement::default()
        };
        arrangement.filter("school", "50 %; x:y %1");
        arrangement.filter("places", "> 10");
        let written = arrangement.written();
        assert_eq!(
            Arrangement::read(written.each_ref().map(String::as_str)),
            arrangement
        );
        let nothing = Arrangement::read([""; 5]);
        assert_eq!(
            (nothing.frozen, nothing.written()),
            (1, [const { String::new() }; 5])
        );
    }

    #[test]
    fn a_filter_asks_for_words_numbers_or_a_whole_text() {
        let check = |asked: &str, text: &str, number, expected| {
            let filter = CellFilter::read(asked, DecimalMark::Comma);
            assert_eq!(filter.fits(text, number), expected, "{asked} on {text}");
        };
        check("maquinacao cnc", "CNC e Maquinação", None, true);
        check("> 10", "12", Some(12.0), true);
        check("> 10", "10", Some(10.0), false);
        check(">10", "many", None, false);
        check("=1,5", "1,5", Some(1.5), true);
        check("= 1.5", "1,5", Some(1.5), true);
        check("> 1.234", "1235", Some(1235.0), true);
        check("> 1.234", "2", Some(2.0), false);
        check("> 80", "85 %", Some(0.85), true);
        check("> 80 %", "75 %", Some(0.75), false);
        check("= 28", "28 %", Some(0.28), true);
        check("= fafe", "Fafe", None, true);
        check("=fafe", "Fafe e Guimarães", None, false);
        check("=", "", None, true);
        check("=", "x", None, false);
        check("> x", "a > x", None, true);
    }

    #[test]
    fn empty_cells_come_last_either_way() {
        let texts = |a: &str, b: &str| a.cmp(b);
        let check =
            |a, b, direction, expected| assert_eq!(compare(a, b, direction, texts), expected);
        for direction in [Direction::Ascending, Direction::Descending] {
            check(("", None), ("x", None), direction, Ordering::Greater);
            check(("1", Some(1.0)), ("", None), direction, Ordering::Less);
        }
        check(
            ("9", Some(9.0)),
            ("10", Some(10.0)),
            Direction::Ascending,
            Ordering::Less,
        );
        check(
            ("9", Some(9.0)),
            ("10", Some(10.0)),
            Direction::Descending,
            Ordering::Greater,
        );
    }
}

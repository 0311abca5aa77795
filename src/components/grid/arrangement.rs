//! An arrangement says which rows and columns are shown, and in which order.

use std::cmp::Ordering;

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

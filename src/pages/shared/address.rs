//! The address keeps what a page shows: filters, sorting and the opened row.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};
use leptos_router::params::ParamsMap;

/// The query of the address: what follows the question mark.
#[derive(Clone, Copy)]
pub struct Address {
    query: Memo<ParamsMap>,
    go: StoredValue<Navigate>,
}

/// The keys that mean the same in any region: the tab, what is measured, how a list is sorted and which
/// of its columns are shown.
const OF_ANY_REGION: [&str; 8] = [
    "tab", "measure", "by", "and", "sort", "order", "hide", "freeze",
];

/// What of a query means the same in any region.
fn of_any_region(query: &ParamsMap) -> ParamsMap {
    let mut kept = ParamsMap::new();
    for key in OF_ANY_REGION {
        if let Some(value) = query.get(key) {
            kept.insert(key, value);
        }
    }
    kept
}

/// Opens the present page with another query.
type Navigate = Box<dyn Fn(&str) + Send + Sync>;

impl Address {
    /// The address of the page that is drawn.
    pub fn here() -> Self {
        let navigate = use_navigate();
        let path = use_location().pathname;
        let go = move |query: &str| {
            let options = NavigateOptions {
                resolve: false,
                replace: true,
                scroll: false,
                ..NavigateOptions::default()
            };
            navigate(&format!("{}{query}", path.get_untracked()), options);
        };
        Self {
            query: use_query_map(),
            go: StoredValue::new(Box::new(go)),
        }
    }

    /// Leaves out what an address says of one region: another one has other records, snapshots and filters.
    pub fn keep_what_any_region_has(self) {
        let query = self.query.get_untracked();
        let kept = of_any_region(&query);
        if kept != query {
            self.go.with_value(|go| go(&kept.to_query_string()));
        }
    }

    /// The value of a key; empty where the address does not have it.
    pub fn get(self, key: &str) -> String {
        self.query.with(|query| query.get(key).unwrap_or_default())
    }

    /// Sets the values of some keys; an empty value removes the key.
    pub fn set(self, changes: &[(&'static str, &str)]) {
        let mut query = self.query.get_untracked();
        for (key, value) in changes {
            query.remove(key);
            if !value.is_empty() {
                query.insert(*key, (*value).to_owned());
            }
        }
        self.go.with_value(|go| go(&query.to_query_string()));
    }
}

#[cfg(test)]
mod tests {
    use crate::components::grid::arrangement;

    use super::*;

    #[test]
    fn what_an_address_says_of_one_region_is_left_out_for_another() {
        let of_one = [
            "open",
            "record",
            "field",
            "from",
            "to",
            "with",
            "filter",
            "search",
            "q",
            "code",
            "unit",
            "in",
            "rows",
            "of",
            "municipality",
            "year",
            "level",
        ];
        for key in of_one {
            assert!(!OF_ANY_REGION.contains(&key), "{key}");
        }
        let columns = arrangement::KEYS.iter();
        let kept: Vec<_> = columns.filter(|key| OF_ANY_REGION.contains(key)).collect();
        assert_eq!(kept, [&"sort", &"hide", &"freeze"]);
    }
}

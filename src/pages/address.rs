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

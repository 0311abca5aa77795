//! Pages that stood at other addresses once: links and bookmarks of then lead to where they are now.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

/// An address of then and now: the path and the tab.
pub struct MovedAddress {
    pub from: (&'static str, &'static str),
    pub to: (&'static str, &'static str),
}

const fn moved(
    from: (&'static str, &'static str),
    to: (&'static str, &'static str),
) -> MovedAddress {
    MovedAddress { from, to }
}

/// All of them; `docs/addresses.md` lists them for people.
pub const MOVED: &[MovedAddress] = &[
    moved(("/coverage", "map"), ("/map", "")),
    moved(("/coverage", "quadrants"), ("/priorities", "")),
    moved(("/coverage", "chain"), ("/why", "")),
    moved(("/coverage", "pipeline"), ("/years", "")),
    moved(("/reasons", ""), ("/priorities", "level")),
    moved(("/reasons", "sure"), ("/certainty", "")),
    moved(("/reasons", "courses"), ("/why", "courses")),
    moved(("/compare", ""), ("/years", "two")),
    moved(("/compare", "assumptions"), ("/years", "assumptions")),
    moved(("/compare", "snapshots"), ("/years", "snapshots")),
    moved(("/compare", "regions"), ("/years", "regions")),
    moved(("/compare", "best"), ("/years", "best")),
    moved(("/schools", "offers"), ("/offers", "")),
    moved(("/enterprises", "needs"), ("/needs", "")),
    moved(("/enterprises", "tray"), ("/needs", "tray")),
];

/// Where an address of then leads now; `None` where it is no old one.
pub fn now_at(path: &str, tab: &str) -> Option<(&'static str, &'static str)> {
    let last = path.rfind('/').map_or(path, |at| &path[at..]);
    let found = MOVED.iter().find(|moved| moved.from == (last, tab));
    found.map(|moved| moved.to)
}

/// Follows the address, and goes on from an old one with all else that it says.
pub fn lead_on() {
    let location = use_location();
    let navigate = use_navigate();
    Effect::new(move |_| {
        let path = location.pathname.get();
        let mut query = location.query.get();
        let tab = query.get("tab").unwrap_or_default();
        if let Some((path, tab)) = now_at(&path, &tab) {
            query.remove("tab");
            if !tab.is_empty() {
                query.insert("tab", tab.to_owned());
            }
            let options = NavigateOptions {
                replace: true,
                ..NavigateOptions::default()
            };
            navigate(&format!("{path}{}", query.to_query_string()), options);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::pages;
    use crate::pages::shared::page_row::Tab;

    #[test]
    fn every_old_address_leads_to_a_tab_that_is_there() {
        for moved in MOVED {
            let (path, tab) = moved.to;
            let row = pages::at(path).expect("the page is there");
            let has_tab = row.tabs.iter().any(|own| own.key() == tab);
            assert!(has_tab || tab.is_empty(), "{path} has no {tab}");
            assert_eq!(now_at(path, tab), None, "{path} {tab} leads on and on");
        }
    }

    #[test]
    fn no_page_of_now_stands_at_an_old_address() {
        for moved in MOVED {
            let (path, tab) = moved.from;
            let row = pages::at(path);
            let stands = row.is_some_and(|row| row.tabs.iter().map(Tab::key).any(|key| key == tab));
            assert!(!stands, "{path} {tab}");
        }
        assert_eq!(now_at("/enlace/reasons", "sure"), Some(("/certainty", "")));
        assert_eq!(now_at("/coverage", ""), None);
    }

    #[test]
    fn the_table_of_addresses_is_the_one_in_the_documents() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/addresses.md");
        let text = std::fs::read_to_string(file).expect("it stands beside the sources");
        let address = |(path, tab): (&str, &str)| match tab {
            "" => format!("`{path}`"),
            tab => format!("`{path}?tab={tab}`"),
        };
        for moved in MOVED {
            let row = format!("| {} | {} |", address(moved.from), address(moved.to));
            assert!(text.contains(&row), "missing: {row}");
        }
        let rows = text.lines().filter(|line| line.starts_with("| `"));
        assert_eq!(rows.count(), MOVED.len());
    }
}

//! A part of the page has one name: that of its folder of pages, of its style sheet, of its folder of stories and of
//! its part of the wasm.

use std::collections::BTreeSet;
use std::fs;

use crate::{assert_none, read, root, sources, uses_of_rooms};

/// What several parts share has pages' modules and styles, but is no part.
const SHARED: &str = "shared";
/// Stories about the whole program.
const WHOLE_PROGRAM: &str = "app";

#[test]
fn a_part_of_the_page_has_one_name_everywhere() {
    let with = |other: &str| -> BTreeSet<String> {
        let folders = folders("src/pages").into_iter();
        let parts = folders.filter(|name| name != SHARED);
        parts.chain([other.to_owned()]).collect()
    };
    assert_eq!(folders("tests/e2e/stories"), with(WHOLE_PROGRAM));
    assert_eq!(sheets(), with(SHARED));
    let rows = read(&root().join("src/app/pages.rs"));
    let (_, rows) = rows.split_once("\npages! {").expect("the table of pages");
    let (rows, _) = rows.split_once("\n}").expect("the table of pages ends");
    let parts = rows
        .lines()
        .filter(|line| line.starts_with("    ") && !line.starts_with("     "));
    let parts = parts.filter_map(|line| line.split_whitespace().next());
    let parts: BTreeSet<String> = parts
        .filter(|word| *word != "];")
        .map(str::to_owned)
        .collect();
    assert_eq!(
        parts,
        with(SHARED)
            .into_iter()
            .filter(|name| name != SHARED)
            .collect()
    );
}

#[test]
fn a_part_of_the_page_uses_only_itself_and_what_is_shared() {
    let mut found = Vec::new();
    let mut looked_at = 0;
    for file in sources("src/pages") {
        let inside = file.name.strip_prefix("src/pages/").unwrap_or_default();
        let Some((own, _)) = inside.split_once('/') else {
            continue;
        };
        looked_at += 1;
        for (line, used) in uses_of_rooms(&file.text, "crate::pages::") {
            if used != own && used != SHARED {
                found.push(format!("{}:{line}: {own} uses {used}", file.name));
            }
        }
    }
    assert!(looked_at > 100, "the pages lie in folders");
    assert_none(&found);
}

fn folders(of: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(root().join(of)).expect("a folder can be listed");
    let entries = entries.map(|entry| entry.expect("an entry can be read"));
    let folders = entries.filter(|entry| entry.path().is_dir());
    folders
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}

/// The style sheets of pages that `index.html` lists.
fn sheets() -> BTreeSet<String> {
    let page = read(&root().join("index.html"));
    let named = page.split("\"style/pages/").skip(1);
    named
        .filter_map(|rest| Some(rest.split_once(".css\"")?.0.to_owned()))
        .collect()
}

//! Checks that the crates of the engine keep their order and know no browser.

use std::fs;

use crate::{BROWSER_CRATES, assert_none, code_lines, named, read, root, sources};

/// The crates of the engine: each may use those that stand above it.
pub const CRATES: &[&str] = &[
    "model", "method", "optimize", "planning", "edit", "exchange", "tables",
];

#[test]
fn a_crate_only_uses_crates_listed_above_it() {
    let folders = fs::read_dir(root().join("crates")).expect("the crates can be listed");
    let folders = folders.map(|entry| entry.expect("an entry can be read").file_name());
    let mut there: Vec<String> = folders.map(|name| name.to_string_lossy().into()).collect();
    let mut listed = CRATES.to_vec();
    there.sort();
    listed.sort_unstable();
    assert_eq!(there, listed, "every crate stands in the list");
    let mut found = Vec::new();
    for (own, name) in CRATES.iter().enumerate() {
        let manifest = read(&root().join(format!("crates/{name}/Cargo.toml")));
        let parts = manifest.split("\n[");
        let used = parts.filter_map(|part| part.strip_prefix("dependencies]"));
        let used = used.flat_map(str::lines);
        let used = used.filter_map(|line| line.strip_prefix("enlace-"));
        found.extend(
            used.map(|line| line.split(['.', ' ']).next().unwrap_or_default())
                .filter(|other| !CRATES[..own].contains(other))
                .map(|other| format!("{name} uses {other}")),
        );
    }
    assert_none(&found);
}

#[test]
fn the_crates_name_no_crate_that_knows_a_browser() {
    let mut found = Vec::new();
    for file in sources("crates") {
        for (line, text) in code_lines(&file.text) {
            found.extend(
                named(text, BROWSER_CRATES).map(|name| format!("{}:{line}: {name}", file.name)),
            );
        }
    }
    for own in CRATES {
        let manifest = read(&root().join(format!("crates/{own}/Cargo.toml")));
        for name in BROWSER_CRATES.iter().chain(&["leptos"]) {
            let package = name.replace('_', "-");
            if manifest
                .lines()
                .any(|line| line.starts_with(&package) || line.starts_with(name))
            {
                found.push(format!("crates/{own}/Cargo.toml: {name}"));
            }
        }
    }
    assert_none(&found);
}

//! The documents that comments name by section say what is cited.

use std::collections::BTreeSet;

use crate::{assert_none, read, root, sources};

/// Packages whose comments cite the method.
const PACKAGES: &[&str] = &[
    "cli",
    "crates",
    "src",
    "worker",
    "worker_scope",
    "helper",
    "sample",
    "xtask",
];

#[test]
fn every_section_of_the_method_that_is_cited_is_there() {
    let method = read(&root().join("docs/method.md"));
    let there: BTreeSet<&str> = method.lines().filter_map(section).collect();
    let mut found = Vec::new();
    let mut cited = 0;
    for package in PACKAGES {
        for file in sources(package) {
            for (line, text) in file.text.lines().enumerate() {
                let citations = citations(text);
                cited += citations.len();
                let missing = citations.into_iter().filter(|own| !there.contains(own));
                found.extend(missing.map(|own| format!("{}:{}: {own}", file.name, line + 1)));
            }
        }
    }
    assert_none(&found);
    assert!(cited > 20, "the comments cite the method: {cited} times");
}

/// The number of a heading such as `## 8. Figures` or `### 10a. Which classes`.
fn section(line: &str) -> Option<&str> {
    let heading = line.strip_prefix("##")?.trim_start_matches('#');
    let (number, _) = heading.trim_start().split_once('.')?;
    is_number(number).then_some(number)
}

/// The sections that a line cites, as in "method section 8" and "method sections 3 and 4".
fn citations(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (at, _) in line.match_indices("method section") {
        let after = &line[at + "method section".len()..];
        let after = after.strip_prefix('s').unwrap_or(after);
        let list = after.split([')', '.', ';', ':']).next().unwrap_or_default();
        let words = list.split([' ', ',']);
        let numbers = words
            .filter(|word| !word.is_empty() && *word != "and")
            .take_while(|word| is_number(word));
        found.extend(numbers);
    }
    found
}

fn is_number(text: &str) -> bool {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_lowercase());
    !digits.is_empty()
        && text.len() - digits.len() <= 1
        && digits.bytes().all(|c| c.is_ascii_digit())
}

#[test]
fn sections_are_found_in_headings_and_in_comments() {
    assert_eq!(section("## 8. Figures per qualification"), Some("8"));
    assert_eq!(section("### 10a. Which classes to open"), Some("10a"));
    assert_eq!(section("## Words"), None);
    assert_eq!(section("8. Figures"), None);
    assert_eq!(citations("/// As it is (method section 8)."), ["8"]);
    assert_eq!(
        citations("//! Time (method sections 3 and 10a)."),
        ["3", "10a"]
    );
    assert_eq!(citations("(method section 8): 0 at one half"), ["8"]);
    assert!(citations("the method's sections").is_empty());
}

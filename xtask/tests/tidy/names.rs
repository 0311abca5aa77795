//! Checks that a type name has one meaning in the whole workspace.

use std::collections::BTreeMap;

use crate::{SourceFile, assert_none, code_lines, sources, without_visibility, word};

/// The folders of the workspace that hold code which is not a test.
const PACKAGES: &[&str] = &[
    "cli",
    "crates",
    "helper/src",
    "sample/src",
    "src",
    "tests/bench/src",
    "worker/src",
    "worker_scope/src",
    "xtask/src",
];

#[test]
fn a_type_name_has_one_meaning_in_the_workspace() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in PACKAGES.iter().flat_map(|package| sources(package)) {
        for (line, name) in defined_types(&file) {
            let place = format!("{}:{line}", file.name);
            places.entry(name).or_default().push(place);
        }
    }
    let found: Vec<String> = places
        .iter()
        .filter(|(_, all)| all.len() > 1)
        .map(|(name, all)| format!("{name}: {}", all.join(", ")))
        .collect();
    assert_none(&found);
}

/// The types that a file defines outside its tests, with their lines; private ones too. Associated types
/// belong to their trait and are left out.
fn defined_types(file: &SourceFile) -> Vec<(usize, String)> {
    if file.name.ends_with("/tests.rs") || file.name.contains("/tests/it/") {
        return Vec::new();
    }
    let before_tests = file.text.split("#[cfg(test)]\nmod ").next();
    let mut is_associated = false;
    let mut found = Vec::new();
    for (number, line) in code_lines(before_tests.unwrap_or_default()) {
        if line.starts_with(|c: char| c.is_alphabetic()) {
            let head = without_visibility(line);
            is_associated = head.starts_with("impl") || head.starts_with("trait ");
        }
        let declaration = without_visibility(line.trim_start());
        let name = ["struct ", "enum ", "trait ", "union ", "type "]
            .iter()
            .find_map(|keyword| Some((*keyword, declaration.strip_prefix(keyword)?)));
        // In a macro the name may be a variable.
        if let Some((keyword, rest)) = name
            && rest.starts_with(|c: char| c.is_alphabetic())
            && !(keyword == "type " && is_associated)
        {
            found.push((number, word(rest)));
        }
    }
    found
}

#[test]
fn types_are_found_public_and_private_and_not_in_tests() {
    let text = "pub(super) struct A;\nenum B {}\nimpl Iterator for A {\n    type Item = u8;\n}\n\
                extern \"C\" {\n    type C;\n}\n// struct D\n#[cfg(test)]\nmod tests {\n    struct E;\n}\n";
    let file = SourceFile {
        name: "src/a.rs".to_owned(),
        text: text.to_owned(),
    };
    let names: Vec<String> = defined_types(&file)
        .into_iter()
        .map(|(_, name)| name)
        .collect();
    assert_eq!(names, ["A", "B", "C"]);
}

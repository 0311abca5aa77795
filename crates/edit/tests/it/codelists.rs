//! Every code list that ships is complete in three languages, in order, and as long as its source.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use enlace_edit::find::codelist::Codelist;

fn read(name: &str) -> Codelist {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../public/codelists")
        .join(format!("{name}.json"));
    let bytes = fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    Codelist::read(&bytes).unwrap_or_else(|| panic!("{name} is no code list"))
}

/// How many codes the list has of each length.
fn check(name: &str, lengths: &[(usize, usize)]) {
    let list = read(name);
    assert_eq!(list.list, name);
    assert_eq!(list.titles, ["en", "es", "pt"]);
    assert!(!list.source.is_empty() && !list.licence.is_empty());
    let known: BTreeSet<&String> = list.titles.iter().collect();
    assert!(list.our_translation.iter().all(|l| known.contains(l)));
    let codes: Vec<&str> = list.entries.iter().map(|e| e[0].as_str()).collect();
    assert!(
        codes.windows(2).all(|two| two[0] < two[1]),
        "{name} is not in order, or has a code twice"
    );
    for entry in &list.entries {
        for title in &entry[1..] {
            let trimmed = title.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(
                !title.is_empty() && *title == trimmed,
                "{name} {entry:?}: a title is empty or has stray spaces"
            );
            let first = title.chars().next().unwrap_or(' ');
            assert!(
                !first.is_lowercase(),
                "{name} {entry:?}: a title begins small"
            );
        }
    }
    for (length, count) in lengths {
        let found = codes.iter().filter(|c| c.len() == *length).count();
        assert_eq!(found, *count, "{name}: codes of {length} characters");
    }
    let all: usize = lengths.iter().map(|(_, count)| count).sum();
    assert_eq!(codes.len(), all, "{name}: codes of other lengths");
}

/// Codes of a list that has a code for each of its parts.
fn check_parents(name: &str) {
    let list = read(name);
    let codes: BTreeSet<&str> = list.entries.iter().map(|e| e[0].as_str()).collect();
    for code in &codes {
        let parent = &code[..code.len() - 1];
        let top = parent.is_empty() || (name == "isced-f-2013" && parent.len() < 2);
        assert!(
            top || codes.contains(parent),
            "{name}: nothing above {code}"
        );
    }
}

#[test]
fn isco_08_has_its_ten_major_groups_and_all_below_them() {
    check("isco-08", &[(1, 10), (2, 43), (3, 130), (4, 436)]);
    check_parents("isco-08");
}

#[test]
fn nace_has_its_sections_and_divisions() {
    check("nace-rev2", &[(1, 21), (2, 88)]);
}

#[test]
fn isced_f_has_eleven_broad_fields_and_the_unknown_one() {
    check("isced-f-2013", &[(2, 12), (3, 58), (4, 150)]);
    check_parents("isced-f-2013");
}

#[test]
fn there_are_eight_levels() {
    check("levels", &[(1, 8)]);
}

#[test]
fn the_size_classes_are_those_of_the_region() {
    use enlace_model::SizeClass;
    let own: BTreeSet<&str> = SizeClass::ALL.iter().map(|size| size.as_str()).collect();
    let list = read("sme-size");
    let listed: BTreeSet<&str> = list.entries.iter().map(|e| e[0].as_str()).collect();
    assert!(listed.is_subset(&own), "{listed:?} {own:?}");
    assert_eq!(listed.len(), 4);
}

#[test]
fn there_are_eleven_areas_of_cooperation() {
    assert_eq!(read("cooperation-areas").entries.len(), 11);
}

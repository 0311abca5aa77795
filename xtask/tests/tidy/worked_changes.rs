//! A typical change touches few files: those that ARCHITECTURE.md lists under "Worked changes".
//!
//! Of each sort of change one example that is there already is looked at: the files outside tests that
//! name it are those that the next one of its sort will touch.

use std::collections::BTreeSet;
use std::fs;

use crate::circles::module_trees;
use crate::tokens::is_of_word;
use crate::{assert_none, is_comment, read, root};

/// One sort of change with its example.
struct WorkedChange {
    /// How its paragraph in ARCHITECTURE.md begins.
    title: &'static str,
    /// A file names the example where one of these stands as a whole word.
    words: &'static [&'static str],
    /// Files with this name before the last point are the example's own.
    file_stem: Option<&'static str>,
    /// The greatest number of files.
    most: usize,
    /// Files, or folders, that name it and that the next one of its sort does not touch, and why.
    passed_over: &'static [(&'static str, &'static str)],
}

const WORKED_CHANGES: &[WorkedChange] = &[
    // A field that cells, forms, tables and partners' files take from its row.
    WorkedChange {
        title: "A field of a noun",
        words: &["difficulty"],
        file_stem: None,
        most: 5,
        passed_over: &[
            (
                "crates/model/src/field/measure.rs",
                "a scale of its own; most fields take a measure that is there",
            ),
            (
                "crates/method/",
                "what the figures make of it is a change of the method",
            ),
            ("cli/", "the same, as the program tells it"),
            (
                "crates/tables/src/export/template.rs",
                "which fields the empty table for a survey asks for",
            ),
            (
                "crates/tables/src/import/questions.rs",
                "which questions of a survey ask for it, where no heading names it",
            ),
            (
                "src/pages/records/needs.rs",
                "which columns of the table of needs are shown at first",
            ),
            ("sample/", "what the sample tells"),
            ("public/samples/", "the sample"),
            (
                "xtask/src/digests/made_up/",
                "what is made up for the digests is frozen: it knows the fields of its day",
            ),
        ],
    },
    // A kind of record that people type, paste and import, and that enters no figure.
    WorkedChange {
        title: "A kind of record",
        words: &["Panel", "PanelId", "panels"],
        file_stem: None,
        most: 12,
        passed_over: &[
            (
                "src/pages/figures/coverage/",
                "where panels are shown beside the figures, which is what panels are for",
            ),
            ("sample/", "what the sample tells"),
            ("public/samples/", "the sample"),
            (
                "xtask/src/digests/made_up/",
                "what is made up for the digests is frozen: it knows the kinds of its day",
            ),
        ],
    },
    // An op of its own with values, words and one button, as most are.
    WorkedChange {
        title: "An edit",
        words: &["TellApart", "tell_apart"],
        file_stem: None,
        most: 4,
        passed_over: &[(
            "src/",
            "the page or command that performs an op is a change of its own",
        )],
    },
    // A setting that one formula reads and its explanation names.
    WorkedChange {
        title: "A setting",
        words: &["RoadSpeed", "road_speed"],
        file_stem: None,
        most: 7,
        passed_over: &[(
            "xtask/src/digests/made_up/",
            "what is made up for the digests is frozen: it knows the settings of its day",
        )],
    },
    // An indicator that is computed, explained and shown beside others.
    WorkedChange {
        title: "An indicator",
        words: &[
            "FillRate",
            "fill_rate",
            "fill: RawRate",
            "indicators.fill",
            "indicators_fill",
        ],
        file_stem: None,
        most: 7,
        passed_over: &[(
            "crates/planning/src/freeze.rs",
            "which figures a round keeps within it",
        )],
    },
    // A language that is not the first of any list.
    WorkedChange {
        title: "A language",
        words: &[
            "Es =",
            "Language::Es",
            "\"es\"",
            "es: {",
            "es-ES",
            "es.json",
        ],
        file_stem: Some("es"),
        most: 10,
        passed_over: &[
            (
                "sample/",
                "a region's titles stand in the languages in which somebody wrote them",
            ),
            ("public/samples/", "made of what stands in `sample/`"),
            (
                "crates/tables/src/import/heading_forms.rs",
                "an ending of words in headings",
            ),
        ],
    },
];

/// Where files are looked at; folders of tests within are left out.
const LOOKED_AT: &[&str] = &[
    "build.rs",
    "cli",
    "crates",
    "helper",
    "index.html",
    "locales",
    "public",
    "sample",
    "src",
    "worker",
    "worker_scope",
    "xtask/src",
];

#[test]
fn a_typical_change_touches_the_files_that_the_map_lists_and_no_more() {
    let map = read(&root().join("ARCHITECTURE.md"));
    let files = files_outside_tests();
    let mut found = Vec::new();
    for change in WORKED_CHANGES {
        let touched: BTreeSet<&str> = files
            .iter()
            .filter(|(name, text)| change.touches(name, text))
            .map(|(name, _)| name.as_str())
            .collect();
        let listed = listed(&map, change.title);
        if touched.len() > change.most {
            let all: Vec<&str> = touched.iter().copied().collect();
            found.push(format!(
                "{}: {} files, at most {}: {}",
                change.title,
                all.len(),
                change.most,
                all.join(", ")
            ));
        }
        let is_in = |file: &str, path: &str| match path.ends_with('/') {
            true => file.starts_with(path),
            false => file == path,
        };
        let unlisted = touched
            .iter()
            .filter(|file| !listed.iter().any(|path| is_in(file, path)));
        found.extend(unlisted.map(|file| format!("{}: the map leaves out {file}", change.title)));
        let untouched = listed
            .iter()
            .filter(|path| !touched.iter().any(|file| is_in(file, path)));
        found.extend(untouched.map(|path| format!("{}: {path} does not name it", change.title)));
    }
    assert_none(&found);
}

impl WorkedChange {
    fn touches(&self, file: &str, text: &str) -> bool {
        let stem = file
            .rsplit('/')
            .next()
            .and_then(|name| name.split('.').next());
        let is_passed_over = self
            .passed_over
            .iter()
            .any(|(path, _)| file.starts_with(path));
        let is_own = self.file_stem.is_some() && self.file_stem == stem;
        !is_passed_over && (is_own || self.words.iter().any(|word| names(text, word)))
    }
}

/// Whether a word stands in a text, and not as a part of another.
fn names(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        let is_edge = |inner: Option<char>, outer: Option<char>| {
            !(inner.is_some_and(is_of_word) && outer.is_some_and(is_of_word))
        };
        is_edge(word.chars().next(), before) && is_edge(word.chars().next_back(), after)
    })
}

/// The paths in the paragraph of ARCHITECTURE.md that begins with this title, less those of documents and
/// tests.
fn listed<'a>(map: &'a str, title: &str) -> Vec<&'a str> {
    let head = format!("\n**{title}**");
    let (_, rest) = map.split_once(&head).unwrap_or_default();
    let paragraph = rest.split("\n\n").next().unwrap_or_default();
    let quoted = paragraph.split('`').skip(1).step_by(2);
    let is_path = |text: &&str| text.contains('/') || text.ends_with(".rs");
    let is_counted = |path: &&str| !path.starts_with("docs/") && !path.contains("tests/");
    quoted.filter(is_path).filter(is_counted).collect()
}

/// The names of all files that a program or a page is made of, with their texts; of Rust without tests, and
/// with blank lines in the place of comments.
pub fn files_outside_tests() -> Vec<(String, String)> {
    let trees = module_trees();
    let of_program: BTreeSet<&str> = trees.iter().flat_map(|tree| tree.files()).collect();
    let mut waiting: Vec<_> = LOOKED_AT.iter().map(|path| root().join(path)).collect();
    let mut found = Vec::new();
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).expect("a folder can be listed");
            let entries = entries.map(|entry| entry.expect("an entry can be read").path());
            waiting.extend(entries.filter(|path| !path.ends_with("tests")));
            continue;
        }
        let name = path.strip_prefix(root()).expect("lies in the root");
        let name = name.to_string_lossy().replace('\\', "/");
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        if !name.ends_with(".rs") {
            found.push((name, text));
        } else if name == "build.rs" || of_program.contains(name.as_str()) {
            let before_tests = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
            let lines = before_tests.lines().map(|line| match is_comment(line) {
                true => "",
                false => line,
            });
            found.push((name, lines.collect::<Vec<_>>().join("\n")));
        }
    }
    assert!(found.len() > 700, "the files are found: {}", found.len());
    found
}

#[test]
fn a_word_is_found_whole_and_a_paragraph_by_its_title() {
    assert!(names("Op::TellApart { .. }", "TellApart"));
    assert!(names("\"op.tell_apart\": \"…\"", "tell_apart"));
    assert!(!names("TellApartAgain", "TellApart"));
    assert!(names("[\"en\",\"es\"]", "\"es\""));
    let map = "\n**A**, say `B`: in `a/b.rs`, `locales/` and `docs/c.md`.\n\n**D**: `e/f.rs`.\n";
    assert_eq!(listed(map, "A"), ["a/b.rs", "locales/"]);
    assert_eq!(listed(map, "D"), ["e/f.rs"]);
}

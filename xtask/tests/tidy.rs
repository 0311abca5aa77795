//! Keeps the house in order: rooms, walls, file lengths, no `unwrap`.

#[path = "tidy/circles.rs"]
mod circles;
#[path = "tidy/citations.rs"]
mod citations;
#[path = "tidy/crates.rs"]
mod crates;
#[path = "tidy/module_tree.rs"]
mod module_tree;
#[path = "tidy/names.rs"]
mod names;
#[path = "tidy/parts.rs"]
mod parts;
#[path = "tidy/repeated_code.rs"]
mod repeated_code;
#[path = "tidy/texts.rs"]
mod texts;
#[path = "tidy/threats.rs"]
mod threats;
#[path = "tidy/tokens.rs"]
mod tokens;
#[path = "tidy/worked_changes.rs"]
mod worked_changes;

use std::fs;
use std::path::{Path, PathBuf};

/// Look hard at 300, split at 400.
const LONGEST_FILE: usize = 400;

/// Crates that know a browser.
const BROWSER_CRATES: &[&str] = &[
    "gloo",
    "indexed_db_futures",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "web_sys",
];

/// Rooms of the page that may use those crates, and what of them.
const MAY_TOUCH_THE_BROWSER: &[&str] = &["browser", "store"];
/// Element and event types, which components and pages are made of.
const MAY_NAME_ELEMENTS: &[&str] = &["components", "pages", "app"];

/// Rooms of the page that may use fewer rooms than stand above them, and what they may use.
const NARROWER: &[(&str, &[&str])] = &[("store", &[]), ("components", &["browser", "i18n"])];

/// The crates that `store` may use: what it keeps, and how that is written.
const STORE_USES_OF_THE_ENGINE: &[&str] = &["model", "edit", "exchange"];

#[test]
fn a_file_only_uses_rooms_listed_above_its_own() {
    let found = uses_of_rooms_below("src/lib.rs", "src", "crate::");
    assert_none(&found);
}

#[test]
fn a_handle_of_the_state_only_uses_those_listed_above_its_own() {
    let found = uses_of_rooms_below("src/state/mod.rs", "src/state", "crate::state::");
    assert_none(&found);
}

/// Where files of a folder use rooms of its floor plan that stand below their own.
fn uses_of_rooms_below(floor_plan: &str, folder: &str, path: &str) -> Vec<String> {
    let mut found = Vec::new();
    let rooms = rooms(&root().join(floor_plan));
    for file in sources(folder) {
        let Some(room) = room_of(&file, folder) else {
            continue;
        };
        let Some(own) = rooms.iter().position(|name| *name == room) else {
            continue;
        };
        for (line, used) in uses_of_rooms(&file.text, path) {
            let allowed = rooms
                .iter()
                .position(|name| *name == used)
                .is_none_or(|other| other <= own)
                && NARROWER
                    .iter()
                    .filter(|(name, _)| *name == room)
                    .all(|(_, may)| used == room || may.contains(&used.as_str()));
            if !allowed {
                found.push(format!("{}:{line}: {room} uses {used}", file.name));
            }
        }
    }
    found
}

#[test]
fn store_uses_of_the_engine_only_what_it_keeps() {
    let mut found = Vec::new();
    for file in sources("src/store") {
        for name in crates::CRATES {
            let uses = uses_of_rooms(&file.text, &format!("enlace_{name}::"));
            if !STORE_USES_OF_THE_ENGINE.contains(name) {
                found.extend(
                    uses.iter()
                        .map(|(line, _)| format!("{}:{line}: {name}", file.name)),
                );
            }
        }
    }
    assert_none(&found);
}

#[test]
fn every_room_stands_in_the_floor_plan() {
    let mut found = Vec::new();
    let of_crates = crates::CRATES
        .iter()
        .map(|name| format!("crates/{name}/src"));
    for package in of_crates.chain(["src".to_owned()]) {
        let rooms = rooms(&root().join(&package).join("lib.rs"));
        for file in sources(&package) {
            if let Some(room) = room_of(&file, &package)
                && !rooms.contains(&room)
            {
                found.push(format!("{}: {room} is not in lib.rs", file.name));
            }
        }
    }
    assert_none(&found);
}

#[test]
fn only_store_and_browser_touch_the_browser() {
    let mut found = Vec::new();
    for file in sources("src") {
        let Some(room) = room_of(&file, "src") else {
            continue;
        };
        if MAY_TOUCH_THE_BROWSER.contains(&room.as_str()) {
            continue;
        }
        for (line, text) in code_lines(&file.text) {
            let may_name_elements =
                MAY_NAME_ELEMENTS.contains(&room.as_str()) && names_only_elements_and_events(text);
            if !may_name_elements {
                found.extend(
                    named(text, BROWSER_CRATES)
                        .filter(|name| *name != "wasm_bindgen")
                        .map(|name| format!("{}:{line}: {name}", file.name)),
                );
            }
        }
    }
    assert_none(&found);
}

#[test]
fn links_between_pages_stay_in_the_programs_folder() {
    let is_of_router = |text: &str| {
        let (_, of_router) = text.split_once("leptos_router::components::").unzip();
        of_router.is_some_and(|names| {
            let mut names = names.split(|c: char| !c.is_alphanumeric());
            names.any(|name| name == "A")
        })
    };
    let found = sources("src")
        .iter()
        .filter(|file| file.name != "src/components/link.rs")
        .flat_map(|file| {
            code_lines(&file.text)
                .filter(|(_, text)| is_of_router(text))
                .map(|(line, _)| format!("{}:{line}: use components::link", file.name))
                .collect::<Vec<_>>()
        })
        .collect::<Vec<_>>();
    assert_none(&found);
}

#[test]
fn no_file_is_longer_than_four_hundred_lines() {
    let mut found = Vec::new();
    for package in ["cli", "crates", "sample", "src", "xtask", "tests"] {
        for file in sources(package) {
            let lines = file.text.lines().count();
            if lines > LONGEST_FILE {
                found.push(format!("{}: {lines} lines", file.name));
            }
        }
    }
    assert_none(&found);
}

#[test]
fn nothing_is_unwrapped_outside_tests() {
    let mut found = Vec::new();
    for package in ["cli/src", "crates", "sample/src", "src", "xtask/src"] {
        for file in sources(package) {
            if file.name.ends_with("tests.rs") || file.name.contains("/tests/") {
                continue;
            }
            let before_tests = file.text.split("#[cfg(test)]").next().unwrap_or_default();
            for (line, text) in code_lines(before_tests) {
                if text.contains(".unwrap()") {
                    found.push(format!("{}:{line}", file.name));
                }
            }
        }
    }
    assert_none(&found);
}

#[test]
fn every_module_says_in_its_first_line_what_it_is_for() {
    let mut found = Vec::new();
    for package in ["cli/src", "crates", "sample/src", "src", "xtask/src"] {
        for file in sources(package) {
            if !file.text.starts_with("//! ") {
                found.push(file.name);
            }
        }
    }
    assert_none(&found);
}

struct SourceFile {
    /// From the root of the checkout, with `/` between its parts.
    name: String,
    text: String,
}

fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().expect("xtask lies in the root").to_owned()
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// All Rust files under a folder of the checkout.
fn sources(folder: &str) -> Vec<SourceFile> {
    let mut waiting = vec![root().join(folder)];
    let mut found = Vec::new();
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).expect("a folder can be listed");
            waiting.extend(entries.map(|entry| entry.expect("an entry can be read").path()));
            waiting.retain(|path| !path.ends_with("target") && !path.ends_with("node_modules"));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let relative = path.strip_prefix(root()).expect("lies in the root");
            let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
            found.push(SourceFile {
                name: parts.join("/"),
                text: read(&path),
            });
        }
    }
    assert!(!found.is_empty(), "{folder} has no Rust file");
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

/// The modules of a floor plan, in order.
fn rooms(floor_plan: &Path) -> Vec<String> {
    read(floor_plan)
        .lines()
        .filter_map(|line| without_visibility(line).strip_prefix("mod "))
        .filter_map(|rest| rest.strip_suffix(';'))
        .map(str::to_owned)
        .collect()
}

/// A declaration without its `pub` or `pub(…)`.
fn without_visibility(line: &str) -> &str {
    match line.strip_prefix("pub") {
        Some(rest) if rest.starts_with('(') => rest
            .split_once(") ")
            .map_or(line, |(_, declaration)| declaration),
        Some(rest) => rest.trim_start(),
        None => line,
    }
}

/// The room that a file belongs to; none for `lib.rs`, `main.rs` and `bin/`.
fn room_of(file: &SourceFile, package: &str) -> Option<String> {
    let inside = file.name.strip_prefix(package)?.strip_prefix('/')?;
    let room = inside.split(['/', '.']).next()?;
    (!["lib", "main", "bin"].contains(&room)).then(|| room.to_owned())
}

/// The rooms that follow `crate::` (or another root), also in `use crate::{a::B, c}`, with their lines.
fn uses_of_rooms(text: &str, root: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(root) {
        let line = text[..at].lines().count().max(1);
        let is_comment = text[..at]
            .rsplit('\n')
            .next()
            .is_some_and(|start| start.trim_start().starts_with("//"));
        // `$crate::` and `mycrate::` are other words.
        let before = text[..at].chars().next_back();
        if is_comment || before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &text[at + root.len()..];
        if let Some(group) = rest.strip_prefix('{') {
            found.extend(heads_of_group(group).into_iter().map(|room| (line, room)));
        } else {
            found.push((line, word(rest)));
        }
    }
    found
}

/// The first words of the entries of a `{…}` group, the nested groups passed over.
fn heads_of_group(group: &str) -> Vec<String> {
    let mut heads = Vec::new();
    let mut depth = 0;
    let mut expects_entry = true;
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => expects_entry = true,
            c if depth == 0 && expects_entry && !c.is_whitespace() => {
                heads.push(word(&group[at..]));
                expects_entry = false;
            }
            _ => {}
        }
    }
    heads
}

fn word(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

/// Lines that are not comments, with their numbers.
fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line))
        .filter(|(_, line)| !is_comment(line))
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

/// Which of these crates a line names as the start of a path.
fn named<'a>(line: &'a str, crates: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
    crates.iter().copied().filter(move |name| {
        line.match_indices(&format!("{name}::")).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
        })
    })
}

/// Whether all that a line takes from `web_sys` are types of elements and events.
fn names_only_elements_and_events(line: &str) -> bool {
    line.match_indices("web_sys::").all(|(at, name)| {
        let rest = &line[at + name.len()..];
        let group = rest
            .strip_prefix('{')
            .map_or(rest, |group| group.split('}').next().unwrap_or_default());
        group.split(',').all(|entry| {
            let name = word(entry.trim());
            name.ends_with("Element") || name.ends_with("Event") || name.is_empty()
        })
    }) && ["gloo::", "js_sys::", "indexed_db_futures::"]
        .iter()
        .all(|name| !line.contains(name))
}

fn assert_none(found: &[String]) {
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn paths_are_found_alone_and_in_groups() {
    let text =
        "use crate::model::Need;\nuse crate::{edit::Op, model::{A, B}, store};\n// crate::app\n";
    let rooms: Vec<String> = uses_of_rooms(text, "crate::")
        .into_iter()
        .map(|(_, room)| room)
        .collect();
    assert_eq!(rooms, ["model", "edit", "model", "store"]);
}

#[test]
fn elements_and_events_are_told_from_the_rest() {
    assert!(names_only_elements_and_events(
        "use web_sys::{HtmlElement, MouseEvent};"
    ));
    assert!(!names_only_elements_and_events(
        "let w = web_sys::window();"
    ));
}

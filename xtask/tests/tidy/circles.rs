//! Files of a crate do not use each other in a circle: each can be read after those that it uses.

use std::collections::{BTreeMap, BTreeSet};

use crate::module_tree::ModuleTree;
use crate::{assert_none, sources};

/// The packages of the workspace; their root files are found in `src` and `examples`.
const PACKAGES: &[&str] = &[
    "cli",
    "src",
    "worker",
    "worker_scope",
    "helper",
    "sample",
    "tests/bench",
    "xtask",
];

/// How many circles are still there below a folder: the numbers only become less, and a row goes with its
/// last circle.
const STILL_THERE: &[(&str, usize)] = &[];

/// From which file to which, and the names that the first takes from the second.
type Arrows = BTreeMap<(String, String), BTreeSet<String>>;

#[test]
fn no_files_use_each_other_in_a_circle() {
    let mut found = Vec::new();
    let mut files = 0;
    for tree in module_trees() {
        files += tree.modules.len();
        let arrows = tree.arrows();
        let circles = circles(&arrows);
        let folder = STILL_THERE
            .iter()
            .find(|(folder, _)| tree.root_file.starts_with(folder));
        if circles.len() > folder.map_or(0, |(_, number)| *number) {
            found.extend(circles.iter().map(|circle| told(circle, &arrows)));
        }
    }
    assert!(files > 600, "the module trees are read: {files} modules");
    assert_none(&found);
}

/// The modules of all programs and libraries of the workspace.
pub fn module_trees() -> Vec<ModuleTree> {
    let root_files = root_files();
    root_files
        .iter()
        .map(|file| ModuleTree::read(file))
        .collect()
}

fn root_files() -> Vec<String> {
    let crates = crate::crates::CRATES
        .iter()
        .map(|name| format!("crates/{name}"));
    let packages = crates.chain(PACKAGES.iter().map(|&name| name.to_owned()));
    let all = packages.flat_map(|package| sources(&package));
    let is_root = |name: &str| {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let is_of_package = folder == "src" || folder.ends_with("/src");
        (is_of_package && ["lib.rs", "main.rs"].contains(&file)) || folder.ends_with("/examples")
    };
    all.map(|file| file.name)
        .filter(|name| is_root(name))
        .collect()
}

/// Sets of files each of which uses, over others, every other of its set.
fn circles(arrows: &Arrows) -> Vec<BTreeSet<String>> {
    let mut next: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (from, to) in arrows.keys() {
        next.entry(from).or_default().insert(to);
    }
    let reached: BTreeMap<&str, BTreeSet<&str>> = next
        .keys()
        .map(|&from| {
            let mut reached = BTreeSet::new();
            let mut waiting = vec![from];
            while let Some(at) = waiting.pop() {
                let onward = next.get(at).into_iter().flatten();
                waiting.extend(onward.filter(|&&to| reached.insert(to)));
            }
            (from, reached)
        })
        .collect();
    let circles: BTreeSet<BTreeSet<String>> = reached
        .iter()
        .filter(|(from, to)| to.contains(*from))
        .map(|(from, to)| {
            let back = to
                .iter()
                .filter(|&&to| reached.get(to).is_some_and(|all| all.contains(from)));
            back.map(|&file| file.to_owned()).collect()
        })
        .collect();
    circles.into_iter().collect()
}

/// A circle with what ties it.
fn told(circle: &BTreeSet<String>, arrows: &Arrows) -> String {
    let mut lines = vec![format!("{} files in a circle:", circle.len())];
    for ((from, to), names) in arrows {
        if circle.contains(from) && circle.contains(to) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            lines.push(format!("  {from} uses {to}: {}", names.join(", ")));
        }
    }
    lines.join("\n")
}

#[test]
fn a_circle_is_found_and_a_line_is_not() {
    let arrows = |pairs: &[(&str, &str)]| -> Arrows {
        let own = pairs
            .iter()
            .map(|(from, to)| ((*from).to_owned(), (*to).to_owned()));
        own.map(|arrow| (arrow, BTreeSet::new())).collect()
    };
    assert_eq!(
        circles(&arrows(&[("a", "b"), ("b", "c"), ("a", "c")])).len(),
        0
    );
    let two = circles(&arrows(&[
        ("a", "b"),
        ("b", "c"),
        ("c", "a"),
        ("c", "d"),
        ("d", "e"),
        ("e", "d"),
    ]));
    assert_eq!(two.iter().map(BTreeSet::len).collect::<Vec<_>>(), [3, 2]);
}

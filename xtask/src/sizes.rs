//! What a visitor downloads: a table of sizes, what we aim at, and the limits that a build must keep.

use std::fs;
use std::path::Path;

use crate::build_profile::BuildProfile;
use crate::dist;
use crate::shell::Result;
use crate::stamp;

/// kB as in "300 kB": a thousand bytes.
const KB: u64 = 1_000;

struct Group {
    name: &'static str,
    /// What we want, brotli.
    aim: Option<u64>,
    /// What a build may not exceed, brotli: equal to the aim, or where we stand above it, so that no
    /// change makes it worse unseen.
    limit: Option<u64>,
    holds: fn(&str) -> bool,
}

/// A file counts in the first group that holds it.
const GROUPS: &[Group] = &[
    Group {
        name: "main wasm",
        aim: Some(300 * KB),
        limit: Some(300 * KB),
        holds: |name| name.starts_with(dist::PROGRAM) && name.ends_with("/enlace-web_bg.wasm"),
    },
    Group {
        name: "parts, when needed",
        aim: None,
        limit: None,
        holds: |name| name.starts_with(dist::PROGRAM) && name.ends_with(".wasm"),
    },
    Group {
        name: "glue",
        aim: Some(20 * KB),
        limit: Some(20 * KB),
        holds: |name| name.starts_with(dist::PROGRAM) && name.ends_with(".js"),
    },
    Group {
        name: "CSS",
        aim: Some(18 * KB),
        limit: Some(18 * KB),
        holds: |name| name.ends_with(".css"),
    },
    Group {
        name: "typeface",
        aim: Some(34 * KB),
        limit: Some(34 * KB),
        holds: |name| name.ends_with(".woff2"),
    },
    Group {
        name: "worker, when needed",
        aim: Some(800 * KB),
        // The five lists of planning rounds came with 86 kB.
        limit: Some(900 * KB),
        holds: |name| name.starts_with("worker") && !name.ends_with(".html"),
    },
    Group {
        name: "small worker, when needed",
        aim: None,
        limit: Some(100 * KB),
        holds: |name| name.starts_with("helper"),
    },
    Group {
        name: "page",
        aim: None,
        limit: None,
        holds: |name| name == "index.html",
    },
    Group {
        name: "everything else",
        aim: None,
        limit: None,
        holds: |name| name != "404.html" && name != "_headers",
    },
];

/// A text that every program carries that reads workbooks: a file inside of them.
const READER_OF_WORKBOOKS: &[u8] = b"xl/sharedStrings.xml";

/// Prints the sizes of `dist/`, and fails when one is over its limit, or when the page carries what only
/// the worker is to have.
pub fn report() -> Result {
    let folder = dist::folder(BuildProfile::Release);
    let mut totals = vec![(0, 0); GROUPS.len()];
    for name in stamp::names_in(&folder)? {
        if name.ends_with(".br") || name.ends_with(".gz") {
            continue;
        }
        if let Some(index) = GROUPS.iter().position(|group| (group.holds)(&name)) {
            let raw = size(&folder.join(&name)).unwrap_or(0);
            totals[index].0 += raw;
            totals[index].1 += size(&folder.join(format!("{name}.br"))).unwrap_or(raw);
        }
    }
    println!(
        "\n{:<22}{:>12}{:>12}{:>12}{:>12}",
        "", "raw", "brotli", "aim", "limit"
    );
    for (group, (raw, brotli)) in GROUPS.iter().zip(&totals) {
        println!(
            "{:<22}{:>12}{:>12}{:>12}{:>12}",
            group.name,
            in_kb(*raw),
            in_kb(*brotli),
            group.aim.map(in_kb).unwrap_or_default(),
            group.limit.map(in_kb).unwrap_or_default()
        );
    }
    println!();
    let over: Vec<String> = GROUPS
        .iter()
        .zip(&totals)
        .filter(|(group, (_, brotli))| group.limit.is_some_and(|limit| *brotli > limit))
        .map(|(group, (_, brotli))| format!("{} is {}", group.name, in_kb(*brotli)))
        .collect();
    if over.is_empty() {
        no_reader_of_workbooks_reaches_the_page(&folder)
    } else {
        Err(format!("over the limit: {}", over.join(", ")))
    }
}

/// Looks into every wasm file of a build: the worker reads workbooks, the page and its parts do not.
fn no_reader_of_workbooks_reaches_the_page(folder: &Path) -> Result {
    let mut readers = Vec::new();
    for name in stamp::names_in(folder)? {
        if name.ends_with(".wasm") {
            let bytes = fs::read(folder.join(&name))
                .map_err(|error| format!("cannot read {name}: {error}"))?;
            let length = READER_OF_WORKBOOKS.len();
            if bytes
                .windows(length)
                .any(|part| part == READER_OF_WORKBOOKS)
            {
                readers.push(name);
            }
        }
    }
    match readers.as_slice() {
        [only] if only.starts_with("worker") => Ok(()),
        [] => Err("no program of the build reads workbooks, not even the worker".to_owned()),
        all => Err(format!(
            "only the worker is to read workbooks, not {}",
            all.join(", ")
        )),
    }
}

fn size(file: &Path) -> Option<u64> {
    fs::metadata(file).ok().map(|data| data.len())
}

fn in_kb(bytes: u64) -> String {
    format!("{}.{} kB", bytes / KB, bytes % KB / 100)
}

//! Nothing stands twice over more than six lines: what two places need is said once.

use std::collections::BTreeMap;

use crate::assert_none;
use crate::worked_changes::files_outside_tests;

/// So many lines in a row may be the same in two places.
const MOST_LINES: usize = 6;

/// Pairs of files that keep a run of lines each, and why.
const KEPT: &[(&str, &str, &str)] = &[(
    "sample/src/dice.rs",
    "xtask/src/digests/made_up/random.rs",
    "the generator of the digests is frozen, whatever becomes of that of the sample",
)];

/// A line of code without its indentation, with its number.
type Line<'a> = (usize, &'a str);

#[test]
fn no_run_of_lines_stands_in_two_places() {
    let files = files_outside_tests();
    let is_code = |name: &str| [".rs", ".js", ".mjs"].iter().any(|end| name.ends_with(end));
    let code: Vec<(&str, Vec<Line>)> = files
        .iter()
        .filter(|(name, _)| is_code(name))
        .map(|(name, text)| (name.as_str(), compared_lines(text)))
        .collect();
    let mut found = repeated(&code);
    found.retain(|run| {
        let pair = [run.first.0, run.second.0];
        !KEPT
            .iter()
            .any(|(one, other, _)| pair == [*one, *other] || pair == [*other, *one])
    });
    let told = found.iter().map(|run| {
        let ((one, from), (other, at)) = (run.first, run.second);
        format!(
            "{one}:{from} and {other}:{at}: {} lines are the same",
            run.lines
        )
    });
    assert_none(&told.collect::<Vec<_>>());
}

/// A run of lines that stands in two places, each a file with the number of its first line.
#[derive(Debug, PartialEq)]
struct Repeated<'a> {
    first: (&'a str, usize),
    second: (&'a str, usize),
    lines: usize,
}

/// The lines that are compared: no comments, imports, attributes, blank lines and lone brackets.
fn compared_lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut is_import = false;
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        let begins_import = ["use ", "pub use ", "pub(crate) use ", "import "]
            .iter()
            .any(|start| line.starts_with(start));
        if is_import || begins_import {
            is_import = !line.contains(';');
        } else if !line.starts_with("//") && line.contains(char::is_alphanumeric) {
            lines.push((index + 1, line));
        }
    }
    lines
}

/// All longest runs of more than [`MOST_LINES`] lines that stand in two places.
fn repeated<'a>(code: &[(&'a str, Vec<Line>)]) -> Vec<Repeated<'a>> {
    const LEAST: usize = MOST_LINES + 1;
    let texts: Vec<Vec<&str>> = code
        .iter()
        .map(|(_, lines)| lines.iter().map(|(_, text)| *text).collect())
        .collect();
    let mut places: BTreeMap<&[&str], Vec<(usize, usize)>> = BTreeMap::new();
    for (file, lines) in texts.iter().enumerate() {
        for (at, run) in lines.windows(LEAST).enumerate() {
            places.entry(run).or_default().push((file, at));
        }
    }
    let mut found = Vec::new();
    for same in places.values() {
        for (n, &(one, from)) in same.iter().enumerate() {
            for &(other, at) in &same[n + 1..] {
                let before = from.checked_sub(1).zip(at.checked_sub(1));
                let goes_on = before.is_some_and(|(i, j)| texts[one][i] == texts[other][j]);
                let overlaps = one == other && at - from < LEAST;
                if goes_on || overlaps {
                    continue;
                }
                let both = texts[one][from..].iter().zip(&texts[other][at..]);
                found.push(Repeated {
                    first: (code[one].0, code[one].1[from].0),
                    second: (code[other].0, code[other].1[at].0),
                    lines: both.take_while(|(a, b)| a == b).count(),
                });
            }
        }
    }
    found
}

#[test]
fn a_run_is_found_once_at_its_full_length_and_six_lines_are_none() {
    let run = |count: usize| {
        (0..count)
            .map(|n| format!("let x{n} = {n};\n"))
            .collect::<String>()
    };
    let found = |one: &str, other: &str| {
        let code = [("a", compared_lines(one)), ("b", compared_lines(other))];
        repeated(&code)
            .iter()
            .map(|run| (run.first, run.second, run.lines))
            .collect::<Vec<_>>()
    };
    let one = format!("use a::b;\n{}end();\n", run(8));
    let other = format!("begin();\n// why\n{}", run(8));
    assert_eq!(found(&one, &other), [(("a", 2), ("b", 3), 8)]);
    assert_eq!(found(&run(6), &run(6)), []);
}

//! Reads how many tests there were from what the runners of tests print.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::shell::{self, Result};

/// How many tests there were; a stage that fails without naming a test counts as one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub passed: u32,
    pub failed: u32,
    /// Of those that passed, how many only when they were run again.
    pub flaky: u32,
}

impl Count {
    /// Adds what another stage counted.
    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.flaky += other.flaky;
    }
}

/// Runs a command that has no tests of its own.
pub fn uncounted(command: &mut Command) -> (Count, Result) {
    (Count::default(), shell::run(command))
}

/// Runs a command, shows what it prints, and adds up the tests in its summaries.
pub fn counted(command: &mut Command) -> (Count, Result) {
    let mut count = Count::default();
    let child = command.stdout(Stdio::piped()).spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(error) => return (count, Err(format!("cannot start the tests: {error}"))),
    };
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).lines().map_while(|line| line.ok()) {
            println!("{line}");
            count.add(in_line(&line));
        }
    }
    let result = match child.wait() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("the tests ended with {status}")),
        Err(error) => Err(format!("cannot wait for the tests: {error}")),
    };
    (count, result)
}

/// Reads the summary lines of cargo and wasm-bindgen (`test result: ok. 5 passed; 0 failed; …`)
/// and of Playwright (`  5 passed (2.1s)`, `  1 failed`); any other line counts nothing.
fn in_line(line: &str) -> Count {
    let words: Vec<&str> = line
        .split([' ', ';'])
        .filter(|word| !word.is_empty())
        .collect();
    let number_before = |what: &str| {
        let at = words.iter().position(|word| *word == what)?;
        words.get(at.checked_sub(1)?)?.parse::<u32>().ok()
    };
    let is_of_cargo = line.starts_with("test result:");
    let is_of_playwright = line.starts_with("  ")
        && words
            .first()
            .is_some_and(|word| word.parse::<u32>().is_ok())
        && (words.len() == 2 || words.len() == 3 && words[2].starts_with('('));
    if is_of_cargo || is_of_playwright {
        let flaky = number_before("flaky").unwrap_or(0);
        Count {
            passed: number_before("passed").unwrap_or(0) + flaky,
            failed: number_before("failed").unwrap_or(0),
            flaky,
        }
    } else {
        Count::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: (u32, u32, u32)) {
        let count = in_line(line);
        let found = (count.passed, count.failed, count.flaky);
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn summaries_of_all_runners_are_counted() {
        let cargo = "test result: ok. 5 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        check(cargo, (5, 1, 0));
        check("  12 passed (4.2s)", (12, 0, 0));
        check("  2 failed", (0, 2, 0));
        check("  1 flaky", (1, 0, 1));
    }

    #[test]
    fn other_lines_count_nothing() {
        check("running 3 tests", (0, 0, 0));
        check("  [chromium] › welcome.spec.js:3 › 2 passed", (0, 0, 0));
        check("5 passed", (0, 0, 0));
    }
}

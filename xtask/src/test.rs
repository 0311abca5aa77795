//! `cargo xtask test`: every check there is, one stage after the other, none skipped in silence.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Instant;

use crate::build;
use crate::chromium::{self, Chromium};
use crate::dist;
use crate::server::Server;
use crate::shell::{self, Result};
use crate::tools::{self, Tools};

/// How many tests there were; a stage that fails without naming a test counts as one.
#[derive(Clone, Copy, Default)]
struct Count {
    passed: u32,
    failed: u32,
}

/// Runs all stages, also after one that failed, and fails when any did.
pub fn test() -> Result {
    let start = Instant::now();
    println!(
        "Everything, from format to stories in the browser: about 6 minutes on two cores the first time."
    );
    let tools = tools::ensure()?;
    let chromium = chromium::ensure()?;
    let stories = tools::ensure_playwright()?;

    let mut total = Count::default();
    let mut broken = Vec::new();
    let mut stage = |name: &'static str, run: &mut dyn FnMut() -> (Count, Result)| {
        println!("\n== {name}");
        let start = Instant::now();
        let (mut count, result) = run();
        if let Err(message) = result {
            eprintln!("{message}");
            count.failed = count.failed.max(1);
            broken.push(name);
        }
        println!("-- {name}: {} s", start.elapsed().as_secs());
        total.passed += count.passed;
        total.failed += count.failed;
    };

    stage("format", &mut || {
        untested(shell::cargo().args(["fmt", "--all", "--check"]))
    });
    stage("clippy, native", &mut || {
        untested(shell::cargo().args(CLIPPY_NATIVE))
    });
    stage("clippy, wasm", &mut || {
        untested(shell::cargo().args(CLIPPY_WASM))
    });
    stage("commands, and the order of the house", &mut || {
        counted(shell::cargo().args(["test", "--quiet", "-p", "xtask"]))
    });
    stage("engine on its own", &mut || {
        counted(shell::cargo().args(ENGINE))
    });
    stage("page, native", &mut || {
        counted(shell::cargo().args(["test", "--quiet", "-p", "enlace-web"]))
    });
    stage("page, in Chromium with IndexedDB", &mut || {
        in_browser(&tools, &chromium)
    });
    stage("release build", &mut || (Count::default(), build::build()));
    stage("stories on the release build", &mut || {
        tell_stories(&stories, &chromium)
    });

    println!("\nIn {} s.", start.elapsed().as_secs());
    if !broken.is_empty() {
        println!("Not in order: {}.", broken.join("; "));
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    if total.failed == 0 {
        Ok(())
    } else {
        // The line above is to be the last one.
        Err(String::new())
    }
}

/// With all features: the test of the file's schema needs one that the page does without.
const ENGINE: &[&str] = &["test", "--quiet", "-p", "enlace-engine", "--all-features"];

const CLIPPY_NATIVE: &[&str] = &[
    "clippy",
    "--quiet",
    "--workspace",
    "--all-targets",
    "--",
    "-D",
    "warnings",
];

const CLIPPY_WASM: &[&str] = &[
    "clippy",
    "--quiet",
    "-p",
    "enlace-web",
    "--target",
    "wasm32-unknown-unknown",
    "--all-targets",
    "--",
    "-D",
    "warnings",
];

fn in_browser(tools: &Tools, chromium: &Chromium) -> (Count, Result) {
    let path = match tools.path() {
        Ok(path) => path,
        Err(message) => return (Count::default(), Err(message)),
    };
    counted(
        shell::cargo()
            .args([
                // Not --quiet, which cargo would hand on to a runner that does not know it.
                "test",
                "-p",
                "enlace-web",
                "--target",
                "wasm32-unknown-unknown",
                "--test",
                "browser",
            ])
            .env("PATH", path)
            .env("CHROMEDRIVER", &chromium.driver)
            .env("WASM_BINDGEN_TEST_TIMEOUT", "300"),
    )
}

fn tell_stories(folder: &std::path::Path, chromium: &Chromium) -> (Count, Result) {
    let server = match Server::bind(dist::folder(), 0) {
        Ok(server) => server,
        Err(message) => return (Count::default(), Err(message)),
    };
    let address = server.address();
    // It ends with this program.
    thread::spawn(move || server.run());
    counted(
        shell::program("node")
            .args(["node_modules/@playwright/test/cli.js", "test"])
            .current_dir(folder)
            .env("ENLACE_URL", &address)
            .env("ENLACE_CHROMIUM", &chromium.browser),
    )
}

fn untested(command: &mut Command) -> (Count, Result) {
    (Count::default(), shell::run(command))
}

/// Runs a command, shows what it prints, and adds up the tests in its summaries.
fn counted(command: &mut Command) -> (Count, Result) {
    let mut count = Count::default();
    let child = command.stdout(Stdio::piped()).spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(error) => return (count, Err(format!("cannot start the tests: {error}"))),
    };
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).lines().map_while(|line| line.ok()) {
            println!("{line}");
            let summary = summary(&line);
            count.passed += summary.passed;
            count.failed += summary.failed;
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
fn summary(line: &str) -> Count {
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
        Count {
            passed: number_before("passed").unwrap_or(0),
            failed: number_before("failed").unwrap_or(0) + number_before("flaky").unwrap_or(0),
        }
    } else {
        Count::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: (u32, u32)) {
        let count = summary(line);
        assert_eq!((count.passed, count.failed), expected, "{line}");
    }

    #[test]
    fn summaries_of_all_runners_are_counted() {
        let cargo = "test result: ok. 5 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        check(cargo, (5, 1));
        check("  12 passed (4.2s)", (12, 0));
        check("  2 failed", (0, 2));
        check("  1 flaky", (0, 1));
    }

    #[test]
    fn other_lines_count_nothing() {
        check("running 3 tests", (0, 0));
        check("  [chromium] › welcome.spec.js:3 › 2 passed", (0, 0));
        check("5 passed", (0, 0));
    }
}

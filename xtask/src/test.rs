//! `cargo xtask test`: every check there is, one stage after the other, none skipped in silence.

use std::cell::Cell;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::beside::Beside;
use crate::build::{self, Care};
use crate::chromium::{self, Chromium};
use crate::dist;
use crate::server::Server;
use crate::shell::{self, Result};
use crate::tools::{self, Tools};
use crate::torture;

/// How many tests there were; a stage that fails without naming a test counts as one.
#[derive(Clone, Copy, Default)]
struct Count {
    passed: u32,
    failed: u32,
    /// Of those that passed, how many only when they were run again.
    flaky: u32,
}

/// What the stages need of the machine.
struct Setting {
    tools: Tools,
    chromium: Chromium,
    stories: PathBuf,
    care: Care,
    /// The build of the page, while it goes on beside the stages before it.
    building: Cell<Option<Beside>>,
}

struct Stage {
    /// What a developer calls it, to run it alone.
    key: &'static str,
    title: &'static str,
    run: fn(&Setting) -> (Count, Result),
}

const STAGES: &[Stage] = &[
    Stage {
        key: "format",
        title: "format",
        run: |_| untested(shell::cargo().args(["fmt", "--all", "--check"])),
    },
    Stage {
        key: "clippy",
        title: "clippy, native",
        run: |_| untested(&mut clippy(&["--workspace"])),
    },
    Stage {
        key: "clippy",
        title: "clippy, wasm",
        run: |_| untested(&mut clippy(&["-p", "enlace-web", "--target", WASM])),
    },
    Stage {
        key: "house",
        title: "commands, and the order of the house",
        run: |_| counted(shell::cargo().args(["test", "--quiet", "-p", "xtask"])),
    },
    Stage {
        key: "engine",
        title: "engine on its own",
        // With all features: the test of the file's schema needs one that the page does without.
        run: |_| {
            let words = ["test", "--quiet", "-p", "enlace-engine", "--all-features"];
            counted(shell::cargo().args(words))
        },
    },
    Stage {
        key: "engine",
        title: "the sample of the Ave",
        run: |_| counted(shell::cargo().args(["test", "--quiet", "-p", "enlace-sample"])),
    },
    Stage {
        key: "engine",
        title: "best placement beside HiGHS",
        run: beside_highs,
    },
    Stage {
        key: "page",
        title: "page, native",
        run: |_| counted(shell::cargo().args(["test", "--quiet", "-p", "enlace-web"])),
    },
    Stage {
        key: "browser",
        title: "page, in Chromium with IndexedDB",
        run: in_browser,
    },
    Stage {
        key: "stories",
        title: "build of the page",
        run: |setting| {
            let built = match setting.building.take() {
                Some(building) => building.finish(),
                None => build::build(setting.care),
            };
            (Count::default(), built)
        },
    },
    Stage {
        key: "stories",
        title: "stories on that build",
        run: tell_stories,
    },
    Stage {
        key: "kill",
        title: "a browser killed while it writes",
        run: kill,
    },
];

const WASM: &str = "wasm32-unknown-unknown";

/// Runs all stages, or those that `keys` name, also after one that failed; fails when any did.
pub fn test(options: &[String]) -> Result {
    let (care, keys) = Care::from_options(options);
    let known = |key: &String| STAGES.iter().any(|stage| stage.key == key);
    if let Some(key) = keys.iter().find(|key| !known(key)) {
        let mut all: Vec<&str> = STAGES.iter().map(|stage| stage.key).collect();
        all.dedup();
        return Err(format!("no stage is called `{key}`: {}", all.join(", ")));
    }
    let start = Instant::now();
    if keys.is_empty() {
        println!(
            "Everything, from format to stories in the browser: about half an hour on two cores the first time."
        );
    } else {
        println!("Of all the stages only: {}.", keys.join(", "));
    }
    let setting = Setting {
        tools: tools::ensure()?,
        chromium: chromium::ensure()?,
        stories: tools::ensure_playwright()?,
        care,
        building: Cell::new(None),
    };
    if keys.is_empty() {
        println!("The page is built meanwhile; what that says comes at its turn.");
        setting.building.set(Some(Beside::start(care)?));
    }

    let mut total = Count::default();
    let mut broken = Vec::new();
    let wanted = |stage: &&Stage| keys.is_empty() || keys.iter().any(|key| key == stage.key);
    for stage in STAGES.iter().filter(wanted) {
        println!("\n== {}", stage.title);
        let start = Instant::now();
        let (mut count, result) = (stage.run)(&setting);
        if let Err(message) = result {
            eprintln!("{message}");
            count.failed = count.failed.max(1);
            broken.push(stage.title);
        }
        println!("-- {}: {} s", stage.title, start.elapsed().as_secs());
        total.passed += count.passed;
        total.failed += count.failed;
        total.flaky += count.flaky;
    }

    println!("\nIn {} s.", start.elapsed().as_secs());
    if !broken.is_empty() {
        println!("Not in order: {}.", broken.join("; "));
    }
    if total.flaky > 0 {
        println!(
            "Passed only when told again, and to be mended: {}, named above as flaky.",
            total.flaky
        );
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    if total.failed == 0 {
        Ok(())
    } else {
        // The line above is to be the last one.
        Err(String::new())
    }
}

fn clippy(what: &[&str]) -> Command {
    let mut command = shell::cargo();
    command
        .args(["clippy", "--quiet", "--all-targets"])
        .args(what)
        .args(["--", "-D", "warnings"]);
    command
}

fn in_browser(setting: &Setting) -> (Count, Result) {
    let path = match setting.tools.path() {
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
                WASM,
                "--test",
                "browser",
            ])
            .env("PATH", path)
            .env("CHROMEDRIVER", &setting.chromium.driver)
            .env("WASM_BINDGEN_TEST_TIMEOUT", "300"),
    )
}

fn tell_stories(setting: &Setting) -> (Count, Result) {
    let address = match Server::beside(dist::folder()) {
        Ok(address) => address,
        Err(message) => return (Count::default(), Err(message)),
    };
    counted(
        shell::program("node")
            .args(["node_modules/@playwright/test/cli.js", "test"])
            .current_dir(&setting.stories)
            .env("ENLACE_URL", &address)
            // For the stories that end their host, or serve two builds one after the other.
            .env("ENLACE_DIST", dist::folder())
            .env("ENLACE_XTASK", std::env::current_exe().unwrap_or_default())
            .env("ENLACE_CHROMIUM", &setting.chromium.browser),
    )
}

/// Kills a browser on the build that the stage before made.
fn kill(setting: &Setting) -> (Count, Result) {
    match torture::killing(&setting.chromium, torture::RUNS_IN_TEST, None) {
        Ok(mut command) => counted(&mut command),
        Err(message) => (Count::default(), Err(message)),
    }
}

/// Another solver must find what ours finds, for the Ave and for regions that are made up.
fn beside_highs(setting: &Setting) -> (Count, Result) {
    let build = [
        "build",
        "--quiet",
        "-p",
        "enlace-engine",
        "--example",
        "best",
    ];
    if let Err(message) = shell::run(shell::cargo().args(build)) {
        return (Count::default(), Err(message));
    }
    counted(
        shell::program("node")
            .args(["tests/best/run.mjs", "target/debug/examples/best"])
            .arg(&setting.stories),
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
            count.flaky += summary.flaky;
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
        let count = summary(line);
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

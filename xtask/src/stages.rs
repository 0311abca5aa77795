//! The stages of `cargo xtask test`, in the order in which they are run.

use std::path::PathBuf;
use std::process::Command;

use crate::browsers::{self, WebKit};
use crate::build_profile::BuildProfile;
use crate::digests;
use crate::dist;
use crate::fuzz;
use crate::machine::Machine;
use crate::program;
use crate::server::Server;
use crate::shell::{self, Result};
use crate::summary::{Count, counted, uncounted};
use crate::tools;

/// A check, or several that need the same things.
pub struct TestStage {
    /// What a developer calls it, to run it alone; stages of one key are run together.
    pub key: &'static str,
    pub title: &'static str,
    pub when: When,
    pub run: fn(&Machine) -> (Count, Result),
}

/// Whether a run that names no stage has this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    Always,
    /// With `--release` only: it takes the build that ships, which is minutes in the making.
    Release,
}

pub const STAGES: &[TestStage] = &[
    TestStage {
        key: "format",
        title: "format",
        when: When::Always,
        run: |_| uncounted(shell::cargo().args(["fmt", "--all", "--check"])),
    },
    TestStage {
        key: "clippy",
        title: "clippy, native",
        when: When::Always,
        run: |_| clippy(everywhere(shell::cargo().args(["clippy", "--quiet"]))),
    },
    TestStage {
        key: "clippy",
        title: "clippy, wasm",
        when: When::Always,
        run: |_| {
            let words = ["clippy", "--quiet", "-p", "enlace-web", "--target", WASM];
            clippy(shell::cargo().args(words))
        },
    },
    TestStage {
        key: "native",
        title: "engine, sample, page, commands and the order of the sources",
        when: When::Always,
        run: |_| counted(everywhere(shell::cargo().args(["test", "--quiet"]))),
    },
    TestStage {
        key: "best",
        title: "best placement beside HiGHS",
        when: When::Always,
        run: |machine| tested(best_placement(machine)),
    },
    TestStage {
        key: "digests",
        title: "the figures of a thousand regions, beside committed digests",
        when: When::Always,
        run: |_| (Count::default(), digests::check()),
    },
    TestStage {
        key: "browser",
        title: "page, in Chromium with IndexedDB",
        when: When::Always,
        run: |machine| tested(in_browser(machine)),
    },
    TestStage {
        key: "stories",
        title: "quick build of the page",
        when: When::Always,
        run: |machine| (Count::default(), machine.page(BuildProfile::Quick)),
    },
    TestStage {
        key: "release",
        title: "release build of the page, with its sizes",
        when: When::Release,
        run: |machine| (Count::default(), machine.page(BuildProfile::Release)),
    },
    TestStage {
        key: "stories",
        title: "stories on the quick build",
        when: When::Always,
        run: |machine| {
            tested(stories(
                machine,
                dist::folder(BuildProfile::Quick),
                &["--grep-invert", "@parts"],
            ))
        },
    },
    TestStage {
        key: "firefox",
        title: "the main jobs in Firefox, also without a network and on paper",
        when: When::Always,
        run: |machine| tested(in_firefox(machine)),
    },
    TestStage {
        key: "webkit",
        title: "the main jobs in WebKit",
        when: When::Always,
        run: |machine| tested(in_webkit(machine)),
    },
    TestStage {
        key: "trunk",
        title: "the main job on the page as Trunk alone builds it",
        when: When::Always,
        run: |machine| tested(built_by_trunk(machine)),
    },
    TestStage {
        key: "release",
        title: "a dozen stories on the release build",
        when: When::Release,
        run: |machine| {
            tested(stories(
                machine,
                dist::folder(BuildProfile::Release),
                &["--grep", "@smoke|@parts"],
            ))
        },
    },
    TestStage {
        key: "kill",
        title: "a browser killed while it writes",
        when: When::Always,
        run: |machine| tested(kill(machine)),
    },
];

const WASM: &str = "wasm32-unknown-unknown";

/// Runs a command that prints how many tests it had; one that could not be put together is an error.
fn tested(command: Result<Command>) -> (Count, Result) {
    match command {
        Ok(mut command) => counted(&mut command),
        Err(message) => (Count::default(), Err(message)),
    }
}

/// Adds what makes cargo take all packages at once, so that each is compiled with one set of features.
fn everywhere(command: &mut Command) -> &mut Command {
    command.arg("--workspace")
}

fn clippy(command: &mut Command) -> (Count, Result) {
    uncounted(command.args(["--all-targets", "--", "-D", "warnings"]))
}

fn in_browser(machine: &Machine) -> Result<Command> {
    let mut command = shell::cargo();
    command
        // Not --quiet, which cargo would hand on to a runner that does not know it.
        .args(["test", "-p", "enlace-web", "--target", WASM])
        .args(["--test", "browser"])
        .env("PATH", machine.tools()?.path()?)
        .env("CHROMEDRIVER", &machine.chromium()?.driver)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    Ok(command)
}

/// Playwright on the build in this folder, with more options of its own.
fn stories(machine: &Machine, folder: PathBuf, options: &[&str]) -> Result<Command> {
    let mut command = shell::program("node");
    command
        .args(["node_modules/@playwright/test/cli.js", "test"])
        .args(options)
        .current_dir(machine.playwright()?)
        .env("ENLACE_CHROMIUM", &machine.chromium()?.browser)
        // For the stories that end their host, or serve two builds one after the other.
        .env("ENLACE_DIST", &folder)
        .env("ENLACE_XTASK", shell::this_program()?)
        .env("ENLACE_URL", Server::in_background(folder)?);
    Ok(command)
}

fn in_firefox(machine: &Machine) -> Result<Command> {
    let mut command = smoke(machine, "firefox")?;
    command.env("ENLACE_FIREFOX", browsers::firefox()?);
    Ok(command)
}

fn in_webkit(machine: &Machine) -> Result<Command> {
    let mut command = smoke(machine, "webkit")?;
    let WebKit { browser, driver } = browsers::webkit()?;
    command
        .env("ENLACE_WEBKIT", browser)
        .env("ENLACE_WEBKIT_DRIVER", driver);
    Ok(command)
}

/// The jobs that every browser must do, on the quick build.
fn smoke(machine: &Machine, browser: &str) -> Result<Command> {
    machine.page(BuildProfile::Quick)?;
    let mut command = shell::program("node");
    command
        .args(["run.mjs", browser])
        .current_dir(tools::ensure_drivers()?)
        .env("ENLACE_DIST", dist::folder(BuildProfile::Quick))
        .env("ENLACE_XTASK", shell::this_program()?);
    Ok(command)
}

/// Whoever knows Trunk can do without our commands: `trunk build` makes the page from the same `index.html`.
/// With the profile and the flags of the quick build, so that cargo has nothing to compile anew.
fn built_by_trunk(machine: &Machine) -> Result<Command> {
    let tools = tools::ensure_trunk()?;
    let folder = shell::root().join("target").join("dist-trunk");
    let (flags, value) = program::flags(BuildProfile::Quick);
    shell::run(
        shell::program("trunk")
            .args([
                "build",
                // Trunk downloads tools that it misses; here it has those of our builds.
                "--offline",
                "--cargo-profile",
                BuildProfile::Quick.of_cargo(),
                "--dist",
            ])
            .arg(&folder)
            .env("PATH", tools.path()?)
            .env(flags, value)
            // Trunk reads NO_COLOR=1, which others set, as a wrong value of its own option.
            .env_remove("NO_COLOR"),
    )?;
    stories(machine, folder, &["--grep", "the main job"])
}

/// Kills a browser on the quick build.
fn kill(machine: &Machine) -> Result<Command> {
    machine.playwright()?;
    machine.page(BuildProfile::Quick)?;
    fuzz::killing(
        machine.chromium()?,
        BuildProfile::Quick,
        fuzz::RUNS_IN_TEST,
        None,
    )
}

/// Another solver must find what ours finds, for the Ave and for regions that are made up.
fn best_placement(machine: &Machine) -> Result<Command> {
    let stories = machine.playwright()?;
    // As the tests are built, so that nothing is compiled anew.
    let build = [
        "test",
        "--quiet",
        "--workspace",
        "--no-run",
        "--example",
        "best",
    ];
    shell::run(shell::cargo().args(build))?;
    let mut command = shell::program("node");
    command
        .args(["tests/best/run.mjs", "target/debug/examples/best"])
        .arg(stories);
    Ok(command)
}

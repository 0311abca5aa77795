//! `cargo xtask fuzz`: a browser is killed again and again while it writes, and what it leaves behind
//! is looked at; the readers of files are given made-up and broken ones.

use std::process::Command;

use crate::build;
use crate::build_profile::BuildProfile;
use crate::chromium::{self, Chromium};
use crate::dist;
use crate::server::Server;
use crate::shell::{self, Result};
use crate::summary::counted;
use crate::tools;

/// How often the browser is killed here, and in `cargo xtask test`.
const RUNS: u32 = 200;
pub const RUNS_IN_TEST: u32 = 10;
/// How many made-up tables are read and imported, and files and locked files read.
const READINGS: u32 = 50_000;

/// Builds the release and kills a browser on it 200 times; `--seed` repeats earlier runs.
pub fn fuzz(options: &[String]) -> Result {
    let seed = match options {
        [] => None,
        [option, seed] if option == "--seed" => Some(seed.as_str()),
        _ => return Err("usage: cargo xtask fuzz [--seed N]".to_owned()),
    };
    let chromium = chromium::ensure()?;
    tools::ensure_playwright()?;
    build::build(BuildProfile::Release)?;
    println!("Killing the browser {RUNS} times: about 17 minutes on two cores …");
    shell::run(&mut killing(&chromium, BuildProfile::Release, RUNS, seed)?)?;
    println!("Reading {READINGS} made-up tables and as many broken files: some minutes …");
    for package in ["enlace-tables", "enlace-exchange"] {
        let (count, result) = counted(
            shell::cargo()
                .args(["test", "--quiet", "-p", package, "--test", "it"])
                .arg("::whatever")
                .env("ENLACE_READINGS", READINGS.to_string()),
        );
        result?;
        if count.passed == 0 {
            return Err(format!("no test of {package} reads whatever comes"));
        }
    }
    Ok(())
}

/// The command that kills a browser so many times on the build of this profile.
pub fn killing(
    chromium: &Chromium,
    profile: BuildProfile,
    runs: u32,
    seed: Option<&str>,
) -> Result<Command> {
    let address = Server::in_background(dist::folder(profile))?;
    let mut command = shell::program("node");
    command
        .args(["tests/kill/run.mjs", &address])
        .arg(&chromium.browser)
        .arg(runs.to_string())
        .args(seed);
    Ok(command)
}

//! `cargo xtask bench table`: how a table with 20,000 rows scrolls, answers keys and takes a paste;
//! `cargo xtask bench storage`: how long a region takes to open from its file and from the device, an edit
//! to be saved and its file to be made, and how long the page stands still for it;
//! `cargo xtask bench import`: how long a large table takes to its preview;
//! `cargo xtask bench views`: how long each picture of the Ave takes to stand in the page;
//! `cargo xtask bench merge`: how long answers take until they can be taken in.

use crate::build;
use crate::build_profile::BuildProfile;
use crate::chromium;
use crate::dist;
use crate::server::Server;
use crate::shell::{self, Result};
use crate::tools;

/// Times the table, and prints one line of JSON.
pub fn bench_table() -> Result {
    bench("tests/bench/table.mjs", None)
}

/// Times the storage at the size of the Ave and with 100,000 needs, and prints a line of JSON each.
pub fn bench_storage() -> Result {
    bench("tests/bench/storage.mjs", None)
}

/// Times the pictures at the size of the Ave, and prints a line of JSON each.
pub fn bench_views() -> Result {
    bench("tests/bench/views.mjs", None)
}

/// Times answers on their way through the page: one of national size in this file, and thirty schools'.
pub fn bench_merge(file: &str) -> Result {
    bench("tests/bench/merge.mjs", Some(file))
}

/// Times large tables from the file to the preview, and prints a line of JSON each; in a folder that is
/// given it looks for real ones, imports them all and checks what they give.
pub fn bench_import(options: &[String]) -> Result {
    let folder = match options {
        [] => std::env::var("ENLACE_TABLES").ok(),
        [folder] => Some(folder.clone()),
        _ => return Err("usage: cargo xtask bench import [FOLDER]".to_owned()),
    };
    bench("tests/bench/import.mjs", folder.as_deref())
}

/// Builds, serves, and lets a script time it.
fn bench(script: &str, folder: Option<&str>) -> Result {
    let chromium = chromium::ensure()?;
    tools::ensure_playwright()?;
    build::build(BuildProfile::Release)?;
    let address = Server::in_background(dist::folder(BuildProfile::Release))?;
    shell::run(
        shell::program("node")
            .args([script, &address])
            .arg(chromium.browser)
            .args(folder),
    )
}

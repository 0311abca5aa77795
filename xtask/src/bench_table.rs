//! `cargo xtask bench table`: how a table with 20,000 rows scrolls, answers keys and takes a paste.

use std::thread;

use crate::build::{self, Care};
use crate::chromium;
use crate::dist;
use crate::server::Server;
use crate::shell::{self, Result};
use crate::tools;

/// Builds, serves, times, and prints one line of JSON.
pub fn bench_table() -> Result {
    let chromium = chromium::ensure()?;
    tools::ensure_playwright()?;
    build::build(Care::Release)?;
    let server = Server::bind(dist::folder(), 0)?;
    let address = server.address();
    // It ends with this program.
    thread::spawn(move || server.run());
    shell::run(
        shell::program("node")
            .args(["tests/bench/table.mjs", &address])
            .arg(chromium.browser),
    )
}

//! `cargo xtask bench lighthouse`: how the release build does on a mid-range telephone.

use crate::build::{self, Care};
use crate::chromium;
use crate::dist;
use crate::server::Server;
use crate::shell::{self, Result};
use crate::tools;

/// Builds, serves, asks; fails when an aim is missed.
pub fn lighthouse() -> Result {
    let chromium = chromium::ensure()?;
    let folder = tools::ensure_lighthouse()?;
    build::build(Care::Release)?;
    let address = Server::beside(dist::folder())?;
    shell::run(
        shell::program("node")
            .args(["run.mjs", &address])
            .arg(chromium.browser)
            .current_dir(folder),
    )
}

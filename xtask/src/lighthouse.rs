//! `cargo xtask bench lighthouse`: how the release build does on a mid-range telephone.

use crate::build;
use crate::build_profile::BuildProfile;
use crate::chromium;
use crate::dist;
use crate::server::Server;
use crate::shell::{self, Result};
use crate::tools;

/// Builds, serves, asks; fails when an aim is missed.
pub fn lighthouse() -> Result {
    let chromium = chromium::ensure()?;
    let folder = tools::ensure_lighthouse()?;
    build::build(BuildProfile::Release)?;
    let address = Server::in_background(dist::folder(BuildProfile::Release))?;
    shell::run(
        shell::program("node")
            .args(["run.mjs", &address])
            .arg(chromium.browser)
            .current_dir(folder),
    )
}

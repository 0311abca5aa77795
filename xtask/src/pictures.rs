//! `cargo xtask pictures`: the manifest's icons and screenshots, made anew from the icon and the page.

use crate::build;
use crate::chromium;
use crate::dist;
use crate::profile::Profile;
use crate::server::Server;
use crate::shell::{self, Result};
use crate::tools;

/// Builds, serves and takes the pictures; they are kept in the repository, so builds need no browser.
pub fn pictures() -> Result {
    let chromium = chromium::ensure()?;
    let stories = tools::ensure_playwright()?;
    build::build(Profile::Release)?;
    let address = Server::in_background(dist::folder(Profile::Release))?;
    shell::run(
        shell::program("node")
            .arg("pictures.mjs")
            .current_dir(stories)
            .env("ENLACE_URL", address)
            .env("ENLACE_CHROMIUM", chromium.browser),
    )
}

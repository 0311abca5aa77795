//! `cargo xtask pictures`: pictures of every page, to be looked at; and the icons and screenshots of the manifest and the picture of the README, made anew
//! from the icon and the page.

use crate::build;
use crate::build_profile::BuildProfile;
use crate::chromium;
use crate::dist;
use crate::server::Server;
use crate::shell::{self, Result};
use crate::tools;

/// Builds, serves and takes the pictures; they are kept in the repository, so builds need no browser.
pub fn pictures() -> Result {
    let chromium = chromium::ensure()?;
    let stories = tools::ensure_playwright()?;
    build::build(BuildProfile::Release)?;
    let address = Server::in_background(dist::folder(BuildProfile::Release))?;
    shell::run(
        shell::program("node")
            .arg("pictures.mjs")
            .current_dir(stories)
            .env("ENLACE_URL", address)
            .env("ENLACE_CHROMIUM", chromium.browser),
    )
}

/// Takes pictures of every page of the quick build with the sample, wide and narrow, light and dark, in a
/// language such as `pt-PT`.
pub fn of_pages(language: &str) -> Result {
    let chromium = chromium::ensure()?;
    let stories = tools::ensure_playwright()?;
    build::build(BuildProfile::Quick)?;
    let address = Server::in_background(dist::folder(BuildProfile::Quick))?;
    let folder = shell::root().join("target").join("pictures");
    shell::run(
        shell::program("node")
            .arg("page-pictures.mjs")
            .current_dir(stories)
            .env("ENLACE_URL", address)
            .env("ENLACE_CHROMIUM", chromium.browser)
            .env("ENLACE_LANGUAGE", language)
            .env("ENLACE_PICTURES", &folder),
    )?;
    println!("The pictures lie in {}.", folder.display());
    Ok(())
}

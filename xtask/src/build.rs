//! `cargo xtask build`: the release build in `dist/`.

use std::fs;
use std::time::Instant;

use crate::dist;
use crate::shell::{self, Result};
use crate::sizes;
use crate::split;
use crate::stamp;
use crate::tools;

/// How much care a build takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Care {
    /// What ships.
    Release,
    /// Made in a fraction of the time, for trying a change: larger, slower, hardly compressed.
    Quick,
}

impl Care {
    const QUICK: &str = "--quick";

    /// Takes the option out of a command's options.
    pub fn from_options(options: &[String]) -> (Self, Vec<String>) {
        let (quick, others): (Vec<_>, Vec<_>) = options
            .iter()
            .cloned()
            .partition(|option| option == Self::QUICK);
        let care = if quick.is_empty() {
            Self::Release
        } else {
            Self::Quick
        };
        (care, others)
    }

    /// The options that ask for it.
    pub fn options(self) -> &'static [&'static str] {
        match self {
            Self::Release => &[],
            Self::Quick => &[Self::QUICK],
        }
    }
}

/// Builds `dist/`, unless it is the build of just these sources already.
pub fn build(care: Care) -> Result {
    let tools = tools::ensure()?;
    let target = shell::root().join("target");
    let stamp_file = target.join("enlace-dist.stamp");
    let stamp = stamp::of_sources(&format!("{} {care:?}", tools.versions))?;
    let is_current = fs::read_to_string(&stamp_file).is_ok_and(|last| last == stamp)
        && dist::folder().join("_headers").is_file();
    if is_current {
        println!("dist/ is up to date.");
        return report(care);
    }

    match care {
        Care::Release => println!("Building the release: about 7 minutes on two cores …"),
        Care::Quick => println!("Building quickly, not as it ships: some 30 seconds …"),
    }
    let start = Instant::now();
    fs::remove_file(&stamp_file).ok();
    let made = target.join("enlace-dist");
    // Parts that the last build left there would come along with a worker that is done before the page.
    fs::remove_dir_all(target.join("wasm-bindgen")).ok();
    let path = tools.path()?;
    let (stand_in, (key, bindgen)) = split::stand_in(&path)?;
    shell::run(
        shell::program("trunk")
            .args(match care {
                Care::Release => ["build", "--offline", "--release"].as_slice(),
                Care::Quick => &["build", "--offline", "--cargo-profile", "quick"],
            })
            .arg("--dist")
            .arg(&made)
            .env("PATH", shell::before(&stand_in, &path)?)
            .env(key, bindgen)
            // Components without their types in each other's types: 25 kB brotli less to load.
            .env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
                format!("--cfg erase_components {}", split::LINKED_TO_BE_CUT),
            )
            // Trunk reads NO_COLOR=1, which others set, as a wrong value of its own option.
            .env_remove("NO_COLOR"),
    )?;
    split::finish(&made, &path, care)?;
    dist::finish(&made, care)?;
    fs::write(&stamp_file, stamp)
        .map_err(|error| format!("cannot write {}: {error}", stamp_file.display()))?;
    println!("Built dist/ in {} s.", start.elapsed().as_secs());
    report(care)
}

fn report(care: Care) -> Result {
    match care {
        Care::Release => sizes::report(),
        Care::Quick => Ok(()),
    }
}

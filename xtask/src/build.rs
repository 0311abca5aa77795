//! `cargo xtask build`: the page as files that any static host can serve.

use std::fs;
use std::time::Instant;

use crate::code_splitting;
use crate::dist;
use crate::profile::Profile;
use crate::shell::{self, Result};
use crate::sizes;
use crate::stamp;
use crate::tools;

/// Builds [`dist::folder`], unless it is the build of just these sources already.
pub fn build(profile: Profile) -> Result {
    let tools = tools::ensure()?;
    let target = shell::root().join("target");
    let stamp_file = target.join(format!("enlace-dist-{}.stamp", profile.of_cargo()));
    let dist = dist::folder(profile);
    let stamp = stamp::of_sources(&tools.versions)?;
    let is_current = fs::read_to_string(&stamp_file).is_ok_and(|last| last == stamp)
        && dist.join("_headers").is_file();
    if is_current {
        println!("{} is up to date.", dist.display());
        return report(profile);
    }

    match profile {
        Profile::Release => println!("Building the release: about 7 minutes on two cores …"),
        Profile::Quick => println!("Building quickly, not as it ships: some 30 seconds …"),
    }
    let start = Instant::now();
    fs::remove_file(&stamp_file).ok();
    let made = target.join("enlace-dist");
    // Parts that the last build left there would come along with a worker that is done before the page.
    fs::remove_dir_all(target.join("wasm-bindgen")).ok();
    let path = tools.path()?;
    let (stand_in, (key, bindgen)) = code_splitting::stand_in(&path)?;
    shell::run(
        shell::program("trunk")
            .args(match profile {
                Profile::Release => ["build", "--offline", "--release"].as_slice(),
                Profile::Quick => &["build", "--offline", "--cargo-profile", "quick"],
            })
            .arg("--dist")
            .arg(&made)
            .env("PATH", shell::before(&stand_in, &path)?)
            .env(key, bindgen)
            // Components without their types in each other's types: 25 kB brotli less to load.
            .env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
                format!(
                    "--cfg erase_components {}",
                    code_splitting::LINKED_TO_BE_CUT
                ),
            )
            // Trunk reads NO_COLOR=1, which others set, as a wrong value of its own option.
            .env_remove("NO_COLOR"),
    )?;
    code_splitting::finish(&made, &path, profile)?;
    dist::finish(&made, profile)?;
    fs::write(&stamp_file, stamp)
        .map_err(|error| format!("cannot write {}: {error}", stamp_file.display()))?;
    println!(
        "Built {} in {} s.",
        dist.display(),
        start.elapsed().as_secs()
    );
    report(profile)
}

fn report(profile: Profile) -> Result {
    match profile {
        Profile::Release => sizes::report(),
        Profile::Quick => Ok(()),
    }
}

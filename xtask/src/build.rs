//! `cargo xtask build`: the release build in `dist/`.

use std::fs;
use std::time::Instant;

use crate::dist;
use crate::shell::{self, Result};
use crate::sizes;
use crate::stamp;
use crate::tools;

/// Builds `dist/`, unless it is the build of just these sources already.
pub fn build() -> Result {
    let tools = tools::ensure()?;
    let target = shell::root().join("target");
    let stamp_file = target.join("enlace-dist.stamp");
    let stamp = stamp::of_sources(&tools.versions)?;
    let is_current = fs::read_to_string(&stamp_file).is_ok_and(|last| last == stamp)
        && dist::folder().join("_headers").is_file();
    if is_current {
        println!("dist/ is up to date.");
        return sizes::report();
    }

    println!("Building the release: about 3 minutes on two cores the first time …");
    let start = Instant::now();
    fs::remove_file(&stamp_file).ok();
    let made = target.join("enlace-dist");
    shell::run(
        shell::program("trunk")
            .args(["build", "--release", "--offline", "--dist"])
            .arg(&made)
            .env("PATH", tools.path()?)
            // Components without their types in each other's types: 25 kB brotli less to load.
            .env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
                "--cfg erase_components",
            )
            // Trunk reads NO_COLOR=1, which others set, as a wrong value of its own option.
            .env_remove("NO_COLOR"),
    )?;
    dist::finish(&made)?;
    fs::write(&stamp_file, stamp)
        .map_err(|error| format!("cannot write {}: {error}", stamp_file.display()))?;
    println!("Built dist/ in {} s.", start.elapsed().as_secs());
    sizes::report()
}

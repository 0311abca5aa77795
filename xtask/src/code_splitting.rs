//! Cuts the program of the page into parts that are loaded when they are first needed.
//!
//! `wasm-split-cli` cuts the wasm at the functions that are marked `#[wasm_split]`: the part that comes
//! first is what wasm-bindgen then takes for the program, the others lie beside it with the script that
//! loads them. They find one another by their names in one folder, so whoever moves them moves the
//! folder. The marks count only under `cfg(split)`, which nobody but `cargo xtask build` sets.

use std::fs;
use std::path::Path;

use crate::build_profile::BuildProfile;
use crate::program::Program;
use crate::shell::{self, Result};
use crate::tools::Tools;

/// Writes the program, in parts and callable from JavaScript, into the folder.
pub fn cut(
    program: &Program,
    wasm: &Path,
    folder: &Path,
    profile: BuildProfile,
    tools: &Tools,
) -> Result {
    shell::run(
        shell::program("wasm-split-cli")
            .arg(wasm)
            .arg(folder)
            .args(["--target", "web", "--out-name", &program.name])
            .env("PATH", tools.path()?),
    )?;
    let first = folder.join(format!("{}.wasm", program.name));
    program.bind(&first, folder, profile, tools)?;
    fs::remove_file(&first).map_err(|error| format!("cannot remove {}: {error}", first.display()))
}

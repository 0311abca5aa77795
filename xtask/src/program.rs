//! A program for the browser: compiled by cargo, then made callable from JavaScript by wasm-bindgen.

use std::path::{Path, PathBuf};

use crate::build_profile::BuildProfile;
use crate::shell::{self, Result};
use crate::tools::Tools;

/// One of the programs that `index.html` names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// The manifest of its package, from the folder of the checkout.
    pub manifest: String,
    /// The name of its binary, and of the files that are made of it.
    pub name: String,
    pub kind: ProgramKind,
}

/// Where a program runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgramKind {
    Page,
    Worker,
}

const WASM: &str = "wasm32-unknown-unknown";
/// The linker's list of what refers to what, by which a program can be cut into parts.
const WITH_RELOCATIONS: &str = "link-args=--emit-relocs";

impl Program {
    /// Compiles the program and gives the file that the linker wrote. The page of a release is
    /// compiled so that it can be cut.
    pub fn compile(&self, profile: BuildProfile) -> Result<PathBuf> {
        let target = shell::root().join("target");
        let (flags, value) = flags(profile);
        let mut cargo = shell::cargo();
        cargo
            .args(["rustc", "--locked", "--target", WASM])
            .args(["--manifest-path", &self.manifest, "--bin", &self.name])
            .args(["--profile", profile.of_cargo()])
            .arg("--target-dir")
            .arg(&target)
            .env(flags, value);
        if self.is_cut(profile) {
            cargo.args(["--", "-C", WITH_RELOCATIONS]);
        }
        shell::run(&mut cargo)?;
        let folder = target.join(WASM).join(profile.of_cargo());
        Ok(folder.join(format!("{}.wasm", self.name)))
    }

    /// Whether the program comes in parts.
    pub fn is_cut(&self, profile: BuildProfile) -> bool {
        self.kind == ProgramKind::Page && profile == BuildProfile::Release
    }

    /// Writes `NAME.js` and `NAME_bg.wasm` into the folder.
    pub fn bind(&self, wasm: &Path, folder: &Path, profile: BuildProfile, tools: &Tools) -> Result {
        let mut bindgen = shell::program("wasm-bindgen");
        bindgen
            .args(["--no-typescript", "--out-name", &self.name, "--target"])
            // A worker's script is loaded by `importScripts`, which knows no modules.
            .arg(match self.kind {
                ProgramKind::Page => "web",
                ProgramKind::Worker => "no-modules",
            })
            .arg("--out-dir")
            .arg(folder)
            .arg(wasm)
            .env("PATH", tools.path()?);
        if self.kind == ProgramKind::Page {
            bindgen.arg("--weak-refs");
        }
        if self.is_cut(profile) {
            // By these the parts find their way into the memory and the functions of the first one.
            bindgen.arg("--keep-lld-exports");
        }
        shell::run(&mut bindgen)
    }
}

/// The variable with the compiler's flags for the browser, and its value. `split` turns the marks on, at
/// which the program is cut; without the types of components in each other's types (`erase_components`,
/// of Leptos) there are 25 kB brotli less to load.
pub fn flags(profile: BuildProfile) -> (&'static str, &'static str) {
    let flags = match profile {
        BuildProfile::Release => "--cfg erase_components --cfg split",
        BuildProfile::Quick => "--cfg erase_components",
    };
    ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags)
}

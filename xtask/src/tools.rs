//! The tools that builds and tests need, each pinned to a version and installed once per user.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::build_profile::BuildProfile;
use crate::shell::{self, Result};

/// What locks and opens files as the program `rage` does, for Python.
const PYRAGE: &str = "1.4.0";
/// Newer ones ask for a newer Rust than ours.
const TRUNK: &str = "0.21.14";
/// Understands what the `wasm_split_helpers` in Cargo.lock marks.
const SPLIT: &str = "0.2.3";
const TARGET: &str = "wasm32-unknown-unknown";
const BINARYEN_PACKAGE: &str = include_str!("../binaryen/package.json");

/// Folders to put in front of PATH, so that programs find the right tools.
pub struct Tools {
    folders: Vec<PathBuf>,
    /// Names and versions, for deciding whether a build is still good.
    pub versions: String,
}

impl Tools {
    pub fn path(&self) -> Result<std::ffi::OsString> {
        shell::path_with(&self.folders)
    }
}

/// Installs whatever is missing of the tools that a build with this profile needs; takes no time when
/// all are there. Those of the quick build also run the tests in the browser.
pub fn ensure(profile: BuildProfile) -> Result<Tools> {
    ensure_target()?;
    ensure_node()?;
    let bindgen = locked_version("wasm-bindgen")?;
    let cache = cache_folder()?;
    let mut tools = Tools {
        folders: vec![ensure_crate(&cache, &BINDGEN_CRATE, &bindgen)?],
        versions: format!("wasm-bindgen {bindgen}"),
    };
    if profile == BuildProfile::Release {
        let binaryen = binaryen_version()?;
        let split = ensure_crate(&cache, &SPLIT_CRATE, SPLIT)?;
        tools.folders.push(split);
        tools.folders.push(ensure_binaryen(&cache, &binaryen)?);
        tools
            .versions
            .push_str(&format!(", wasm-split {SPLIT}, binaryen {binaryen}"));
    }
    Ok(tools)
}

/// Trunk beside the tools of the quick build: a test builds the page with it alone.
pub fn ensure_trunk() -> Result<Tools> {
    let mut tools = ensure(BuildProfile::Quick)?;
    let trunk = ensure_crate(&cache_folder()?, &TRUNK_CRATE, TRUNK)?;
    tools.folders.push(trunk);
    Ok(tools)
}

/// A tool that cargo builds, quickly rather than well: it runs for seconds only.
struct Crate {
    name: &'static str,
    program: &'static str,
    options: &'static [&'static str],
    minutes: u8,
}

const TRUNK_CRATE: Crate = Crate {
    name: "trunk",
    program: "trunk",
    options: &["--locked", "--no-default-features", "--features", "rustls"],
    minutes: 3,
};

/// Not `--locked`: its lock names a version of a dependency that is not to be had. Without its features,
/// which encrypt connections: it makes none but to the driver of a browser on this machine.
const BINDGEN_CRATE: Crate = Crate {
    name: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    options: &["--no-default-features"],
    minutes: 1,
};

const SPLIT_CRATE: Crate = Crate {
    name: "wasm_split_cli_support",
    program: "wasm-split-cli",
    options: &["--locked", "--features", "build-binary"],
    minutes: 1,
};

fn ensure_crate(cache: &Path, tool: &Crate, version: &str) -> Result<PathBuf> {
    let home = cache.join(format!("{}-{version}", tool.name));
    let folder = home.join("bin");
    let program = folder.join(format!("{}{}", tool.program, std::env::consts::EXE_SUFFIX));
    if program.is_file() {
        return Ok(folder);
    }
    println!(
        "Installing {} {version} into {}: about {} minutes on two cores, once per user …",
        tool.name,
        home.display(),
        tool.minutes
    );
    let start = Instant::now();
    let unfinished = cache.join(format!("unfinished-{}-{}", tool.name, std::process::id()));
    let installed = shell::run(
        shell::cargo()
            .args(["install", "--quiet", tool.name, "--version", version])
            .args(tool.options)
            .arg("--root")
            .arg(&home)
            .env("CARGO_TARGET_DIR", &unfinished)
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "false")
            .env_remove("RUSTFLAGS"),
    );
    // What cargo built on the way is of no further use, whether or not it succeeded.
    fs::remove_dir_all(&unfinished).ok();
    installed?;
    println!("  done in {} s", start.elapsed().as_secs());
    Ok(folder)
}

fn ensure_binaryen(cache: &Path, version: &str) -> Result<PathBuf> {
    let home = cache.join(format!("binaryen-{version}"));
    let folder = home.join("node_modules").join(".bin");
    if folder.join("wasm-opt").is_file() {
        return Ok(folder);
    }
    ensure_npm()?;
    println!("Installing binaryen {version} (wasm-opt) with npm: some seconds …");
    let write = |name: &str, text: &str| {
        fs::write(home.join(name), text)
            .map_err(|error| format!("cannot write into {}: {error}", home.display()))
    };
    fs::create_dir_all(&home)
        .map_err(|error| format!("cannot make {}: {error}", home.display()))?;
    write("package.json", BINARYEN_PACKAGE)?;
    write(
        "package-lock.json",
        include_str!("../binaryen/package-lock.json"),
    )?;
    write(".npmrc", include_str!("../binaryen/.npmrc"))?;
    shell::run(
        shell::npm()
            .args(["ci", "--loglevel=error"])
            .current_dir(&home),
    )?;
    Ok(folder)
}

/// Playwright, axe and HiGHS, as `tests/e2e/package-lock.json` pins them.
pub fn ensure_playwright() -> Result<PathBuf> {
    ensure_packages("e2e", "Playwright, axe and HiGHS")
}

/// What drives Firefox and WebKit, as `tests/smoke/package-lock.json` pins it.
pub fn ensure_drivers() -> Result<PathBuf> {
    ensure_packages("smoke", "Puppeteer and Selenium")
}

/// Arquero and DuckDB-Wasm, as `tests/bench/package-lock.json` pins them.
pub fn ensure_peers() -> Result<PathBuf> {
    ensure_packages("bench", "Arquero and DuckDB-Wasm")
}

/// Another program that locks files, and the published vectors of their format, as `tests/age/package-lock.json`
/// pins them.
pub fn ensure_age() -> Result<PathBuf> {
    ensure_packages("age", "age-encryption and the vectors of its format")
}

/// A Python that has pyrage.
pub fn ensure_pyrage() -> Result<PathBuf> {
    let home = cache_folder()?.join(format!("pyrage-{PYRAGE}"));
    let python = match cfg!(windows) {
        true => home.join("Scripts").join("python.exe"),
        false => home.join("bin").join("python"),
    };
    let installed = home.join(".installed");
    if installed.is_file() {
        return Ok(python);
    }
    println!("Installing pyrage {PYRAGE} with pip: some seconds …");
    shell::run(shell::program("python3").args(["-m", "venv"]).arg(&home)).map_err(|error| {
        format!("{error}\nPython 3 with venv is needed (Debian, Ubuntu: python3-venv).")
    })?;
    shell::run(
        shell::program(&python)
            .args(["-m", "pip", "install", "--quiet", "--only-binary", ":all:"])
            .arg(format!("pyrage=={PYRAGE}")),
    )?;
    fs::write(&installed, "")
        .map_err(|error| format!("cannot write {}: {error}", installed.display()))?;
    Ok(python)
}

/// Lighthouse, as `tests/lighthouse/package-lock.json` pins it.
pub fn ensure_lighthouse() -> Result<PathBuf> {
    ensure_packages("lighthouse", "Lighthouse")
}

fn ensure_packages(tests: &str, named: &str) -> Result<PathBuf> {
    ensure_node()?;
    let folder = shell::root().join("tests").join(tests);
    let lock = folder.join("package-lock.json");
    let installed = folder.join("node_modules").join(".enlace-lock");
    let wanted =
        fs::read(&lock).map_err(|error| format!("cannot read {}: {error}", lock.display()))?;
    if fs::read(&installed).is_ok_and(|present| present == wanted) {
        return Ok(folder);
    }
    ensure_npm()?;
    println!("Installing {named} with npm: some seconds …");
    shell::run(
        shell::npm()
            .args(["ci", "--loglevel=error"])
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
            .current_dir(&folder),
    )?;
    fs::write(&installed, wanted)
        .map_err(|error| format!("cannot write {}: {error}", installed.display()))?;
    Ok(folder)
}

fn ensure_target() -> Result {
    let library = shell::ask(shell::program("rustc").args(["--print", "sysroot"])).map(|sysroot| {
        Path::new(sysroot.trim())
            .join("lib")
            .join("rustlib")
            .join(TARGET)
    });
    if library.is_some_and(|folder| folder.is_dir()) {
        return Ok(());
    }
    println!("Adding Rust's target {TARGET}: some seconds …");
    shell::run(shell::program("rustup").args(["target", "add", TARGET])).map_err(|error| {
        format!(
            "{error}\nEnlace needs Rust with rustup, so that it can add the target {TARGET}.\n\
             Without rustup, install the target's standard library with your system's packages."
        )
    })
}

const NODE_ADVICE: &str = "\
Enlace needs Node.js 20 or newer with npm, for builds and for the tests in the browser.
  Debian, Ubuntu:  sudo apt-get install nodejs npm
  macOS:           brew install node
  Windows:         winget install OpenJS.NodeJS.LTS";

/// Some systems give npm in a package of its own.
fn ensure_npm() -> Result {
    let version = shell::ask(shell::npm().arg("--version"));
    version.map(|_| ()).ok_or(NODE_ADVICE.to_owned())
}

fn ensure_node() -> Result {
    let version = shell::ask(shell::program("node").arg("--version")).ok_or(NODE_ADVICE)?;
    let major = version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|digits| digits.parse::<u32>().ok());
    match major {
        Some(major) if major >= 20 => Ok(()),
        _ => Err(format!("this is Node.js {}\n{NODE_ADVICE}", version.trim())),
    }
}

/// `ENLACE_TOOLS`, or the usual place for what can be made again.
fn cache_folder() -> Result<PathBuf> {
    let set = |key: &str| {
        std::env::var_os(key)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let folder = set("ENLACE_TOOLS")
        .or_else(|| {
            let base = if cfg!(windows) {
                set("LOCALAPPDATA")
            } else if cfg!(target_os = "macos") {
                set("HOME").map(|home| home.join("Library").join("Caches"))
            } else {
                set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache")))
            };
            base.map(|base| base.join("enlace-tools"))
        })
        .ok_or("set ENLACE_TOOLS to a folder for the tools: there is no home folder")?;
    let folder = std::path::absolute(&folder)
        .map_err(|error| format!("cannot use {}: {error}", folder.display()))?;
    fs::create_dir_all(&folder)
        .map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    Ok(folder)
}

/// The version of a package in Cargo.lock.
fn locked_version(package: &str) -> Result<String> {
    let file = shell::root().join("Cargo.lock");
    let lock = fs::read_to_string(&file)
        .map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    version_in(&lock, package).ok_or(format!("Cargo.lock does not name {package}"))
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let entry = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?;
    Some(entry.1.split_once('"')?.0.to_owned())
}

fn binaryen_version() -> Result<String> {
    BINARYEN_PACKAGE
        .split_once("\"binaryen\": \"")
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(version, _)| version.to_owned())
        .ok_or("xtask/binaryen/package.json does not pin binaryen".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_a_package_is_read_from_the_lock() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "trunk"), None);
    }

    #[test]
    fn binaryen_is_pinned_to_one_version() {
        let version = binaryen_version().expect("package.json pins it");
        assert!(version.starts_with(|first: char| first.is_ascii_digit()));
    }
}

//! Whether the last build is still good: a fingerprint of everything that goes into it.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::shell::{self, Result};

/// Files and folders of the checkout that decide what `dist/` holds; missing ones count too.
const INPUTS: &[&str] = &[
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "build.rs",
    "crates",
    "helper",
    "index.html",
    "locales",
    "public",
    "rust-toolchain.toml",
    "src",
    "style",
    "worker",
    "worker_scope",
    "xtask/compress.mjs",
    "xtask/src",
];

/// The fingerprint of the sources and of `versions`, the tools' versions.
pub fn of_sources(versions: &str) -> Result<String> {
    let root = shell::root();
    let mut hash = Sha256::new();
    hash.update(versions);
    for input in INPUTS {
        let path = root.join(input);
        if path.exists() {
            for file in files_in(&path)? {
                let name = file.strip_prefix(&root).unwrap_or(&file);
                let content = fs::read(&file)
                    .map_err(|error| format!("cannot read {}: {error}", file.display()))?;
                hash.update(name.to_string_lossy().as_bytes());
                hash.update(content.len().to_le_bytes());
                hash.update(content);
            }
        }
    }
    Ok(hex(&hash.finalize()))
}

/// Sixteen digits that change with the names and the content of the files in a folder.
pub fn of_folder(folder: &Path) -> Result<String> {
    let mut all = Vec::new();
    for file in files_in(folder)? {
        let name = file.strip_prefix(folder).unwrap_or(&file);
        let content =
            fs::read(&file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
        all.extend(Sha256::digest(name.to_string_lossy().as_bytes()));
        all.extend(Sha256::digest(content));
    }
    Ok(short(&all))
}

/// Sixteen digits that change with the content.
pub fn short(content: &[u8]) -> String {
    hex(&Sha256::digest(content)[..8])
}

/// All files under a path, in the order of their names.
pub fn files_in(path: &Path) -> Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let entries =
        fs::read_dir(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    let mut paths = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        paths.push(entry.path());
    }
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        files.extend(files_in(&path)?);
    }
    Ok(files)
}

/// The bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The names of all files in a folder, with `/` between their parts.
pub fn names_in(folder: &Path) -> Result<Vec<String>> {
    let files = files_in(folder)?;
    let name = |file: &PathBuf| {
        let path = file.strip_prefix(folder).unwrap_or(file);
        let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
        parts.join("/")
    };
    Ok(files.iter().map(name).collect())
}

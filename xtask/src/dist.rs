//! What a host serves: policy, header file, 404 page, the service worker's list, compressed copies.

use std::fs;
use std::path::{Path, PathBuf};

use crate::build_profile::BuildProfile;
use crate::headers;
use crate::outside_texts;
use crate::precache;
use crate::shell::{self, Result};
use crate::stamp;

/// How the name of the folder with the program of the page begins; its content gives the rest.
pub const PROGRAM: &str = "program-";

/// The folder of a build: `dist/`, which any static host can serve, is the one that ships.
pub fn folder(profile: BuildProfile) -> PathBuf {
    match profile {
        BuildProfile::Release => shell::root().join("dist"),
        BuildProfile::Quick => shell::root().join("target").join("dist-quick"),
    }
}

/// Writes the policy into the page in `made`, what tells a host how to serve it, and the texts that are
/// read outside the program.
pub fn protect(made: &Path) -> Result {
    outside_texts::write_into(made)?;
    let page = made.join("index.html");
    let html = fs::read_to_string(&page)
        .map_err(|error| format!("cannot read {}: {error}", page.display()))?;
    let policy = headers::policy(&headers::inline_scripts(&html));
    let html = with_policy(&html, &policy)?;

    let mut fingerprinted = stamp::names_in(made)?;
    fingerprinted.retain(|name| is_fingerprinted(name));
    write(&page, &html)?;
    // Hosts show this page for every address that they do not know, and the program
    // then finds its own page from the address.
    write(&made.join("404.html"), &html)?;
    write(
        &made.join("_headers"),
        &headers::file(&policy, &fingerprinted),
    )?;
    // Else GitHub Pages leaves out files whose names begin with an underscore.
    write(&made.join(".nojekyll"), "")
}

/// Writes the list of all files into the service worker, and compressed copies beside them.
pub fn seal(made: &Path, profile: BuildProfile) -> Result {
    precache::seal(made)?;
    shell::run(
        shell::program("node")
            .arg(Path::new("xtask").join("compress.mjs"))
            .arg(made)
            .arg(match profile {
                BuildProfile::Release => "well",
                BuildProfile::Quick => "quick",
            }),
    )
}

/// Puts what lies in `made` in the place of the last build, all at once.
pub fn replace(made: &Path, profile: BuildProfile) -> Result {
    let dist = folder(profile);
    if dist.exists() {
        fs::remove_dir_all(&dist)
            .map_err(|error| format!("cannot remove {}: {error}", dist.display()))?;
    }
    fs::rename(made, &dist).map_err(|error| format!("cannot make {}: {error}", dist.display()))
}

/// Makes a folder and those above it, unless they are there.
pub fn make_folder(folder: &Path) -> Result {
    fs::create_dir_all(folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))
}

fn with_policy(html: &str, policy: &str) -> Result<String> {
    let charset = "<meta charset=\"utf-8\">";
    let (before, after) = html.split_once(charset).ok_or(format!(
        "index.html has no {charset}, after which the policy goes"
    ))?;
    Ok(format!(
        "{before}{charset}\n  <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{after}"
    ))
}

/// Whether the name of a file changes with its content, so that a browser may keep it for ever.
fn is_fingerprinted(name: &str) -> bool {
    if name.starts_with(PROGRAM) {
        return true;
    }
    let digits = name
        .strip_suffix(".css")
        .and_then(|stem| stem.rsplit_once('-'));
    digits.is_some_and(|(_, digits)| {
        digits.len() == 16 && digits.chars().all(|digit| digit.is_ascii_hexdigit())
    })
}

fn write(file: &Path, text: &str) -> Result {
    fs::write(file, text).map_err(|error| format!("cannot write {}: {error}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_and_the_folder_of_the_program_are_fingerprinted() {
        assert!(is_fingerprinted("program-3379f098584dde52/enlace-web.js"));
        assert!(is_fingerprinted("base-fabe58be0b2cd957.css"));
        assert!(!is_fingerprinted("index.html"));
        assert!(!is_fingerprinted("samples/ave-2029.json"));
        assert!(!is_fingerprinted("worker.js"));
        assert!(!is_fingerprinted("a-deed.css"));
    }

    #[test]
    fn the_policy_stands_before_everything_it_governs() {
        let html = "<head><meta charset=\"utf-8\"><script>x</script>";
        let with = with_policy(html, "default-src 'none'").expect("has a charset");
        let policy = with.find("default-src").expect("is there");
        assert!(policy < with.find("<script>").expect("is there"));
    }
}

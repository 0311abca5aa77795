//! The service worker's list: the mark of the build and the SHA-256 of every file that it keeps.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::shell::Result;
use crate::stamp::{self, hex};

/// The service worker, whose text holds the list.
pub const WORKER: &str = "sw.js";
/// What stands in `public/sw.js` where the list goes.
const UNSEALED: &str = "const BUILD = { id: \"unsealed\", files: {} };";
const SEALED: &str = "const BUILD = ";

/// Writes the list of what lies in `folder` into its service worker, in the place of an earlier one.
pub fn seal(folder: &Path) -> Result {
    let file = folder.join(WORKER);
    let worker = fs::read_to_string(&file)
        .map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    let mut files = Vec::new();
    for name in stamp::names_in(folder)? {
        if is_kept(&name) {
            let path = folder.join(&name);
            let content = fs::read(&path)
                .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
            files.push((address(&name).to_owned(), hex(&Sha256::digest(content))));
        }
    }
    let sealed = with_list(&worker, &files)?;
    fs::write(&file, sealed).map_err(|error| format!("cannot write {}: {error}", file.display()))
}

/// Everything but what only hosts, browsers that install, and the update itself read.
fn is_kept(name: &str) -> bool {
    let only_for_hosts = [".br", ".gz"].iter().any(|ending| name.ends_with(ending))
        || ["_headers", "404.html", ".nojekyll"].contains(&name);
    let only_for_installing = name.starts_with("screenshots/");
    let of_the_update = name == WORKER || name == "sw-off.js";
    !only_for_hosts && !only_for_installing && !of_the_update
}

/// Hosts give the page under the folder's own address, and some lead `index.html` there.
fn address(name: &str) -> &str {
    if name == "index.html" { "" } else { name }
}

fn with_list(worker: &str, files: &[(String, String)]) -> Result<String> {
    let lines = worker.lines();
    let old = lines
        .clone()
        .find(|line| line.starts_with(SEALED))
        .ok_or(format!("{WORKER} has no line `{UNSEALED}`"))?;
    let plain = worker.replacen(old, UNSEALED, 1);
    let list: serde_json::Map<_, _> = files
        .iter()
        .map(|(name, digest)| (name.clone(), digest.clone().into()))
        .collect();
    let list = serde_json::Value::Object(list).to_string();
    // The worker's own text counts too: another worker is another build.
    let id = hex(&Sha256::digest(format!("{plain}{list}")));
    let sealed = format!("{SEALED}{{ id: \"{}\", files: {list} }};", &id[..16]);
    Ok(plain.replacen(UNSEALED, &sealed, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: &str = "// why\nconst BUILD = { id: \"unsealed\", files: {} };\nrest();\n";

    fn sealed(worker: &str, digest: &str) -> String {
        with_list(worker, &[("a.js".to_owned(), digest.to_owned())]).expect("has the line")
    }

    #[test]
    fn the_worker_of_the_repository_can_be_sealed() {
        let worker = include_str!("../../public/sw.js");
        assert!(sealed(worker, "00").contains("files: {\"a.js\":\"00\"} };"));
    }

    #[test]
    fn another_file_or_another_worker_is_another_build() {
        let first = sealed(PLAIN, "00");
        assert_ne!(first.lines().nth(1), sealed(PLAIN, "01").lines().nth(1));
        let other = PLAIN.replace("rest", "more");
        assert_ne!(first.lines().nth(1), sealed(&other, "00").lines().nth(1));
    }

    #[test]
    fn a_sealed_worker_can_be_sealed_again() {
        assert_eq!(sealed(&sealed(PLAIN, "01"), "00"), sealed(PLAIN, "00"));
    }

    #[test]
    fn everything_that_a_page_may_ask_for_is_kept() {
        assert!(is_kept("index.html"));
        assert!(is_kept("locales/pt.json"));
        assert!(is_kept("program-1/chunk_3.wasm"));
        assert!(!is_kept("index.html.br"));
        assert!(!is_kept("sw.js"));
        assert!(!is_kept("screenshots/wide.png"));
    }
}

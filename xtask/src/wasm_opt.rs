//! Makes wasm smaller with binaryen's `wasm-opt`, as many files at a time as there are cores.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;

use crate::shell::{self, Result};

/// Smallest code, and the features of wasm that Rust uses; `index.html` tells Trunk the same.
pub const OPTIONS: &[&str] = &[
    "-Oz",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Makes each of the files smaller in its place; `path` is the PATH on which `wasm-opt` is found.
/// Ends with the first error, after those that were begun.
pub fn shrink(files: Vec<PathBuf>, path: &OsStr) -> Result {
    let mut waiting = files;
    // The largest first, so that no core is left alone with it at the end.
    waiting.sort_by_key(|file| fs::metadata(file).map_or(0, |data| data.len()));
    let waiting = Mutex::new(waiting);
    let at_once = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let work = || -> Result {
            loop {
                let next = waiting.lock().expect("no thread panics with it").pop();
                match next {
                    Some(file) => shrink_one(&file, path)?,
                    None => return Ok(()),
                }
            }
        };
        let threads: Vec<_> = (0..at_once).map(|_| scope.spawn(work)).collect();
        threads.into_iter().try_for_each(|thread| {
            let ended = thread.join();
            ended.unwrap_or_else(|_| Err("a thread with wasm-opt panicked".to_owned()))
        })
    })
}

fn shrink_one(file: &Path, path: &OsStr) -> Result {
    // It remarks on the names of symbols, which it then takes out.
    shell::run_quietly(
        shell::program("wasm-opt")
            .args(OPTIONS)
            .arg(file)
            .arg("-o")
            .arg(file)
            .env("PATH", path),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trunk_is_told_the_same_options() {
        let page = include_str!("../../index.html");
        let (level, features) = OPTIONS.split_at(1);
        let told = format!(
            "data-wasm-opt=\"{}\" data-wasm-opt-params=\"{}\"",
            level[0].trim_start_matches("-O"),
            features.join(" ")
        );
        let programs = page.matches("rel=\"rust\"").count();
        assert_eq!((page.matches(&told).count(), programs), (3, 3));
    }
}

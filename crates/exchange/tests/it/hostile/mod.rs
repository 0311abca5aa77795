//! Bytes that nobody means well: whatever a file holds, reading it ends with a region or a refusal, and
//! what was read is never lost on the way back.
//!
//! Inputs are mutations of files that we keep. An input that once failed lies in `tests/data/hostile/`
//! and is tried first, ever after; a new one is written there by the failing test.

mod json;
mod locked;
mod mutation;
mod texts;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};

use crate::hostile::mutation::{Dice, mutated};

/// How many inputs a target is tried with; `cargo xtask fuzz` asks for more.
fn readings() -> u64 {
    let wanted = std::env::var("ENLACE_READINGS").ok();
    wanted.and_then(|it| it.parse().ok()).unwrap_or(3_000)
}

fn data(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/data")
        .join(folder)
}

/// The files of a folder of test data, in the order of their names.
fn files(folder: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let found = fs::read_dir(data(folder)).into_iter().flatten();
    let mut paths: Vec<PathBuf> = found
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.is_file())
        .collect();
    paths.sort();
    let read = |path: PathBuf| (path.clone(), fs::read(&path).expect("the file can be read"));
    paths.into_iter().map(read).collect()
}

/// Tries what once failed, the seeds, and mutations of them; keeps the input that fails.
fn try_all(target: &str, seeds: &[Vec<u8>], act: impl Fn(&[u8])) {
    let kept = format!("hostile/{target}");
    for (path, bytes) in files(&kept) {
        let done = catch_unwind(AssertUnwindSafe(|| act(&bytes)));
        assert!(done.is_ok(), "{} fails again", path.display());
    }
    seeds.iter().for_each(|seed| act(seed));
    for number in 0..readings() {
        let input = mutated(seeds, &mut Dice::new(number));
        if let Err(failure) = catch_unwind(AssertUnwindSafe(|| act(&input))) {
            let folder = data(&kept);
            let _there = fs::create_dir_all(&folder);
            let _written = fs::write(folder.join(format!("{number}")), &input);
            resume_unwind(failure);
        }
    }
}

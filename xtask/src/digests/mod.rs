//! `cargo xtask digests`: whether the program still gives the figures that it gave, digit by digit.
//!
//! The program computes a thousand regions that are made up, the sample and the method's worked
//! examples. The values of the keys in `tests/digests/keys.txt` are taken as the text that the program
//! writes, and digests of them are compared with `tests/digests/digests.txt`. So whoever changes how the
//! program is built, and not what it computes, sees whether that is so. Keys that the program writes
//! beside these change nothing.

mod committed;
mod keys;
mod made_up;

use std::fs;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use crate::shell::{self, Result};
use committed::{Digests, Summing, hex};
use keys::Keys;

const KEYS: &str = "tests/digests/keys.txt";
const COMMITTED: &str = "tests/digests/digests.txt";
const MADE_UP: &str = "target/digests/made-up";
/// All values of the run that is going on, and of the last one that agreed with the committed digests.
const VALUES: &str = "target/digests/values.txt";
const AGREED: &str = "target/digests/agreed.txt";

/// Files that are computed beside those that are made up.
const NAMED: &[&str] = &[
    "public/samples/ave.json",
    "tests/data/worked-example-1.json",
    "tests/data/worked-example-2.json",
];

/// So many files are given to the program at once.
const AT_ONCE: usize = 100;

/// Compares the figures of all regions with the committed digests, or with `--write` commits new ones.
pub fn digests(options: &[String]) -> Result {
    match options {
        [] => check(),
        [option] if option == "--write" => write(),
        _ => Err("digests takes nothing, or --write".to_owned()),
    }
}

/// Compares the figures of all regions with the committed digests.
pub fn check() -> Result {
    let path = shell::root().join(COMMITTED);
    let text = fs::read_to_string(&path).map_err(|e| format!("{COMMITTED}: {e}"))?;
    let now = compute()?;
    let mut found = Digests::from_text(&text).differences(&now);
    if found.is_empty() {
        keep_values(&text)?;
        println!(
            "The figures of {} files are those of the committed digests.",
            now.files()
        );
        return Ok(());
    }
    found.extend(first_other_value(&text));
    Err(format!(
        "The figures are other ones than the committed digests say:\n  {}\n\
         Where that is meant, say in the commit why, and write them anew: cargo xtask digests --write",
        found.join("\n  ")
    ))
}

fn write() -> Result {
    let text = compute()?.to_text();
    let path = shell::root().join(COMMITTED);
    fs::write(&path, &text).map_err(|e| format!("{COMMITTED}: {e}"))?;
    keep_values(&text)?;
    println!("{COMMITTED} is written.");
    Ok(())
}

/// Computes all regions, and leaves all values in a file.
fn compute() -> Result<Digests> {
    let words = ["build", "--quiet", "-p", "enlace-cli", "--bin", "enlace"];
    shell::run(shell::cargo().args(words))?;
    let files = files()?;
    let list = fs::read_to_string(shell::root().join(KEYS)).map_err(|e| format!("{KEYS}: {e}"))?;
    let list: Vec<&str> = list.lines().filter(|line| !line.is_empty()).collect();
    let keys = Keys::of(&list);
    let mut summing = Summing::of(&list);
    let values = fs::File::create(shell::root().join(VALUES));
    let mut values = BufWriter::new(values.map_err(|e| format!("{VALUES}: {e}"))?);
    for some in files.chunks(AT_ONCE) {
        let answer = ask_program(some)?;
        let all: Vec<&RawValue> = serde_json::from_slice(&answer)
            .map_err(|e| format!("what the program wrote is no list: {e}"))?;
        if all.len() != some.len() {
            return Err(format!("{} files gave {} answers", some.len(), all.len()));
        }
        for (file, figures) in some.iter().zip(all) {
            let mut found = Vec::new();
            keys.find(figures, &mut |f| {
                found.push((f.key, f.place.to_owned(), f.text.to_owned()));
            })
            .map_err(|why| format!("{file}: {why}"))?;
            let name = file.strip_prefix("target/digests/").unwrap_or(file);
            for (_, place, text) in &found {
                writeln!(values, "{name} {place} {text}").map_err(|e| format!("{VALUES}: {e}"))?;
            }
            let input = fs::read(shell::root().join(file)).map_err(|e| format!("{file}: {e}"))?;
            summing.add(name, &input, &found);
        }
    }
    Ok(summing.finish())
}

/// Makes the files that are made up, and names all files to compute.
fn files() -> Result<Vec<String>> {
    let folder = shell::root().join(MADE_UP);
    let put = |path: &Path, text: String| fs::write(path, text);
    fs::create_dir_all(&folder).map_err(|e| format!("{MADE_UP}: {e}"))?;
    let mut files: Vec<String> = NAMED.iter().map(|name| (*name).to_owned()).collect();
    for number in 0..made_up::FILES {
        let name = format!("{MADE_UP}/{number:04}.enlace");
        put(&shell::root().join(&name), made_up::file(number))
            .map_err(|e| format!("{name}: {e}"))?;
        files.push(name);
    }
    Ok(files)
}

/// What the program writes about some files.
fn ask_program(files: &[String]) -> Result<Vec<u8>> {
    let program = format!("target/debug/enlace{}", std::env::consts::EXE_SUFFIX);
    let output = shell::program(shell::root().join(program))
        .args(["coverage", "--format", "json"])
        .args(files)
        .output()
        .map_err(|error| format!("cannot start the program: {error}"))?;
    // 1 says that a file has errors, which some made-up ones have on purpose.
    match output.status.code() {
        Some(0 | 1) => Ok(output.stdout),
        _ => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
    }
}

/// Keeps the values of a run as those that these digests are of.
fn keep_values(committed: &str) -> Result {
    let path = |name: &str| -> PathBuf { shell::root().join(name) };
    let values = fs::read(path(VALUES)).map_err(|e| format!("{VALUES}: {e}"))?;
    let mut kept = hex(Sha256::new_with_prefix(committed)).into_bytes();
    kept.push(b'\n');
    kept.extend(values);
    fs::write(path(AGREED), kept).map_err(|e| format!("{AGREED}: {e}"))
}

/// The first value that is another one than in the last run that agreed with these digests; `None`
/// where there was no such run on this machine.
fn first_other_value(committed: &str) -> Option<String> {
    let lines = |name: &str| -> Option<_> {
        let file = fs::File::open(shell::root().join(name)).ok()?;
        Some(BufReader::new(file).lines().map_while(|line| line.ok()))
    };
    let (mut then, mut now) = (lines(AGREED)?, lines(VALUES)?);
    if then.next()? != hex(Sha256::new_with_prefix(committed)) {
        return None;
    }
    loop {
        let none = || "nothing more".to_owned();
        match (then.next(), now.next()) {
            (None, None) => return None,
            (a, b) if a == b => {}
            (a, b) => {
                let (then, now) = (a.unwrap_or_else(none), b.unwrap_or_else(none));
                return Some(format!(
                    "first value that differs:\n    was {then}\n    is  {now}"
                ));
            }
        }
    }
}

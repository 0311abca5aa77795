//! `enlace merge` on files: what it writes, what it tells, and with which status it ends.

#![allow(clippy::unwrap_used, reason = "what a test cannot go on without")]

use std::path::PathBuf;
use std::process::{Command, Output};
use std::{fs, process};

use enlace_exchange::json::read;
use enlace_model::Region;
use serde_json::Value;

const EXAMPLE: &str = include_str!("../../../tests/data/worked-example-1.json");

/// A folder with three files: as sent, as it is here, as it came back.
struct Folder(PathBuf);

impl Folder {
    fn of(name: &str, ours: &[(&str, Value)], theirs: &[(&str, Value)]) -> Self {
        let folder = std::env::temp_dir().join(format!("enlace-merge-{}-{name}", process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (file, edits) in [("base", &[][..]), ("ours", ours), ("theirs", theirs)] {
            let mut json: Value = serde_json::from_str(EXAMPLE).unwrap();
            for (pointer, value) in edits {
                *json["region"].pointer_mut(pointer).unwrap() = value.clone();
            }
            fs::write(folder.join(format!("{file}.json")), json.to_string()).unwrap();
        }
        Self(folder)
    }

    fn merge(&self, more: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_enlace"))
            .args(["merge", "base.json", "ours.json", "theirs.json"])
            .args(more)
            .current_dir(&self.0)
            .output()
            .expect("enlace starts")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _gone = fs::remove_dir_all(&self.0);
    }
}

#[track_caller]
fn check(output: Output, status: i32, told: &[&str]) -> Region {
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(errors.lines().collect::<Vec<_>>(), told);
    assert_eq!(output.status.code(), Some(status));
    read(&output.stdout).unwrap().region
}

#[test]
fn what_each_side_changed_is_in_the_merged_file() {
    let ours = [("/municipalities/0/name", "Ours".into())];
    let theirs = [
        ("/offers/0/places", 30.into()),
        ("/municipalities/1/name", "Theirs".into()),
    ];
    let folder = Folder::of("both", &ours, &theirs);
    let merged = check(folder.merge(&[]), 0, &[]);
    let names: Vec<&str> = merged
        .municipalities
        .values()
        .map(|it| it.name.as_str())
        .collect();
    assert_eq!(names, ["Ours", "Theirs", "Municipality V"]);
    assert_eq!(
        merged.offers[&"O1".into()].places.map(|it| it.0),
        Some(30.0)
    );
}

#[test]
fn a_conflict_stays_as_it_is_here_is_told_and_is_no_success_until_a_side_is_named() {
    let ours = [("/offers/0/places", 26.into())];
    let theirs = [("/offers/0/places", 30.into())];
    let folder = Folder::of("conflict", &ours, &theirs);
    let told = ["conflict offers[O1].places base=24 ours=26 theirs=30"];
    let places = |region: Region| region.offers[&"O1".into()].places.map(|it| it.0);
    assert_eq!(places(check(folder.merge(&[]), 1, &told)), Some(26.0));
    let taken = check(folder.merge(&["--take", "theirs"]), 0, &told);
    assert_eq!(places(taken), Some(30.0));
    let kept = check(folder.merge(&["--take", "ours"]), 0, &told);
    assert_eq!(places(kept), Some(26.0));
}

#[test]
fn what_a_school_was_not_asked_stays_is_told_and_is_taken_by_no_option() {
    let theirs = [
        ("/target_year", 2035.into()),
        ("/offers/0/places", 30.into()),
        ("/offers/1/places", 90.into()),
    ];
    let folder = Folder::of("outside", &[], &theirs);
    // For whom the file was made is said by what was sent.
    let base = folder.0.join("base.json");
    let mut sent: Value = serde_json::from_slice(&fs::read(&base).unwrap()).unwrap();
    sent["profile"] = "school".into();
    sent["partner"] = "S1".into();
    fs::write(&base, sent.to_string()).unwrap();
    let told = [
        "outside region.target_year base=2029 ours=2029 theirs=2035",
        "outside offers[O2].places base=24 ours=24 theirs=90",
    ];
    for (more, status) in [(&[][..], 1), (&["--take", "theirs"], 0)] {
        let merged = check(folder.merge(more), status, &told);
        let places = |id: &str| merged.offers[&id.into()].places.map(|it| it.0);
        assert_eq!(merged.header.target_year.0, 2029);
        assert_eq!((places("O1"), places("O2")), (Some(30.0), Some(24.0)));
    }
}

#[test]
fn what_was_taken_out_on_one_side_and_not_touched_on_the_other_is_out() {
    let theirs = [("/travel_times", serde_json::json!([]))];
    let folder = Folder::of("removed", &[], &theirs);
    assert_eq!(check(folder.merge(&[]), 0, &[]).travel_times.len(), 0);
}

#[test]
fn a_file_that_is_none_and_a_command_that_makes_no_sense_are_told() {
    let folder = Folder::of("none", &[], &[]);
    fs::write(folder.0.join("theirs.json"), "{").unwrap();
    let output = folder.merge(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(told, "theirs.json: error cut_off file line=1 column=1\n");
    for wrong in [&["more.json"][..], &["--take", "both"], &["--take"]] {
        let output = folder.merge(wrong);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    }
}

//! `enlace` on files: what it prints, and with which status it ends.

use std::process::{Command, Output};

/// Runs `enlace` in the folder of the test files.
fn enlace(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_enlace"))
        .args(arguments)
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data"))
        .output()
        .expect("enlace starts")
}

#[track_caller]
fn check(files: &[&str], status: i32, expected: &[&str]) {
    let output = enlace(&[&["check"], files].concat());
    let text = String::from_utf8(output.stdout).expect("the output is UTF-8");
    assert_eq!(text.lines().collect::<Vec<_>>(), expected);
    assert_eq!(output.status.code(), Some(status));
}

#[test]
fn a_file_without_fault_prints_nothing() {
    let example = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../tests/data/worked-example-1.json"
    );
    let text = std::fs::read_to_string(example).expect("the worked example is in the repository");
    // The digest is that of the example as it stands.
    let text = text.replace("\"digest\"", "\"digest_of_the_example\"");
    let name = format!("enlace-check-{}.json", std::process::id());
    let file = std::env::temp_dir().join(name);
    std::fs::write(&file, text.replace("running", "agreed")).expect("a file is written");
    check(&[file.to_str().expect("a path in UTF-8")], 0, &[]);
    std::fs::remove_file(&file).expect("the file was there");
}

#[test]
fn what_is_only_worth_knowing_is_printed_and_ends_well() {
    check(
        &["worked-example-2.json"],
        0,
        &["worked-example-2.json: warning running_before_it_begins schools[S1] year=2026 offers=2"],
    );
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    check(
        &[
            "broken/newer-reader.json",
            "not-there.json",
            "broken/newer-version.json",
            "broken/truncated.json",
        ],
        1,
        &[
            "broken/newer-reader.json: error newer_reader file needed=7 known=1",
            "not-there.json: error cannot_read file reason=not_found",
            "broken/newer-version.json: warning newer_version file.version version=7",
            "broken/truncated.json: error cut_off file line=28 column=180",
        ],
    );
}

#[test]
fn warnings_alone_are_no_errors() {
    let expected = "broken/newer-version.json: warning newer_version file.version version=7";
    check(&["broken/newer-version.json"], 0, &[expected]);
}

#[test]
fn impossible_values_are_told_line_by_line() {
    let expected = [
        "error not_a_date region.reference_date text=2026-02-30",
        "error out_of_range municipalities[M].latitude value=141 least=-90 greatest=90",
        "error out_of_range qualifications[A].level value=9 least=1 greatest=8",
        "error replaced_in_circle qualifications[A].replaced_by circle=\"A B\"",
        "warning unknown_choice \"evidence[V 1].kind\" value=rumour",
        "warning evidence_without_date \"evidence[V 1].date\" assumed=0.5",
        "error dangling_code needs[N1].enterprise list=enterprises code=E1",
        "error out_of_range needs[N1].persons value=-3 least=0 greatest=10000000",
        "error need_without_place needs[N1].municipality",
        "warning need_without_enterprise needs[N2].enterprise",
        "error low_above_high needs[N2].low low=9 high=3",
        "error out_of_range needs[N3].persons value=1000000000 least=0 greatest=10000000",
        "error out_of_range needs[N3].years value=0.5 least=1 greatest=100",
        "warning need_without_enterprise needs[N3].enterprise",
        "error need_without_target needs[N3]",
        "warning need_without_evidence needs[N3].evidence",
    ]
    .map(|line| format!("broken/impossible.json: {line}"));
    check(
        &["broken/impossible.json"],
        1,
        &expected.each_ref().map(String::as_str),
    );
}

#[test]
fn help_and_version_go_to_the_output_and_misuse_to_the_error_stream() {
    for arguments in [&["--help"][..], &["check", "--help"], &["--version"]] {
        let output = enlace(arguments);
        assert_eq!(
            (output.status.code(), output.stderr.is_empty()),
            (Some(0), true)
        );
        assert!(output.stdout.starts_with(b"enlace"), "{arguments:?}");
    }
    for arguments in [&[][..], &["chekc"], &["check"]] {
        let output = enlace(arguments);
        assert_eq!(
            (output.status.code(), output.stdout.is_empty()),
            (Some(2), true)
        );
        assert!(!output.stderr.is_empty(), "{arguments:?}");
    }
}

//! Files that are not opened, each with a clear reason; and files that are opened all the same.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use enlace_exchange::file_kind::FileKind;
use enlace_exchange::json::{LARGEST_FILE, Opened, Refusal, Stamp, read, write};

fn broken(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/broken");
    fs::read(folder.join(name)).expect("the broken file is in the repository")
}

#[track_caller]
pub(crate) fn refused(bytes: &[u8], id: &str, values: &[(&'static str, &str)]) {
    let refusal = read(bytes).expect_err("the file is not opened");
    let found = refusal.values();
    let found: Vec<_> = found.iter().map(|(k, v)| (*k, v.as_str())).collect();
    assert_eq!((refusal.id(), &found[..]), (id, values));
}

/// Opens a file that has problems; what is written of it opens with the same region.
#[track_caller]
pub(crate) fn opened(bytes: &[u8], problems: &[&str]) -> Opened {
    let opened = read(bytes).expect("the file opens");
    let all = opened.all_problems();
    let found: Vec<_> = all
        .iter()
        .map(|p| format!("{} {}", p.id(), p.place))
        .collect();
    assert_eq!(found, problems);
    let again = read(write(&opened.region, &Stamp::default()).as_bytes());
    assert!(again.expect("what is written opens").region == opened.region);
    opened
}

#[test]
fn text_that_is_no_json_is_refused_at_its_place() {
    refused(
        b"{\n  \"format\": enlace",
        "not_json",
        &[("line", "2"), ("column", "13")],
    );
    refused(b"[1, 2,]", "not_json", &[("line", "1"), ("column", "7")]);
    refused(b"{} {}", "not_json", &[("line", "1"), ("column", "4")]);
}

#[test]
fn a_file_of_another_kind_is_refused_as_what_it_is() {
    let files: &[(&[u8], FileKind)] = &[
        (b"id;name\n1;Ave", FileKind::Table),
        (b"PK\x03\x04..Ave.enlace", FileKind::Zip),
        (b"PK\x03\x04..xl/workbook.xml", FileKind::Workbook),
        (b"\x1F\x8B\x08\0", FileKind::Gzip),
        (b"%PDF-1.7", FileKind::Pdf),
        (b"\x89PNG\r\n", FileKind::Image),
        (b"<!doctype html><title>Sign in</title>", FileKind::WebPage),
        (b"\xFF\xFE<\0h\0t\0m\0l\0>\0", FileKind::WebPage),
        (b"From: a\nSubject: Ave\n\nSee below", FileKind::Mail),
        (b"Good morning", FileKind::PlainText),
        (
            b"{\"type\":\"FeatureCollection\",\"features\":[]}",
            FileKind::Map,
        ),
    ];
    for (bytes, kind) in files {
        assert_eq!(read(bytes), Err(Refusal::OtherFile { kind: *kind }));
        assert!(Refusal::OtherFile { kind: *kind }.values().is_empty());
    }
}

#[test]
fn a_file_cut_off_anywhere_is_refused_as_such() {
    let whole = fs::read(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/worked-example-1.json"),
    )
    .expect("the worked example is in the repository");
    let end = whole.trim_ascii_end().len();
    for length in (1..end).step_by(37).chain([end - 1]) {
        let refusal = read(&whole[..length]).expect_err("half a file is not opened");
        assert_eq!(refusal.id(), "cut_off", "{length} bytes");
    }
    refused(
        &broken("truncated.json"),
        "cut_off",
        &[("line", "28"), ("column", "180")],
    );
}

#[test]
fn an_empty_file_is_refused_as_such() {
    refused(&broken("empty.json"), "empty", &[]);
    refused(b"\xEF\xBB\xBF \n", "empty", &[]);
}

#[test]
fn a_byte_order_mark_is_taken_off() {
    opened(&broken("bom.json"), &[]);
}

#[test]
fn utf_16_is_refused_by_its_name() {
    for name in [
        "utf-16-le.json",
        "utf-16-be.json",
        "utf-16-without-mark.json",
    ] {
        refused(&broken(name), "utf16", &[]);
    }
}

#[test]
fn text_in_another_encoding_is_refused_at_its_place() {
    refused(
        &broken("latin-1.json"),
        "not_utf8",
        &[("line", "1"), ("column", "95")],
    );
}

#[test]
fn a_file_above_the_limit_is_refused_before_it_is_read() {
    let size = 65 * 1024 * 1024;
    let bytes = vec![b' '; size];
    let (size, limit) = (size.to_string(), LARGEST_FILE.to_string());
    refused(&bytes, "too_large", &[("bytes", &size), ("limit", &limit)]);
    refused(&bytes[..LARGEST_FILE], "empty", &[]);
}

#[test]
fn among_many_unknown_fields_of_a_record_one_that_comes_twice_is_found() {
    let keys: Vec<String> = (0..1_000).map(|n| format!(r#""k{n}":0"#)).collect();
    for (again, aside) in [("k1000", 0), ("k999", 1), ("k3", 1)] {
        let unit = format!(
            r#"{{"code":"Q","title":{{"pt":"T"}},{},"{again}":1}}"#,
            keys.join(",")
        );
        let file = format!(
            r#"{{"format":"enlace-region","version":1,"region":{{"qualifications":[{unit}]}}}}"#
        );
        let opened = read(file.as_bytes()).expect("opens");
        assert_eq!(opened.region.set_aside.len(), aside, "{again}");
        let field = opened
            .region
            .set_aside
            .first()
            .and_then(|piece| piece.field.clone());
        assert_eq!(field.as_deref(), (aside == 1).then_some(again));
    }
}

#[test]
fn json_that_is_no_file_of_enlace_is_refused() {
    for name in ["no-object.json", "no-region.json"] {
        refused(&broken(name), "not_enlace", &[]);
    }
    let map = Refusal::OtherFile {
        kind: FileKind::Map,
    };
    assert_eq!(read(&broken("other-json.json")), Err(map));
    refused(br#"{"format":5,"region":{}}"#, "not_enlace", &[]);
    refused(
        br#"{"format":"enlace-region","region":[]}"#,
        "not_enlace",
        &[],
    );
}

#[test]
fn another_format_is_refused_by_its_name() {
    refused(
        &broken("wrong-format.json"),
        "wrong_format",
        &[("found", "enlace-round")],
    );
}

#[test]
fn a_file_that_only_a_newer_reader_understands_is_refused() {
    refused(
        &broken("newer-reader.json"),
        "newer_reader",
        &[("needed", "7"), ("known", "1")],
    );
}

#[test]
fn a_newer_file_that_this_reader_understands_is_opened_with_all_that_it_does_not_know() {
    let opened = opened(
        &broken("newer-version.json"),
        &["newer_version file.version"],
    );
    assert!(opened.region.header.kept_value("wishes").is_some());
}

#[test]
fn keys_that_come_twice_lose_nothing() {
    let bytes = broken("duplicate-keys.json");
    let expected = [
        "duplicate_field municipalities",
        "duplicate_id municipalities[M]",
        "duplicate_field municipalities[N].latitude",
        "duplicate_field region.name",
        "duplicate_field settings.fill",
        "duplicate_field file.round",
        "duplicate_field file.version",
    ];
    let found = read(&bytes).expect("the file opens");
    let written = write(&found.region, &Stamp::default());
    for kept in [
        "Broken", "Twice", "0.9", "0.8", "\"M\"", "Again", "41", "42",
    ] {
        assert!(written.contains(kept), "{kept} in {written}");
    }
    opened(&bytes, &expected);
}

#[test]
fn values_of_the_wrong_type_do_not_stop_the_others() {
    let opened = opened(
        &broken("wrong-types.json"),
        &[
            "wrong_type file.exported_at",
            "wrong_type municipalities",
            "wrong_type qualifications",
            "wrong_type qualifications[A].level",
            "wrong_type qualifications[B].units[0].hours",
            "wrong_type region.needs",
            "wrong_type settings.carry_forward",
            "setting_out_of_range settings.half_life",
            "wrong_type region.target_year",
        ],
    );
    assert_eq!(opened.region.municipalities.len(), 1);
    assert_eq!(opened.region.qualifications.len(), 1);
}

#[test]
fn brackets_without_end_neither_open_nor_overflow() {
    let open = "[".repeat(100_000);
    refused(
        open.as_bytes(),
        "cut_off",
        &[("line", "1"), ("column", "100000")],
    );
    let closed = open.clone() + &"]".repeat(100_000);
    refused(closed.as_bytes(), "not_enlace", &[]);
    let objects = r#"{"a":"#.repeat(100_000) + "1" + &"}".repeat(100_000);
    refused(objects.as_bytes(), "not_enlace", &[]);
    for deep in [closed, objects] {
        let region = format!(
            r#"{{"format":"enlace-region","region":{{"new":{deep},"needs":[{deep}],"settings":{{"x":{deep}}}}},"y":{deep},"app":{deep}}}"#
        );
        let opened = read(region.as_bytes()).expect("what is not too deep opens");
        assert_eq!(opened.region.set_aside.len(), 4);
        let again = read(write(&opened.region, &Stamp::default()).as_bytes());
        assert!(again.expect("what is written opens").region == opened.region);
    }
}

/// The files of the JSON test suite whose names start so; says so where the suite is not there.
fn suite(start: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = here
        .ancestors()
        .find_map(|folder| fs::read_dir(folder.join("shared/data/torture/jsontestsuite")).ok());
    let Some(found) = found else {
        // Past the test harness, which keeps what a passing test prints to itself.
        let _lost = writeln!(
            io::stderr(),
            "JSONTestSuite ({start}) not checked: ../shared/data/torture/jsontestsuite is not there"
        );
        return Vec::new();
    };
    let paths = found.map(|entry| entry.expect("the folder can be read").path());
    let named = |path: &PathBuf| {
        path.file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with(start))
    };
    let read = |path: PathBuf| (path.clone(), fs::read(path).expect("the file can be read"));
    paths.filter(named).map(read).collect()
}

/// The bytes in place of a region's unknown field.
fn within(bytes: &[u8]) -> Vec<u8> {
    [
        br#"{"format":"enlace-region","region":{"new":"#,
        bytes,
        b"}}",
    ]
    .concat()
}

#[test]
fn what_must_be_refused_as_json_is_refused_alone_and_inside_a_region() {
    for (path, bytes) in suite("n_") {
        assert!(read(&bytes).is_err(), "{}", path.display());
        if let Ok(opened) = read(&within(&bytes)) {
            // Bytes that close the region early, or close a bracket that is not theirs, may make
            // sense of another kind; then at least nothing is lost on the way.
            let again = read(write(&opened.region, &Stamp::default()).as_bytes());
            assert!(
                again.expect("what is written opens").region == opened.region,
                "{}",
                path.display()
            );
        }
    }
}

#[test]
fn what_json_allows_is_kept_inside_a_region() {
    for (path, bytes) in suite("y_") {
        let opened = read(&within(&bytes));
        let opened = opened.unwrap_or_else(|why| panic!("{}: {why:?}", path.display()));
        let again = read(write(&opened.region, &Stamp::default()).as_bytes());
        assert!(
            again.expect("what is written opens").region == opened.region,
            "{}",
            path.display()
        );
    }
}

#[test]
fn what_json_leaves_open_is_refused_or_kept() {
    for (path, bytes) in suite("i_") {
        if let Ok(opened) = read(&within(&bytes)) {
            let again = read(write(&opened.region, &Stamp::default()).as_bytes());
            assert!(
                again.expect("what is written opens").region == opened.region,
                "{}",
                path.display()
            );
        }
    }
}

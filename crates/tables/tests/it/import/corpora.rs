//! csv-spectrum and csv-test-data against their expected JSON.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use enlace_tables::table::{Grid, Wish, open};
use serde_json::Value;

/// Every CSV file of a corpus with the JSON that it should give; says where the corpus is absent.
fn check(corpus: &str, csv: &str, expected: usize) {
    let found = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .map(|folder| folder.join("shared/data/torture").join(corpus))
        .find(|folder| folder.is_dir());
    let Some(folder) = found else {
        // Past the test harness, which keeps what a passing test prints to itself.
        let _lost = writeln!(
            io::stderr(),
            "not checked: ../shared/data/torture/{corpus} is not there"
        );
        return;
    };
    let mut checked = 0;
    for entry in fs::read_dir(folder.join("json")).expect("the corpus has its JSON") {
        let path = entry.expect("a folder can be read").path();
        let name = path
            .file_stem()
            .expect("a file has a name")
            .to_string_lossy()
            .into_owned();
        let json: Value =
            serde_json::from_slice(&fs::read(&path).expect("it can be read")).expect("it is JSON");
        let bytes =
            fs::read(folder.join(csv).join(format!("{name}.csv"))).expect("each has its CSV");
        // In a cell every line break is the same.
        let json = plain_breaks(json);
        match open(&bytes, &Wish::default()) {
            Ok(opened) => assert_eq!(rows(&opened.grid, &json), json, "{name}"),
            // Nothing but empty lines is no table.
            Err(refusal) => assert_eq!((name.as_str(), refusal.id()), ("all-empty", "empty")),
        }
        checked += 1;
    }
    assert_eq!(checked, expected);
}

/// The cells in the form of the expected JSON: objects by heading, or lists.
fn rows(grid: &Grid, like: &Value) -> Value {
    let row = |row: usize| -> Vec<Value> { grid.row(row).map(Value::from).collect() };
    let by_heading = like
        .as_array()
        .is_none_or(|all| all.first().is_none_or(Value::is_object));
    if !by_heading {
        return (0..grid.rows()).map(row).collect();
    }
    let headings: Vec<String> = grid.row(0).map(str::to_owned).collect();
    let object = |at: usize| -> Value {
        headings
            .iter()
            .cloned()
            .zip(row(at))
            .collect::<serde_json::Map<_, _>>()
            .into()
    };
    (1..grid.rows()).map(object).collect()
}

fn plain_breaks(value: Value) -> Value {
    match value {
        Value::String(text) => text.replace("\r\n", "\n").into(),
        Value::Array(all) => all.into_iter().map(plain_breaks).collect(),
        Value::Object(all) => all.into_iter().map(|(k, v)| (k, plain_breaks(v))).collect(),
        other => other,
    }
}

#[test]
fn csv_spectrum_is_read_as_it_expects() {
    check("csv-spectrum", "csvs", 11);
}

#[test]
fn csv_test_data_is_read_as_it_expects() {
    check("csv-test-data", "csv", 18);
}

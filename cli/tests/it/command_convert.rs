//! `enlace convert`: tables go in, and everything that became of their rows is told.

#![allow(clippy::unwrap_used, reason = "what a test cannot go on without")]

use std::process::Command;
use std::{fs, process};

const REGION: &str = r#"{"format":"enlace-region","version":1,"region":{
    "id":"r","name":"R","country":"PT","reference_date":"2026-05-14","target_year":2029,
    "municipalities":[{"code":"0307","name":"Fafe"},{"code":"0308","name":"Guimarães"}],
    "qualifications":[{"code":"481241","title":{"pt":"Programador/a de Informática"}}]}}"#;

/// What the command tells of a table, without the file's name, and how it ended.
fn told(name: &str, table: &str) -> (Vec<String>, Option<i32>) {
    let folder = std::env::temp_dir().join(format!("enlace-convert-{}-{name}", process::id()));
    fs::create_dir_all(&folder).unwrap();
    let [region, own, target] = ["r.enlace", "t.csv", "o.enlace"].map(|file| folder.join(file));
    fs::write(&region, REGION).unwrap();
    fs::write(&own, table).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_enlace"))
        .arg("convert")
        .args([&region, &own, &target])
        .output()
        .unwrap();
    fs::remove_dir_all(&folder).unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    let before = format!("{}: ", own.display());
    let lines = lines.lines().map(|line| line.replace(&before, ""));
    (lines.collect(), output.status.code())
}

#[test]
fn each_row_is_told_in_the_way_in_which_it_ended() {
    let table = "Inquérito de 2026;;;;\n\
        Empresa;Concelho;Qualificação;Pessoas;Cor\n\
        Alfa;Fafe;481241;3;azul\n\
        Beta;Lisboa;481241;3;\n\
        Gama;Fafe;481241;muitas;\n\
        Delta;V. Guimarães;481241;2;\n\
        Subtotal Fafe;;;5;\n\
        Empresa;Concelho;Qualificação;Pessoas;Cor\n\
        ;;;;\n\
        Fonte: inquérito;;;;\n";
    let (lines, status) = told("ends", table);
    assert_eq!(status, Some(0));
    for line in [
        "remark column_not_used column[E] heading=Cor",
        "warning not_a_number row[5] text=muitas field=need.persons",
        "remark elsewhere_rows table count=1 text=4",
        "remark total_rows column[A] count=1 text=\"Subtotal Fafe\"",
        "remark notes_rows table count=1 text=10",
        "10 rows taken=1 unchanged=0 refused=2 cover=1 heading=2 blank=1 elsewhere=1 total=1 note=1",
        "2 added",
    ] {
        assert!(lines.iter().any(|own| own == line), "{line}\n{lines:#?}");
    }
    let counts = lines.iter().find(|line| line.contains(" rows ")).unwrap();
    let ends = counts.split(' ').filter_map(|part| part.split_once('='));
    let sum: usize = ends.map(|(_, count)| count.parse::<usize>().unwrap()).sum();
    assert_eq!(sum, table.lines().count());
}

#[test]
fn a_file_that_is_no_table_is_named_for_what_it_is() {
    for (name, bytes, expected) in [
        ("mail", "MIME-Version: 1.0\n\nx", "error mail file"),
        ("card", "BEGIN:VCARD\nFN:X\n", "error old_table file"),
        ("empty", "", "error empty file"),
    ] {
        let (lines, status) = told(name, bytes);
        assert_eq!((lines, status), (vec![expected.to_owned()], Some(1)));
    }
}

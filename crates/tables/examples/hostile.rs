//! Files that are small, or hold nothing of use, and would fill the memory or take for ever: made, and
//! each read in a process of its own. Prints its size, the time to its end and the most memory:
//! `cargo run --release -p enlace-tables --example hostile`.
#![expect(clippy::print_stdout, reason = "the figures are what it is for")]

use std::io::{Cursor, Write};
use std::path::Path;
use std::process::Command;
use std::time::Instant;
use std::{env, fs};

use enlace_tables::table::{Wish, open};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    match env::args().nth(1) {
        Some(file) => {
            println!("{}", read(Path::new(&file))?);
            Ok(())
        }
        None => measure(),
    }
}

/// Makes all files and has each read by another process.
fn measure() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Path::new("target").join("hostile");
    fs::create_dir_all(&folder)?;
    println!("{:<26}{:>10}{:>10}{:>10}", "file", "kB", "ms", "MB");
    for (name, bytes) in files()? {
        let path = folder.join(name);
        fs::write(&path, &bytes)?;
        let start = Instant::now();
        let output = Command::new(env::current_exe()?).arg(&path).output()?;
        let time = start.elapsed().as_millis();
        let told = String::from_utf8_lossy(&output.stdout);
        let mut lines = told.lines();
        let memory = lines.next().unwrap_or("?");
        let end = lines.next().unwrap_or("broke off");
        println!(
            "{name:<26}{:>10}{time:>10}{memory:>10}  {end}",
            bytes.len() / 1_000
        );
    }
    Ok(())
}

/// Reads a file as the program would; gives the most memory in megabytes, then what became of it.
fn read(path: &Path) -> Result<String, Box<dyn std::error::Error>> {
    let bytes = fs::read(path)?;
    let end = match path.extension().is_some_and(|kind| kind == "json") {
        true => match enlace_exchange::json::read(&bytes) {
            Ok(opened) => format!("opened, {} set aside", opened.region.set_aside.len()),
            Err(refusal) => refusal.id().to_owned(),
        },
        false => match open(&bytes, &Wish::default()) {
            Ok(table) => format!("opened, {} cells", table.grid.cells()),
            Err(refusal) => refusal.id().to_owned(),
        },
    };
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let most = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .and_then(|rest| rest.trim().trim_end_matches(" kB").parse::<u64>().ok())
        .map_or_else(
            || "?".to_owned(),
            |kilobytes| (kilobytes / 1_000).to_string(),
        );
    Ok(format!("{most}\n{end}"))
}

/// A file's name and bytes.
type MadeFile = (&'static str, Vec<u8>);

fn files() -> Result<Vec<MadeFile>, Box<dyn std::error::Error>> {
    let region = |inside: &str| {
        let text = format!(r#"{{"format":"enlace-region","version":1,"region":{{{inside}}}}}"#);
        text.into_bytes()
    };
    let keys = |count: usize| -> String {
        let all: Vec<String> = (0..count).map(|n| format!(r#""k{n}":0"#)).collect();
        all.join(",")
    };
    let need = format!(r#""needs":[{{"id":"n",{}}}]"#, keys(80_000));
    let zeros = vec!["0"; 28_000_000].join(",");
    let row = |number: usize, cells: &str| format!(r#"<row r="{number}">{cells}</row>"#);
    let inline = |place: &str, text: &str| {
        format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#)
    };
    let long = "palavra ".repeat(4_000);
    let merged = format!(
        r#"<sheetData>{}{}</sheetData><mergeCells><mergeCell ref="A1:A1048576"/></mergeCells>"#,
        row(1, &inline("A1", &long)),
        row(1_048_576, &inline("B1048576", "x")),
    );
    let shared: String = (1..=60_000)
        .map(|n| row(n, &format!(r#"<c r="A{n}" t="s"><v>0</v></c>"#)))
        .collect();
    let shared = format!("<sheetData>{shared}</sheetData>");
    let strings = format!(
        r#"<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{long}</t></si></sst>"#
    );
    let cells: String = (1..=120_000)
        .map(|n| row(n, &inline(&format!("A{n}"), "x")))
        .collect();
    // Each need keeps what it does not know: none has too much, together they would.
    let values = format!("\"later\":[{}]", vec!["0"; 3_900_000].join(","));
    let values = (0..8).map(|n| format!(r#"{{"id":"{n}","kind":"recruit",{values}}}"#));
    let values = format!(r#""needs":[{}]"#, values.collect::<Vec<_>>().join(","));
    let many = |value: &str, count: usize| format!(r#""later":[{}]"#, vec![value; count].join(","));
    let needs = |count: usize, more: &str| {
        let all = (0..count).map(|n| format!(r#"{{"id":"{n}","kind":"recruit"{more}}}"#));
        format!(r#""needs":[{}]"#, all.collect::<Vec<_>>().join(","))
    };
    let merges: String = (0..60_000)
        .map(|n| format!(r#"<mergeCell ref="A{}:A{}"/>"#, 2 * n + 1, 2 * n + 2))
        .collect();
    let merges = format!("<sheetData>{cells}</sheetData><mergeCells>{merges}</mergeCells>");
    Ok(vec![
        ("unknown-keys.json", region(&need)),
        ("unknown-keys-around.json", region(&keys(4_000_000))),
        ("unknown-values.json", region(&values)),
        (
            "unknown-groups.json",
            region(&many(r#"{"a":0}"#, 5_900_000)),
        ),
        ("unknown-lists.json", region(&many("[[0]]", 5_900_000))),
        ("below-the-limit.json", region(&many("0", 6_600_000))),
        (
            "groups-in-groups.json",
            region(&needs(900_000, r#","x":{"a":{"a":{"a":{"a":{"a":{}}}}}}"#)),
        ),
        ("empty-needs.json", region(&needs(1_900_000, ""))),
        ("pieces.json", region(&format!(r#""needs":[{zeros}]"#))),
        (
            "unknown-list.json",
            region(&format!(r#""later":[{zeros}]"#)),
        ),
        (
            "list-again.json",
            region(&vec![r#""needs":[]"#; 4_000_000].join(",")),
        ),
        ("merged-down.xlsx", book(&merged, None)?),
        ("shared-text.xlsx", book(&shared, Some(&strings))?),
        ("many-merges.xlsx", book(&merges, None)?),
    ])
}

/// A workbook of one sheet.
fn book(sheet: &str, strings: Option<&str>) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let xml = |inside: String| format!(r#"<?xml version="1.0"?>{inside}"#);
    let relations = |inside: &str| {
        xml(format!(
            r#"<Relationships xmlns="{RELATIONS}">{inside}</Relationships>"#
        ))
    };
    let relation = |id: &str, kind: &str, target: &str| {
        format!(r#"<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/>"#)
    };
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, text: &str| -> Result<(), Box<dyn std::error::Error>> {
        zip.start_file(name, SimpleFileOptions::default())?;
        Ok(zip.write_all(text.as_bytes())?)
    };
    add(
        "[Content_Types].xml",
        &xml(r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#.to_owned()),
    )?;
    add(
        "_rels/.rels",
        &relations(&relation("r1", "officeDocument", "xl/workbook.xml")),
    )?;
    add(
        "xl/workbook.xml",
        &xml(format!(
            r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>"#
        )),
    )?;
    let of_strings = relation("r2", "sharedStrings", "sharedStrings.xml");
    let of_sheet = relation("r1", "worksheet", "worksheets/sheet1.xml");
    add(
        "xl/_rels/workbook.xml.rels",
        &relations(&format!("{of_sheet}{of_strings}")),
    )?;
    add(
        "xl/worksheets/sheet1.xml",
        &xml(format!(r#"<worksheet xmlns="{MAIN}">{sheet}</worksheet>"#)),
    )?;
    add(
        "xl/sharedStrings.xml",
        strings.unwrap_or(&xml(format!(r#"<sst xmlns="{MAIN}"/>"#))),
    )?;
    Ok(zip.finish()?.into_inner())
}

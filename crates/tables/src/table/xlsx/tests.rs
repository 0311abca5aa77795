//! Workbooks made by hand: dates, merged and hidden cells, and archives that mean harm.

use std::io::Write;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;
use crate::table::{Wish, open};

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK_RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
const STYLES: &str = r#"<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
const SHEET: &str = r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#;

/// A workbook of two sheets, the first hidden where it is said so.
fn book(properties: &str, first: &str, sheets: [&str; 2], more: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let workbook = format!(
        r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">{properties}<sheets><sheet name="One" sheetId="1" {first} r:id="r1"/><sheet name="Two" sheetId="2" r:id="r2"/></sheets></workbook>"#
    );
    let [one, two] = sheets.map(|inside| format!("{SHEET}{inside}</worksheet>"));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut add = |name: &str, content: &[u8]| {
        zip.start_file(name, options).expect("the name is new");
        zip.write_all(content).expect("it goes to memory");
    };
    add("[Content_Types].xml", TYPES.as_bytes());
    add("_rels/.rels", RELS.as_bytes());
    add("xl/workbook.xml", workbook.as_bytes());
    add("xl/_rels/workbook.xml.rels", BOOK_RELS.as_bytes());
    add("xl/styles.xml", STYLES.as_bytes());
    add("xl/worksheets/sheet1.xml", one.as_bytes());
    add("xl/worksheets/sheet2.xml", two.as_bytes());
    for (name, content) in more {
        add(name, content);
    }
    zip.finish().expect("it goes to memory").into_inner()
}

const CELLS: &str = r#"<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c><c r="B1" t="inlineStr"><is><t>date</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>x</t></is></c><c r="B2" s="1"><v>46156</v></c></row></sheetData>"#;

fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let opened = open(bytes, &Wish::default()).expect("it is a workbook");
    let row = |row| opened.grid.row(row).map(str::to_owned).collect();
    (0..opened.grid.rows()).map(row).collect()
}

#[test]
fn dates_count_from_1900_or_from_1904_as_the_workbook_says() {
    assert_eq!(
        rows(&book("", "", [CELLS, ""], &[]))[1],
        ["x", "2026-05-14"]
    );
    let properties = r#"<workbookPr date1904="1"/>"#;
    assert_eq!(
        rows(&book(properties, "", [CELLS, ""], &[]))[1],
        ["x", "2030-05-15"]
    );
}

#[test]
fn a_hidden_sheet_is_read_only_when_it_is_asked_for() {
    let other = r#"<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>seen</t></is></c></row></sheetData>"#;
    let bytes = book("", r#"state="hidden""#, [CELLS, other], &[]);
    let opened = open(&bytes, &Wish::default()).expect("it is a workbook");
    assert_eq!((opened.sheet, opened.sheets[0].hidden), (1, true));
    let wish = Wish {
        sheet: Some(0),
        ..Wish::default()
    };
    assert_eq!(
        open(&bytes, &wish)
            .expect("it is a workbook")
            .grid
            .cell(0, 0),
        "name"
    );
}

#[test]
fn what_merged_cells_of_a_column_say_is_said_of_each_of_their_rows() {
    let merged = r#"<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>school</t></is></c><c r="B1" t="inlineStr"><is><t>course</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>S</t></is></c><c r="B2"><v>1</v></c></row><row r="3"><c r="B3"><v>2</v></c></row><row r="4"><c r="B4"><v>3</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>"#;
    let rows = rows(&book("", "", [merged, ""], &[]));
    assert_eq!(rows[2], ["S", "2"]);
    assert_eq!(rows[3], ["", "3"]);
}

#[test]
fn a_workbook_that_claims_every_cell_costs_no_more_than_it_has() {
    let dense = format!(r#"<dimension ref="A1:XFD1048576"/>{CELLS}"#);
    assert_eq!(rows(&book("", "", [&dense, ""], &[])).len(), 2);
    let far = r#"<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>"#;
    assert_eq!(rows(&book("", "", [far, ""], &[])).len(), 1_048_576);
}

#[test]
fn a_text_that_is_said_of_a_million_rows_is_refused_before_it_fills_the_memory() {
    let long = "palavra ".repeat(1_000);
    let far = format!(
        r#"<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{long}</t></is></c></row><row r="1048576"><c r="B1048576"><v>1</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:A1048576"/></mergeCells>"#
    );
    let refused = open(&book("", "", [&far, ""], &[]), &Wish::default()).map(|_| ());
    assert_eq!(refused, Err(TableRefusal::TooMuchText { limit: MOST_TEXT }));
}

#[test]
fn of_a_cell_with_more_letters_than_a_workbook_can_hold_the_beginning_is_read_and_it_is_named() {
    let long = "ã".repeat(MOST_LETTERS + 1);
    let sheet = format!(
        r#"<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="B3" t="inlineStr"><is><t>{long}</t></is></c></row></sheetData>"#
    );
    let opened = open(&book("", "", [&sheet, ""], &[]), &Wish::default()).expect("it opens");
    assert_eq!(opened.overlong, [(2, 1)]);
    assert!(opened.is_overlong(2, 1) && !opened.is_overlong(0, 0));
    assert_eq!(opened.grid.cell(2, 1).chars().count(), MOST_LETTERS);
}

#[test]
fn merged_cells_one_above_the_other_each_say_their_own() {
    let cell = |place: &str, text: &str| {
        format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#)
    };
    let sheet = format!(
        r#"<sheetData><row r="1">{}{}</row><row r="3">{}</row><row r="5">{}</row></sheetData><mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="C1:C4"/><mergeCell ref="A3:A4"/></mergeCells>"#,
        cell("A1", "a"),
        cell("C1", "c"),
        cell("A3", "b"),
        cell("B5", "x"),
    );
    let rows = rows(&book("", "", [&sheet, ""], &[]));
    assert_eq!(rows[1], ["a", "", "c"]);
    assert_eq!(rows[3], ["b", "", "c"]);
    assert_eq!(rows[4], ["", "x"]);
}

#[test]
fn what_would_unpack_to_too_much_is_refused_before_it_does() {
    let zeros = vec![b'0'; 3 * 1024 * 1024];
    let bytes = book("", "", [CELLS, ""], &[("xl/sharedStrings.xml", zeros)]);
    let refused = open(&bytes, &Wish::default()).map(|_| ());
    assert!(
        matches!(refused, Err(TableRefusal::ZipBomb { .. })),
        "{refused:?}"
    );
}

#[test]
fn an_archive_that_lies_about_its_sizes_is_refused() {
    let text: Vec<u8> = (0..200_000u32)
        .flat_map(|n| (n.wrapping_mul(2_654_435_761)).to_le_bytes())
        .collect();
    let bytes = book("", "", [CELLS, ""], &[("xl/sharedStrings.xml", text)]);
    let name = b"xl/sharedStrings.xml";
    let at = bytes
        .windows(name.len())
        .rposition(|part| part == name)
        .expect("it is in the directory");
    let mut lying = bytes.clone();
    lying[at - 46 + 24..at - 46 + 28].copy_from_slice(&100u32.to_le_bytes());
    let refused = open(&lying, &Wish::default()).map(|_| ());
    assert!(refused.is_err(), "{refused:?}");
}

#[test]
fn archives_that_are_no_workbook_are_told_apart() {
    let archive = |names: &[&str]| {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for name in names {
            zip.start_file(*name, SimpleFileOptions::default())
                .expect("the name is new");
        }
        zip.finish().expect("it goes to memory").into_inner()
    };
    let refused = |names: &[&str]| open(&archive(names), &Wish::default()).map(|_| ());
    assert_eq!(
        refused(&["mimetype", "content.xml"]),
        Err(TableRefusal::OpenDocument)
    );
    assert_eq!(
        refused(&["xl/workbook.bin"]),
        Err(TableRefusal::LegacyWorkbook)
    );
    assert_eq!(
        refused(&["word/document.xml"]),
        Err(TableRefusal::WordProcessor)
    );
    assert_eq!(refused(&["a.txt"]), Err(TableRefusal::Archive));
    let many: Vec<String> = (0..2_001).map(|n| format!("{n}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert!(matches!(
        refused(&many),
        Err(TableRefusal::ZipBomb { entries: 2_001, .. })
    ));
    assert_eq!(refused(&["xl/workbook.xml"]), Err(TableRefusal::Damaged));
}

#[test]
fn a_workbook_that_is_cut_off_or_changed_anywhere_ends_with_a_refusal_or_a_table() {
    let bytes = book("", "", [CELLS, CELLS], &[]);
    for end in (0..bytes.len()).step_by(37) {
        assert!(
            open(&bytes[..end], &Wish::default()).is_err(),
            "cut off at {end}"
        );
    }
    for at in (4..bytes.len()).step_by(11) {
        let mut changed = bytes.clone();
        changed[at] ^= 0x5a;
        let _table_or_refusal = open(&changed, &Wish::default());
    }
}

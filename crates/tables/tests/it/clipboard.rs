//! Blocks of cells by way of the clipboard: what spreadsheets copy is read as it stands there, and
//! what we copy comes back as it was.

use std::fs;

use enlace_tables::table::{Block, read, read_text, write_html, write_text};
use proptest::prelude::*;

/// Written after the known structure of what these programs copy.
const MADE: [&str; 2] = ["made-excel", "made-google-sheets"];
/// Copied from the program itself, out of `copied.fods`.
const CAPTURED: &str = "libreoffice-7.4";

fn sample(name: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/clipboard");
    let path = format!("{folder}/{name}");
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn expected() -> Block {
    [
        ["0303", "Escola Secundária de Fafe", "1.234,5"],
        ["", "primeira linha\nsegunda & \"terceira\"", "63%"],
        ["junto", "", "-4"],
    ]
    .map(|row| row.map(str::to_owned).to_vec())
    .to_vec()
}

#[test]
fn the_html_of_every_spreadsheet_is_read_as_it_stands_there() {
    for program in MADE {
        let html = sample(&format!("{program}.html"));
        assert_eq!(read(&html, "not read"), Some(expected()), "{program}");
    }
    let html = sample(&format!("{CAPTURED}.html"));
    let mut captured = expected();
    captured[0][2] = "1 234,5".to_owned();
    assert_eq!(read(&html, "not read"), Some(captured));
}

#[test]
fn the_text_of_every_spreadsheet_is_read_as_it_stands_there() {
    for program in MADE {
        let text = sample(&format!("{program}.txt"));
        assert_eq!(
            read("<p>no table</p>", &text),
            Some(expected()),
            "{program}"
        );
    }
    let text = sample(&format!("{CAPTURED}.txt"));
    let mut captured = expected();
    captured[0][2] = "1\u{a0}234,5".to_owned();
    // As text, LibreOffice writes a space for the break within a cell.
    captured[1][1] = "primeira linha segunda & \"terceira\"".to_owned();
    assert_eq!(read("<p>no table</p>", &text), Some(captured));
}

/// Texts of the letters that break readers of tables.
fn awkward() -> impl Strategy<Value = String> {
    let letters = prop::sample::select(
        "ab0 9\t\n\"'=+-@<>&;#x,.%\u{a0}\u{2003}\u{2028}çã–𝄞\u{202e}"
            .chars()
            .collect::<Vec<_>>(),
    );
    let words = prop::sample::select(vec![
        "=1+1", "'=x", "''-5", "-5", "+351 2", "\"\"", "\"a\"\tb", "&amp;", "&nbsp;", "&#32;",
        "</td>", "<br>", "<!--", "0303", "  two  ", "\n", " \n ", "",
    ]);
    prop_oneof![
        prop::collection::vec(letters, 0..12).prop_map(String::from_iter),
        words.prop_map(str::to_owned),
        any::<String>().prop_map(|text| text.replace(|c: char| c.is_control(), "")),
    ]
}

fn block() -> impl Strategy<Value = Block> {
    prop::collection::vec(prop::collection::vec(awkward(), 1..5), 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_block_copied_as_text_comes_back_as_it_was(block in block()) {
        let text = write_text(&block);
        prop_assert_eq!(read_text(&text), Some(block), "{:?}", text);
    }

    #[test]
    fn a_block_copied_as_html_comes_back_as_it_was(block in block()) {
        let html = write_html(&block);
        prop_assert_eq!(read(&html, ""), Some(block), "{}", html);
    }

    #[test]
    fn whatever_lies_on_the_clipboard_is_read_without_a_crash(html in ".{0,200}", text in "[\\PC\t\r\n\"]{0,80}") {
        let _ = read(&html, &text);
        let _ = read(&format!("<table><tr><td {html}>{text}"), "");
    }
}

//! What goes out as a table comes in again as it was, awkward texts too.

use enlace_edit::AnyRecord;
use enlace_edit::field::DecimalMark;
use enlace_exchange::json;
use enlace_model::{Kind, Region};
use enlace_tables::export::table;
use enlace_tables::import::protocol::{ImportRequest, ImportResponse};
use enlace_tables::import::{Desk, Fate, Part, Vocabulary};
use enlace_tables::table::{Delimiter, Wish, write_csv};
use proptest::prelude::*;

use crate::import::{empty, import, planned, read, recognised};

/// Texts as people do not write them, without spaces that typing would take away.
fn awkward() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "=1+1",
        "+351 253",
        "-x",
        "@cmd",
        "'",
        "\"",
        "\"\"",
        ";",
        ",",
        "|",
        "a",
        "É",
        "ção",
        "0304",
        "<b>",
        "\u{202e}",
        "\u{200b}",
        "𝔘",
        "1,5",
        "1.234",
        "2026-05-14",
        "Total x",
        "–",
        "'=x",
    ]);
    prop::collection::vec(pieces, 1..6).prop_map(|all| all.concat())
}

fn put(region: &mut Region, kind: Kind, value: serde_json::Value) {
    json::read_record(kind, &value.to_string(), region).expect("it has what must be there");
}

fn region() -> impl Strategy<Value = Region> {
    let names = prop::collection::vec(awkward(), 8);
    (names, 0.0..500.0f64, any::<bool>()).prop_map(|(names, number, mark)| {
        let mut region = empty();
        let n = |at: usize| format!("{}{at}", names[at]);
        // Of three decimals, too: they could be thousands.
        let number = (number * 1000.0).round() / 1000.0;
        put(&mut region, Kind::Municipality, serde_json::json!({
            "code": "0304", "name": n(0), "population": 12345, "latitude": 41.5, "illustrative": mark,
            "businesses": [{"sector": "25", "size": "micro", "count": 7}, {"sector": "25", "size": "micro", "count": 9}],
        }));
        put(&mut region, Kind::Qualification, serde_json::json!({
            "code": "481241", "title": {"pt": n(1)}, "level": 4,
            "units": [{"code": "0066", "title": n(2), "hours": number, "component": "technological"}],
            "occupations": [{"system": "isco-08", "code": "7223", "title": n(3)}],
        }));
        put(&mut region, Kind::School, serde_json::json!({
            "code": "0304240", "name": n(4), "municipality": "0304", "fill": 0.83,
        }));
        put(&mut region, Kind::Enterprise, serde_json::json!({
            "id": "e-1", "name": n(5), "municipality": "0304", "headcount": number,
            "sector": {"system": "CAE-Rev.3", "code": "25"},
        }));
        put(&mut region, Kind::Evidence, serde_json::json!({
            "id": "v-1", "kind": "survey", "date": "2026-05", "quote": n(6),
        }));
        put(&mut region, Kind::Need, serde_json::json!({
            "id": "n-1", "enterprise": "e-1", "qualification": "481241", "kind": "recruit",
            "persons": number, "evidence": "v-1", "note": n(7), "units": ["0066", "x"],
        }));
        put(&mut region, Kind::Offer, serde_json::json!({
            "id": "o-1", "school": "0304240", "qualification": "481241", "start_year": 2026,
            "classes": 0.5, "places": 12, "status": "running",
            "history": [{"entry_year": 2022, "entrants": 20, "completed": 15}],
        }));
        region
    })
}

/// All lists out and in again, into a region that has nothing but its header.
fn there_and_back(region: &Region, write: impl Fn(Part) -> Option<Vec<u8>>) -> Region {
    let mut back = Region::new(region.header.clone());
    for &part in Part::ALL {
        let Some(bytes) = write(part) else {
            continue;
        };
        let table = read(&bytes);
        let mapping = recognised(&table, &back);
        assert_eq!(mapping.subject, part, "{:?}", table.headings());
        let plan = planned(&table, &mapping, &back, &[]);
        assert!(plan.refused.is_empty(), "{part:?} {:?}", plan.refused);
        import(&plan, &mut back);
        // And into what it came from, it changes nothing.
        let again = planned(&table, &recognised(&table, region), region, &[]);
        assert!(
            again.records.iter().all(|one| one.fate == Fate::Unchanged),
            "{part:?}"
        );
    }
    back
}

fn records(region: &Region) -> Vec<String> {
    let mut all = Vec::new();
    for &kind in Kind::ALL {
        AnyRecord::each_text(kind, region, &mut |_, text| all.push(text.to_owned()));
    }
    all
}

/// How many made-up tables are read: more in `cargo xtask fuzz`.
pub fn readings() -> u32 {
    let wanted = std::env::var("ENLACE_READINGS").ok();
    wanted.and_then(|wanted| wanted.parse().ok()).unwrap_or(64)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(readings()))]

    #[test]
    fn a_region_goes_out_as_text_and_comes_in_as_it_was(region in region()) {
        let words = Vocabulary::default();
        for decimal in [DecimalMark::Comma, DecimalMark::Point] {
            let back = there_and_back(&region, |part| {
                let table = table(part, &region, &words);
                (table.rows.len() > 1).then(|| table.text(decimal))
            });
            prop_assert_eq!(records(&back), records(&region));
        }
    }

    #[test]
    fn whatever_the_bytes_reading_ends_with_a_table_or_a_refusal(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _table = enlace_tables::table::open(&bytes, &Wish::default());
        let mut zip = b"PK\x03\x04".to_vec();
        zip.extend(&bytes);
        prop_assert!(enlace_tables::table::open(&zip, &Wish::default()).is_err());
    }

    #[test]
    fn whatever_the_text_importing_ends_with_a_plan(text in "[a-z;,\"'=\n0-9éã\t ]{0,300}") {
        if let Ok(table) = enlace_tables::table::open(text.as_bytes(), &Wish::default()) {
            let region = empty();
            let plan = planned(&table, &recognised(&table, &region), &region, &[]);
            prop_assert!(plan.rows <= table.grid.rows());
        }
    }
}

#[test]
fn a_region_goes_out_as_a_workbook_and_comes_in_as_it_was() {
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(16));
    let done = runner.run(&region(), |region| {
        let mut desk = Desk::default();
        let text = json::write(&region, &json::Stamp::default());
        let mut mint = || unreachable!("nothing is new");
        desk.answer(ImportRequest::Region, text.into_bytes(), &mut mint);
        let (answer, bytes) = desk.answer(
            ImportRequest::Workbook { parts: Vec::new() },
            Vec::new(),
            &mut mint,
        );
        prop_assert_eq!(answer, ImportResponse::Done);
        let sheets = read(&bytes).sheets;
        let mut back = Region::new(region.header.clone());
        for (place, sheet) in sheets.iter().enumerate() {
            let wish = Wish {
                sheet: Some(place),
                ..Wish::default()
            };
            let table = enlace_tables::table::open(&bytes, &wish).expect("it is a workbook");
            let mapping = recognised(&table, &back);
            prop_assert_eq!(mapping.subject.as_str(), sheet.name.as_str());
            let plan = planned(&table, &mapping, &back, &[]);
            prop_assert!(plan.refused.is_empty(), "{:?}", plan.refused);
            import(&plan, &mut back);
        }
        prop_assert_eq!(records(&back), records(&region));
        Ok(())
    });
    done.expect("the workbook holds all");
}

#[test]
fn a_template_that_comes_back_is_read_without_a_word() {
    let mut region = empty();
    put(
        &mut region,
        Kind::Municipality,
        serde_json::json!({"code": "0307", "name": "Fafe"}),
    );
    put(
        &mut region,
        Kind::School,
        serde_json::json!({"code": "0307009", "name": "EP Fafe", "municipality": "0307"}),
    );
    put(
        &mut region,
        Kind::Qualification,
        serde_json::json!({"code": "AVE-07", "title": {"pt": "X", "en": "Y"}}),
    );
    let mut desk = Desk::default();
    let text = json::write(&region, &json::Stamp::default());
    let mut mint = || "new".to_owned();
    desk.answer(ImportRequest::Region, text.into_bytes(), &mut mint);
    let ask = ImportRequest::Template {
        parts: vec!["offer".to_owned(), "cohort".to_owned()],
    };
    let (answer, bytes) = desk.answer(ask, Vec::new(), &mut mint);
    assert_eq!(answer, ImportResponse::Done);
    let template = read(&bytes);
    assert_eq!(template.sheets.len(), 3);
    assert!(template.sheets[2].hidden);
    // As a school fills it in and a spreadsheet saves it.
    let mut rows = vec![template.headings()];
    rows.push(
        [
            "EP Fafe",
            "AVE-07 - X",
            "2026",
            "",
            "1",
            "24",
            "",
            "",
            "",
            "",
        ]
        .map(str::to_owned)
        .to_vec(),
    );
    let table = read(&write_csv(&rows, Delimiter::Semicolon));
    let mapping = recognised(&table, &region);
    assert_eq!(mapping.subject, Part::Offer);
    let plan = planned(&table, &mapping, &region, &[]);
    assert!(plan.refused.is_empty(), "{:?}", plan.refused);
    assert_eq!(plan.count(Kind::Offer, Fate::Added), 1);
}

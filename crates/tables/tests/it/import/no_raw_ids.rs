//! Ids that only the program reads stand in no table that goes out and in no preview; what goes out by
//! their numbers comes in again as what it was.

use enlace_edit::AnyRecord;
use enlace_edit::field::DecimalMark;
use enlace_exchange::json;
use enlace_model::{Kind, Region};
use enlace_tables::export::table;
use enlace_tables::import::protocol::{ImportRequest, ImportResponse};
use enlace_tables::import::{Desk, Fate, Part, Vocabulary};
use enlace_tables::table::{Delimiter, write_csv};
use serde_json::{Value, json};

use crate::import::{empty, import, planned, read, recognised};

/// A made id.
fn id(number: u32) -> String {
    format!("01a21e24-36b1-7cc3-98c4-dc0c0c07{number:04x}")
}

fn put(region: &mut Region, kind: Kind, value: Value) {
    json::read_record(kind, &value.to_string(), region).expect("it has what must be there");
}

/// Everything by made ids, two schools of one name among it.
fn region() -> Region {
    let mut region = empty();
    let all = [
        (Kind::Municipality, json!({"code": "0307", "name": "Fafe"})),
        (
            Kind::Qualification,
            json!({"code": id(1), "title": {"pt": "Cozinha"}, "level": 4,
            "units": [{"code": "0066", "hours": 50}]}),
        ),
        (
            Kind::Qualification,
            json!({"code": id(2), "title": {"pt": "Mecânica"}}),
        ),
        (
            Kind::Relation,
            json!({"id": id(3), "from": id(1), "to": id(2), "value": 0.5}),
        ),
        (
            Kind::School,
            json!({"code": id(4), "name": "EP", "municipality": "0307"}),
        ),
        (
            Kind::School,
            json!({"code": id(5), "name": "EP", "municipality": "0307"}),
        ),
        (
            Kind::Enterprise,
            json!({"id": id(6), "name": "Metalo", "municipality": "0307"}),
        ),
        (
            Kind::Contact,
            json!({"id": id(7), "enterprise": id(6), "phone": "253"}),
        ),
        (
            Kind::Session,
            json!({"id": id(8), "title": "Reunião", "date": "2026-05"}),
        ),
        (
            Kind::Evidence,
            json!({"id": id(9), "kind": "survey", "date": "2026-05-14", "session": id(8)}),
        ),
        (
            Kind::Evidence,
            json!({"id": id(10), "kind": "survey", "date": "2026-05-14"}),
        ),
        (
            Kind::Need,
            json!({"id": id(11), "enterprise": id(6), "qualification": id(1), "kind": "recruit",
            "persons": 3, "evidence": id(10)}),
        ),
        (
            Kind::Panel,
            json!({"id": id(12), "date": "2026", "session": id(8),
            "participants": [{"role": "empresa", "count": 7}], "rows": [{"qualification": id(2), "balance": -1}]}),
        ),
        (
            Kind::Offer,
            json!({"id": id(13), "school": id(5), "qualification": id(1), "start_year": 2026,
            "status": "running", "places": 12, "shared_with": id(14),
            "history": [{"entry_year": 2022, "entrants": 20}]}),
        ),
        (
            Kind::Offer,
            json!({"id": id(14), "school": id(4), "qualification": id(1), "start_year": 2026,
            "status": "running", "places": 12, "shared_with": id(13)}),
        ),
    ];
    for (kind, value) in all {
        put(&mut region, kind, value);
    }
    region
}

fn assert_readable(what: &str, text: &str) {
    assert!(!text.contains("01a21e24"), "{what}: {text}");
}

fn tables(region: &Region) -> Vec<(Part, Vec<u8>)> {
    let words = Vocabulary::default();
    let all = Part::ALL
        .iter()
        .map(|part| (*part, table(*part, region, &words)));
    let filled = all.filter(|(_, table)| table.rows.len() > 1);
    filled
        .map(|(part, table)| (part, table.text(DecimalMark::Comma)))
        .collect()
}

#[test]
fn no_table_that_goes_out_shows_an_id_of_the_program_and_each_comes_back_unchanged() {
    let region = region();
    let all = tables(&region);
    assert!(all.len() > 12);
    for (part, bytes) in &all {
        let text = String::from_utf8_lossy(bytes);
        assert_readable(part.as_str(), &text);
        let table = read(bytes);
        let plan = planned(&table, &recognised(&table, &region), &region, &[]);
        assert!(plan.refused.is_empty(), "{part:?} {:?}", plan.refused);
        let changed = plan.records.iter().find(|one| one.fate != Fate::Unchanged);
        assert_eq!(changed, None, "{part:?}");
    }
}

#[test]
fn a_region_of_made_ids_goes_out_and_into_another_with_all_that_refers_to_what() {
    let region = region();
    let mut back = Region::new(region.header.clone());
    // A row may refer to one that comes later.
    for (part, bytes) in tables(&region) {
        let table = read(&bytes);
        let plan = planned(&table, &recognised(&table, &back), &back, &[]);
        assert!(plan.refused.is_empty(), "{part:?} {:?}", plan.refused);
        import(&plan, &mut back);
    }
    // The same but for the ids, which are the numbers now.
    let texts = |region: &Region| {
        let mut all: Vec<String> = Vec::new();
        for kind in Kind::ALL {
            AnyRecord::each_text(*kind, region, &mut |_, text| all.push(text.to_owned()));
        }
        all
    };
    let renamed = |mut text: String| {
        for number in 1..=14 {
            let made = id(number);
            text = text.replace(&made, &enlace_model::local_number::shown_code(&made));
        }
        text
    };
    let mut before: Vec<String> = texts(&region).into_iter().map(renamed).collect();
    let mut after = texts(&back);
    before.sort_unstable();
    after.sort_unstable();
    assert_eq!(after, before);
}

#[test]
fn no_preview_and_no_template_shows_an_id_of_the_program() {
    let region = region();
    let mut desk = Desk::default();
    let text = json::write(&region, &json::Stamp::default());
    let mut next = 100;
    let mut mint = || {
        next += 1;
        id(next)
    };
    desk.answer(ImportRequest::Region, text.into_bytes(), &mut mint);
    let parts = ["offer", "cohort", "need", "evidence"]
        .map(str::to_owned)
        .to_vec();
    let (answer, bytes) = desk.answer(ImportRequest::Template { parts }, Vec::new(), &mut mint);
    assert_eq!(answer, ImportResponse::Done);
    let template = read(&bytes);
    for sheet in 0..template.sheets.len() {
        let wish = enlace_tables::table::Wish {
            sheet: Some(sheet),
            ..Default::default()
        };
        let opened = enlace_tables::table::open(&bytes, &wish).expect("is a workbook");
        for row in 0..opened.grid.rows() {
            for cell in opened.grid.row(row) {
                assert_readable("template", cell);
            }
        }
    }
    // New needs with their evidence, of known and of new enterprises.
    let rows = [
        [
            "Empresa",
            "Qualificação",
            "Pessoas",
            "Data da evidência",
            "Tipo de evidência",
        ],
        ["Metalo", "Cozinha", "4", "15/05/2026", "inquérito"],
        ["metalo", "Mecânica", "5", "", ""],
        ["Nova, Lda", "Cozinha", "6", "16/05/2026", "entrevista"],
    ];
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.map(str::to_owned).to_vec())
        .collect();
    let bytes = write_csv(&rows, Delimiter::Semicolon);
    let file = ImportRequest::File {
        wish: Default::default(),
    };
    let (answer, _) = desk.answer(file, bytes, &mut mint);
    let ImportResponse::Read(shown) = answer else {
        panic!("{answer:?}");
    };
    let plan = ImportRequest::Plan {
        mapping: shown.mapping.clone(),
        choices: Default::default(),
    };
    let (answer, _) = desk.answer(plan, Vec::new(), &mut mint);
    let ImportResponse::Planned(preview) = answer else {
        panic!("{answer:?}");
    };
    let mut said: Vec<String> = Vec::new();
    for one in &preview.added {
        said.extend(one.fields.iter().map(|(_, value)| value.clone()));
    }
    for one in &preview.changed {
        said.push(one.name.clone());
        said.extend(
            one.fields
                .iter()
                .flat_map(|(_, was, is)| [was.clone(), is.clone()]),
        );
    }
    said.extend(preview.remarks.iter().map(|remark| remark.became.clone()));
    assert!(said.len() > 10, "{said:?}");
    for text in &said {
        assert_readable("preview", text);
    }
}

//! Names and codes in cells that are pasted: what an import finds a paste finds, too.

use enlace_edit::field::DecimalMark;
use enlace_edit::{Cell, Cells, Deed, Entry, Op, Rejection, decide, read_field};
use enlace_exchange::json::read;
use enlace_model::{Kind, RecordRef, Region};
use serde_json::json;

fn region() -> Region {
    let file = json!({"format": "enlace-region", "version": 1, "region": {
        "id": "r", "name": "R", "country": "PT", "reference_date": "2026-03-01", "target_year": 2029,
        "municipalities": [{"code": "0307", "name": "Fafe"}, {"code": "0308", "name": "Guimarães"}],
        "qualifications": [{"code": "481241", "title": {"pt": "Programador/a de Informática"}}],
        "enterprises": [
            {"id": "e1", "name": "Têxtil Beta, SA", "municipality": "0307"},
            {"id": "e2", "name": "Pao Alto", "municipality": "0307"},
            {"id": "e3", "name": "Pão Alto", "municipality": "0308"},
        ],
        "needs": [{"id": "n", "enterprise": "e1", "qualification": "481241", "kind": "recruit",
            "persons": 3}],
        "schools": [{"code": "0307009", "name": "Escola de Fafe", "municipality": "0307"}],
    }});
    read(file.to_string().as_bytes()).unwrap().region
}

/// What a text in a field becomes; the fault where it is refused.
fn pasted(kind: Kind, id: &str, field: &str, text: &str) -> Result<String, &'static str> {
    let mut region = region();
    let record = RecordRef::new(kind, id);
    let cell = Cell {
        record: record.clone(),
        field: field.to_owned(),
        entry: Entry::Typed(text.to_owned(), DecimalMark::Comma),
    };
    let op = Op::SetFields(Cells {
        deed: Deed::Paste,
        add: Vec::new(),
        cells: vec![cell],
    });
    match decide(&op, &region) {
        Ok(changes) => {
            changes.iter().for_each(|change| region.apply(change));
            let value = read_field(&region, &record, field);
            let text = value.as_ref().and_then(|value| value.as_str());
            Ok(text.unwrap_or_default().to_owned())
        }
        Err(Rejection::Cells(faults)) => Err(faults[0].fault.id()),
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn codes_that_a_spreadsheet_spoilt_and_names_without_their_marks_are_found() {
    let place = |text: &str| pasted(Kind::School, "0307009", "municipality", text);
    for text in ["0307", "307", "307.0", "'0307", "fafe", " Fafe ", "FAFE"] {
        assert_eq!(place(text).as_deref(), Ok("0307"), "{text}");
    }
    for text in [
        "481241",
        "481 241",
        "481.241",
        "481241,0",
        "programador/a de informatica",
    ] {
        let found = pasted(Kind::Need, "n", "qualification", text);
        assert_eq!(found.as_deref(), Ok("481241"), "{text}");
    }
    let firm = |text: &str| pasted(Kind::Need, "n", "enterprise", text);
    for text in ["TEXTIL BETA SA", "Têxtil  Beta, SA"] {
        assert_eq!(firm(text).as_deref(), Ok("e1"), "{text}");
    }
    // Of names that differ only by accents the very one is meant, and any other form means neither.
    assert_eq!(firm("pão alto").as_deref(), Ok("e3"));
    assert_eq!(firm("Pao alto").as_deref(), Ok("e2"));
    assert_eq!(firm("PAO. ALTO"), Err("several_records"));
    assert_eq!(place("309"), Err("no_such_record"));
    assert_eq!(place("Vizela"), Err("no_such_record"));
}

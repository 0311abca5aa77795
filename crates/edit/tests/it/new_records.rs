//! A new record is never kept without what it needs, whatever its kind.

#![allow(clippy::unwrap_used, reason = "what a test cannot go on without")]

use enlace_edit::field::{Content, DecimalMark, Fault, Presence, fields};
use enlace_edit::{Cell, Cells, Deed, Entry, Op, Rejection, decide};
use enlace_model::{Header, Kind, RecordRef, Region, SchoolYear};

const ID: &str = "01a21e24-0000-7000-8000-000000000001";

fn region() -> Region {
    let header = Header::new("r".into(), "R", "2026-11-12".into(), SchoolYear(2030));
    let mut region = Region::new(header);
    for (kind, cells) in [
        (
            Kind::Municipality,
            &[("code", "0307"), ("name", "Fafe")][..],
        ),
        (
            Kind::Municipality,
            &[("code", "0308"), ("name", "Guimarães")],
        ),
        (
            Kind::Qualification,
            &[("code", "811"), ("title.pt", "Cozinha")],
        ),
        (
            Kind::Qualification,
            &[("code", "812"), ("title.pt", "Turismo")],
        ),
        (
            Kind::School,
            &[
                ("code", "0307009"),
                ("name", "EP Fafe"),
                ("municipality", "0307"),
            ],
        ),
        (Kind::Enterprise, &[("name", "Metalo")]),
    ] {
        let changes = add("there", kind, cells, &region).unwrap();
        changes.iter().for_each(|change| region.apply(change));
    }
    region
}

fn add(
    id: &str,
    kind: Kind,
    cells: &[(&str, &str)],
    region: &Region,
) -> Result<Vec<enlace_model::Change>, Rejection> {
    let record = RecordRef::new(kind, id);
    let cell = |(field, text): &(&str, &str)| Cell {
        record: record.clone(),
        field: (*field).to_owned(),
        entry: Entry::Typed((*text).to_owned(), DecimalMark::Comma),
    };
    let cells = Cells {
        deed: Deed::Add,
        add: vec![record.clone()],
        cells: cells.iter().map(cell).collect(),
    };
    decide(&Op::SetFields(cells), region)
}

/// Why it is not kept: the fields that are missing.
fn missing(kind: Kind, cells: &[(&str, &str)]) -> Vec<String> {
    match add(ID, kind, cells, &region()) {
        Ok(_) => Vec::new(),
        Err(Rejection::Cells(faults)) => {
            let all = faults.iter().map(|fault| {
                let fields = fault.fault.missing(&fault.field);
                fields.unwrap_or_else(|| panic!("{fault:?}")).join("|")
            });
            all.collect()
        }
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn of_no_kind_an_empty_record_is_kept() {
    for kind in Kind::ALL {
        assert!(!missing(*kind, &[]).is_empty(), "{kind:?}");
    }
}

#[test]
fn of_no_kind_a_record_is_kept_that_says_only_where_it_comes_from() {
    for kind in Kind::ALL {
        for field in ["source", "note", "illustrative"] {
            let known = fields(*kind).iter().find(|own| own.id == field);
            let text = match known.map(|own| own.content) {
                Some(Content::YesNo) => "true",
                Some(_) => "x",
                None => continue,
            };
            assert!(
                !missing(*kind, &[(field, text)]).is_empty(),
                "{kind:?} {field}"
            );
        }
    }
}

#[test]
fn of_several_fields_one_is_enough_and_the_message_names_them_all() {
    let check = |kind, cells: &[(&str, &str)], expected: &[&str]| {
        assert_eq!(missing(kind, cells), expected, "{kind:?} {cells:?}");
    };
    check(Kind::Panel, &[("sector", "Têxtil")], &["date|session"]);
    check(Kind::Panel, &[("date", "12/11/2026")], &[]);
    check(Kind::Evidence, &[("date", "2026")], &["kind"]);
    check(Kind::Evidence, &[("kind", "survey")], &[]);
    check(
        Kind::Need,
        &[("persons", "7")],
        &[
            "enterprise|municipality|whole_region",
            "qualification|occupation.code|text",
        ],
    );
    check(
        Kind::Need,
        &[("enterprise", "Metalo")],
        &["qualification|occupation.code|text"],
    );
    check(
        Kind::Need,
        &[("enterprise", "Metalo"), ("text", "a welder")],
        &[],
    );
    check(
        Kind::Need,
        &[("whole_region", "true"), ("qualification", "811")],
        &[],
    );
    check(
        Kind::Contact,
        &[("phone", "253")],
        &["enterprise|school|stakeholder"],
    );
    check(
        Kind::Contact,
        &[("phone", "253"), ("school", "EP Fafe")],
        &[],
    );
    check(
        Kind::Offer,
        &[("school", "EP Fafe")],
        &["qualification", "start_year"],
    );
    check(Kind::School, &[("name", "EP Fafe 2")], &["municipality"]);
    check(Kind::Relation, &[("from", "811")], &["to", "value"]);
    check(
        Kind::TravelTime,
        &[("from", "Fafe"), ("to", "Guimarães")],
        &["minutes"],
    );
    check(Kind::Session, &[("date", "2026")], &["title"]);
}

#[test]
fn an_entry_of_a_list_needs_what_it_needs_too() {
    for kind in Kind::ALL {
        for field in fields(*kind) {
            let Content::List(entry) = field.content else {
                continue;
            };
            let required = entry
                .iter()
                .filter(|own| own.presence == Presence::Required);
            assert!(required.count() > 0, "{kind:?} {}", field.id);
            let path = format!("{}[0].{}", field.id, entry[entry.len() - 1].id);
            let record = RecordRef::new(*kind, ID);
            let entries = serde_json::json!([{ "kept": "of another program" }]);
            let cells = Cells {
                deed: Deed::Add,
                add: vec![record.clone()],
                cells: vec![Cell {
                    record,
                    field: field.id.to_owned(),
                    entry: Entry::Value(entries),
                }],
            };
            let Err(Rejection::Cells(faults)) = decide(&Op::SetFields(cells), &region()) else {
                panic!("{path} was kept");
            };
            let inside = faults.iter().filter(|fault| {
                fault.fault == Fault::Missing
                    && fault.field.starts_with(&format!("{}[0].", field.id))
            });
            assert!(inside.count() > 0, "{path}");
        }
    }
}

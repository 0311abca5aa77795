//! Cells that people set, records that they remove, and what refers to them.

#![allow(clippy::unwrap_used, reason = "what a test cannot go on without")]

use enlace_edit::field::{DecimalMark, Fault};
use enlace_edit::{
    Cell, Cells, Deed, Dependents, Entry, Op, Rejection, decide, dependents, read_field,
};
use enlace_exchange::json::read;
use enlace_model::{Kind, RecordRef, Region};
use serde_json::{Value, json};

fn region() -> Region {
    let region = json!({
        "id": "r", "name": "Ave", "reference_date": "2026-05", "target_year": 2029,
        "municipalities": [{"code": "0308", "name": "Guimarães"}, {"code": "0307", "name": "Fafe"}],
        "travel_times": [{"id": "t", "from": "0308", "to": "0307", "minutes": 20}],
        "qualifications": [
            {"code": "Q1", "title": {"pt": "Soldador"}},
            {"code": "Q2", "title": {"pt": "Mecatrónica"}, "replaced_by": "Q1"},
        ],
        "relations": [{"id": "x", "from": "Q2", "to": "Q1", "value": 0.5}],
        "enterprises": [{"id": "e", "name": "Metalo", "municipality": "0308", "alpha": 2}],
        "contacts": [{"id": "c", "enterprise": "e", "name": "Ana"}],
        "sessions": [{"id": "s", "title": "Reunião"}],
        "evidence": [{"id": "v", "session": "s", "kind": "interview", "date": "2026-04"}],
        "needs": [{"id": "n", "enterprise": "e", "qualification": "Q1", "kind": "recruit",
            "persons": 3, "evidence": "v"}],
        "panels": [{"id": "p", "session": "s", "rows": [
            {"qualification": "Q1", "balance": -1}, {"qualification": "Q2", "skipped": true},
            {"qualification": "Q1", "balance": 1}]}],
        "schools": [{"code": "S1", "name": "Escola", "municipality": "0308"}],
        "offers": [
            {"id": "o", "school": "S1", "qualification": "Q1", "start_year": 2026, "status": "running",
             "places": 24, "history": [{"entry_year": 2021, "entrants": 20}]},
            {"id": "o2", "school": "S1", "qualification": "Q2", "start_year": 2026,
             "status": "running", "shared_with": "o"},
        ],
    });
    let file = json!({"format": "enlace-region", "version": 1, "min_reader": 1, "region": region});
    // Keys of a JSON value are in order; fields that nobody knows need not be.
    let file = file
        .to_string()
        .replace(r#""alpha":2"#, r#""zeta":1,"alpha":2"#);
    let opened = read(file.as_bytes()).unwrap();
    assert!(
        opened.region.set_aside.is_empty(),
        "{:?}",
        opened.region.set_aside
    );
    opened.region
}

fn at(kind: Kind, id: &str) -> RecordRef {
    RecordRef::new(kind, id)
}

fn typed(kind: Kind, id: &str, field: &str, text: &str) -> Cell {
    Cell {
        record: at(kind, id),
        field: field.to_owned(),
        entry: Entry::Typed(text.to_owned(), DecimalMark::Comma),
    }
}

fn set(cells: Vec<Cell>) -> Op {
    set_and_add(cells, Vec::new())
}

fn set_and_add(cells: Vec<Cell>, add: Vec<RecordRef>) -> Op {
    let deed = Deed::Paste;
    Op::SetFields(Cells { deed, add, cells })
}

/// Does the op, looks, takes it back and finds the region as it was.
fn check(op: Op, look: impl FnOnce(&Region)) {
    let before = region();
    let changes = decide(&op, &before).expect("is not refused");
    let mut after = before.clone();
    changes.iter().for_each(|change| after.apply(change));
    look(&after);
    for change in changes.into_iter().rev() {
        after.apply(&change.inverse());
    }
    assert!(after == before, "{op:?} taken back");
}

fn faults(op: Op) -> Vec<(String, String, &'static str)> {
    match decide(&op, &region()) {
        Err(Rejection::Cells(faults)) => faults
            .into_iter()
            .map(|f| (f.record.id.to_string(), f.field, f.fault.id()))
            .collect(),
        other => panic!("{op:?} is not refused for its cells: {other:?}"),
    }
}

fn value(region: &Region, kind: Kind, id: &str, field: &str) -> Value {
    read_field(region, &at(kind, id), field).unwrap_or_default()
}

#[test]
fn cells_of_many_records_are_set_in_one_step() {
    let cells = vec![
        typed(Kind::Offer, "o", "places", "26"),
        typed(Kind::Offer, "o", "fill", "85 %"),
        typed(Kind::Offer, "o", "history[0].completed", "15"),
        typed(Kind::Offer, "o", "history[1].entry_year", "2022/23"),
        typed(Kind::Need, "n", "persons", "1.200,5"),
        typed(Kind::Municipality, "0308", "latitude", "41.44"),
    ];
    check(set(cells), |region| {
        assert_eq!(value(region, Kind::Offer, "o", "places"), 26);
        assert_eq!(value(region, Kind::Offer, "o", "fill"), 0.85);
        let history =
            json!([{"entry_year": 2021, "entrants": 20, "completed": 15}, {"entry_year": 2022}]);
        assert_eq!(value(region, Kind::Offer, "o", "history"), history);
        assert_eq!(value(region, Kind::Need, "n", "persons"), 1200.5);
        assert_eq!(value(region, Kind::Municipality, "0308", "latitude"), 41.44);
    });
}

#[test]
fn one_wrong_cell_keeps_all_from_being_set_and_every_wrong_cell_is_named() {
    let op = set(vec![
        typed(Kind::Offer, "o", "places", "26"),
        typed(Kind::Offer, "o2", "places", "many"),
        typed(Kind::Need, "n", "first_year", "soon"),
        typed(Kind::Need, "gone", "persons", "3"),
        typed(Kind::Need, "n", "qualification", "Pastry"),
        typed(Kind::Need, "n", "outline", "x"),
        typed(Kind::Offer, "o", "school", ""),
        typed(Kind::Panel, "p", "rows[0].qualification", " "),
    ]);
    let expected = [
        ("o2", "places", "not_a_number"),
        ("n", "first_year", "not_a_number"),
        ("gone", "persons", "record_gone"),
        ("n", "qualification", "no_such_record"),
        ("n", "outline", "not_a_field"),
        ("o", "school", "missing"),
        ("p", "rows[0].qualification", "missing"),
    ];
    let expected = expected.map(|(id, field, fault)| (id.to_owned(), field.to_owned(), fault));
    assert_eq!(faults(op), expected);
}

#[test]
fn a_reference_may_be_written_as_the_name_that_only_one_record_has() {
    let named = set(vec![typed(Kind::Need, "n", "municipality", "guimarães ")]);
    check(named, |region| {
        assert_eq!(value(region, Kind::Need, "n", "municipality"), "0308");
    });
    let mut double = vec![
        typed(Kind::Municipality, "0307", "name", "Guimarães"),
        typed(Kind::Need, "n", "municipality", "Guimarães"),
    ];
    let need = double.pop().unwrap();
    let mut region = region();
    for change in decide(&set(double), &region).unwrap() {
        region.apply(&change);
    }
    let Err(Rejection::Cells(faults)) = decide(&set(vec![need]), &region) else {
        panic!("two have the name");
    };
    assert!(matches!(faults[0].fault, Fault::SeveralRecords { .. }));
}

#[test]
fn a_new_record_gets_what_is_usual_and_says_what_is_missing() {
    let new = at(Kind::Offer, "o3");
    let cells = vec![
        typed(Kind::Offer, "o3", "school", "S1"),
        typed(Kind::Offer, "o3", "qualification", "soldador"),
        typed(Kind::Offer, "o3", "start_year", "2027"),
    ];
    check(set_and_add(cells.clone(), vec![new.clone()]), |region| {
        assert_eq!(value(region, Kind::Offer, "o3", "status"), "proposed");
        assert_eq!(value(region, Kind::Offer, "o3", "qualification"), "Q1");
    });
    let without = set_and_add(cells[..2].to_vec(), vec![new]);
    assert_eq!(
        faults(without),
        [("o3".into(), "start_year".into(), "missing")]
    );
}

#[test]
fn records_that_are_added_together_may_refer_to_each_other() {
    let add = vec![at(Kind::Municipality, "new"), at(Kind::School, "S2")];
    let cells = vec![
        typed(Kind::Municipality, "new", "code", "0399"),
        typed(Kind::Municipality, "new", "name", "Vizela"),
        typed(Kind::School, "S2", "name", "EP Vizela"),
        typed(Kind::School, "S2", "municipality", "new"),
    ];
    check(set_and_add(cells.clone(), add.clone()), |region| {
        assert_eq!(value(region, Kind::School, "S2", "municipality"), "0399");
        assert_eq!(value(region, Kind::Municipality, "0399", "name"), "Vizela");
    });
    let mut taken = cells;
    taken[0] = typed(Kind::Municipality, "new", "code", "0308");
    let found = faults(set_and_add(taken.clone(), add.clone()));
    assert_eq!(found, [("new".into(), "code".into(), "code_taken")]);
    taken[0] = typed(Kind::Municipality, "new", "code", "");
    let found = faults(set_and_add(taken, add));
    assert_eq!(found, [("new".into(), "code".into(), "missing")]);
}

#[test]
fn what_refers_to_a_code_follows_when_it_changes() {
    let op = set(vec![
        typed(Kind::Qualification, "Q1", "code", "521"),
        typed(Kind::Need, "n", "persons", "4"),
    ]);
    check(op, |region| {
        for (kind, id, field) in [
            (Kind::Need, "n", "qualification"),
            (Kind::Offer, "o", "qualification"),
            (Kind::Relation, "x", "to"),
            (Kind::Qualification, "Q2", "replaced_by"),
            (Kind::Panel, "p", "rows[0].qualification"),
            (Kind::Panel, "p", "rows[2].qualification"),
        ] {
            assert_eq!(value(region, kind, id, field), "521", "{kind:?}");
        }
        assert_eq!(value(region, Kind::Need, "n", "persons"), 4);
        assert_eq!(value(region, Kind::Relation, "x", "from"), "Q2");
        assert_eq!(
            value(region, Kind::Qualification, "Q1", "code"),
            Value::Null
        );
    });
    let taken = set(vec![typed(Kind::Qualification, "Q1", "code", "Q2")]);
    assert_eq!(faults(taken), [("Q1".into(), "code".into(), "code_taken")]);
}

#[test]
fn a_code_brings_its_classification_and_takes_it_along() {
    let sector = set(vec![typed(Kind::Enterprise, "e", "sector.code", "25")]);
    check(sector, |region| {
        let expected = json!({"system": "CAE-Rev.3", "code": "25"});
        assert_eq!(value(region, Kind::Enterprise, "e", "sector"), expected);
    });
    let mut after = region();
    let sector = set(vec![typed(Kind::Enterprise, "e", "sector.code", "25")]);
    for change in decide(&sector, &after).unwrap() {
        after.apply(&change);
    }
    let empty = set(vec![typed(Kind::Enterprise, "e", "sector.code", "")]);
    for change in decide(&empty, &after).unwrap() {
        after.apply(&change);
    }
    assert!(after == region());
    let reason_alone = set(vec![typed(Kind::Need, "n", "probability.reason", "signed")]);
    let expected = [("n".into(), "probability.value".into(), "missing")];
    assert_eq!(faults(reason_alone), expected);
}

#[test]
fn fields_that_this_version_does_not_know_stay_as_they_were() {
    let op = set(vec![typed(Kind::Enterprise, "e", "headcount", "12")]);
    check(op, |region| {
        let text = serde_json::to_string(&region.enterprises[&"e".into()]).unwrap();
        assert!(
            text.ends_with(r#""headcount":12,"zeta":1,"alpha":2}"#),
            "{text}"
        );
    });
}

#[test]
fn what_hangs_on_a_record_is_found_wherever_it_is_named() {
    let found = dependents(&region(), &[at(Kind::Qualification, "Q1")]);
    let found: Vec<String> = found
        .iter()
        .map(|m| format!("{}.{}", m.record, m.field))
        .collect();
    assert_eq!(
        found,
        [
            "qualifications[Q2].replaced_by",
            "relations[x].to",
            "needs[n].qualification",
            "panels[p].rows[0].qualification",
            "panels[p].rows[2].qualification",
            "offers[o].qualification",
        ]
    );
    let both = [at(Kind::Qualification, "Q1"), at(Kind::Qualification, "Q2")];
    assert_eq!(
        dependents(&region(), &both).len(),
        8,
        "what goes along does not hang on it"
    );
    assert!(dependents(&region(), &[]).is_empty());
}

fn remove(kind: Kind, id: &str, dependents: Dependents) -> Op {
    let records = vec![at(kind, id)];
    Op::RemoveRecords {
        records,
        dependents,
    }
}

#[test]
fn what_named_a_removed_record_forgets_it_or_goes_where_it_cannot_be_without() {
    let op = remove(Kind::Qualification, "Q1", Dependents::Unlink);
    check(op, |region| {
        assert_eq!(
            value(region, Kind::Qualification, "Q2", "replaced_by"),
            Value::Null
        );
        assert!(region.relations.is_empty());
        assert_eq!(region.offers.len(), 1, "an offer of nothing cannot be");
        let other_half = value(region, Kind::Offer, "o2", "shared_with");
        assert_eq!(other_half, Value::Null, "what goes along is forgotten, too");
        let rows = json!([{"qualification": "Q2", "skipped": true}]);
        assert_eq!(value(region, Kind::Panel, "p", "rows"), rows);
        assert_eq!(value(region, Kind::Need, "n", "qualification"), Value::Null);
        assert_eq!(value(region, Kind::Need, "n", "text"), "Soldador");
    });
}

#[test]
fn what_belongs_to_a_removed_record_goes_with_it_only_when_asked_for() {
    check(
        remove(Kind::Enterprise, "e", Dependents::RemoveToo),
        |region| {
            assert!(region.needs.is_empty() && region.contacts.is_empty());
        },
    );
    check(
        remove(Kind::Enterprise, "e", Dependents::Unlink),
        |region| {
            assert_eq!(value(region, Kind::Need, "n", "enterprise"), Value::Null);
            assert_eq!(value(region, Kind::Contact, "c", "name"), "Ana");
        },
    );
    check(
        remove(Kind::Municipality, "0308", Dependents::RemoveToo),
        |region| {
            assert!(region.schools.is_empty() && region.offers.is_empty());
            assert!(region.travel_times.is_empty());
            assert_eq!(
                value(region, Kind::Enterprise, "e", "municipality"),
                Value::Null
            );
        },
    );
    check(
        remove(Kind::Session, "s", Dependents::RemoveToo),
        |region| {
            assert!(region.evidence.is_empty() && region.panels.is_empty());
            assert_eq!(value(region, Kind::Need, "n", "evidence"), Value::Null);
        },
    );
}

#[test]
fn what_named_a_removed_record_can_also_stay_as_it_is() {
    check(remove(Kind::School, "S1", Dependents::Keep), |region| {
        assert_eq!(value(region, Kind::Offer, "o", "school"), "S1");
    });
    let gone = remove(Kind::School, "S9", Dependents::Keep);
    assert!(matches!(
        decide(&gone, &region()),
        Err(Rejection::NotThere { .. })
    ));
}

#[test]
fn a_step_says_how_many_records_of_which_list_it_touches() {
    let cells = vec![
        typed(Kind::Offer, "o", "places", "26"),
        typed(Kind::Offer, "o", "fill", "85 %"),
        typed(Kind::Offer, "o2", "places", "26"),
    ];
    let op = set(cells);
    assert_eq!(op.id(), "paste");
    assert_eq!(
        op.values(),
        [("count", "2".to_owned()), ("kind", "offers".to_owned())]
    );
}

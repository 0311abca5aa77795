//! Two records that are the same become one, and what hangs on the other follows.

use enlace_edit::{AnyRecord, Op, Rejection, decide};
use enlace_exchange::json::read;
use enlace_model::check::{Problem, check};
use enlace_model::{Change, Kind, RecordRef, Region};
use serde_json::{Value, json};

fn region() -> Region {
    let file = json!({"format": "enlace-region", "version": 1, "region": {
        "id": "r", "name": "R", "reference_date": "2026-03-01", "target_year": 2029,
        "aliases": [{"list": "schools", "text": "EPB", "id": "typed"}],
        "municipalities": [{"code": "0303", "name": "Braga"}, {"code": "0308", "name": "Guimarães"}],
        "qualifications": [
            {"code": "481241", "title": {"pt": "Técnico de Som"}, "level": 4,
             "units": [{"code": "0001", "title": "A"}]},
            {"code": "SOM", "title": {"pt": "Técnico de Som", "en": "Sound technician"}, "level": 4,
             "duration": 3, "cnaef": "213",
             "units": [{"code": "0001", "title": "B"}, {"code": "0002", "title": "C"}]},
            {"code": "X", "title": {"pt": "X"}, "replaced_by": "SOM"},
        ],
        "relations": [
            {"id": "R1", "from": "SOM", "to": "481241", "value": 0.9},
            {"id": "R2", "from": "SOM", "to": "X", "value": 0.5},
        ],
        "schools": [
            {"code": "0303001", "name": "Escola Profissional de Braga", "municipality": "0303",
             "latitude": 41.55, "longitude": -8.42},
            {"code": "typed", "name": "Escola profissional de Braga", "municipality": "0303",
             "fill": 0.9, "latitude": 41.5, "longitude": -8.4, "illustrative": true, "extra": 7},
            {"code": "0308001", "name": "Escola Profissional de Braga", "municipality": "0308"},
        ],
        "offers": [
            {"id": "O1", "school": "typed", "qualification": "SOM", "start_year": 2025, "places": 24,
             "status": "running"},
            {"id": "O2", "school": "0303001", "qualification": "481241", "start_year": 2025,
             "places": 20, "status": "running"},
        ],
        "enterprises": [
            {"id": "e1", "name": "Moldes Alfa, Lda", "municipality": "0303"},
            {"id": "e2", "name": "MOLDES ALFA", "municipality": "0303", "headcount": 40,
             "tax_number": "501 234 567"},
            {"id": "e3", "name": "Outro nome", "municipality": "0308", "tax_number": "PT501234567"},
            {"id": "e4", "name": "Moldes Alfa", "municipality": "0308", "tax_number": "502000000"},
        ],
        "contacts": [{"id": "c1", "enterprise": "e1", "name": "N"}, {"id": "c2", "school": "typed"}],
        "evidence": [{"id": "v1", "kind": "survey", "date": "2026", "respondent": "e1"}],
        "needs": [{"id": "n1", "enterprise": "e1", "qualification": "SOM", "kind": "recruit",
            "persons": 3, "evidence": "v1"}],
        "panels": [{"id": "p1", "rows": [{"qualification": "SOM", "balance": -1}]}],
    }});
    read(file.to_string().as_bytes()).unwrap().region
}

fn join(kind: Kind, kept: &str, gone: &str) -> Op {
    Op::Join {
        kept: RecordRef::new(kind, kept),
        gone: RecordRef::new(kind, gone),
        name: String::new(),
    }
}

/// The region after the op, which can be taken back.
#[track_caller]
fn done(op: &Op, before: &Region) -> Region {
    let changes = decide(op, before).unwrap();
    let mut after = before.clone();
    changes.iter().for_each(|change| after.apply(change));
    let mut back = after.clone();
    let inverse = changes.into_iter().rev().map(Change::inverse);
    inverse.for_each(|change| back.apply(&change));
    assert_eq!(back, *before);
    after
}

fn record(region: &Region, kind: Kind, id: &str) -> Value {
    let found = AnyRecord::find(&RecordRef::new(kind, id), region).unwrap();
    serde_json::from_str(&found.text()).unwrap()
}

/// Nothing refers to a record that is not there.
fn dangling(region: &Region) -> Vec<Problem> {
    let all = check(region).into_iter();
    all.filter(|one| one.id() == "dangling_code").collect()
}

#[test]
fn a_school_takes_offers_contacts_and_aliases_of_the_one_that_is_joined_to_it() {
    let after = done(&join(Kind::School, "0303001", "typed"), &region());
    assert_eq!(
        record(&after, Kind::School, "0303001"),
        json!({"code": "0303001", "name": "Escola Profissional de Braga", "municipality": "0303",
            "fill": 0.9, "latitude": 41.55, "longitude": -8.42, "extra": 7})
    );
    assert_eq!(after.schools.len(), 2);
    assert_eq!(record(&after, Kind::Offer, "O1")["school"], "0303001");
    assert_eq!(record(&after, Kind::Contact, "c2")["school"], "0303001");
    let aliases: Vec<_> = after
        .header
        .aliases
        .iter()
        .map(|a| (&*a.text, &*a.id))
        .collect();
    // The other name is the same but for a capital: nobody needs to remember it.
    assert_eq!(aliases, [("EPB", "0303001")]);
    assert_eq!(dangling(&after), []);
}

#[test]
fn an_enterprise_takes_needs_evidence_and_contacts_and_its_other_name_is_remembered() {
    let after = done(&join(Kind::Enterprise, "e3", "e1"), &region());
    assert_eq!(record(&after, Kind::Need, "n1")["enterprise"], "e3");
    assert_eq!(record(&after, Kind::Evidence, "v1")["respondent"], "e3");
    assert_eq!(record(&after, Kind::Contact, "c1")["enterprise"], "e3");
    let own = record(&after, Kind::Enterprise, "e3");
    assert_eq!(
        (&own["name"], &own["municipality"]),
        (&json!("Outro nome"), &json!("0308"))
    );
    let last = after.header.aliases.last().unwrap();
    assert_eq!(
        (&*last.list, &*last.text, &*last.id),
        ("enterprises", "Moldes Alfa, Lda", "e3")
    );
    let after = done(&join(Kind::Enterprise, "e1", "e2"), &region());
    let own = record(&after, Kind::Enterprise, "e1");
    assert_eq!(
        (&own["headcount"], &own["tax_number"]),
        (&json!(40), &json!("501 234 567"))
    );
}

#[test]
fn a_qualification_takes_units_titles_and_relations_and_none_leads_to_itself() {
    let after = done(&join(Kind::Qualification, "481241", "SOM"), &region());
    let own = record(&after, Kind::Qualification, "481241");
    let codes: Vec<&str> = own["units"]
        .as_array()
        .unwrap()
        .iter()
        .map(|u| u["code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, ["0001", "0002"]);
    assert_eq!(
        own["title"],
        json!({"pt": "Técnico de Som", "en": "Sound technician"})
    );
    assert_eq!(
        (&own["duration"], &own["cnaef"]),
        (&json!(3), &json!("213"))
    );
    assert_eq!(record(&after, Kind::Need, "n1")["qualification"], "481241");
    assert_eq!(
        record(&after, Kind::Panel, "p1")["rows"][0]["qualification"],
        "481241"
    );
    assert_eq!(
        record(&after, Kind::Qualification, "X")["replaced_by"],
        "481241"
    );
    assert!(!after.relations.contains_key(&"R1".into()));
    assert_eq!(record(&after, Kind::Relation, "R2")["from"], "481241");
    assert_eq!(dangling(&after), []);
    // The other way round, what replaced the one that goes is not replaced by itself.
    let after = done(&join(Kind::Qualification, "X", "SOM"), &region());
    assert_eq!(
        record(&after, Kind::Qualification, "X").get("replaced_by"),
        None
    );
}

#[test]
fn what_cannot_be_joined_is_refused_and_changes_nothing() {
    let region = region();
    let refused = |op: Op| decide(&op, &region);
    for op in [
        join(Kind::School, "0303001", "nobody"),
        join(Kind::School, "nobody", "typed"),
        join(Kind::Offer, "O1", "O2"),
    ] {
        assert!(matches!(refused(op), Err(Rejection::NotThere { .. })));
    }
    assert_eq!(
        refused(join(Kind::School, "typed", "typed")),
        Ok(Vec::new())
    );
    let two_lists = Op::Join {
        kept: RecordRef::new(Kind::School, "typed"),
        gone: RecordRef::new(Kind::Enterprise, "e1"),
        name: String::new(),
    };
    assert!(refused(two_lists).is_err());
}

#[test]
fn records_that_are_likely_the_same_are_told_and_others_are_not() {
    let doubles = |region: &Region| -> Vec<String> {
        let all = check(region).into_iter();
        let all = all.filter(|one| one.id() == "likely_double");
        all.map(|one| format!("{} {}", one.place, one.values()[0].1))
            .collect()
    };
    let region = region();
    assert_eq!(
        doubles(&region),
        [
            "schools[typed].name 0303001",
            "qualifications[SOM].title 481241",
            "enterprises[e2].name e1",
            "enterprises[e3].tax_number e2",
        ]
    );
    let joined = done(&join(Kind::School, "0303001", "typed"), &region);
    let joined = done(&join(Kind::Qualification, "481241", "SOM"), &joined);
    let joined = done(&join(Kind::Enterprise, "e1", "e2"), &joined);
    let joined = done(&join(Kind::Enterprise, "e1", "e3"), &joined);
    assert_eq!(doubles(&joined), Vec::<String>::new());
}

#[test]
fn what_was_decided_to_be_two_is_told_no_more_whichever_stands_first() {
    let region = region();
    let apart = |kind, first: &str, second: &str| Op::TellApart {
        first: RecordRef::new(kind, first),
        second: RecordRef::new(kind, second),
        name: String::new(),
    };
    let told = |region: &Region| -> Vec<String> {
        let all = check(region).into_iter();
        let all = all.filter(|one| one.id() == "likely_double");
        all.map(|one| one.place.to_string()).collect()
    };
    let decided = [
        apart(Kind::School, "0303001", "typed"),
        apart(Kind::Qualification, "SOM", "481241"),
        apart(Kind::Enterprise, "e3", "e2"),
        apart(Kind::Enterprise, "e1", "e2"),
    ];
    let after = decided
        .iter()
        .fold(region.clone(), |region, op| done(op, &region));
    assert_eq!(told(&after), Vec::<String>::new());
    assert_eq!(decide(&decided[0], &after), Ok(Vec::new()));
    // It goes back as any step does.
    let changes = decide(&decided[0], &region).unwrap();
    let mut back = done(&decided[0], &region);
    changes
        .into_iter()
        .for_each(|change| back.apply(&change.inverse()));
    assert_eq!(back, region);
    // A third one of the name is told beside both; who is joined takes along what was decided.
    let mut third = after.clone();
    let school = third.schools[&"0308001".into()].clone();
    third.schools.insert(
        "0308001".into(),
        enlace_model::School {
            municipality: "0303".into(),
            ..school
        },
    );
    assert_eq!(
        told(&third),
        ["schools[0308001].name", "schools[typed].name"]
    );
    let joined = done(&join(Kind::School, "0308001", "0303001"), &third);
    assert_eq!(told(&joined), Vec::<String>::new());
    assert!(decide(&apart(Kind::School, "0303001", "nobody"), &region).is_err());
}

//! Nothing leaves that a profile does not name: of a region with a mark in every text, known and unknown, at
//! every depth, exactly the texts that are listed here come out.

#![allow(clippy::unwrap_used, reason = "what a test cannot go on without")]

use std::collections::BTreeSet;

use enlace_exchange::json::{Stamp, read, write};
use enlace_exchange::profile::{Audience, Contacts, Profile, contents, slice};
use enlace_model::Region;
use serde_json::{Map, Value, json};

const AVE: &str = include_str!("../../../../public/samples/ave.json");

/// Fields by which records find each other, days, and choices of which others are another law.
const NOT_FREE: [&str; 30] = [
    "id",
    "code",
    "school",
    "enterprise",
    "qualification",
    "municipality",
    "evidence",
    "session",
    "respondent",
    "from",
    "to",
    "replaced_by",
    "shared_with",
    "list",
    "kind",
    "status",
    "modality",
    "component",
    "system",
    "reason",
    "teachers",
    "equipment",
    "rooms",
    "size",
    "date",
    "reference_date",
    "target_year",
    "method",
    "start_year",
    "settings",
];

/// A mark that names its place.
fn mark(path: &str) -> String {
    format!("‡{path}‡")
}

/// Puts a mark into every free text, and an unknown field with a mark into every object.
fn marked(value: &mut Value, path: &str) {
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields.iter_mut() {
                let inside = match path.is_empty() {
                    true => key.clone(),
                    false => format!("{path}.{key}"),
                };
                match inner {
                    Value::String(text) if !NOT_FREE.contains(&key.as_str()) => {
                        *text = mark(&inside)
                    }
                    _ => marked(inner, &inside),
                }
            }
            // Texts by language, or by list, have texts in them and nothing else.
            let is_of_texts = ["title", "rule", "code_lists"]
                .iter()
                .any(|name| path.ends_with(name));
            let deep = match is_of_texts {
                true => mark("unknown").into(),
                false => {
                    json!({ "deep": [{ "deeper": mark("unknown") }], "code": mark("unknown") })
                }
            };
            fields.insert("unheard_of".to_owned(), deep);
        }
        Value::Array(list) => list.iter_mut().for_each(|entry| match entry {
            Value::String(text) => *text = mark(path),
            other => marked(other, path),
        }),
        _ => {}
    }
}

/// The sample with all that a record can say, marked.
fn region() -> Value {
    let mut file: Value = serde_json::from_str(AVE).unwrap();
    file.as_object_mut().unwrap().remove("digest");
    let body = &mut file["region"];
    let school = body["schools"][0]["code"].clone();
    let group = body["enterprises"][0]["id"].clone();
    body["contacts"] = json!([
        {"id": "C1", "school": school, "name": "n", "role": "r", "email": "e", "phone": "p", "note": "n"},
        {"id": "C2", "enterprise": group, "name": "n", "role": "r", "email": "e", "phone": "p", "note": "n"},
        {"id": "C3", "name": "n", "note": "n"},
    ]);
    for record in body["qualifications"].as_array_mut().unwrap() {
        record.as_object_mut().unwrap().remove("occupations");
    }
    let all = body.as_object_mut().unwrap();
    let mut each = |list: &str, more: Value| {
        for record in all[list].as_array_mut().unwrap() {
            let fields: Map<String, Value> = more.as_object().unwrap().clone();
            for (key, value) in fields {
                let fields = record.as_object_mut().unwrap();
                match fields.get(&key).filter(|own| **own != json!([])) {
                    Some(_) => {}
                    None => drop(fields.insert(key, value)),
                }
            }
        }
    };
    each("municipalities", json!({"source": "s"}));
    each(
        "qualifications",
        json!({
            "source": "s", "areas": ["a"], "cnaef": "c", "isced_f": "i",
            "relevance": [{"territory": "t", "level": 5, "year": 2025, "source": "s"}],
            "occupations": [{"system": "isco-08", "code": "7223", "title": "t", "isco_group": "g"}],
            "units": [{"code": "u", "title": "t", "hours": 25}],
        }),
    );
    each(
        "enterprises",
        json!({
            "source": "s", "tax_number": "n", "cluster": "c", "sector": {"system": "CAE-Rev.3", "code": "25"},
        }),
    );
    each(
        "evidence",
        json!({"source": "s", "quote": "q", "collector": "c"}),
    );
    each(
        "needs",
        json!({
            "source": "s", "note": "n", "text": "t", "difficulty_reasons": ["d"], "units": ["u"],
            "probability": {"value": 0.5, "reason": "r"},
        }),
    );
    each("schools", json!({"source": "s"}));
    each(
        "offers",
        json!({
            "source": "s", "note": "n", "constraints": {"teachers": "missing", "note": "n"},
            "history": [{"entry_year": 2020, "entrants": 20}],
        }),
    );
    all.insert(
        "aliases".to_owned(),
        json!([{"list": "schools", "text": "t", "id": "i"}]),
    );
    all.insert("code_lists".to_owned(), json!({"cnaef": "v"}));
    all.insert(
        "sources".to_owned(),
        json!([{"title": "t", "licence": "l", "url": "u", "note": "n"}]),
    );
    all.insert(
        "illustration".to_owned(),
        json!({"rule": {"pt": "r", "somebody": "r"}, "seed": "s"}),
    );
    marked(&mut file, "");
    file["format"] = "enlace-region".into();
    file
}

fn profile(audience: Audience, region: &Region) -> Profile {
    let partner = match audience {
        Audience::School => region.schools.keys().next().unwrap().to_string(),
        Audience::EnterpriseGroup => region.enterprises.keys().next().unwrap().to_string(),
        _ => String::new(),
    };
    Profile {
        audience,
        partner,
        contacts: Contacts::Included,
    }
}

fn sent(file: &Value, audience: Audience) -> (Region, String) {
    let region = read(file.to_string().as_bytes()).unwrap().region;
    let part = slice(&region, &profile(audience, &region), "");
    let text = write(&part, &Stamp::default());
    (part, text)
}

/// The places whose marks came out, without the region around them.
fn marks(text: &str) -> BTreeSet<String> {
    let places = text.split('‡').skip(1).step_by(2);
    places
        .map(|place| place.strip_prefix("region.").unwrap_or(place).to_owned())
        .collect()
}

#[track_caller]
fn check(audience: Audience, expected: &[&str]) {
    let (_, text) = sent(&region(), audience);
    let expected: BTreeSet<String> = expected.iter().map(|place| (*place).to_owned()).collect();
    assert_eq!(marks(&text), expected);
}

/// What every partner is told of the region as a whole.
const HEADER: [&str; 7] = [
    "name",
    "country",
    "nuts",
    "sources.title",
    "sources.licence",
    "sources.url",
    "illustration.rule.pt",
];

const ENTRY: [&str; 6] = [
    "municipalities.name",
    "qualifications.title.pt",
    "qualifications.title.es",
    "qualifications.title.en",
    "qualifications.cnaef",
    "qualifications.isced_f",
];

#[test]
fn everyone_gets_names_and_the_published_sources_and_no_other_text() {
    check(
        Audience::Public,
        &[&HEADER[..], &ENTRY, &["schools.name"]].concat(),
    );
}

#[test]
fn a_school_gets_the_catalogue_its_own_notes_and_its_own_contacts() {
    let own = [
        "qualifications.occupations.title",
        "qualifications.occupations.isco_group",
        "qualifications.units.title",
        "qualifications.relevance.territory",
        "contacts.name",
        "contacts.role",
        "contacts.email",
        "contacts.phone",
        "schools.name",
        "offers.note",
        "offers.constraints.note",
    ];
    check(Audience::School, &[&HEADER[..], &ENTRY, &own].concat());
}

#[test]
fn a_group_gets_what_it_said_and_what_it_is() {
    let own = [
        "enterprises.name",
        "enterprises.tax_number",
        "enterprises.cluster",
        "contacts.name",
        "contacts.role",
        "contacts.email",
        "contacts.phone",
        "evidence.quote",
        "needs.text",
        "needs.difficulty_reasons",
        "needs.units",
        "schools.name",
    ];
    check(
        Audience::EnterpriseGroup,
        &[&HEADER[..], &ENTRY, &own].concat(),
    );
}

#[test]
fn a_choice_that_nobody_knows_leaves_with_no_partner_and_takes_nothing_else_along() {
    let mut file: Value = serde_json::from_str(AVE).unwrap();
    file.as_object_mut().unwrap().remove("digest");
    let said = mark("told by Maria");
    for (list, field) in [
        ("qualifications", "status"),
        ("schools", "kind"),
        ("offers", "modality"),
        ("needs", "reason"),
        ("evidence", "kind"),
        ("enterprises", "kind"),
    ] {
        for record in file["region"][list].as_array_mut().unwrap() {
            record[field] = said.clone().into();
        }
    }
    for record in file["region"]["qualifications"].as_array_mut().unwrap() {
        record["title"][&said] = "x".into();
        record["occupations"] = json!([
            {"system": said, "code": "1"},
            {"system": "isco-08", "code": "7223"},
        ]);
        record["units"] = json!([{"code": "u", "component": said, "hours": 25}]);
    }
    for audience in [
        Audience::Public,
        Audience::School,
        Audience::EnterpriseGroup,
    ] {
        let (part, text) = sent(&file, audience);
        assert!(!text.contains("Maria"), "{audience:?}");
        assert_eq!(part.qualifications.len(), 110, "{audience:?}");
        if audience == Audience::School {
            let one = part.qualifications.values().next().unwrap();
            assert_eq!((one.occupations.len(), one.units.len()), (1, 1));
        }
    }
}

#[test]
fn the_preview_names_every_field_that_is_in_the_file() {
    for audience in [
        Audience::Public,
        Audience::School,
        Audience::EnterpriseGroup,
        Audience::Coordinator,
    ] {
        let (part, text) = sent(&region(), audience);
        let told = contents(&part);
        let mut shown: BTreeSet<String> = told.header.iter().cloned().collect();
        for list in &told.lists {
            let kind = list.kind.as_str();
            shown.extend(
                list.fields
                    .iter()
                    .map(|field| format!("{kind}.{}", field.replace("[0]", ""))),
            );
        }
        for place in marks(&text).iter().filter(|place| *place != "unknown") {
            let is_shown = shown.contains(place)
                || shown
                    .iter()
                    .any(|own| place.starts_with(&format!("{own}.")));
            assert!(
                is_shown || !text.contains(&mark(&format!("region.{place}"))),
                "{audience:?}: {place}"
            );
        }
        assert_eq!(told.sources.len(), part.header.sources.len());
        assert!(
            told.sources
                .iter()
                .all(|source| source.contains("sources.title"))
        );
        assert_eq!(
            told.around.is_empty(),
            audience != Audience::Coordinator,
            "{:?}",
            told.around
        );
    }
}

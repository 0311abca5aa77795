//! An answer changes by itself only what its file was made to ask for; all else waits for a choice.

#![allow(clippy::unwrap_used, reason = "what a test cannot go on without")]

use enlace_edit::Spot;
use enlace_exchange::json::{Stamp, read, write};
use enlace_exchange::merge::{Difference, Pick, Reply, compare};
use enlace_exchange::profile::{Audience, Contacts, Profile, slice};
use enlace_model::Region;
use serde_json::{Value, json};

const EXAMPLE: &str = include_str!("../../../../tests/data/worked-example-1.json");

fn example() -> Region {
    read(EXAMPLE.as_bytes()).unwrap().region
}

fn profile(audience: Audience, partner: &str) -> Profile {
    Profile {
        audience,
        partner: partner.to_owned(),
        contacts: Contacts::LeftOut,
    }
}

/// What came back of a region, with something done to it in the file.
fn edited(sent: &Region, edit: &dyn Fn(&mut Value)) -> Region {
    let mut file: Value = serde_json::from_str(&write(sent, &Stamp::default())).unwrap();
    file.as_object_mut().unwrap().remove("digest");
    edit(&mut file["region"]);
    read(file.to_string().as_bytes()).unwrap().region
}

fn place(spot: &Spot) -> String {
    match spot {
        Spot::Header(field) => format!("region.{field}"),
        Spot::Setting(id) => format!("settings.{}", id.as_str()),
        Spot::SetAside(_) => "set_aside".to_owned(),
        Spot::Record(record) => record.to_string(),
        Spot::Field(record, field) => format!("{record}.{field}"),
    }
}

/// What differs, and whether it is taken in when nobody chooses.
fn found(differences: &[Difference]) -> Vec<(String, bool)> {
    let found = differences.iter();
    found
        .map(|it| (place(&it.spot), it.usual() != Pick::Ours))
        .collect()
}

#[track_caller]
fn check(whom: &Profile, edit: &dyn Fn(&mut Value), expected: &[(&str, bool)]) {
    let ours = example();
    let sent = slice(&ours, whom, "");
    let theirs = edited(&sent, edit);
    let reply = Reply {
        base: Some(&sent),
        theirs: &theirs,
        profile: whom,
    };
    let expected = expected.iter();
    let mut expected: Vec<(String, bool)> = expected
        .map(|(place, taken)| ((*place).to_owned(), *taken))
        .collect();
    expected.sort();
    let mut found = found(&compare(&ours, &[reply]));
    found.sort();
    assert_eq!(found, expected);
}

fn school(edit: impl Fn(&mut Value), expected: &[(&str, bool)]) {
    check(&profile(Audience::School, "S1"), &edit, expected);
}

fn group(edit: impl Fn(&mut Value), expected: &[(&str, bool)]) {
    check(&profile(Audience::EnterpriseGroup, "E1"), &edit, expected);
}

fn push(region: &mut Value, list: &str, record: Value) {
    match region[list].as_array_mut() {
        Some(all) => all.push(record),
        None => region[list] = json!([record]),
    }
}

/// A record of the example, as a file has it.
fn record(list: &str, id: &str) -> Value {
    let file: Value = serde_json::from_str(EXAMPLE).unwrap();
    let all = file["region"][list].as_array().unwrap();
    let own = |it: &&Value| it["id"] == id || it["code"] == id;
    all.iter().find(own).unwrap().clone()
}

#[test]
fn a_school_changes_its_own_offers_and_what_it_says_of_itself() {
    school(
        |it| {
            it["offers"][0]["places"] = json!(30);
            it["offers"][0]["note"] = json!("since May");
            it["offers"][0]["history"] = json!([{"entry_year": 2020, "entrants": 20}]);
            it["offers"][0]["constraints"] = json!({"rooms": "missing"});
            it["schools"][0]["fill"] = json!(0.9);
        },
        &[
            ("schools[S1].fill", true),
            ("offers[O1].places", true),
            ("offers[O1].history", true),
            ("offers[O1].constraints", true),
            ("offers[O1].note", true),
        ],
    );
    let new = json!({"id": "N1", "school": "S1", "qualification": "C", "start_year": 2027,
        "places": 12, "status": "proposed", "shared_with": "O1"});
    school(
        move |it| push(it, "offers", new.clone()),
        &[("offers[N1]", true)],
    );
    school(|it| it["offers"] = json!([]), &[("offers[O1]", true)]);
}

#[test]
fn a_school_changes_nothing_of_the_region_and_of_its_settings_by_itself() {
    school(
        |it| {
            it["target_year"] = json!(2035);
            it["name"] = json!("Ours now");
            it["aliases"] = json!([{"list": "schools", "text": "theirs", "id": "S2"}]);
            it["settings"] = json!({"half_life": 9});
            push(it, "needs", json!("no record"));
        },
        &[
            ("region.name", false),
            ("region.target_year", false),
            ("region.aliases", false),
            ("settings.half_life", false),
            ("set_aside", false),
        ],
    );
}

#[test]
fn a_school_brings_no_firm_and_no_need_and_touches_no_other_school_by_itself() {
    let of_another = record("offers", "O2");
    school(
        move |it| {
            push(it, "enterprises", json!({"id": "X1", "name": "New firm"}));
            let need = json!({"id": "X2", "enterprise": "X1", "qualification": "A", "kind": "recruit", "persons": 5000});
            push(it, "needs", need);
            let mut offer = of_another.clone();
            offer["places"] = json!(900);
            push(it, "offers", offer);
            push(
                it,
                "schools",
                json!({"code": "S9", "name": "New", "municipality": "F"}),
            );
            it["qualifications"][0]["level"] = json!(5);
            it["municipalities"].as_array_mut().unwrap().remove(0);
        },
        &[
            ("municipalities[F]", false),
            ("qualifications[A].level", false),
            ("enterprises[X1]", false),
            ("needs[X2]", false),
            ("schools[S9]", false),
            ("offers[O2].places", false),
        ],
    );
}

#[test]
fn a_school_does_not_say_what_was_agreed_nor_lend_its_offer_nor_add_what_was_not_asked() {
    school(
        |it| it["offers"][0]["status"] = json!("withdrawn"),
        &[("offers[O1].status", true)],
    );
    for status in ["agreed", "refused", "a newer standing"] {
        school(
            |it| it["offers"][0]["status"] = json!(status),
            &[("offers[O1].status", false)],
        );
    }
    let another = ("shared_with", json!("O2"));
    let unheard = ("unheard_of", json!(1));
    let source = ("source", json!("told so"));
    let illustrative = ("illustrative", json!(true));
    let inside = (
        "constraints",
        json!({"rooms": "available", "unheard_of": 1}),
    );
    for (field, value) in [another, unheard, source, illustrative, inside] {
        school(
            |it| it["offers"][0][field] = value.clone(),
            &[(&format!("offers[O1].{field}"), false)],
        );
    }
    // With another owner the offer is not its own any more, and its places are neither.
    school(
        |it| {
            it["offers"][0]["school"] = json!("S2");
            it["offers"][0]["places"] = json!(90);
        },
        &[("offers[O1].school", false), ("offers[O1].places", false)],
    );
    let agreed = json!({"id": "N1", "school": "S1", "qualification": "A", "start_year": 2027,
        "places": 12, "status": "agreed"});
    school(
        move |it| push(it, "offers", agreed.clone()),
        &[("offers[N1]", false)],
    );
    let unknown = json!({"id": "N1", "school": "S1", "qualification": "new", "start_year": 2027,
        "places": 12, "status": "proposed"});
    school(
        move |it| push(it, "offers", unknown.clone()),
        &[("offers[N1]", false)],
    );
}

#[test]
fn a_group_changes_its_own_needs_and_no_other_firms() {
    group(
        |it| {
            it["needs"][0]["persons"] = json!(9);
            it["enterprises"][0]["headcount"] = json!(120);
            let new = json!({"id": "X1", "enterprise": "E1", "qualification": "B", "kind": "recruit", "persons": 4});
            push(it, "needs", new);
        },
        &[
            ("enterprises[E1].headcount", true),
            ("needs[N1].persons", true),
            ("needs[X1]", true),
        ],
    );
    group(
        |it| {
            let of_another = json!({"id": "X1", "enterprise": "E2", "qualification": "B", "kind": "recruit", "persons": 4});
            push(it, "needs", of_another);
            let of_nobody = json!({"id": "X2", "municipality": "F", "qualification": "B", "kind": "recruit", "persons": 4});
            push(it, "needs", of_nobody);
            push(it, "enterprises", json!({"id": "X3", "name": "New firm"}));
            it["enterprises"][0]["kind"] = json!("group");
            it["evidence"][0]["kind"] = json!("validated");
            it["evidence"][0]["quote"] = json!("so we said");
            it["schools"][0]["fill"] = json!(1);
            it["offers"] = json!([]);
        },
        &[
            ("enterprises[E1].kind", false),
            ("enterprises[X3]", false),
            ("evidence[V1].kind", false),
            ("evidence[V1].quote", true),
            ("needs[X1]", false),
            ("needs[X2]", false),
            ("offers[O1]", false),
            ("offers[O2]", false),
            ("offers[O3]", false),
            ("schools[S1].fill", false),
        ],
    );
}

#[test]
fn nothing_is_asked_of_everyone_and_of_support() {
    for audience in [Audience::Public, Audience::Support] {
        let ours = example();
        let whom = profile(audience, "");
        let sent = slice(&ours, &whom, "");
        let theirs = edited(&sent, &|it| it["schools"][0]["name"] = json!("Other"));
        let reply = Reply {
            base: Some(&sent),
            theirs: &theirs,
            profile: &whom,
        };
        let differences = compare(&ours, &[reply]);
        assert!(found(&differences).iter().all(|(_, taken)| !taken));
    }
}

#[test]
fn where_nobody_knows_what_was_sent_nothing_is_taken_in_by_itself() {
    let ours = example();
    for audience in [Audience::Coordinator, Audience::School] {
        let whom = profile(audience, "S1");
        let theirs = edited(&slice(&ours, &whom, ""), &|it| {
            it["offers"][0]["places"] = json!(30);
            push(
                it,
                "offers",
                json!({"id": "N1", "school": "S1", "qualification": "A",
                "start_year": 2027, "status": "proposed"}),
            );
        });
        let reply = Reply {
            base: None,
            theirs: &theirs,
            profile: &whom,
        };
        let mut found = found(&compare(&ours, &[reply]));
        found.sort();
        let expected = [("offers[N1]", false), ("offers[O1].places", false)];
        assert_eq!(
            found,
            expected.map(|(place, taken)| (place.to_owned(), taken))
        );
    }
}

#[test]
fn one_who_was_not_asked_neither_outvotes_nor_speaks_first() {
    let ours = example();
    let (own, other) = (
        profile(Audience::School, "S1"),
        profile(Audience::School, "S2"),
    );
    let (sent, sent_other) = (slice(&ours, &own, ""), slice(&ours, &other, ""));
    let theirs = edited(&sent, &|it| it["offers"][0]["places"] = json!(30));
    let planted = edited(&sent_other, &|it| {
        let mut offer = record("offers", "O1");
        offer["places"] = json!(900);
        push(it, "offers", offer);
    });
    let replies = [
        Reply {
            base: Some(&sent_other),
            theirs: &planted,
            profile: &other,
        },
        Reply {
            base: Some(&sent),
            theirs: &theirs,
            profile: &own,
        },
    ];
    for replies in [replies, [replies[1], replies[0]]] {
        let differences = compare(&ours, &replies);
        let places = differences
            .iter()
            .find(|it| place(&it.spot) == "offers[O1].places");
        let places = places.unwrap();
        assert_eq!(places.usual(), Pick::Ours);
        let said: Vec<Option<&str>> = places.voices.iter().map(|it| it.text.as_deref()).collect();
        assert_eq!(said, [Some("30"), Some("900")]);
    }
}

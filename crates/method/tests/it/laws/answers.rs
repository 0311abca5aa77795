//! Answers: whatever comes back, by itself it changes only what its file was made to ask for.

use std::collections::BTreeSet;

use enlace_exchange::merge::{Reply, compare};
use enlace_exchange::profile::{Audience, Contacts, Profile, slice};
use enlace_model::{Kind, Region};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::laws::edits::ids;
use crate::laws::merging::{edited, taken_in, usual};
use crate::laws::region::{Content, region};
use crate::laws::{Shown, files, hundreds, numbers};

/// What a school may change of its offers, said once more beside the table that is tested.
const OFFER: &str = "qualification modality start_year duration classes places entrants fill \
    first_choices shared_with history status constraints note";
const SCHOOL: &str = "name municipality kind fill latitude longitude";
const ENTERPRISE: &str = "name tax_number municipality sector headcount turnover balance_sheet";
const NEED: &str = "municipality whole_region qualification occupation text kind persons low high \
    first_year years reason difficulty difficulty_reasons evidence units";
const EVIDENCE: &str = "date quote";
const CONTACT: &str = "name role email phone";

/// A region as plain data.
fn plain(region: &Region) -> Map<String, Value> {
    let text = enlace_exchange::json::write(region, &Default::default());
    let file: Value = serde_json::from_str(&text).unwrap();
    file["region"].as_object().unwrap().clone()
}

/// The records of a list, by id.
fn records(region: &Map<String, Value>, list: &str) -> Map<String, Value> {
    let all = region.get(list).and_then(Value::as_array);
    let all = all.into_iter().flatten();
    let id = |it: &Value| {
        let id = it.get("id").or(it.get("code"));
        id.and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    all.map(|it| (id(it), it.clone())).collect()
}

/// What changed in a list that the partner may not change, told by record and field.
fn beyond(
    before: &Map<String, Value>,
    after: &Map<String, Value>,
    list: &str,
    owner: &str,
    own: &Profile,
) -> Vec<String> {
    let is_own = |it: &Value| it[owner].as_str() == Some(own.partner.as_str());
    let (fields, comes_and_goes) = match (own.audience, list) {
        (Audience::Coordinator, _) => return Vec::new(),
        (Audience::School, "schools") => (SCHOOL, false),
        (Audience::School, "offers") => (OFFER, true),
        (Audience::EnterpriseGroup, "enterprises") => (ENTERPRISE, false),
        (Audience::EnterpriseGroup, "needs") => (NEED, true),
        (Audience::EnterpriseGroup, "evidence") => (EVIDENCE, false),
        (Audience::School | Audience::EnterpriseGroup, "contacts") => (CONTACT, true),
        _ => ("", false),
    };
    let (before, after) = (records(before, list), records(after, list));
    let all: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let mut told = Vec::new();
    for id in all {
        match (before.get(id), after.get(id)) {
            (Some(was), Some(now)) => {
                let empty = Map::new();
                let fields_of = |it: &Value| it.as_object().unwrap_or(&empty).clone();
                let (was_all, now_all) = (fields_of(was), fields_of(now));
                let names: BTreeSet<&String> = was_all.keys().chain(now_all.keys()).collect();
                for name in names
                    .into_iter()
                    .filter(|name| was_all.get(*name) != now_all.get(*name))
                {
                    let named = fields.split_whitespace().any(|own| own == name);
                    let is_own = list == "evidence" || is_own(was) && is_own(now);
                    if !(named && is_own) {
                        told.push(format!("{list}[{id}].{name}"));
                    }
                }
            }
            (Some(one), None) | (None, Some(one)) if comes_and_goes && is_own(one) => {}
            _ => told.push(format!("{list}[{id}]")),
        }
    }
    told
}

/// All that changed and may not, by itself.
fn outside(ours: &Region, merged: &Region, whom: &Profile) -> Vec<String> {
    let (before, after) = (plain(ours), plain(merged));
    let mut told = Vec::new();
    if whom.audience == Audience::Coordinator {
        return told;
    }
    for name in before.keys().chain(after.keys()).collect::<BTreeSet<_>>() {
        let lists = Kind::ALL.iter().find(|kind| kind.as_str() == name);
        let owner = match (whom.audience, name.as_str()) {
            (_, "schools") => "code",
            (_, "enterprises") => "id",
            (Audience::School, _) => "school",
            _ => "enterprise",
        };
        match lists {
            Some(_) => told.extend(beyond(&before, &after, name, owner, whom)),
            None if before.get(name) != after.get(name) => told.push(name.clone()),
            None => {}
        }
    }
    told
}

fn whom(base: &Region, audience: Audience, which: usize) -> Profile {
    let of = audience
        .partners()
        .map(|kind| ids(kind, base))
        .unwrap_or_default();
    let partner = of.get(which % of.len().max(1)).map(|it| it.id.to_string());
    Profile {
        audience,
        partner: partner.unwrap_or_default(),
        contacts: Contacts::LeftOut,
    }
}

proptest! {
    #![proptest_config(hundreds())]

    #[test]
    fn an_answer_changes_by_itself_only_what_was_asked(
        Shown(file) in files(Content::Spoilt), a in numbers(), b in numbers(), which in 0..8_usize,
    ) {
        let base = region(&file);
        let ours = edited(&base, &a);
        for &audience in Audience::ALL {
            let whom = &whom(&base, audience, which);
            let sent = slice(&base, whom, "seed");
            // One that changed what it was sent, and one that answers with what it never was sent.
            for theirs in [edited(&sent, &b), edited(&base, &b)] {
                let reply = Reply { base: Some(&sent), theirs: &theirs, profile: whom };
                let merged = taken_in(&ours, &compare(&ours, &[reply]), &usual);
                prop_assert_eq!(outside(&ours, &merged, whom), Vec::<String>::new(), "{:?}", whom);
                let unknown = Reply { base: None, ..reply };
                let merged = taken_in(&ours, &compare(&ours, &[unknown]), &usual);
                prop_assert!(merged == ours, "nobody knows what was sent");
            }
        }
    }

    #[test]
    fn no_answer_beside_it_widens_what_one_was_asked(
        Shown(file) in files(Content::Valid), b in numbers(), c in numbers(), which in 0..8_usize,
    ) {
        let base = region(&file);
        let (one, other) = (whom(&base, Audience::School, which), whom(&base, Audience::EnterpriseGroup, which));
        let (sent_one, sent_other) = (slice(&base, &one, ""), slice(&base, &other, ""));
        let (first, second) = (edited(&base, &b), edited(&base, &c));
        let replies = [
            Reply { base: Some(&sent_one), theirs: &first, profile: &one },
            Reply { base: Some(&sent_other), theirs: &second, profile: &other },
        ];
        let merged = taken_in(&base, &compare(&base, &replies), &usual);
        let of_one: BTreeSet<String> = outside(&base, &merged, &one).into_iter().collect();
        let of_other: BTreeSet<String> = outside(&base, &merged, &other).into_iter().collect();
        // What one may not, the other may.
        prop_assert_eq!(of_one.intersection(&of_other).collect::<Vec<_>>(), Vec::<&String>::new());
    }
}

#[test]
fn the_law_sees_what_lies_outside() {
    let before =
        json!({"offers": [{"id": "O1", "school": "S1", "places": 1}], "target_year": 2029});
    let after = json!({"offers": [{"id": "O1", "school": "S2", "places": 1}], "target_year": 2030});
    let school = Profile {
        audience: Audience::School,
        partner: "S1".to_owned(),
        contacts: Contacts::LeftOut,
    };
    let (before, after) = (before.as_object().unwrap(), after.as_object().unwrap());
    let told = beyond(before, after, "offers", "school", &school);
    assert_eq!(told, ["offers[O1].school"]);
}

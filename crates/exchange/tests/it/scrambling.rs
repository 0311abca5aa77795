//! A file for support tells nobody's name and nobody's number, and the faults that are looked for stay in it.

#![allow(clippy::unwrap_used, reason = "what a test cannot go on without")]

use std::collections::BTreeMap;

use enlace_edit::AnyRecord;
use enlace_edit::field::record_text::RecordText;
use enlace_edit::field::{Content, fields};
use enlace_exchange::json::{Stamp, read, write};
use enlace_exchange::profile::{Audience, Contacts, Profile, slice};
use enlace_model::check::check;
use enlace_model::{Kind, RecordRef, Region};
use serde_json::{Value, json};

const AVE: &str = include_str!("../../../../public/samples/ave.json");

fn ave() -> Value {
    let mut file: Value = serde_json::from_str(AVE).unwrap();
    file.as_object_mut().unwrap().remove("digest");
    file
}

fn region(file: &Value) -> Region {
    read(file.to_string().as_bytes()).unwrap().region
}

fn scrambled(region: &Region, seed: &str) -> (Region, String) {
    let profile = Profile {
        audience: Audience::Support,
        partner: String::new(),
        contacts: Contacts::Included,
    };
    let part = slice(region, &profile, seed);
    let text = write(&part, &Stamp::default());
    (part, text)
}

/// How many references of each field lead to a record, and how many to none.
fn references(region: &Region) -> BTreeMap<(Kind, &'static str, bool), usize> {
    let mut count = BTreeMap::new();
    for &kind in Kind::ALL {
        AnyRecord::each_text(kind, region, &mut |_, text| {
            let document = RecordText::of(text);
            for field in fields(kind) {
                let Content::Reference(of) = field.content else {
                    continue;
                };
                if let Some(Value::String(id)) = document.value(field.id) {
                    let leads = AnyRecord::is_there(&RecordRef::new(of, id), region);
                    *count.entry((kind, field.id, leads)).or_default() += 1;
                }
            }
        });
    }
    count
}

#[test]
fn nothing_is_left_of_what_names_somebody() {
    let mut file = ave();
    let need = &mut file["region"]["needs"][0];
    need["code"] = "Moldes Alfa".into();
    need["id2"] = json!({ "id": "Moldes Alfa", "Maria Alfa": { "phone": 912_345_678 } });
    need["reason"] = "told by Maria Alfa".into();
    need["persons"] = 501_234_567.into();
    let own = &mut file["region"]["municipalities"][0];
    own["outline"]["name"] = "Quinta de Maria Alfa".into();
    own["outline"]["properties"] = json!({ "owner": "Maria Alfa" });
    file["region"]["code_lists"] = json!({ "told by Maria Alfa": "2024" });
    file["region"]["evidence"][0]["date"] = "when Maria Alfa came".into();
    file["region"]["reference_date"] = "when Maria Alfa came".into();
    file["region"]["enterprises"][0]["sector"] = json!({
        "system": "as Maria Alfa says", "code": "Moldes Alfa",
    });
    let region = region(&file);
    let (_, text) = scrambled(&region, "seed");
    for own in ["Maria", "Alfa", "912345678", "501234567", "owner", "phone"] {
        assert!(!text.contains(own), "{own}");
    }
}

#[test]
fn a_file_for_support_says_neither_who_sends_it_nor_for_whom_it_is() {
    let stamp = |audience| {
        let profile = Profile {
            audience,
            partner: "Maria".to_owned(),
            contacts: Contacts::LeftOut,
        };
        let stamp = profile.stamp(" Rui ");
        (stamp.partner, stamp.sender)
    };
    let said = |text: &str| Some(text.to_owned());
    assert_eq!(stamp(Audience::Support), (None, None));
    assert_eq!(stamp(Audience::Public), (None, said("Rui")));
    assert_eq!(stamp(Audience::School), (said("Maria"), said("Rui")));
}

#[test]
fn ids_are_new_and_lead_where_the_old_ones_led() {
    let mut file = ave();
    let text = file.to_string();
    let old = file["region"]["enterprises"][0]["id"].as_str().unwrap();
    // As another program makes them, and one that leads nowhere.
    file = serde_json::from_str(&text.replace(old, "urn:acme:Moldes Alfa")).unwrap();
    file["region"]["needs"][0]["enterprise"] = "moldes-beta".into();
    let before = region(&file);
    let (after, text) = scrambled(&before, "seed");
    assert!(!text.contains("acme") && !text.contains("Alfa") && !text.contains("beta"));
    assert_eq!(references(&after), references(&before));
    for &kind in Kind::ALL {
        assert_eq!(
            after.count(kind),
            before.count(kind) * usize::from(kind != Kind::Contact)
        );
        before.each_id(kind, &mut |id| {
            assert!(!text.contains(&format!("\"{id}\"")), "{id}")
        });
    }
}

#[test]
fn the_faults_that_are_looked_for_are_still_there() {
    let mut file = ave();
    file["region"]["offers"][0]["places"] = json!(-4);
    file["region"]["offers"][1]["school"] = "nobody".into();
    file["region"]["needs"][0]["first_year"] = json!(1804);
    file["region"]["needs"][1]["years"] = json!(250);
    file["region"]["schools"][0]["kind"] = "unheard of".into();
    let kinds = |region: &Region| {
        let mut count: BTreeMap<&str, usize> = BTreeMap::new();
        for problem in check(region) {
            *count.entry(problem.id()).or_default() += 1;
        }
        count
    };
    let before = region(&file);
    let (after, _) = scrambled(&before, "seed");
    let (before, after) = (kinds(&before), kinds(&after));
    for (kind, count) in &before {
        assert!(
            after.get(kind).is_some_and(|it| it * 2 >= *count),
            "{kind}: {before:?} {after:?}"
        );
    }
}

#[test]
fn a_list_of_names_finds_nobody_by_the_lengths_of_their_words() {
    let before = region(&ave());
    let (after, _) = scrambled(&before, "seed");
    let shape = |name: &str| -> Vec<usize> { name.split(' ').map(str::len).collect() };
    let shapes = |region: &Region| -> Vec<Vec<usize>> {
        region.schools.values().map(|it| shape(&it.name)).collect()
    };
    let old = shapes(&before);
    let same = shapes(&after)
        .into_iter()
        .filter(|own| old.contains(own))
        .count();
    assert!(same * 5 <= old.len(), "{same} of {}", old.len());
}

#[test]
fn a_school_is_moved_and_a_municipality_is_not() {
    let before = region(&ave());
    let (after, _) = scrambled(&before, "seed");
    let places = |region: &Region| -> Vec<(f64, f64)> {
        let all = region.schools.values();
        let mut all: Vec<_> = all
            .filter_map(|it| Some((it.latitude?.0, it.longitude?.0)))
            .collect();
        all.sort_by(|a, b| a.partial_cmp(b).unwrap());
        all
    };
    let old = places(&before);
    assert!(!old.is_empty() && places(&after).iter().all(|place| !old.contains(place)));
    let outlines = |region: &Region| -> Vec<String> {
        let all = region.municipalities.values();
        let mut all: Vec<_> = all
            .filter_map(|it| Some(it.outline.as_ref()?["coordinates"].to_string()))
            .collect();
        all.sort();
        all
    };
    assert!(outlines(&after) == outlines(&before));
}

#[test]
fn the_same_seed_scrambles_the_same_way_and_another_one_otherwise() {
    let region = region(&ave());
    assert!(scrambled(&region, "seed").1 == scrambled(&region, "seed").1);
    assert!(scrambled(&region, "seed").1 != scrambled(&region, "another seed").1);
}

//! Schools, and offers of every standing, with lists that repeat and histories with holes.

use serde_json::Value;

use crate::dice::Dice;
use crate::region::{File, put};

pub fn add(
    file: &mut File,
    dice: &mut Dice,
    places: &[&str],
    qualifications: &[&str],
    target_year: i32,
) {
    let schools = if places.is_empty() {
        0
    } else {
        dice.pick(&[2, 3, 1, 5, 3, 4, 2, 0])
    };
    let schools: Vec<String> = (0..schools).map(|i| format!("S{i}")).collect();
    let school = |code: &String| {
        let mut school = File::new();
        school.insert("code".into(), code.as_str().into());
        school.insert("name".into(), code.as_str().into());
        school.insert("municipality".into(), dice.pick(places).into());
        put(&mut school, "fill", dice.maybe(30, &[0.9, 0.5, 0.0]));
        Value::Object(school)
    };
    let all: Vec<Value> = schools.iter().map(school).collect();
    file.insert("schools".into(), all.into());
    let mut offers: Vec<File> = Vec::new();
    if !schools.is_empty() && !qualifications.is_empty() {
        for i in 0..dice.pick(&[6, 3, 12, 9, 18, 4, 0]) {
            let school = &schools[dice.below(schools.len())];
            // Every third or so opens an earlier course of the same school again, in another year.
            let again = offers
                .iter()
                .find(|o| o["school"] == school.as_str())
                .cloned();
            let again = again.filter(|_| dice.chance(35));
            let mut offer = offer(dice, school, target_year);
            if again.is_none() {
                offer.insert("qualification".into(), dice.pick(qualifications).into());
            } else if let Some(again) = again {
                for key in ["qualification", "modality", "duration"] {
                    put(&mut offer, key, again.get(key).cloned());
                }
            }
            offer.insert("id".into(), format!("O{i:02}").into());
            offers.push(offer);
        }
    }
    file.insert(
        "offers".into(),
        offers.into_iter().map(Value::Object).collect(),
    );
}

fn offer(dice: &mut Dice, school: &str, target_year: i32) -> File {
    let statuses = [
        "running",
        "agreed",
        "running",
        "running",
        "proposed",
        "proposed",
        "refused",
        "withdrawn",
        "dreamt",
    ];
    let mut offer = File::new();
    offer.insert("school".into(), school.into());
    offer.insert("status".into(), dice.pick(&statuses).into());
    put(
        &mut offer,
        "modality",
        dice.maybe(80, &["professional", "apprenticeship", "evening"]),
    );
    let before = dice.pick(&[3, 3, 2, 3, 4, 3, 1, 5, 2, 0, 7, -1]);
    offer.insert("start_year".into(), (target_year - before).into());
    put(
        &mut offer,
        "duration",
        dice.maybe(25, &[3.0, 2.0, 1.0, 1.5, 2.9999999999]),
    );
    put(&mut offer, "classes", dice.maybe(70, &[1.0, 0.5, 2.0, 0.0]));
    put(
        &mut offer,
        "places",
        dice.maybe(70, &[24.0, 12.0, 26.0, 6.0, 24.0, 0.0]),
    );
    put(
        &mut offer,
        "entrants",
        dice.maybe(60, &[20.0, 12.0, 28.0, 6.0, 2.0, 0.0]),
    );
    put(&mut offer, "fill", dice.maybe(20, &[0.8, 0.0, 1.0]));
    put(
        &mut offer,
        "first_choices",
        dice.maybe(50, &[30.0, 10.0, 0.0]),
    );
    let first = dice.pick(&[2018, 2019, 2020]);
    let cohorts = dice.pick(&[1, 0, 2, 3]);
    let history: Vec<Value> = (first..first + cohorts)
        .map(|year| cohort(dice, year))
        .collect();
    offer.insert("history".into(), history.into());
    if dice.chance(30) {
        let mut constraints = File::new();
        put(
            &mut constraints,
            "teachers",
            dice.maybe(70, &["available", "missing"]),
        );
        put(
            &mut constraints,
            "equipment",
            dice.maybe(70, &["available", "missing"]),
        );
        put(
            &mut constraints,
            "workplace_places",
            dice.maybe(70, &[30, 5, 0]),
        );
        offer.insert("constraints".into(), constraints.into());
    }
    offer
}

fn cohort(dice: &mut Dice, year: i32) -> Value {
    let mut cohort = File::new();
    cohort.insert("entry_year".into(), year.into());
    let entrants = dice.pick(&[20, 10, 0, 26]);
    put(&mut cohort, "entrants", dice.chance(90).then_some(entrants));
    let completed = dice.below(entrants + 1);
    if dice.chance(80) {
        cohort.insert("completed".into(), completed.into());
        let in_study = dice.below(completed + 1);
        put(&mut cohort, "in_study", dice.chance(60).then_some(in_study));
        let in_work = dice.below(completed - in_study + 1);
        put(&mut cohort, "in_work", dice.chance(60).then_some(in_work));
        let unknown = dice.below(completed - in_study - in_work + 1);
        put(&mut cohort, "unknown", dice.chance(60).then_some(unknown));
    }
    cohort.into()
}

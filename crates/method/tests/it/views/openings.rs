//! Which classes to open: of the first worked example, and each reason by a small region.

use enlace_exchange::json::read;
use enlace_method::figures::Certainty;
use enlace_method::openings::{ClassMeans, OpeningAdvice, Openings, WhyDiscuss};
use enlace_method::{Incremental, compute};
use enlace_model::{Persons, Region, SchoolYear};
use serde_json::{Value, json};

use crate::views::{near, worked};

/// Qualification, school, classes and advice of each row.
type Told<'a> = (&'a str, &'a str, f64, &'a OpeningAdvice);

fn told(openings: &Openings) -> Vec<Told<'_>> {
    let rows = openings.rows.iter();
    let told = rows.map(|row| {
        let school = row.school.as_ref().map_or("", |school| school.as_str());
        (
            row.qualification.as_str(),
            school,
            row.classes.0,
            &row.advice,
        )
    });
    told.collect()
}

fn of_2026(region: &Region) -> Openings {
    let openings = Openings::of(region, SchoolYear(2026));
    let mut ledger = Incremental::of(region);
    assert!(Openings::kept(&mut ledger, region, SchoolYear(2026)) == openings);
    openings
}

#[test]
fn in_the_worked_example_half_a_class_of_c_is_to_be_discussed_and_a_and_b_are_kept() {
    let (region, coverage) = worked(1);
    let openings = of_2026(&region);
    let few = WhyDiscuss::NotCertain(Some(Certainty::FewEnterprises { heard: 2 }));
    let pupils = WhyDiscuss::FewEntrants {
        expected: Persons(9.0),
        minimum: Persons(11.0),
    };
    assert_eq!(
        told(&openings),
        [
            ("C", "S3", 0.5, &OpeningAdvice::Discuss(vec![few, pupils])),
            ("A", "S1", 0.0, &OpeningAdvice::Keep),
            ("B", "S2", 0.0, &OpeningAdvice::Keep),
        ]
    );
    let c = &openings.rows[0];
    near(c.brings.0, 7.9344, "what half a class brings");
    near(c.effect.0, 7.9344, "its effect alone");
    near(openings.together.0, 7.9344, "the effect together");
    assert!(openings.together.0 <= coverage.totals.gap.0);
}

#[test]
fn with_a_third_enterprise_c_is_still_discussed_because_nine_pupils_are_expected() {
    let (mut region, _) = worked(1);
    let enterprise = json!({ "id": "E7", "name": "E7", "municipality": "F" });
    let enterprise: enlace_model::Enterprise = serde_json::from_value(enterprise).unwrap();
    region.enterprises.insert(enterprise.id.clone(), enterprise);
    let need = json!({ "id": "N7", "enterprise": "E7", "qualification": "C", "kind": "recruit",
        "persons": 1, "first_year": 2026, "evidence": "V5" });
    let need: enlace_model::Need = serde_json::from_value(need).unwrap();
    region.needs.insert(need.id.clone(), need);
    let openings = of_2026(&region);
    let pupils = WhyDiscuss::FewEntrants {
        expected: Persons(9.0),
        minimum: Persons(11.0),
    };
    let expected = OpeningAdvice::Discuss(vec![pupils]);
    assert_eq!(told(&openings)[0], ("C", "S3", 0.5, &expected));
}

/// A place M where three firms surely want so many people of A together. School S had two full classes of
/// B, which is of A's field, in 2025; T has nothing. Without history half a class brings 7.9344.
fn region(wanted: f64, more: &[Value], qualification: Value) -> Region {
    let firm = |i: usize| format!("E{i}");
    let firms = (0..3).map(|i| json!({ "id": firm(i), "name": firm(i), "municipality": "M" }));
    let needs = (0..3).map(|i| {
        json!({ "id": firm(i), "enterprise": firm(i), "qualification": "A", "kind": "recruit",
            "persons": wanted / 3.0, "evidence": "V", "probability": { "value": 1 } })
    });
    let mut a = json!({ "code": "A", "level": 4, "duration": 3, "cnaef": "523" });
    for (key, value) in qualification.as_object().unwrap() {
        a[key] = value.clone();
    }
    let b = json!({ "id": "O0", "school": "S", "qualification": "B", "modality": "professional",
        "start_year": 2025, "places": 48, "entrants": 48, "status": "running" });
    let offers: Vec<Value> = [b].into_iter().chain(more.iter().cloned()).collect();
    let file = json!({
        "format": "enlace-region", "version": 1, "min_reader": 1,
        "region": {
            "id": "R", "name": "R", "reference_date": "2026-03-01", "target_year": 2029,
            "settings": { "stay_share": 1 },
            "municipalities": [{ "code": "M", "name": "M" }],
            "qualifications": [a, { "code": "B", "level": 4, "duration": 3, "cnaef": "523" }],
            "enterprises": firms.collect::<Value>(),
            "evidence": [{ "id": "V", "kind": "commitment", "date": "2026-03-01" }],
            "needs": needs.collect::<Value>(),
            "schools": [
                { "code": "S", "name": "S", "municipality": "M" },
                { "code": "T", "name": "T", "municipality": "M" },
            ],
            "offers": offers,
        },
    });
    read(file.to_string().as_bytes()).unwrap().region
}

/// A course of A at T in 2025, which goes on.
fn at_t(places: f64, entrants: f64) -> Value {
    json!({ "id": "O1", "school": "T", "qualification": "A", "modality": "apprenticeship",
        "start_year": 2025, "places": places, "entrants": entrants, "status": "running" })
}

fn with(mut offer: Value, field: &str, value: Value) -> Value {
    offer[field] = value;
    offer
}

#[track_caller]
fn check(region: &Region, school: &str, classes: f64, advice: &OpeningAdvice) {
    let openings = of_2026(region);
    let told = told(&openings);
    let own: Vec<_> = told.iter().filter(|(code, ..)| *code == "A").collect();
    assert_eq!(own, [&("A", school, classes, advice)]);
    assert!(told.contains(&("B", "S", 0.0, &OpeningAdvice::Keep)));
}

fn discuss(why: WhyDiscuss) -> OpeningAdvice {
    OpeningAdvice::Discuss(vec![why])
}

#[test]
fn a_course_that_no_school_has_is_opened_where_its_field_is_taught() {
    let region = region(24.0, &[], json!({}));
    check(&region, "S", 1.5, &OpeningAdvice::Open);
    let openings = of_2026(&region);
    let row = &openings.rows[0];
    assert_eq!(row.modality, region.offers[&"O0".into()].modality);
    near(row.effect.0, 23.8032, "a class and a half");
    near(openings.together.0, row.effect.0, "nothing else is placed");
}

#[test]
fn a_school_that_has_the_course_enlarges_it_with_its_own_completion() {
    let history = json!([{ "entry_year": 2020, "entrants": 80, "completed": 80 }]);
    let course = with(at_t(24.0, 24.0), "history", history);
    let region = region(40.0, &[course], json!({}));
    check(&region, "T", 1.0, &OpeningAdvice::Enlarge);
    let row = &of_2026(&region).rows[0];
    near(row.completion.0, 0.952, "completion at T");
    near(row.brings.0, 19.8778, "what a class at T brings");
    near(compute(&region).totals.gap.0, 20.1222, "the gap");
}

#[test]
fn what_a_school_lacks_makes_a_class_one_to_discuss() {
    for (field, means) in [
        ("teachers", ClassMeans::Teachers),
        ("rooms", ClassMeans::Rooms),
        ("equipment", ClassMeans::Equipment),
    ] {
        let lacks = with(at_t(24.0, 24.0), "constraints", json!({ field: "missing" }));
        let region = region(25.0, &[lacks], json!({}));
        check(&region, "T", 0.5, &discuss(WhyDiscuss::Missing(means)));
    }
}

#[test]
fn less_than_half_a_class_is_discussed_from_a_quarter_on() {
    let course = at_t(24.0, 24.0);
    let gap = |wanted: f64| region(wanted, std::slice::from_ref(&course), json!({}));
    check(&gap(19.0), "T", 0.0, &OpeningAdvice::Keep);
    let region = gap(20.0);
    let left = of_2026(&region).rows[0].advice.clone();
    let OpeningAdvice::Discuss(why) = &left else {
        panic!("{left:?}");
    };
    let [WhyDiscuss::BelowHalfAClass { gap }] = why.as_slice() else {
        panic!("{why:?}");
    };
    near(gap.0, 4.1312, "the gap after empty chairs");
    check(&region, "T", 0.0, &left);
}

#[test]
fn a_firm_surplus_is_discussed_and_never_closed() {
    let region = region(6.0, &[at_t(96.0, 96.0)], json!({}));
    let own = &compute(&region).qualifications[0];
    check(
        &region,
        "T",
        0.0,
        &discuss(WhyDiscuss::LeftOver(own.surplus)),
    );
}

#[test]
fn what_can_be_placed_nowhere_is_discussed_without_a_school() {
    let nowhere = |qualification: Value, why: WhyDiscuss| {
        check(&region(24.0, &[], qualification), "", 1.5, &discuss(why));
    };
    nowhere(json!({ "cnaef": "341" }), WhyDiscuss::NoSchool);
    nowhere(json!({ "status": "closed" }), WhyDiscuss::Closed);
    let counts_from = SchoolYear(2030);
    nowhere(
        json!({ "duration": 4 }),
        WhyDiscuss::TooLate { counts_from },
    );
}

#[test]
fn a_shorter_course_counts_by_repetition() {
    let region = region(24.0, &[], json!({ "duration": 2 }));
    check(&region, "S", 1.5, &OpeningAdvice::Open);
}

#[test]
fn of_more_than_three_schools_three_are_tried_and_of_equals_the_first_by_code() {
    let mut region = region(24.0, &[], json!({}));
    for i in 0..4 {
        let code = format!("U{i}");
        let school = json!({ "code": code, "name": code, "municipality": "M" });
        let school: enlace_model::School = serde_json::from_value(school).unwrap();
        region.schools.insert(school.code.clone(), school);
        let offer = json!({ "id": code, "school": code, "qualification": "B",
            "start_year": 2025, "places": 24, "entrants": 24, "status": "running" });
        let offer: enlace_model::Offer = serde_json::from_value(offer).unwrap();
        region.offers.insert(offer.id.clone(), offer);
    }
    let openings = of_2026(&region);
    assert_eq!(told(&openings)[0], ("A", "S", 1.5, &OpeningAdvice::Open));
}

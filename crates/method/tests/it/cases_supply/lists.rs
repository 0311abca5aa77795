//! What schools' lists bring to the target year.

use enlace_exchange::json::read;
use enlace_method::figures::*;
use enlace_method::{Explainer, Figure, FigureId, Subject, compute};
use enlace_model::{OfferStatus, Persons, SchoolYear, SettingId};
use serde_json::{Value, json};

use crate::cases_supply::{CLASS, near, of, offer, region, renewed, supply, years};

#[test]
fn one_agreed_offer_does_not_empty_the_rest_of_a_list() {
    let path = format!(
        "{}/../../tests/data/worked-example-1.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let mut region = read(&std::fs::read(path).unwrap()).unwrap().region;
    let school = region.offers[&"O2".into()].school.clone();
    for offer in region.offers.values_mut() {
        offer.start_year = SchoolYear(2025);
    }
    region.offers.get_mut(&"O3".into()).unwrap().school = school;
    let mut agreed = region.offers[&"O3".into()].clone();
    agreed.id = "O4".into();
    agreed.start_year = SchoolYear(2026);
    agreed.status = OfferStatus::Agreed.into();
    (agreed.places, agreed.entrants) = (Some(Persons(24.0)), Some(Persons(18.0)));
    region.offers.insert(agreed.id.clone(), agreed);
    let coverage = compute(&region);
    near(coverage.totals.gap.0, 13.8395, "total gap");
    let standing: Vec<_> = coverage
        .offers
        .iter()
        .map(|o| (o.offer.as_str(), o.standing))
        .collect();
    let (repeated, recorded) = (OfferStanding::AssumedToRepeat, OfferStanding::Recorded);
    assert_eq!(
        standing,
        [("O1", repeated), ("O2", repeated), ("O4", recorded)]
    );
}

#[test]
fn a_course_renewed_with_another_duration_counts_once() {
    let offers = json!([
        offer("O1", "OLD", 2026, "running"),
        offer("O2", "NEW", 2027, "running"),
    ]);
    let region = region(2030, "NEW", renewed(), offers);
    let coverage = compute(&region);
    near(of(&coverage, "NEW").supply.0, CLASS, "A of NEW");
    near(of(&coverage, "NEW").gap.0, 14.131, "gap of NEW");
    assert!(
        coverage
            .qualifications
            .iter()
            .all(|q| q.code.as_str() != "OLD")
    );
}

#[test]
fn closing_a_course_and_opening_its_replacement_in_one_year_leaves_the_replacement() {
    let offers = json!([
        offer("O1", "OLD", 2026, "running"),
        offer("O2", "OLD", 2027, "withdrawn"),
        offer("O3", "NEW", 2027, "agreed"),
    ]);
    near(
        supply(&region(2030, "NEW", renewed(), offers), "NEW"),
        CLASS,
        "A of NEW",
    );
}

#[test]
fn a_course_that_is_missing_from_complete_years_does_not_repeat() {
    let qualifications = json!([years("X", 1), years("Y", 3)]);
    let mut offers = vec![offer("O1", "X", 2025, "running")];
    for year in 2026..=2028 {
        offers.push(offer(&format!("P{year}"), "Y", year, "running"));
    }
    let region = region(2030, "X", qualifications, offers.into());
    near(supply(&region, "X"), 0.0, "A of X");
    // Of a school that recorded X alone it would go on.
    let mut alone = region;
    alone
        .offers
        .retain(|_, offer| offer.qualification.as_str() == "X");
    near(supply(&alone, "X"), CLASS, "A of X where nothing ended it");
}

#[test]
fn a_year_is_complete_by_a_running_offer_of_whatever_duration_or_modality() {
    let qualifications = json!([years("X", 3), years("Y", 3)]);
    let mut other = offer("O2", "Y", 2026, "running");
    other["modality"] = "adult".into();
    other["duration"] = 1.into();
    let offers = json!([offer("O1", "X", 2025, "running"), other]);
    near(
        supply(&region(2029, "X", qualifications, offers), "X"),
        0.0,
        "A of X",
    );
}

#[test]
fn what_another_school_records_ends_no_course() {
    let qualifications = json!([years("X", 3), years("Y", 3)]);
    let mut other = offer("O2", "Y", 2026, "running");
    other["school"] = "S2".into();
    let offers = json!([offer("O1", "X", 2025, "running"), other]);
    near(
        supply(&region(2029, "X", qualifications, offers), "X"),
        CLASS,
        "A of X",
    );
}

#[test]
fn a_course_that_was_refused_is_on_the_list_again_from_its_next_record() {
    let qualifications = json!([years("X", 3)]);
    let offers = json!([
        offer("O1", "X", 2025, "running"),
        offer("O2", "X", 2026, "refused"),
        offer("O3", "X", 2027, "agreed"),
    ]);
    let check = |target_year, expected| {
        let region = region(target_year, "X", qualifications.clone(), offers.clone());
        near(
            supply(&region, "X"),
            expected,
            &format!("A in {target_year}"),
        );
    };
    check(2028, CLASS);
    check(2029, 0.0);
    check(2030, CLASS);
    check(2031, CLASS);
}

#[test]
fn a_proposed_offer_takes_the_place_of_a_repeated_one_only_where_it_is_in_view() {
    let mut proposed = offer("O2", "X", 2027, "proposed");
    proposed["places"] = 12.into();
    let offers = json!([offer("O1", "X", 2026, "running"), proposed]);
    let mut region = region(2031, "X", json!([years("X", 3)]), offers);
    near(supply(&region, "X"), CLASS, "A with proposals left out");
    region
        .settings
        .set(SettingId::IncludeProposed, Some(1.0))
        .unwrap();
    near(supply(&region, "X"), 7.934, "A with proposals in view");
}

#[test]
fn a_proposed_offer_counts_in_a_complete_list_where_it_is_in_view() {
    let offers = json!([
        offer("O1", "Y", 2026, "running"),
        offer("O2", "X", 2026, "proposed"),
    ]);
    let qualifications = json!([years("X", 3), years("Y", 3)]);
    let mut region = region(2031, "X", qualifications, offers);
    near(supply(&region, "X"), 0.0, "A with proposals left out");
    region
        .settings
        .set(SettingId::IncludeProposed, Some(1.0))
        .unwrap();
    near(supply(&region, "X"), CLASS, "A with proposals in view");
}

#[test]
fn a_course_goes_on_with_all_offers_of_its_latest_year() {
    let mut half = offer("O3", "X", 2026, "agreed");
    half["places"] = 12.into();
    let offers = json!([
        offer("O1", "X", 2025, "running"),
        offer("O2", "X", 2026, "running"),
        half,
    ]);
    near(
        supply(&region(2031, "X", json!([years("X", 3)]), offers), "X"),
        1.5 * CLASS,
        "A of X",
    );
}

#[test]
fn a_closed_qualification_keeps_its_recorded_offers_and_never_repeats() {
    let closed = json!([{"code": "X", "title": {}, "duration": 3, "status": "closed"}]);
    let offers = json!([offer("O1", "X", 2026, "running")]);
    near(
        supply(&region(2029, "X", closed.clone(), offers.clone()), "X"),
        CLASS,
        "recorded",
    );
    near(
        supply(&region(2030, "X", closed, offers), "X"),
        0.0,
        "assumed",
    );
}

#[test]
fn an_agreed_offer_without_size_counts_nobody_and_ends_what_would_repeat() {
    let mut agreed = offer("O2", "X", 2026, "agreed");
    agreed.as_object_mut().unwrap().remove("places");
    let offers = json!([offer("O1", "X", 2025, "running"), agreed]);
    near(
        supply(&region(2029, "X", json!([years("X", 3)]), offers), "X"),
        0.0,
        "A of X",
    );
}

#[test]
fn supply_that_starts_later_is_told_as_not_recorded_for_the_target_year() {
    let check = |offers: Value, verdict| {
        let region = region(2029, "X", json!([years("X", 3)]), offers);
        assert_eq!(of(&compute(&region), "X").verdict, verdict);
    };
    check(
        json!([offer("O1", "X", 2027, "agreed")]),
        Verdict::NoSupplyRecorded,
    );
    // A course that ran and ended is recorded.
    let ended = json!([
        offer("O1", "X", 2024, "running"),
        offer("O2", "X", 2025, "withdrawn"),
        offer("O3", "X", 2027, "agreed"),
    ]);
    check(ended, Verdict::StrongShortage);
    check(
        json!([offer("O1", "X", 2027, "refused")]),
        Verdict::StrongShortage,
    );
}

#[test]
fn an_explanation_names_the_year_of_the_record_that_each_assumed_offer_repeats() {
    let offers = json!([
        offer("O1", "X", 2025, "running"),
        offer("O2", "X", 2023, "running"),
    ]);
    let region = region(2030, "X", json!([years("X", 3)]), offers);
    let explainer = Explainer::new(&region);
    let subjects = [
        Subject::Region,
        Subject::Qualification("X".into()),
        Subject::Offer("O1".into()),
        Subject::SupplyCell("X".into(), "M".into()),
    ];
    for of in subjects {
        let figure = Figure {
            id: FigureId::Supply,
            of,
        };
        let explained = explainer.explain(&figure).unwrap();
        let repeated: Vec<_> = explained
            .repeated
            .iter()
            .map(|it| (it.offer.as_str(), it.recorded.0, it.assumed.0))
            .collect();
        assert_eq!(repeated, [("O1", 2025, 2027)], "{figure:?}");
    }
    let demand = Figure::of_region(FigureId::Demand);
    assert_eq!(explainer.explain(&demand).unwrap().repeated, []);
}

#[test]
fn a_class_fuller_than_planned_supplies_more() {
    let mut own = offer("1", "Q", 2026, "running");
    own["fill"] = json!(1.25);
    let q = || json!([years("Q", 3)]);
    let fuller = region(2029, "Q", q(), json!([own]));
    near(
        supply(&fuller, "Q"),
        CLASS * 1.25,
        "an offer filled to 125 %",
    );
    let mut beyond = offer("1", "Q", 2026, "running");
    beyond["fill"] = json!(2.5);
    let region = region(2029, "Q", q(), json!([beyond]));
    near(supply(&region, "Q"), CLASS, "what cannot be counts nowhere");
}

//! What decided proposals do to offers, and laws that hold for them.

use enlace_model::{Change, CourseSize, Offer, OfferStatus, Persons, Region};
use enlace_planning::course::Courses;
use enlace_planning::effect::{DecidedCourse, apply_all, effect};
use enlace_planning::freeze::{digest, freeze};
use enlace_planning::moves::{asks_why, next_states};
use serde_json::json;

use crate::{example, find, near};

fn offers_of<'r>(region: &'r Region, school: &str, qualification: &str) -> Vec<&'r Offer> {
    let all = region.offers.values();
    all.filter(|own| {
        own.start_year.0 == 2026
            && own.school.as_str() == school
            && own.qualification.as_str() == qualification
    })
    .collect()
}

#[test]
fn a_swap_leaves_one_agreed_offer_for_each_course() {
    let mut region = example();
    let plain = region.clone();
    let both = ["p2", "p3"].map(|id| DecidedCourse::as_wanted(find(&plain, id)));
    apply_all(&mut region, &both);
    for qualification in ["B", "A"] {
        let own = offers_of(&region, "S2", qualification);
        assert_eq!(own.len(), 1);
        assert_eq!(own[0].places, Some(Persons(12.0)));
        assert!(own[0].stands(&[OfferStatus::Agreed]));
    }
}

#[test]
fn places_are_filled_as_the_course_runs_or_as_many_as_are_expected() {
    let region = example();
    let courses = Courses::of(&region);
    for (id, fill) in [("p1", 0.75), ("p2", 1.0), ("p3", 1.0), ("p4", 1.0)] {
        let changes = effect(&DecidedCourse::as_wanted(find(&region, id)), &courses);
        let mut after = region.clone();
        changes.iter().for_each(|change| after.apply(change));
        let own = find(&region, id);
        let offers = offers_of(&after, own.school.as_str(), own.qualification.as_str());
        near(offers[0].fill.unwrap().0, fill, id);
    }
}

#[test]
fn a_closure_ends_the_course_and_one_that_does_not_run_needs_no_record() {
    let mut region = example();
    let plain = region.clone();
    let closed = |id: &str| DecidedCourse {
        size: CourseSize::new(Some(enlace_model::Classes(0.0)), Some(Persons(0.0))),
        ..DecidedCourse::as_wanted(find(&plain, id))
    };
    assert_eq!(apply_all(&mut region, &[closed("p4")]), []);
    apply_all(&mut region, &[closed("p2")]);
    let own = offers_of(&region, "S2", "B");
    assert!(own[0].stands(&[OfferStatus::Withdrawn]));
    let figures = enlace_method::compute(&region);
    let b = figures
        .qualifications
        .iter()
        .find(|own| own.code.as_str() == "B");
    near(b.unwrap().supply.0, 0.0, "supply of B");
}

#[test]
fn what_is_there_for_the_year_is_replaced_and_never_stands_twice() {
    let mut region = example();
    for (id, status) in [("X1", "proposed"), ("X2", "refused")] {
        let own = json!({ "id": id, "school": "S2", "qualification": "C", "modality": "professional",
            "start_year": 2026, "places": 18, "status": status });
        region
            .offers
            .insert(id.into(), serde_json::from_value(own).unwrap());
    }
    let plain = region.clone();
    apply_all(&mut region, &[DecidedCourse::as_wanted(find(&plain, "p1"))]);
    let own = offers_of(&region, "S2", "C");
    assert_eq!(own.len(), 1);
    assert_eq!(
        (own[0].id.as_str(), own[0].places),
        ("X1", Some(Persons(24.0)))
    );
    near(enlace_method::compute(&region).totals.gap.0, 13.8395, "gap");
    // Decided again, nothing changes.
    assert_eq!(
        apply_all(&mut region, &[DecidedCourse::as_wanted(find(&plain, "p1"))]),
        []
    );
}

#[test]
fn an_offer_that_runs_in_the_year_itself_becomes_the_agreed_one() {
    let mut region = example();
    for offer in region.offers.values_mut() {
        offer.start_year = enlace_model::SchoolYear(2026);
    }
    let plain = region.clone();
    let both = ["p2", "p3"].map(|id| DecidedCourse::as_wanted(find(&plain, id)));
    apply_all(&mut region, &both);
    near(enlace_method::compute(&region).totals.gap.0, 17.2982, "gap");
    let own = offers_of(&region, "S2", "B");
    assert_eq!((own.len(), own[0].places), (1, Some(Persons(12.0))));
}

#[test]
fn an_effect_and_its_inverse_leave_the_region_as_it_was() {
    let plain = example();
    let mut region = plain.clone();
    let all = ["p1", "p2", "p3", "p4"].map(|id| DecidedCourse::as_wanted(find(&plain, id)));
    let changes = apply_all(&mut region, &all);
    assert_ne!(region, plain);
    for change in changes.into_iter().rev() {
        region.apply(&Change::inverse(change));
    }
    assert_eq!(region, plain);
}

#[test]
fn the_order_in_which_a_bundle_is_decided_changes_nothing() {
    let plain = example();
    let of = |ids: &[&str]| {
        let mut region = plain.clone();
        let all: Vec<DecidedCourse> = ids
            .iter()
            .map(|id| DecidedCourse::as_wanted(find(&plain, id)))
            .collect();
        apply_all(&mut region, &all);
        region
    };
    let expected = of(&["p1", "p2", "p3", "p4"]);
    assert_eq!(of(&["p4", "p3", "p2", "p1"]), expected);
    assert_eq!(of(&["p3", "p1", "p4", "p2"]), expected);
    assert_eq!(of(&[]), plain);
}

#[test]
fn freezing_twice_gives_one_fingerprint_and_words_do_not_change_it() {
    let mut region = example();
    let coverage = enlace_method::compute(&region);
    let frozen = freeze(&region, &coverage, &"2026-03-20".into());
    assert_eq!(frozen, freeze(&region, &coverage, &"2026-03-20".into()));
    near(frozen.gap.unwrap().0, 19.7903, "frozen gap");
    let sum: f64 = frozen.figures.iter().map(|own| own.gap.0).sum();
    near(sum, 19.7903, "gaps of qualifications");
    region.schools.get_mut(&"S1".into()).unwrap().name = "another name".to_owned();
    assert_eq!(digest(&region), frozen.digest);
    region.offers.get_mut(&"O1".into()).unwrap().places = Some(Persons(25.0));
    assert_ne!(digest(&region), frozen.digest);
}

#[test]
fn every_state_leads_on_and_every_step_back_asks_why() {
    for from in enlace_model::ProposalState::ALL {
        assert!(!next_states(*from).is_empty(), "{from:?}");
        assert!(!next_states(*from).contains(from));
        for to in next_states(*from).iter().filter(|to| **to < *from) {
            // What was returned is sent again.
            let again = *from == enlace_model::ProposalState::Returned;
            assert!(again || asks_why(*from, *to), "{from:?} {to:?}");
        }
    }
}

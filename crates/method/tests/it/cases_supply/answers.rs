//! Remarks on schools' lists, answered in one step that can be taken back.

use enlace_edit::courses::{CourseFate, fates, of, sources};
use enlace_edit::{Op, Rejection, decide};
use enlace_exchange::json::read;
use enlace_method::compute;
use enlace_model::check::{Problem, check};
use enlace_model::school_list::left_out;
use enlace_model::{Change, OfferId, OfferStatus, Region, SchoolYear, Years};
use serde_json::{Value, json};

/// An offer of the school's year 2025, which has begun.
fn ran(id: &str, qualification: &str, more: Value) -> Value {
    let mut offer = json!({"id": id, "school": "S", "qualification": qualification,
        "modality": "professional", "start_year": 2025, "status": "running", "fill": 1,
        "note": "kept"});
    for (key, value) in more.as_object().unwrap() {
        offer[key.as_str()] = value.clone();
    }
    offer
}

/// A region whose school ran A in one class shared with B, and B in a second class; C of 2026 has this
/// status.
fn region(status: &str) -> Region {
    let next = json!({"id": "4", "school": "S", "qualification": "C", "modality": "professional",
        "start_year": 2026, "places": 24, "fill": 1, "status": status});
    let qualification = |code| json!({"code": code, "title": {}, "level": 4, "duration": 3});
    let file = json!({"format": "enlace-region", "version": 1, "region": {
        "id": "r", "name": "R", "reference_date": "2026-10-01", "target_year": 2029,
        "settings": {"stay_share": 1},
        "municipalities": [{"code": "M", "name": "M"}],
        "qualifications": [qualification("A"), qualification("B"), qualification("C")],
        "schools": [{"code": "S", "name": "S", "municipality": "M"}],
        "offers": [
            ran("1", "A", json!({"places": 12, "entrants": 9, "first_choices": 20,
                "shared_with": "2", "history": [{"entry_year": 2020, "entrants": 20}]})),
            ran("2", "B", json!({"entrants": 10, "shared_with": "1"})),
            ran("3", "B", json!({"classes": 1, "entrants": 22})),
            next,
        ],
    }});
    read(file.to_string().as_bytes()).unwrap().region
}

fn remark(region: &Region) -> Problem {
    let problems = check(region);
    let mut remarks = problems.iter().filter(|problem| !fates(problem).is_empty());
    let remark = remarks.next().expect("there is a remark");
    assert_eq!(remarks.next(), None, "one for the school and year");
    remark.clone()
}

/// Answers the remark; the step taken back leaves the region as it was.
fn answer(region: &Region, fate: CourseFate) -> Region {
    let all = left_out(region);
    let left_out = of(&remark(region), &all).unwrap();
    let ids = (0..).map(|i| OfferId::from(format!("new-{i}").as_str()));
    let op = Op::TellCourses {
        year: left_out.year,
        fate,
        records: sources(left_out, fate).into_iter().zip(ids).collect(),
    };
    let changes = decide(&op, region).unwrap();
    let mut after = region.clone();
    changes.iter().for_each(|change| after.apply(change));
    let mut back = after.clone();
    let inverse = changes.into_iter().rev().map(Change::inverse);
    inverse.for_each(|change| back.apply(&change));
    assert!(back == *region, "taken back");
    assert!(
        check(&after)
            .iter()
            .all(|problem| fates(problem).is_empty()),
        "the remark is gone"
    );
    after
}

#[test]
fn courses_that_will_not_open_are_withdrawn_one_record_for_each() {
    let before = region("agreed");
    assert_eq!(remark(&before).id(), "list_not_complete");
    assert_eq!(fates(&remark(&before)), [CourseFate::Ended]);
    assert!(compute(&before).totals.supply_assumed.0 > 0.0);
    let after = answer(&before, CourseFate::Ended);
    let new: Vec<_> = after.offers.values().skip(4).collect();
    let codes: Vec<&str> = new.iter().map(|o| o.qualification.as_str()).collect();
    assert_eq!(codes, ["A", "B"]);
    for offer in new {
        assert_eq!(offer.status.known(), Some(OfferStatus::Withdrawn));
        assert_eq!(offer.start_year.0, 2026);
        assert_eq!(offer.modality, before.offers[&"1".into()].modality);
        assert_eq!((offer.places, offer.entrants), (None, None));
        assert_eq!((&offer.note, &offer.shared_with), (&None, &None));
        assert_eq!(offer.history, []);
    }
    assert_eq!(compute(&after).totals.supply_assumed.0, 0.0);
}

#[test]
fn a_course_is_withdrawn_also_where_its_qualification_has_a_duration_that_cannot_be() {
    let mut before = region("agreed");
    for id in ["1", "2", "3"] {
        let offer = before.offers.get_mut(&id.into()).unwrap();
        offer.duration = Some(Years(3.0));
    }
    for code in ["A", "B"] {
        let own = before.qualifications.get_mut(&code.into()).unwrap();
        own.duration = Some(Years(-1.0));
    }
    answer(&before, CourseFate::Ended);
}

#[test]
fn courses_that_ended_change_no_figure_and_are_not_asked_about_again() {
    let before = region("running");
    assert_eq!(remark(&before).id(), "list_became_shorter");
    assert_eq!(
        fates(&remark(&before)),
        [CourseFate::Ended, CourseFate::StillRunning]
    );
    let after = answer(&before, CourseFate::Ended);
    assert!(compute(&after) == compute(&before));
}

#[test]
fn courses_that_still_run_are_copied_with_all_their_offers() {
    let before = region("running");
    let after = answer(&before, CourseFate::StillRunning);
    let new: Vec<_> = after.offers.values().skip(4).collect();
    assert_eq!(new.len(), 3);
    for offer in &new {
        assert_eq!(offer.status.known(), Some(OfferStatus::Running));
        assert_eq!((offer.start_year.0, offer.first_choices), (2026, None));
        assert_eq!(offer.note.as_deref(), Some("kept"));
    }
    // What is known of one year goes, but where it alone tells the size.
    let entrants: Vec<_> = new.iter().map(|o| o.entrants.map(|e| e.0)).collect();
    assert_eq!(entrants, [None, Some(10.0), None]);
    let half = |id: &str| after.offers[&id.into()].shared_with.clone();
    assert_eq!(half("new-0"), Some("new-1".into()));
    assert_eq!(half("new-1"), Some("new-0".into()));
    assert!(compute(&after).totals.supply.0 > compute(&before).totals.supply.0);
}

#[test]
fn an_answer_about_an_offer_that_is_gone_changes_nothing() {
    let op = Op::TellCourses {
        year: SchoolYear(2026),
        fate: CourseFate::Ended,
        records: vec![("gone".into(), "new".into())],
    };
    let refused = decide(&op, &region("running"));
    assert!(
        matches!(refused, Err(Rejection::NotThere { .. })),
        "{refused:?}"
    );
}

#[test]
fn where_lists_are_not_assumed_to_repeat_nobody_is_asked() {
    let mut region = region("agreed");
    let setting = enlace_model::SettingId::AssumeRepeat;
    region.settings.set(setting, Some(0.0)).unwrap();
    assert!(
        check(&region)
            .iter()
            .all(|problem| fates(problem).is_empty())
    );
}

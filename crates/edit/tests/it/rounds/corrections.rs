//! What was agreed is corrected after the round.

use enlace_edit::round::CorrectRequest;
use enlace_edit::{RoundOp, RoundRejection};
use enlace_model::{CorrectionKind, CourseSize, DecidedItem, DecisionReason, OfferStatus, Persons};
use serde_json::json;

use crate::rounds::{agreed, done, example, gap, item, near, refused};

fn correction(kind: CorrectionKind, id: &str, own: DecidedItem) -> CorrectRequest {
    CorrectRequest {
        decision: id.into(),
        corrects: "d1".into(),
        kind,
        items: vec![own],
        reasons: vec![DecisionReason::TooFewPupils],
        reason_text: None,
        session: None,
        date: "2026-09-10".into(),
        new_offers: vec!["c1".into(), "c2".into()],
    }
}

#[test]
fn what_was_agreed_is_corrected_and_the_last_correction_counts() {
    let mut region = example();
    let cancelled = |id| correction(CorrectionKind::Cancelled, id, item("p2", json!({})));
    let op = |request: CorrectRequest| RoundOp::Correct(Box::new(request));
    refused(op(cancelled("x")), &region, RoundRejection::NotAgreed);
    agreed(&mut region);
    done(op(cancelled("x1")), &mut region);
    // The half of B is back, the half of A stands.
    near(gap(&region), 17.2982);
    let b = region
        .offers
        .values()
        .filter(|own| own.qualification.as_str() == "B");
    let latest = b.max_by_key(|own| own.start_year.0).unwrap();
    assert_eq!(latest.places, Some(Persons(24.0)));
    let to = |places: f64| {
        let size = serde_json::to_value(CourseSize::new(None, Some(Persons(places)))).unwrap();
        correction(
            CorrectionKind::Resized,
            "x2",
            item("p3", json!({ "size": size })),
        )
    };
    done(op(to(16.0)), &mut region);
    let mut again = to(16.0);
    again.decision = "x3".into();
    refused(op(again), &region, RoundRejection::SameAsBefore);
}

#[test]
fn what_is_put_off_goes_to_the_later_year() {
    let mut region = example();
    agreed(&mut region);
    let request = correction(CorrectionKind::Postponed, "x1", item("p3", json!({})));
    done(RoundOp::Correct(Box::new(request)), &mut region);
    let of_a: Vec<(i32, Option<OfferStatus>)> = region
        .offers
        .values()
        .filter(|own| own.school.as_str() == "S2" && own.qualification.as_str() == "A")
        .map(|own| (own.start_year.0, own.status.known()))
        .collect();
    assert!(of_a.contains(&(2026, Some(OfferStatus::Withdrawn))));
    assert!(of_a.contains(&(2027, Some(OfferStatus::Agreed))));
    near(gap(&region), 24.5679);
}

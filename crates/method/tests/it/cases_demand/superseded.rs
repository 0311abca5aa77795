//! Which of a firm's statements count: its latest answer on the last stated year.

use enlace_edit::field::DecimalMark;
use enlace_edit::{Cells, Entry, Op, decide};
use enlace_method::figures::*;
use enlace_method::{Incremental, compute};
use enlace_model::{Kind, RecordRef, Region, SchoolYear};
use serde_json::{Value, json};

use crate::cases_demand::{
    by, check, in_year, near, need, rate, rates, region, standing, superseded, with,
};

#[test]
fn a_later_answer_replaces_an_earlier_one_for_the_years_of_which_it_speaks() {
    let needs = [
        need("2025-05-01", 20.0, 2028, 2),
        need("2026-03-20", 16.0, 2029, 2),
    ];
    check(
        &needs,
        &[
            (2027, 0.0),
            (2028, 10.0),
            (2029, 8.0),
            (2030, 8.0),
            (2031, 8.0),
        ],
    );
    let needs = [
        need("2025-05-01", 20.0, 2027, 2),
        need("2026-03-20", 8.0, 2027, 1),
    ];
    check(&needs, &[(2027, 8.0), (2028, 10.0), (2029, 10.0)]);
}

#[test]
fn beyond_its_last_stated_year_a_firms_last_stated_year_is_carried_forward() {
    let schedule = [(3.0, 2026), (4.0, 2027), (5.0, 2028)];
    let schedule = schedule.map(|(persons, year)| need("2026-03-20", persons, year, 1));
    check(
        &schedule,
        &[
            (2026, 3.0),
            (2027, 4.0),
            (2028, 5.0),
            (2029, 5.0),
            (2040, 5.0),
        ],
    );
    let ends = [
        need("2026-03-20", 10.0, 2028, 1),
        need("2026-03-20", 0.0, 2029, 1),
    ];
    check(&ends, &[(2028, 10.0), (2029, 0.0), (2030, 0.0)]);
}

#[test]
fn expired_evidence_replaces_nothing_where_there_is_other() {
    let needs = [
        need("2010-05-01", 50.0, 2026, 5),
        need("2026-03-20", 8.0, 2027, 1),
    ];
    check(&needs, &[(2027, 8.0), (2028, 8.0)]);
    let coverage = compute(&region(&needs));
    assert_eq!(standing(&coverage, "N1"), NeedStanding::Expired);
    let only = [
        need("2010-05-01", 50.0, 2026, 5),
        need("2010-05-01", 4.0, 2031, 1),
    ];
    let coverage = compute(&in_year(&only, 2031));
    assert_eq!(
        standing(&coverage, "N1"),
        superseded("N2", Superseding::LaterYear)
    );
    assert_eq!(standing(&coverage, "N2"), NeedStanding::Expired);
}

#[test]
fn nothing_is_carried_where_that_is_off() {
    let needs = [
        need("2025-05-01", 20.0, 2028, 2),
        need("2026-03-20", 8.0, 2026, 1),
    ];
    let mut region = region(&needs);
    let carry = enlace_model::SettingId::CarryForward;
    region.settings.set(carry, Some(0.0)).unwrap();
    near(rates(&region), 10.0, "in 2028");
    region.header.target_year = SchoolYear(2030);
    near(rates(&region), 0.0, "in 2030");
    assert_eq!(standing(&compute(&region), "N1"), NeedStanding::OutsideYear);
}

#[test]
fn statements_of_one_date_add_up_and_are_projects_of_their_own() {
    let part = need("2026-03-20", 6.0, 2028, 1);
    let region = region(&[part.clone(), part]);
    near(rates(&region), 12.0, "both");
    let coverage = compute(&region);
    // p = .8, a = 1: twice 6² · .8 · .2, not 12² · .8 · .2.
    near(
        coverage.totals.demand_sd.0.powi(2),
        2.0 * 36.0 * 0.16,
        "variance",
    );
}

#[test]
fn a_date_is_the_day_that_it_stands_for_and_no_date_comes_before_all() {
    let said = |date| need(date, 6.0, 2028, 1);
    // March 2026 is its 15th.
    let coverage = compute(&region(&[said("2026-03"), said("2026-03-10")]));
    assert_eq!(
        standing(&coverage, "N2"),
        superseded("N1", Superseding::LaterAnswer)
    );
    let coverage = compute(&region(&[said("undated"), said("2025-05-01")]));
    assert_eq!(
        standing(&coverage, "N1"),
        superseded("N2", Superseding::LaterAnswer)
    );
    near(
        rates(&region(&[said("undated"), said("undated")])),
        12.0,
        "undated",
    );
}

#[test]
fn only_the_same_of_one_firm_in_one_place_is_superseded() {
    let early = by("A", "M", 6.0);
    let early = with(early, "evidence", "2025-05-01");
    for other in [
        by("B", "M", 4.0),
        by("A", "N", 4.0),
        with(by("A", "M", 4.0), "qualification", "P"),
        with(by("A", "M", 4.0), "kind", "upskill"),
    ] {
        let coverage = compute(&region(&[early.clone(), other.clone()]));
        let found = standing(&coverage, "N1");
        assert!(
            matches!(found, NeedStanding::Counted(_)),
            "{found:?} beside {other}"
        );
    }
    // A renewed qualification is the same, and the firm's own place is the place.
    let mut renewed = with(by("A", "M", 4.0), "qualification", "OLD");
    renewed.as_object_mut().unwrap().remove("municipality");
    let coverage = compute(&region(&[early, renewed]));
    assert_eq!(
        standing(&coverage, "N1"),
        superseded("N2", Superseding::LaterAnswer)
    );
}

#[test]
fn a_probability_of_0_is_an_answer_that_replaces() {
    let never = with(
        by("A", "M", 8.0),
        "probability",
        json!({ "value": 0, "reason": "closed" }),
    );
    let early = with(by("A", "M", 6.0), "evidence", "2025-05-01");
    let coverage = compute(&region(&[early, never]));
    assert_eq!(
        standing(&coverage, "N1"),
        superseded("N2", Superseding::LaterAnswer)
    );
    near(coverage.totals.demand.0, 0.0, "demand");
}

#[test]
fn a_surplus_is_asked_about_again_where_old_answers_would_turn_it() {
    let offer = json!({ "id": "O1", "school": "S", "qualification": "Q", "modality": "professional",
        "start_year": 2025, "duration": 3, "places": 24, "entrants": 24, "status": "running" });
    let judged = |needs: &[Value]| {
        let mut region = region(needs);
        let school = json!({ "code": "S", "name": "S", "municipality": "M" });
        let school: enlace_model::School = serde_json::from_value(school).unwrap();
        let offer: enlace_model::Offer = serde_json::from_value(offer.clone()).unwrap();
        region.schools.insert(school.code.clone(), school);
        region.offers.insert(offer.id.clone(), offer);
        let q = compute(&region).qualifications;
        q.into_iter()
            .find(|q| q.code.as_str() == "Q")
            .map(|q| (q.verdict, q.firmness))
            .unwrap()
    };
    let now = need("2026-03-20", 2.0, 2027, 1);
    assert_eq!(
        judged(std::slice::from_ref(&now)),
        (Verdict::Surplus, Some(Firmness::Firm))
    );
    // If its evidence had not grown old the firm's last word on 2028 would be 40 a year.
    let old = need("2010-05-01", 200.0, 2026, 5);
    assert_eq!(
        judged(&[now, old]),
        (Verdict::Surplus, Some(Firmness::Uncertain))
    );
}

#[test]
fn a_ledger_tells_anew_why_a_statement_is_superseded() {
    let needs = [
        need("2025-05-01", 20.0, 2027, 2),
        need("2026-03-20", 8.0, 2028, 1),
    ];
    let mut region = in_year(&needs, 2029);
    let mut ledger = Incremental::of(&region);
    let typed = |text: &str| Entry::Typed(text.to_owned(), DecimalMark::Point);
    let set =
        |region: &mut Region, ledger: &mut Incremental, need: &str, field: &str, text: &str| {
            let record = RecordRef::new(Kind::Need, need);
            let op = Op::SetFields(Cells::one(record, field, typed(text)));
            let changes = decide(&op, region).unwrap();
            changes.iter().for_each(|change| region.apply(change));
            ledger.follow(region, &changes);
            assert_eq!(
                **ledger.coverage(),
                compute(region),
                "{need}.{field} = {text}"
            );
        };
    assert_eq!(
        standing(ledger.coverage(), "N1"),
        superseded("N2", Superseding::LaterAnswer)
    );
    set(&mut region, &mut ledger, "N2", "first_year", "2029");
    assert_eq!(
        standing(ledger.coverage(), "N1"),
        superseded("N2", Superseding::LaterYear)
    );
    set(&mut region, &mut ledger, "N2", "kind", "upskill");
    assert!(matches!(
        standing(ledger.coverage(), "N1"),
        NeedStanding::Counted(_)
    ));
    set(&mut region, &mut ledger, "N2", "kind", "recruit");
    set(&mut region, &mut ledger, "N2", "enterprise", "G");
    set(&mut region, &mut ledger, "N2", "municipality", "M");
    set(&mut region, &mut ledger, "N2", "first_year", "2028");
    set(&mut region, &mut ledger, "N1", "first_year", "2027");
    near(rate(&region, "N2"), 0.0, "8 less 10");
    set(&mut region, &mut ledger, "N1", "municipality", "N");
    near(rate(&region, "N2"), 8.0, "elsewhere");
}

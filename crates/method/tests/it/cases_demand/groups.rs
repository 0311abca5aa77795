//! Groups: what their members state themselves is taken off what they state.

use enlace_method::compute;
use serde_json::json;

use crate::cases_demand::{by, near, rate, rates, region, with};

#[test]
fn what_a_group_states_is_reduced_together_and_in_proportion() {
    let needs = [by("G", "M", 6.0), by("G", "M", 3.0), by("A", "M", 3.0)];
    let region = region(&needs);
    near(rates(&region), 9.0, "all");
    near(rate(&region, "N1"), 4.0, "the larger part");
    near(rate(&region, "N2"), 2.0, "the smaller part");
    let says = [by("G", "M", 6.0), by("G", "M", 6.0), by("A", "M", 5.0)];
    near(rates(&self::region(&says)), 12.0, "6 and 6, a firm 5");
    let says = [by("G", "M", 6.0), by("A", "M", 5.0), by("B", "M", 5.0)];
    near(rates(&self::region(&says)), 10.0, "no less than nothing");
}

#[test]
fn a_group_is_reduced_where_the_firm_speaks_and_for_the_whole_region_by_all() {
    near(
        rates(&region(&[
            by("G", "M", 10.0),
            by("G", "N", 10.0),
            by("A", "M", 8.0),
        ])),
        20.0,
        "in M and in N",
    );
    let mut everywhere = by("G", "M", 10.0);
    everywhere.as_object_mut().unwrap().remove("municipality");
    let everywhere = with(everywhere, "whole_region", true);
    let needs = [everywhere, by("A", "M", 4.0), by("B", "N", 3.0)];
    near(rates(&region(&needs)), 10.0, "in the whole region");
}

#[test]
fn a_group_speaks_for_its_sector_in_its_system_and_without_sector_for_all() {
    for (firm, left) in [("A", 6.0), ("B", 6.0), ("C", 10.0), ("D", 10.0)] {
        let region = region(&[by("G", "M", 10.0), by(firm, "M", 4.0)]);
        near(rate(&region, "N1"), left, firm);
    }
    for firm in ["A", "C", "D"] {
        let region = region(&[by("H", "M", 10.0), by(firm, "M", 4.0)]);
        near(rate(&region, "N1"), 6.0, firm);
    }
}

#[test]
fn only_statements_that_count_are_taken_off_a_group() {
    let group = by("G", "M", 10.0);
    let old = with(by("A", "M", 4.0), "evidence", "2010-05-01");
    near(rate(&region(&[group.clone(), old]), "N1"), 10.0, "expired");
    let later = with(by("A", "M", 4.0), "first_year", 2029);
    near(
        rate(&region(&[group.clone(), later]), "N1"),
        10.0,
        "of a later year",
    );
    let early = with(by("A", "M", 4.0), "evidence", "2025-05-01");
    let now = by("A", "M", 1.0);
    near(
        rate(&region(&[group.clone(), early, now]), "N1"),
        9.0,
        "superseded",
    );
    let never = with(
        by("A", "M", 4.0),
        "probability",
        json!({ "value": 0, "reason": "closed" }),
    );
    near(
        rate(&region(&[group, never]), "N1"),
        6.0,
        "what it states, not what it weighs",
    );
}

#[test]
fn the_width_of_what_a_group_states_stays() {
    let range =
        json!({ "enterprise": "G", "municipality": "M", "low": 8, "high": 12, "first_year": 2028 });
    let region = region(&[range, by("A", "M", 4.0)]);
    near(rate(&region, "N1"), 6.0, "reduced");
    // r²·π(1 − π) of both and π·w²/12, π = .8.
    let variance = (36.0 + 16.0) * 0.16 + 0.8 * 16.0 / 12.0;
    near(
        compute(&region).totals.demand_sd.0.powi(2),
        variance,
        "variance",
    );
}

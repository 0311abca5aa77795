//! What proposals do to the gap, alone and together (figures computed independently).

use enlace_model::{Persons, Rate};
use enlace_planning::decided::before_decisions;
use enlace_planning::shares::{Transformation, concerted_share, transformed};
use enlace_planning::what_if::WhatIf;
use enlace_planning::{DecidedCourse, RoundOverview};

use crate::{example, find, near};

#[test]
fn each_scenario_gives_the_gap_the_surplus_and_the_cover_of_its_row() {
    let region = example();
    let mut what_if = WhatIf::of(&region);
    for (ids, gap, surplus, covered) in [
        (&[][..], 19.7903, 0.0, 33.7097),
        (&["p1"][..], 13.8395, 0.0, 39.6605),
        (&["p2", "p3"][..], 17.2982, 0.3024, 36.2018),
        (&["p4"][..], 11.8559, 0.0, 41.6441),
        (&["p1", "p2", "p3"][..], 11.3474, 0.3024, 42.1526),
        (&["p1", "p4"][..], 5.9051, 0.0, 47.5949),
        (&["p1", "p2", "p3", "p4"][..], 3.4130, 0.3024, 50.0870),
        (&["p2"][..], 24.5679, 0.0, 28.9321),
        (&["p3"][..], 17.2982, 8.3024, 36.2018),
    ] {
        let all: Vec<DecidedCourse> = ids
            .iter()
            .map(|id| DecidedCourse::as_wanted(find(&region, id)))
            .collect();
        let figures = what_if.decided(&all);
        near(figures.totals.gap.0, gap, &format!("gap of {ids:?}"));
        near(
            figures.totals.surplus.0,
            surplus,
            &format!("surplus of {ids:?}"),
        );
        near(
            figures.totals.covered.0,
            covered,
            &format!("cover of {ids:?}"),
        );
    }
    near(what_if.as_it_is().totals.gap.0, 19.7903, "afterwards");
    assert_eq!(*what_if.region(), region);
}

#[test]
fn the_halves_of_a_swap_lean_on_each_other() {
    let region = example();
    let both = ["p2", "p3"].map(|id| DecidedCourse::as_wanted(find(&region, id)));
    let swap = WhatIf::of(&region).swap(&both);
    near(swap.together.gap.0, 17.2982, "together");
    near(swap.alone[0].gap.0, 24.5679, "p2 alone");
    near(swap.alone[1].gap.0, 17.2982, "p3 alone");
    near(swap.interaction.0, -4.7776, "interaction");
}

#[test]
fn a_round_tells_kinds_figures_and_that_it_is_open() {
    let region = example();
    let round = &region.rounds[&"r26".into()];
    let overview = RoundOverview::of(round, &region, &"2026-05-20".into());
    let kinds: Vec<&str> = overview
        .proposals
        .iter()
        .map(|own| own.kind.map_or("", |kind| kind.as_str()))
        .collect();
    assert_eq!(
        kinds,
        [
            "increase_net",
            "decrease",
            "opening_compensated",
            "opening_net"
        ]
    );
    let decision = &overview.decisions[0];
    let count = decision.counted.unwrap();
    assert_eq!(
        (count.in_favour.0, count.base.0, count.carried),
        (9.0, 10.0, true)
    );
    assert_eq!((decision.outcome, decision.is_decided), (None, false));
    near(decision.figures.together.gap.0, 17.2982, "together");
    // Last of all four: 3.4130 with the half of C in S1, 11.3474 without.
    near(overview.proposals[3].last_in.0, 3.4130 - 11.3474, "last in");
    assert_eq!(overview.counts["tabled"], 4);
}

#[test]
fn the_region_before_the_rounds_decisions_is_found_again() {
    let mut region = example();
    let plain = region.clone();
    let both = ["p2", "p3"].map(|id| DecidedCourse::as_wanted(find(&plain, id)));
    enlace_planning::effect::apply_all(&mut region, &both);
    let decision = region.decisions.get_mut(&"d1".into()).unwrap();
    decision.outcome = Some(enlace_model::DecisionOutcome::Agreed.into());
    let before = before_decisions(&region.rounds[&"r26".into()], &region);
    near(
        enlace_method::compute(&region).totals.gap.0,
        17.2982,
        "after",
    );
    near(
        enlace_method::compute(&before).totals.gap.0,
        19.7903,
        "before",
    );
    assert_eq!(before.offers, plain.offers);
    let overview = RoundOverview::of(&region.rounds[&"r26".into()], &region, &"2026-06-01".into());
    near(
        overview.decisions[0].figures.together.gap.0,
        17.2982,
        "still together",
    );
    near(
        overview.decisions[0].figures.interaction.0,
        -4.7776,
        "still leaning",
    );
}

#[test]
fn all_four_close_the_frozen_gap_by_the_share_that_is_stated() {
    let share = concerted_share(Some(Rate(19.7903)), Rate(3.4130)).unwrap();
    assert!((share.0 - 0.8275).abs() < 1e-4);
    assert_eq!(concerted_share(Some(Rate(0.0)), Rate(0.0)), None);
    assert_eq!(concerted_share(None, Rate(3.0)), None);
}

#[test]
fn transformation_counts_places_that_open_and_close_and_those_of_another_profile_apart() {
    let courses = [(36.0, 0.0), (-32.0, 0.0), (0.0, 24.0)];
    let own = Transformation::of(&courses, Some(Persons(600.0)));
    let share = |own: Option<enlace_model::Share>| own.unwrap().0;
    assert!((share(own.rate) - 0.1133).abs() < 1e-4);
    assert!((share(own.reprofiled_rate) - 0.1533).abs() < 1e-4);
    assert!((share(own.closure_ratio) - 0.4706).abs() < 1e-4);
    assert_eq!(own.balance(), 4.0);
    assert_eq!(
        (transformed(5.0, 10.0), transformed(-25.0, 10.0)),
        (10.0, 35.0)
    );
    let nothing = Transformation::of(&[], None);
    assert_eq!((nothing.rate, nothing.closure_ratio), (None, None));
    let opened = Transformation::of(&[(12.0, 0.0)], None);
    assert_eq!(share(opened.closure_ratio), 0.0);
}

//! A placement found is one: it can be, and prices prove that none covers more.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::forest::PlacementLink;
use super::{PartSolution, Patience, PlacementPart, PlacementSearch, SearchState, WhyUnknown};

/// At least so many parts, always the same unless `PROPTEST_RNG_SEED` asks for others.
fn cases(least: u32) -> ProptestConfig {
    let config = ProptestConfig::default();
    ProptestConfig {
        cases: config.cases.max(least),
        rng_seed: match config.rng_seed {
            RngSeed::Random => RngSeed::Fixed(2029),
            fixed => fixed,
        },
        failure_persistence: None,
        ..config
    }
}

/// Numbers that fall together often, beside some that hardly ever do.
fn amount() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => (1..6_u32).prop_map(f64::from),
        2 => 0.01..50.0_f64,
        1 => Just(1e-7),
        1 => Just(1e6),
    ]
}

fn weight() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => Just(1.0),
        3 => prop::sample::select(vec![0.5, 0.25, 0.75, 0.6]),
        2 => 0.01..1.0_f64,
        1 => Just(1e-6),
    ]
}

fn part(most: usize) -> impl Strategy<Value = PlacementPart> {
    let cells = || prop::collection::vec(amount(), 1..most);
    (cells(), cells(), 5..100_u32).prop_flat_map(|(supply, demand, dense)| {
        let pairs = supply.len() * demand.len();
        let ways = prop::collection::vec((0..100_u32, weight()), pairs);
        ways.prop_map(move |drawn| {
            let first = supply.len() as u32;
            let at = (0..first).flat_map(|i| (0..demand.len() as u32).map(move |j| (i, j)));
            let ways = at.zip(drawn).filter(|(_, (draw, _))| *draw < dense);
            PlacementPart {
                ways: ways
                    .map(|((from, j), (_, weight))| PlacementLink {
                        from,
                        to: first + j,
                        weight,
                    })
                    .collect(),
                supply: supply.clone(),
                demand: demand.clone(),
            }
        })
    })
}

/// Searches to the end, and proves what was found.
fn check(part: &PlacementPart) -> Result<f64, TestCaseError> {
    let mut search = PlacementSearch::of(part);
    prop_assert_eq!(search.step(200_000), SearchState::Found);
    let all: f64 = part.supply.iter().chain(&part.demand).sum();
    let exact = 1e-9 * all.max(1.0);
    let people = search.people();
    let (mut left, mut lacking) = (part.supply.clone(), part.demand.clone());
    let first = part.supply.len();
    for (way, people) in part.ways.iter().zip(people) {
        prop_assert!(*people >= 0.0);
        left[way.from as usize] -= people;
        lacking[way.to as usize - first] -= people * way.weight;
    }
    let room: Vec<f64> = left.into_iter().chain(lacking).collect();
    prop_assert!(room.iter().all(|room| *room >= -exact), "{room:?}");
    // A person's worth is never more than the price asked, and what is in use pays exactly.
    let price = &search.forest.price;
    for (way, people) in part.ways.iter().zip(people) {
        let gain = way.weight * price[way.to as usize] - price[way.from as usize];
        prop_assert!(gain <= 1e-9, "{way:?} would gain {gain}");
        prop_assert!(*people <= exact || gain >= -1e-9, "{way:?} loses {gain}");
    }
    for (cell, room) in room.iter().enumerate() {
        let own = if cell < first {
            price[cell]
        } else {
            1.0 - price[cell]
        };
        prop_assert!(own >= -1e-9);
        prop_assert!(own <= 1e-9 || *room <= exact, "{cell}: {room} at {own}");
    }
    prop_assert!((search.bound() - search.covered()).abs() <= exact);
    Ok(search.covered())
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn what_is_found_can_be_and_nothing_covers_more(part in part(9)) {
        check(&part)?;
    }

    #[test]
    fn a_search_that_ends_early_gives_a_bound_that_the_best_placement_keeps(part in part(9), turns in 0..40_usize) {
        let best = check(&part)?;
        let all: f64 = part.supply.iter().chain(&part.demand).sum();
        let exact = 1e-9 * all.max(1.0);
        let mut search = PlacementSearch::of(&part);
        for _ in 0..turns {
            prop_assert!(search.bound() >= best - exact);
            search.step(1);
        }
        let too_large = PartSolution::within(&part, 0, &mut |_| Patience::GoOn);
        let lesser = part.supply.iter().sum::<f64>().min(part.demand.iter().sum());
        match too_large {
            PartSolution::Open { why, at_most } => {
                prop_assert_eq!((why, at_most), (WhyUnknown::TooLarge, lesser));
                prop_assert!(at_most >= best - exact);
            }
            PartSolution::Found(people) => prop_assert!(people.is_empty() && part.ways.is_empty()),
        }
    }

    #[test]
    fn more_people_never_cover_less(part in part(7), more in amount(), whose in 0..7_usize) {
        let before = check(&part)?;
        let mut larger = part.clone();
        let at = whose % part.supply.len();
        larger.supply[at] += more;
        prop_assert!(check(&larger)? >= before - 1e-6);
    }

    #[test]
    fn parts_and_answers_come_out_of_bytes_as_they_went_in(part in part(5), people in prop::collection::vec(amount(), 0..5)) {
        let parts = [part, PlacementPart::default()];
        let read = PlacementPart::read(&PlacementPart::write(&parts));
        prop_assert_eq!(read.as_deref(), Some(&parts[..]));
        let mut answers = vec![PartSolution::Found(people)];
        answers.extend(WhyUnknown::ALL.iter().map(|why| PartSolution::Open { why: *why, at_most: 7.25 }));
        let read = PartSolution::read(&PartSolution::write(&answers));
        prop_assert_eq!(read.as_deref(), Some(&answers[..]));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..cases(0) })]

    #[test]
    fn large_parts_are_found_too(part in part(60)) {
        check(&part)?;
    }
}

#[test]
fn bytes_that_are_no_parts_are_none() {
    assert_eq!(PlacementPart::read(&[1, 2, 3]), None);
    let one =
        |numbers: &[f64]| -> Vec<u8> { numbers.iter().flat_map(|n| n.to_le_bytes()).collect() };
    // A way to a cell that is not there, and one that is missing.
    assert_eq!(
        PlacementPart::read(&one(&[1.0, 1.0, 1.0, 5.0, 5.0, 0.0, 2.0, 1.0])),
        None
    );
    assert_eq!(
        PlacementPart::read(&one(&[1.0, 1.0, 1.0, 5.0, 5.0, 0.0])),
        None
    );
    assert_eq!(PartSolution::read(&one(&[3.0, 1.0])), None);
}

#[test]
fn whoever_loses_patience_has_no_answer_but_the_least_bound_that_was_reached() {
    // Large enough that the search asks before it is at its end.
    let (supply, demand) = (vec![3.0; 200], vec![2.0; 200]);
    let pairs = (0..200).flat_map(|from| (200..400).map(move |to| (from, to)));
    let ways = pairs.map(|(from, to)| PlacementLink {
        from,
        to,
        weight: 0.5 / f64::from(1 + (from * 7 + to * 3) % 11),
    });
    let part = PlacementPart {
        ways: ways.collect(),
        supply,
        demand,
    };
    let mut reached = Vec::new();
    let answer = PartSolution::of(&part, &mut |share| {
        reached.push(share.0);
        Patience::GoOn
    });
    assert!(matches!(answer, PartSolution::Found(_)) && !reached.is_empty());
    assert!(reached.is_sorted() && reached.iter().all(|share| (0.0..=1.0).contains(share)));
    let answer = PartSolution::of(&part, &mut |_| Patience::GiveUp);
    // The bound that was reached is less than what supply and demand alone would allow.
    let mut search = PlacementSearch::of(&part);
    assert_eq!(search.step(usize::MAX), SearchState::Found);
    let PartSolution::Open { why, at_most } = answer else {
        panic!("it has an answer: {answer:?}");
    };
    assert_eq!(why, WhyUnknown::TookTooLong);
    assert!(search.covered() <= at_most && at_most <= part.at_most());
    let mut turns = 0;
    let later = PartSolution::of(&part, &mut |_| {
        turns += 1;
        if turns < 60 {
            Patience::GoOn
        } else {
            Patience::GiveUp
        }
    });
    let later = match later {
        PartSolution::Open { at_most, .. } => at_most,
        PartSolution::Found(_) => search.covered(),
    };
    assert!(search.covered() - 1e-9 <= later && later <= at_most);
    assert!(later < part.at_most());
}

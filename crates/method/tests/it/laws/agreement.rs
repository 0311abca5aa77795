//! The engine and a second, plain computation of the method find the same figures, on regions that
//! together reach every word that a figure may bear.

use std::collections::{BTreeMap, BTreeSet};

use enlace_method::compute;
use enlace_method::figures::*;
use enlace_model::check::{Problem, check};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::laws::flat::Flat;
use crate::laws::oracle::remarks;
use crate::laws::region::{Content, region};
use crate::laws::{Shown, files, none, oracle, thousand};

/// Takes out of both computations whom to ask: the order of needs that tell equally much follows from the
/// last digit of a product, so it is compared with how much each of them tells.
fn take_asked(found: &mut Flat, expected: &mut Flat) -> BTreeMap<String, f64> {
    found.words.retain(|name, _| !name.ends_with(".ask"));
    let is_asked = |name: &String| name.starts_with("q.") && name.contains(".ask.");
    let all = expected.numbers.iter().filter(|(name, _)| is_asked(name));
    let asked = all.map(|(name, tells)| (name.clone(), *tells)).collect();
    expected.numbers.retain(|name, _| !is_asked(name));
    asked
}

/// A qualification's needs to ask are those expected, the most telling first.
fn check_asked(
    q: &QualificationFigures,
    asked: &BTreeMap<String, f64>,
) -> Result<(), TestCaseError> {
    let of = format!("q.{}.ask.", q.code);
    let expected = asked.keys().filter(|name| name.starts_with(&of)).count();
    prop_assert_eq!(expected, q.ask.len(), "{}{:?}, not {:?}", of, q.ask, asked);
    let tells: Vec<Option<&f64>> = q
        .ask
        .iter()
        .map(|need| asked.get(&format!("{of}{need}")))
        .collect();
    for pair in tells.windows(2) {
        let in_order = matches!(pair, [Some(a), Some(b)] if **a >= **b * (1.0 - 1e-9) - 1e-9);
        prop_assert!(in_order, "{of}{:?} tell {tells:?}", q.ask);
    }
    prop_assert!(
        tells.iter().all(Option::is_some),
        "{of}{:?}, not {asked:?}",
        q.ask
    );
    Ok(())
}

proptest! {
    #![proptest_config(thousand())]

    #[test]
    fn the_engine_and_the_method_read_afresh_find_the_same_figures(Shown(file) in files(Content::Valid)) {
        let region = region(&file);
        prop_assert!(region.set_aside.is_empty(), "{:?}", region.set_aside);
        let coverage = compute(&region);
        let (mut found, mut expected) = (Flat::of(&coverage), oracle::figures(&region));
        let asked = take_asked(&mut found, &mut expected);
        none(found.differences(&expected, 1e-7))?;
        for q in &coverage.qualifications {
            check_asked(q, &asked)?;
        }
    }
}

/// A problem's kind and record, those on lists with their values.
fn told(problem: &Problem) -> String {
    let place = problem.place.to_string();
    let record = place.split_inclusive(']').next().unwrap_or_default();
    let values = problem.values();
    let values = values
        .iter()
        .map(|(name, value)| format!(" {name}={value}"));
    let values = match record.starts_with("schools") {
        true => values.collect(),
        false => String::new(),
    };
    format!("{} {record}{values}", problem.id())
}

proptest! {
    #![proptest_config(thousand())]

    #[test]
    fn the_check_and_the_method_read_afresh_tell_the_same_of_lists_renewals_and_answers(
        Shown(file) in files(Content::Valid),
    ) {
        let region = region(&file);
        let problems = check(&region);
        let ours = problems.iter().filter(|p| remarks::KINDS.contains(&p.id()));
        let found: BTreeSet<String> = ours.map(told).collect();
        let expected = remarks::remarks(&region);
        let differences: Vec<&String> = found.symmetric_difference(&expected).collect();
        prop_assert!(differences.is_empty(), "{differences:?}");
        for need in remarks::adding_up(&region) {
            let remark = format!("need_adds_up needs[{need}]");
            prop_assert!(problems.iter().any(|p| told(p) == remark), "{remark} is not told");
        }
    }
}

#[test]
fn the_random_regions_reach_every_word_and_every_tier() {
    let mut runner = TestRunner::new(thousand());
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for _ in 0..3000 {
        let Shown(file) = files(Content::Valid)
            .new_tree(&mut runner)
            .unwrap()
            .current();
        let flat = Flat::of(&compute(&region(&file)));
        let last = |name: &str| name.rsplit('.').next().unwrap_or_default().to_owned();
        let words = flat
            .words
            .iter()
            .filter(|(name, _)| !name.ends_with(".ask"));
        let words: BTreeSet<String> = words
            .map(|(name, word)| format!("{} {word}", last(name)))
            .collect();
        let tiers = flat
            .numbers
            .iter()
            .filter(|(name, people)| name.starts_with("flow.") && **people > 0.0);
        let tiers: BTreeSet<String> = tiers
            .map(|(name, _)| name.rsplit(' ').next().unwrap().to_owned())
            .collect();
        for word in words.into_iter().chain(tiers) {
            *seen.entry(word).or_default() += 1;
        }
    }
    let mut wanted: Vec<String> = Verdict::ALL
        .iter()
        .map(|v| format!("verdict {}", v.as_str()))
        .collect();
    wanted.extend(
        Firmness::ALL
            .iter()
            .map(|f| format!("firmness {}", f.as_str())),
    );
    wanted.extend(
        EvidenceEnough::ALL
            .iter()
            .map(|e| format!("evidence {}", e.as_str())),
    );
    wanted.extend(Note::ALL.iter().map(|n| format!("{} noted", n.as_str())));
    let causes = GapCause::IDS.iter().filter(|id| **id != "lost");
    wanted.extend(
        causes
            .chain(ChainLoss::TEXTS)
            .map(|cause| format!("cause {cause}")),
    );
    wanted.extend(
        OfferStanding::ALL
            .iter()
            .map(|s| format!("standing {}", s.as_str())),
    );
    wanted.extend(Tier::ALL.iter().map(|t| format!("{}.people", t.as_str())));
    for light in [
        "enough_entrants",
        "enough_applicants",
        "teachers",
        "no_empty_places_near",
    ] {
        wanted.extend(["green", "red"].map(|colour| format!("{light} {colour}")));
    }
    for standing in [
        "counted",
        "superseded",
        "expired",
        "unmapped",
        "upskill",
        "outside_year",
        "not_usable",
    ] {
        wanted.push(format!("standing {standing}"));
    }
    let rare: Vec<&String> = wanted
        .iter()
        .filter(|w| seen.get(*w).is_none_or(|n| *n < 5))
        .collect();
    assert!(rare.is_empty(), "hardly ever reached: {rare:?} of {seen:?}");
}

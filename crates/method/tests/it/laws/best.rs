//! The best placement covers at least what the tiers cover, and follows from the region alone.

use enlace_method::compute;
use enlace_method::network::Network;
use enlace_model::{Persons, Region};
use enlace_optimize::{BestPlacement, PartSolution, Patience, PlacementQuestion};
use proptest::prelude::*;
use serde_json::Value;

use crate::laws::dice::Dice;
use crate::laws::region::{Content, region};
use crate::laws::{Shown, files, numbers, thousand};

fn best(region: &Region) -> BestPlacement {
    let question = PlacementQuestion::of(Network::of(region));
    let search = |part| PartSolution::of(part, &mut |_| Patience::GoOn);
    question.answered(&question.parts.iter().map(search).collect::<Vec<_>>())
}

/// Every law that speaks of one region.
fn check(region: &Region) -> Result<(), TestCaseError> {
    let coverage = compute(region);
    let best = best(region);
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-6 + 1e-9 * coverage.totals.supply.0;
    let t = &coverage.totals;
    prop_assert!(near(best.covered.0, t.covered.0), "{best:?}");
    prop_assert!(
        best.best.covered().0 >= best.covered.0 - 1e-9 * best.demand.0
            && best.best.covered().0 <= t.demand.0 + 1e-6
    );
    prop_assert!(best.best.covered().0 <= t.supply.0 + 1e-6);
    for part in &best.parts {
        let covered = part.best.map_err(|why| TestCaseError::fail(why.as_str()))?;
        prop_assert!(covered.0 >= part.covered.0);
    }
    for own in &best.qualifications {
        let figures = coverage.qualifications.iter().find(|q| q.code == own.code);
        let figures = figures.ok_or_else(|| TestCaseError::fail("no such qualification"))?;
        prop_assert!(
            near(own.covered.0, figures.demand.0 - figures.gap.0),
            "{own:?}"
        );
        prop_assert!(own.best.covered().0 <= own.demand.0 + 1e-6, "{own:?}");
    }
    // What goes elsewhere is the whole difference.
    let gained: f64 = best
        .elsewhere
        .iter()
        .map(|e| e.difference() * e.weight.0)
        .sum();
    prop_assert!(
        near(gained, best.best.covered().0 - best.covered.0),
        "{gained} of {best:?}"
    );
    let nothing = PlacementQuestion::of(Network::of(region)).answered(&[]);
    prop_assert!(near(nothing.best.covered().0, nothing.covered.0));
    prop_assert_eq!(nothing.elsewhere, vec![]);
    Ok(())
}

proptest! {
    #![proptest_config(thousand())]

    #[test]
    fn the_best_placement_covers_at_least_what_the_tiers_cover(Shown(file) in files(Content::Valid)) {
        check(&region(&file))?;
    }

    #[test]
    fn a_spoilt_region_has_a_best_placement_too(Shown(file) in files(Content::Spoilt)) {
        check(&region(&file))?;
    }

    #[test]
    fn the_order_of_records_changes_nothing_of_the_best_placement(
        Shown(file) in files(Content::Valid),
        order in numbers(),
    ) {
        let before = best(&region(&file));
        let dice = &mut Dice::new(&order);
        let mut file = file;
        for list in file.values_mut() {
            if let Value::Array(records) = list {
                dice.shuffle(records);
            }
        }
        prop_assert_eq!(before, best(&region(&file)));
    }

    #[test]
    fn more_entrants_never_lower_the_best_placement(
        Shown(file) in files(Content::Valid),
        whose in 0..20_usize,
        more in 1..30_u32,
    ) {
        let mut region = region(&file);
        let before = best(&region).best.covered().0;
        let count = region.offers.len().max(1);
        for offer in region.offers.values_mut().skip(whose % count).take(1) {
            if let Some(Persons(entrants)) = &mut offer.entrants {
                *entrants += f64::from(more);
            }
        }
        prop_assert!(best(&region).best.covered().0 >= before - 1e-6);
    }
}

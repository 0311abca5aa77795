//! Nobody is counted twice and nobody gets lost: what the figures add up to.

use enlace_method::compute;
use enlace_method::figures::*;
use enlace_model::{Persons, Region};
use proptest::prelude::*;

use crate::laws::flat::{Flat, near};
use crate::laws::region::{Content, region};
use crate::laws::{Shown, files, thousand};

fn same(found: f64, expected: f64, what: &str) -> Result<(), TestCaseError> {
    prop_assert!(
        near(found, expected, 1e-8),
        "{what}: {found} and {expected}"
    );
    Ok(())
}

fn met(tiers: &Tiers) -> f64 {
    tiers.same_near.0 + tiers.same_far.0 + tiers.related_near.0 + tiers.related_far.0
}

/// Every law that speaks of one region's figures.
fn check(region: &Region) -> Result<(), TestCaseError> {
    let coverage = compute(region);
    let t = &coverage.totals;
    let sum = |each: &dyn Fn(&QualificationFigures) -> f64| {
        coverage.qualifications.iter().map(each).sum::<f64>()
    };
    same(t.covered.0 + t.gap.0, t.demand.0, "covered and gap")?;
    same(met(&t.tiers), t.covered.0, "the tiers cover")?;
    same(
        t.covered.0 + t.lost_on_the_way.0 + t.surplus.0,
        t.supply.0,
        "covered, lost and surplus",
    )?;
    same(sum(&|q| q.supply.0), t.supply.0, "supply of all")?;
    same(sum(&|q| q.surplus.0), t.surplus.0, "surplus of all")?;
    let unled = &coverage.no_qualification_leads_there;
    let unled_gap = unled.iter().map(|u| u.gap.0).sum::<f64>();
    let unled_demand = unled.iter().map(|u| u.demand.0).sum::<f64>();
    same(sum(&|q| q.gap.0) + unled_gap, t.gap.0, "gap of all")?;
    same(
        sum(&|q| q.demand.0) + unled_demand,
        t.demand.0,
        "demand of all",
    )?;
    same(
        sum(&|q| q.chain.by_same_occupations.0),
        0.0,
        "by others of the same occupations",
    )?;
    for cell in coverage.cells.iter() {
        same(
            met(&cell.tiers) + cell.tiers.uncovered.0,
            cell.demand.0,
            "a cell's tiers",
        )?;
    }
    for (i, cell) in coverage.supply_cells.iter().enumerate() {
        let used: f64 = cell.used.iter().map(|u| u.0).sum();
        same(
            used + cell.left_over.0,
            cell.available.0,
            "used and left over",
        )?;
        let flows: f64 = coverage
            .flows
            .iter()
            .filter(|f| f.supply == i)
            .map(|f| f.people.0)
            .sum();
        same(flows, used, "people who go somewhere")?;
    }
    for q in &coverage.qualifications {
        qualification(q)?;
    }
    for (name, number) in &Flat::of(&coverage).numbers {
        prop_assert!(number.is_finite(), "{name} is {number}");
        let signed = ["by_same_occupations", "unfilled", "counts_from"]
            .iter()
            .any(|f| name.ends_with(f));
        prop_assert!(
            signed || *number >= -1e-8 * t.supply.0.max(1.0),
            "{name} is {number}"
        );
    }
    Ok(())
}

fn qualification(q: &QualificationFigures) -> Result<(), TestCaseError> {
    let c = &q.chain;
    let name = q.code.as_str();
    same(met(&q.tiers) + q.gap.0, q.demand.0, name)?;
    same(q.tiers.uncovered.0, q.gap.0, name)?;
    same(c.places.0 - c.unfilled.0, c.entrants.0, name)?;
    same(c.entrants.0 - c.dropout.0, c.graduates.0, name)?;
    same(c.graduates.0 - c.leaving.0, c.available.0, name)?;
    let own = c.available.0 - c.left_over.0 - c.serving_related.0 - c.lost_on_the_way.0;
    same(own, c.covering_own.0, name)?;
    same(
        own + c.by_same_occupations.0 + c.by_related.0,
        c.covered.0,
        name,
    )?;
    same(c.covered.0, q.demand.0 - q.gap.0, name)?;
    same(c.available.0, q.supply.0, name)?;
    same(c.left_over.0, q.surplus.0, name)?;
    prop_assert!(q.gap_same_only.0 >= q.gap.0 - 1e-9 * q.demand.0.max(1.0));
    let (all, same_only) = (
        q.coverage.map_or(0.0, |c| c.0),
        q.coverage_same_only.map_or(0.0, |c| c.0),
    );
    prop_assert!(
        same_only <= all + 1e-9,
        "{name}: {same_only} by the same only, {all} by all"
    );
    Ok(())
}

proptest! {
    #![proptest_config(thousand())]

    #[test]
    fn nobody_is_lost_or_counted_twice_in_any_valid_region(Shown(file) in files(Content::Valid)) {
        check(&region(&file))?;
    }

    #[test]
    fn nobody_is_lost_or_counted_twice_and_nothing_is_infinite_in_a_spoilt_region(Shown(file) in files(Content::Spoilt)) {
        check(&region(&file))?;
    }

    #[test]
    fn with_demand_nowhere_nothing_is_covered(Shown(file) in files(Content::Valid)) {
        let mut region = region(&file);
        for need in region.needs.values_mut() {
            need.persons = Some(Persons(0.0));
        }
        let t = compute(&region).totals;
        prop_assert_eq!((t.demand.0, t.covered.0, t.gap.0, t.lost_on_the_way.0), (0.0, 0.0, 0.0, 0.0));
        same(t.surplus.0, t.supply.0, "all are left over")?;
    }

    #[test]
    fn with_supply_nowhere_every_gap_is_its_demand(Shown(file) in files(Content::Valid)) {
        let mut region = region(&file);
        for offer in region.offers.values_mut() {
            offer.entrants = Some(Persons(0.0));
        }
        let coverage = compute(&region);
        same(coverage.totals.gap.0, coverage.totals.demand.0, "the region")?;
        for cell in coverage.cells.iter() {
            same(cell.tiers.uncovered.0, cell.demand.0, "a cell")?;
        }
        for q in &coverage.qualifications {
            same(q.gap.0, q.demand.0, q.code.as_str())?;
        }
    }
}

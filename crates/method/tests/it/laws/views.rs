//! What views show of any region agrees with its figures.

use enlace_method::views::bridges::bridges;
use enlace_method::views::calls::settling;
use enlace_method::views::chain::{StepKind, chain};
use enlace_method::views::compare::{ComparedRegion, moves, pairs};
use enlace_method::views::evidence::evidence;
use enlace_method::views::need_level::reasons;
use enlace_method::views::pipeline::{DEMAND, SUPPLY, of};
use enlace_method::views::scope::ViewScope;
use enlace_method::{FigureId, Incremental, compute};
use enlace_model::{Kind, QualificationCode, Region};
use proptest::prelude::*;

use crate::laws::flat::near;
use crate::laws::region::{Content, region};
use crate::laws::{Shown, files, thousand};

fn same(found: f64, expected: f64, what: &str) -> Result<(), TestCaseError> {
    prop_assert!(
        near(found, expected, 1e-8),
        "{what}: {found} and {expected}"
    );
    Ok(())
}

/// The region, each field, each qualification.
fn scopes(region: &Region) -> Vec<ViewScope> {
    let fields = region
        .qualifications
        .values()
        .filter_map(|q| q.cnaef.clone());
    let codes = region.qualifications.keys().cloned();
    let mut all = vec![ViewScope::Region];
    all.extend(fields.map(ViewScope::Field));
    all.extend(codes.map(|code: QualificationCode| ViewScope::Qualification(code)));
    all
}

/// Each step of a chain begins where the one before it ended.
fn check_chain(region: &Region) -> Result<(), TestCaseError> {
    let coverage = compute(region);
    for scope in scopes(region) {
        let chain = chain(&scope, region, &coverage);
        let mut at = None;
        for step in &chain.steps {
            let what = format!("{scope:?}, {}", step.figure.as_str());
            match step.kind {
                // What the region's occupations without qualification want is in demand and gap alone.
                StepKind::Level if step.figure == FigureId::Demand => {}
                StepKind::Level => same(step.people.0, at.unwrap_or(step.people.0), &what)?,
                StepKind::Loss | StepKind::Gain => same(step.from.0, at.unwrap_or(0.0), &what)?,
            }
            at = Some(step.to.0);
        }
        prop_assert!(chain.closed_by_empty_places.0 <= chain.gap.0 + 1e-9);
        let covered = chain.steps.iter().find(|s| s.figure == FigureId::Covered);
        let covered = covered.map_or(0.0, |s| s.people.0);
        same(covered + chain.gap.0, chain.demand.0, "covered and gap")?;
    }
    Ok(())
}

/// What rests on evidence, a year's parts, pushes and chances add up.
fn check_sums(region: &Region) -> Result<(), TestCaseError> {
    let coverage = compute(region);
    let totals = &coverage.totals;
    let rests: f64 = evidence(region, &coverage).iter().map(|r| r.all().0).sum();
    same(rests, totals.demand.0, "what demand rests on")?;
    let year = of(region, &coverage);
    same(
        year.region.sum(&SUPPLY).0,
        totals.supply.0,
        "supply of the year",
    )?;
    same(
        year.region.sum(&DEMAND).0,
        totals.demand.0,
        "demand of the year",
    )?;
    same(year.region.gap().0, totals.gap.0, "gap of the year")?;
    for r in reasons(&coverage, region.in_force()) {
        let q = coverage.qualifications.iter().find(|q| q.code == r.code);
        prop_assert_eq!(q.and_then(|q| q.need_level.as_ref()), Some(&r.level));
        if let Some(relevance) = r.level.relevance {
            let pushes: f64 = r.pushes.iter().flatten().map(|p| p.0).sum();
            same(10.0 * relevance as f64 + pushes, r.level.score.0, "pushes")?;
        }
    }
    for settling in settling(&mut Incremental::of(region), region) {
        for call in &settling.calls {
            prop_assert!((0.0..=1.0).contains(&call.chance.0), "{settling:?}");
        }
    }
    for bridge in bridges(region, &coverage) {
        prop_assert!(bridge.units.iter().all(|unit| unit.hours.0 > 0.0));
    }
    Ok(())
}

/// Every difference between two regions is that of its moves and what occupations bring.
fn check_moves(before: &Region, after: &Region) -> Result<(), TestCaseError> {
    let figures = (compute(before), compute(after));
    let side = |region, coverage| ComparedRegion { region, coverage };
    let (then, now) = (side(before, &figures.0), side(after, &figures.1));
    for pair in pairs(then, now) {
        let moves = moves(pair.code, then, now);
        let offers = moves.iter().filter(|m| m.record.kind == Kind::Offer);
        let more: f64 = offers.map(|m| m.more().0).sum();
        same(
            more,
            pair.more(|q| q.supply).0,
            "offers make the difference",
        )?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(thousand())]

    #[test]
    fn the_steps_of_a_chain_join(Shown(file) in files(Content::Valid)) {
        check_chain(&region(&file))?;
    }

    #[test]
    fn what_views_add_up_is_what_the_figures_say(Shown(file) in files(Content::Valid)) {
        check_sums(&region(&file))?;
    }

    #[test]
    fn views_of_a_spoilt_region_add_up(Shown(file) in files(Content::Spoilt)) {
        check_sums(&region(&file))?;
    }

    #[test]
    fn what_offers_move_is_the_difference(
        Shown(before) in files(Content::Valid),
        Shown(after) in files(Content::Valid),
    ) {
        check_moves(&region(&before), &region(&after))?;
    }
}

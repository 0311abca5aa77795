//! What views show of any region agrees with its figures.

use enlace_engine::coverage::{FigureId, compute};
use enlace_engine::model::{QualificationCode, Region};
use enlace_engine::study::chain::{StepKind, chain};
use enlace_engine::study::scope::Scope;
use proptest::prelude::*;

use crate::flat::near;
use crate::region::{Content, region};
use crate::{Shown, files, thousand};

fn same(found: f64, expected: f64, what: &str) -> Result<(), TestCaseError> {
    prop_assert!(
        near(found, expected, 1e-8),
        "{what}: {found} and {expected}"
    );
    Ok(())
}

/// The region, each field, each qualification.
fn scopes(region: &Region) -> Vec<Scope> {
    let fields = region
        .qualifications
        .values()
        .filter_map(|q| q.cnaef.clone());
    let codes = region.qualifications.keys().cloned();
    let mut all = vec![Scope::Region];
    all.extend(fields.map(Scope::Field));
    all.extend(codes.map(|code: QualificationCode| Scope::Qualification(code)));
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

proptest! {
    #![proptest_config(thousand())]

    #[test]
    fn the_steps_of_a_chain_join(Shown(file) in files(Content::Valid)) {
        check_chain(&region(&file))?;
    }
}

//! Every qualification that is wanted has one cause, which agrees with its figures.

use enlace_method::compute;
use enlace_method::figures::{ChainLoss, GapCause, QualificationFigures, Verdict};
use enlace_model::{Region, SettingId};
use proptest::prelude::*;
use serde_json::Value;

use crate::laws::dice::Dice;
use crate::laws::region::{Content, region};
use crate::laws::{Shown, files, numbers, thousand};

/// What must be so where this is the cause.
fn holds(cause: GapCause, q: &QualificationFigures, region: &Region) -> bool {
    const NEAR: f64 = 1e-6;
    let has_gap = q.gap.0 >= 0.05 - NEAR;
    let is_short = q.supply.0 < q.demand.0 + NEAR;
    let few = region.in_force().get(SettingId::BandStrongShortage) * q.demand.0;
    match cause {
        GapCause::LeftOver => q.gap.0 < 0.05 + NEAR && q.surplus.0 >= 0.5 - NEAR,
        GapCause::MetByOthers => q.gap.0 < 0.05 + NEAR && q.supply.0 <= few + NEAR,
        GapCause::Covered => q.gap.0 < 0.05 + NEAR && q.surplus.0 < 0.5 + NEAR,
        GapCause::NoSchool => {
            has_gap && q.supply.0 == 0.0 && q.verdict != Verdict::NoSupplyRecorded
        }
        GapCause::StartsIn(year) => {
            let has = |o: &enlace_model::Offer| o.start_year == year;
            let known = region.offers.values().any(has);
            has_gap && q.verdict == Verdict::NoSupplyRecorded && known
        }
        GapCause::OutOfReach => has_gap && q.supply.0 >= q.demand.0 - NEAR,
        GapCause::OnlyPlaces(places) => {
            has_gap && places.0 == q.chain.places.0 && places.0 < q.demand.0 + NEAR && is_short
        }
        GapCause::Lost { largest, next } => {
            let raw = |loss| match loss {
                ChainLoss::Dropout => q.chain.dropout.0,
                ChainLoss::Leave => q.chain.leaving.0,
                ChainLoss::EmptyChairs => f64::INFINITY,
            };
            has_gap
                && is_short
                && q.chain.places.0 >= q.demand.0 - NEAR
                && next != Some(largest)
                && next.is_none_or(|next| raw(next) > 0.0)
        }
    }
}

fn check(region: &Region) -> Result<(), TestCaseError> {
    for q in &compute(region).qualifications {
        prop_assert_eq!(q.cause.is_some(), q.demand.0 > 0.0, "{:?}", q);
        if let Some(cause) = q.cause {
            prop_assert!(holds(cause, q, region), "{:?}", q);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(thousand())]

    #[test]
    fn whatever_is_wanted_has_one_cause_that_agrees_with_its_figures(
        Shown(file) in files(Content::Valid),
    ) {
        check(&region(&file))?;
    }

    #[test]
    fn in_a_spoilt_region_whatever_is_wanted_has_one_cause_too(
        Shown(file) in files(Content::Spoilt),
    ) {
        check(&region(&file))?;
    }

    #[test]
    fn the_order_of_records_changes_no_cause(
        Shown(file) in files(Content::Spoilt),
        order in numbers(),
    ) {
        let causes = |region: &Region| {
            let all = compute(region).qualifications;
            all.into_iter().map(|q| (q.code, q.cause)).collect::<Vec<_>>()
        };
        let before = causes(&region(&file));
        let dice = &mut Dice::new(&order);
        let mut file = file;
        for list in file.values_mut() {
            if let Value::Array(records) = list {
                dice.shuffle(records);
            }
        }
        prop_assert_eq!(before, causes(&region(&file)));
    }
}

//! Ratio `A / D` with its interval at the confidence chosen, and the bands of the Dutch ROA (method section 8).
//!
//! Interval of D and of A: `max(0, X − z·SD) … X + z·SD`. Interval of the ratio:
//! `ratio · exp(∓ z·√(Var A/A² + Var D/D²))`, the exponent capped at ln 1000. D = 0: no ratio.
//! A = 0: the ratio and both its ends are 0. No unit.

use crate::figures::Verdict;
use crate::inputs::{Inputs, TOLERANCE};
use enlace_model::SettingId;

/// The exponent of the interval is capped at the logarithm of this.
pub(crate) const WIDEST_FACTOR: f64 = 1000.0;

/// A ratio with the ends of its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct RatioInterval {
    pub ratio: f64,
    pub low: f64,
    pub high: f64,
}

/// The ratio of supply to demand with its interval; `None` without demand.
pub(crate) fn ratio(
    supply: f64,
    supply_variance: f64,
    demand: f64,
    demand_variance: f64,
    z: f64,
) -> Option<RatioInterval> {
    if demand <= 0.0 {
        return None;
    }
    if supply <= 0.0 {
        return Some(RatioInterval {
            ratio: 0.0,
            low: 0.0,
            high: 0.0,
        });
    }
    let ratio = supply / demand;
    let relative = supply_variance / (supply * supply) + demand_variance / (demand * demand);
    let exponent = (z * relative.sqrt()).min(WIDEST_FACTOR.ln());
    Some(RatioInterval {
        ratio,
        low: ratio * (-exponent).exp(),
        high: ratio * exponent.exp(),
    })
}

/// The interval of a quantity with this standard deviation.
pub(crate) fn interval(x: f64, sd: f64, z: f64) -> (f64, f64) {
    ((x - z * sd).max(0.0), x + z * sd)
}

/// The band in which a ratio lies.
pub(crate) fn band(ratio: f64, inputs: &Inputs) -> Verdict {
    let up_to = |id: SettingId| ratio <= inputs.get(id) + TOLERANCE;
    if up_to(SettingId::BandStrongShortage) {
        Verdict::StrongShortage
    } else if up_to(SettingId::BandShortage) {
        Verdict::Shortage
    } else if up_to(SettingId::BandBalanced) {
        Verdict::Balanced
    } else if up_to(SettingId::BandMildSurplus) {
        Verdict::MildSurplus
    } else {
        Verdict::Surplus
    }
}

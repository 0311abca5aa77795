//! Why a qualification has its need level: points by component, what sets it apart from the SANQ level,
//! and what other weights would make of it (method section 11).
//!
//! The relevance alone would give `10 · relevance` points. Each component pushes the score away from
//! that by its points less its weight's share of them; the pushes add up to the whole difference.

use crate::Coverage;
use crate::figures::{NeedLevel, NeedLevelComponent};
use crate::need_level::{Valued, WEIGHTINGS, WEIGHTS, weighed, weights};
use enlace_model::order::put_in_order;
use enlace_model::{Points, QualificationCode, SettingId, SettingsInForce};

/// Under how many weightings ranks are looked at.
pub const WEIGHTINGS_TRIED: usize = WEIGHTINGS as usize;

/// The settings that weigh the components, in the order of [`Component::ALL`].
pub const WEIGHT_SETTINGS: [SettingId; 5] = WEIGHTS;

/// Why a qualification has its need level.
#[derive(Clone, Debug, PartialEq)]
pub struct Reasons {
    pub code: QualificationCode,
    pub level: NeedLevel,
    /// The most points that each component can give; `None` where it is not known.
    pub most: [Option<Points>; 5],
    /// By how much each component pushes the score away from what the SANQ level alone would give;
    /// `None` where there is no such level, or the component is not known.
    pub pushes: [Option<Points>; 5],
}

impl Reasons {
    /// Need level less SANQ level; `None` without one.
    pub fn apart(&self) -> Option<i64> {
        Some(self.level.level - self.level.relevance?)
    }

    /// The components that push by a point or more, the strongest first.
    pub fn driving(&self) -> Vec<(NeedLevelComponent, Points)> {
        let all = NeedLevelComponent::ALL.iter().zip(self.pushes);
        let mut strong: Vec<(NeedLevelComponent, Points)> = all
            .filter_map(|(component, push)| Some((*component, push?)))
            .filter(|(_, push)| push.0.abs() >= 1.0)
            .collect();
        put_in_order(&mut strong, |a, b| {
            b.1.0.abs().total_cmp(&a.1.0.abs()).then(a.0.cmp(&b.0))
        });
        strong
    }
}

/// The reasons of all qualifications with demand under these settings' weights, the highest score
/// first. Weights that are all 0 give no level to anybody.
pub fn reasons(coverage: &Coverage, settings: SettingsInForce) -> Vec<Reasons> {
    let weights = weights(settings);
    let known = coverage.qualifications.iter();
    let known: Vec<_> = known
        .filter_map(|q| Some((&q.code, q.need_level.as_ref()?)))
        .collect();
    let valued = |(_, level): &(_, &NeedLevel)| Valued {
        components: level.components.map(|value| value.map(|share| share.0)),
        relevance: level.relevance,
    };
    let levels = weighed(&known.iter().map(valued).collect::<Vec<_>>(), &weights);
    let mut all: Vec<Reasons> = known
        .iter()
        .zip(levels)
        .filter_map(|((code, _), level)| Some(reason(code, level?, &weights)))
        .collect();
    put_in_order(&mut all, |a, b| {
        let score = b.level.score.0.total_cmp(&a.level.score.0);
        score.then_with(|| a.code.cmp(&b.code))
    });
    all
}

fn reason(code: &QualificationCode, level: NeedLevel, weights: &[f64; 5]) -> Reasons {
    let present = level
        .points
        .iter()
        .zip(weights)
        .filter(|(p, _)| p.is_some());
    let sum: f64 = present.map(|(_, weight)| weight).sum();
    let mut most = level.points;
    for (most, weight) in most.iter_mut().zip(weights) {
        *most = most.map(|_| Points(100.0 * weight / sum));
    }
    let mut pushes = most;
    for (push, points) in pushes.iter_mut().zip(level.points) {
        let by_relevance = level.relevance.map(|level| level as f64 / 10.0);
        *push = match (*push, points, by_relevance) {
            (Some(most), Some(points), Some(share)) => Some(Points(points.0 - most.0 * share)),
            _ => None,
        };
    }
    Reasons {
        code: code.clone(),
        level,
        most,
        pushes,
    }
}

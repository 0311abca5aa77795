//! Which units would make the graduates of a related qualification full cover (method section 6).
//!
//! The units of the qualification that is wanted which the other one lacks, or has with fewer hours:
//! `h_p(u) − min(h_q(u), h_p(u))`. Together they are `(1 − σ)` of the hours that are wanted.

use std::collections::BTreeMap;

use crate::Coverage;
use crate::figures::QualificationFigures;
use crate::inputs::Inputs;
use crate::relatedness::{ComparedHours, Relatedness, SigmaFrom, compared_hours};
use enlace_model::order::put_in_order;
use enlace_model::variants;
use enlace_model::{Hours, QualificationCode, Rate, Region, Share};

/// From a qualification with graduates to a related one that is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Bridge {
    pub from: QualificationCode,
    pub to: QualificationCode,
    /// What a graduate counts for without the bridge.
    pub value: Share,
    pub known_by: KnownBy,
    /// The units to teach, by code; none where the curricula are not known.
    pub units: Vec<BridgeUnit>,
    pub hours: Hours,
    /// Graduates of the one who are left over, and what is not covered of the other.
    pub left_over: Rate,
    pub gap: Rate,
}

/// A unit to teach, with the hours that are missing.
#[derive(Clone, Debug, PartialEq)]
pub struct BridgeUnit {
    pub code: String,
    pub title: Option<String>,
    pub hours: Hours,
}

variants! {
    /// How it is known that one qualification serves where the other is wanted.
    pub enum KnownBy {
        Units = "units",
        /// The coordinator set it.
        Set = "set",
    }
}

/// All bridges from a qualification with supply to one with demand: where most is uncovered first, then
/// the shortest.
pub fn bridges(region: &Region, coverage: &Coverage) -> Vec<Bridge> {
    let inputs = Inputs::of(region);
    let related = Relatedness::of(&inputs);
    let figures = |code: &QualificationCode| -> Option<&QualificationFigures> {
        let all = &coverage.qualifications;
        let at = all.binary_search_by(|q| q.code.cmp(code)).ok()?;
        Some(&all[at])
    };
    let mut found = Vec::new();
    for (i, (q, serves)) in (0..).zip(inputs.qualifications.iter().zip(&related.serves)) {
        let Some(own) = figures(&q.code).filter(|own| own.supply.0 > 0.0) else {
            continue;
        };
        let has = compared_hours(i, &inputs);
        for sigma in serves {
            let wanted = inputs.qualifications[sigma.wanted as usize];
            let Some(other) = figures(&wanted.code).filter(|other| other.demand.0 > 0.0) else {
                continue;
            };
            let listed = inputs.units_of(sigma.wanted);
            let units = missing(&has, &compared_hours(sigma.wanted, &inputs), |code| {
                let unit = listed.iter().find(|unit| unit.code == code)?;
                unit.title.map(str::to_owned)
            });
            found.push(Bridge {
                from: q.code.clone(),
                to: wanted.code.clone(),
                value: Share(sigma.value),
                known_by: match sigma.from {
                    SigmaFrom::Units => KnownBy::Units,
                    SigmaFrom::Set => KnownBy::Set,
                },
                hours: units.iter().map(|unit| unit.hours).sum(),
                units,
                left_over: own.surplus,
                gap: other.gap,
            });
        }
    }
    put_in_order(&mut found, |a, b| {
        let gap = b.gap.0.total_cmp(&a.gap.0).then_with(|| a.to.cmp(&b.to));
        let hours = a.hours.0.total_cmp(&b.hours.0);
        gap.then(hours).then_with(|| a.from.cmp(&b.from))
    });
    found
}

fn missing(
    has: &BTreeMap<&str, ComparedHours>,
    wanted: &BTreeMap<&str, ComparedHours>,
    title: impl Fn(&str) -> Option<String>,
) -> Vec<BridgeUnit> {
    let lacking = wanted.iter().filter_map(|(code, unit)| {
        let own = has.get(code).map_or(0.0, |own| own.hours);
        let lacks = unit.hours - own.min(unit.hours);
        (lacks > 0.0).then(|| BridgeUnit {
            code: (*code).to_owned(),
            title: title(code),
            hours: Hours(lacks),
        })
    });
    lacking.collect()
}

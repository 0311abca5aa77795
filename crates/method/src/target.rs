//! What demand asks for, and who serves it: the same qualification, one that leads to the
//! occupation, or a related one (method section 7).

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::figures::CellTarget;
use crate::inputs::{Inputs, QualificationIdx};
use enlace_model::order::put_in_order_of;
use enlace_model::qualification::OccupationSystem;
use enlace_model::{Choice, Need, Occupation, Target};

/// Index of a target: qualifications by their own index, then occupations in the order of codes.
pub(crate) type TargetIdx = u32;

#[derive(Clone, Debug, Default)]
pub(crate) struct Targets {
    /// How many qualifications there are; targets from here on are occupations.
    pub qualifications: u32,
    /// In the order of classification and code.
    pub occupations: Vec<OccupationTarget>,
}

#[derive(Clone, Debug)]
pub(crate) struct OccupationTarget {
    pub system: Arc<str>,
    pub code: Arc<str>,
    /// Qualifications that lead there, in the order of codes.
    pub led_by: Vec<QualificationIdx>,
}

/// The occupations that recruit needs ask for, numbered as they come.
#[derive(Default)]
pub(crate) struct WantedOccupations<'r> {
    index: FxHashMap<(&'r str, &'r str), u32>,
    /// Classification, code, and the ISCO-08 group that the first need with one names.
    all: Vec<(&'r str, &'r str, Option<&'r str>)>,
}

impl<'r> WantedOccupations<'r> {
    /// The number of an occupation.
    pub fn number(&mut self, occupation: &'r Occupation) -> u32 {
        let (system, code) = (occupation.system.as_str(), occupation.code.as_str());
        let all = &mut self.all;
        let i = *self.index.entry((system, code)).or_insert_with(|| {
            all.push((system, code, None));
            all.len() as u32 - 1
        });
        let group = &mut all[i as usize].2;
        *group = group.or(occupation.isco_group.as_deref());
        i
    }
}

impl Targets {
    /// The targets of those occupations that can be mapped, and which target each became.
    pub fn of(asked: WantedOccupations, inputs: &Inputs) -> (Self, Vec<Option<TargetIdx>>) {
        let mut order: Vec<u32> = (0..asked.all.len() as u32).collect();
        put_in_order_of(&mut order, |i| {
            let (system, code, _) = asked.all[*i as usize];
            (system, code)
        });
        let mut numbers = vec![None; order.len()];
        let systems = CatalogueSystems::of(inputs);
        let qualifications = inputs.qualifications.len() as u32;
        let mut occupations = Vec::new();
        for i in order {
            let (system, code, group) = asked.all[i as usize];
            let wanted = Wanted::of(system, code, group);
            if !systems.can_map(&wanted) {
                continue;
            }
            let led_by = wanted.led_by(inputs);
            numbers[i as usize] = Some(qualifications + occupations.len() as TargetIdx);
            occupations.push(OccupationTarget {
                system: system.into(),
                code: code.into(),
                led_by,
            });
        }
        let targets = Self {
            qualifications,
            occupations,
        };
        (targets, numbers)
    }

    /// The target of a need; `None` when it is still to be mapped.
    pub fn of_need(&self, need: &Need, inputs: &Inputs) -> Option<TargetIdx> {
        match need.target() {
            Target::Qualification(code) => inputs.qualification(code),
            Target::Occupation(o) => self.find(o.system.as_str(), &o.code),
            Target::Unmapped => None,
        }
    }

    /// How many targets there are.
    pub fn len(&self) -> usize {
        self.qualifications as usize + self.occupations.len()
    }

    /// The occupation behind a target, if it is one.
    pub fn occupation(&self, target: TargetIdx) -> Option<&OccupationTarget> {
        self.occupations
            .get(target.checked_sub(self.qualifications)? as usize)
    }

    /// The target of an occupation by its classification and code.
    pub fn find(&self, system: &str, code: &str) -> Option<TargetIdx> {
        let at = self
            .occupations
            .binary_search_by(|o| (&*o.system, &*o.code).cmp(&(system, code)));
        at.ok().map(|i| self.qualifications + i as TargetIdx)
    }

    /// The target's name in figures.
    pub fn name(&self, target: TargetIdx, inputs: &Inputs) -> CellTarget {
        match self.occupation(target) {
            Some(o) => CellTarget::Occupation(o.system.clone(), o.code.clone()),
            None => CellTarget::Qualification(inputs.qualifications[target as usize].code.clone()),
        }
    }
}

/// The qualifications that lead to an occupation, in the order of codes; `None` where the occupation is
/// still to be mapped (method section 7).
pub(crate) fn leading_to(
    occupation: &Occupation,
    inputs: &Inputs,
) -> Option<Vec<QualificationIdx>> {
    let group = occupation.isco_group.as_deref();
    let wanted = Wanted::of(occupation.system.as_str(), &occupation.code, group);
    let can_be_mapped = CatalogueSystems::of(inputs).can_map(&wanted);
    can_be_mapped.then(|| wanted.led_by(inputs))
}

/// An occupation code in the form in which it is compared.
enum Wanted {
    Isco(String),
    Soc(String),
    Esco { uri: String, isco: Option<String> },
    Other { system: String, code: String },
}

impl Wanted {
    fn of(system: &str, code: &str, isco_group: Option<&str>) -> Self {
        match OccupationSystem::from_text(system) {
            Some(OccupationSystem::Isco08) => Self::Isco(code.to_owned()),
            Some(OccupationSystem::Soc) => Self::Soc(soc_stem(code)),
            Some(OccupationSystem::Esco) => Self::Esco {
                uri: code.to_owned(),
                isco: isco_group.map(str::to_owned),
            },
            None => Self::Other {
                system: system.into(),
                code: code.into(),
            },
        }
    }

    /// The standing qualifications that lead there, in the order of codes.
    fn led_by(&self, inputs: &Inputs) -> Vec<QualificationIdx> {
        (0..inputs.qualifications.len() as QualificationIdx)
            .filter(|q| inputs.stands(*q))
            .filter(|q| inputs.occupations_of(*q).any(|o| self.is_served_by(o)))
            .collect()
    }

    fn is_served_by(&self, known: &Occupation) -> bool {
        let other = Self::of(
            known.system.as_str(),
            &known.code,
            known.isco_group.as_deref(),
        );
        match (self, &other) {
            (Self::Esco { uri: a, .. }, Self::Esco { uri: b, .. }) => a == b,
            (Self::Isco(a), Self::Isco(b)) => isco_alike(a, b),
            (Self::Isco(a), Self::Esco { isco: Some(b), .. })
            | (Self::Esco { isco: Some(a), .. }, Self::Isco(b)) => isco_alike(a, b),
            (Self::Soc(a), Self::Soc(b)) => one_contains_the_other(a, b, 1),
            (Self::Other { system: s, code: a }, Self::Other { system: t, code: b }) => {
                s == t && a == b
            }
            _ => false,
        }
    }
}

/// ISCO-08 codes contain each other by prefix of at least three digits.
fn isco_alike(a: &str, b: &str) -> bool {
    one_contains_the_other(a, b, 3)
}

fn one_contains_the_other(a: &str, b: &str, least: usize) -> bool {
    a.len().min(b.len()) >= least && (a.starts_with(b) || b.starts_with(a))
}

/// A SOC code without its hyphen and its trailing zeros.
fn soc_stem(code: &str) -> String {
    let digits: String = code.chars().filter(|c| *c != '-' && *c != '.').collect();
    digits.trim_end_matches('0').to_owned()
}

/// The classifications that the catalogue uses.
#[derive(Default)]
struct CatalogueSystems {
    isco: bool,
    names: std::collections::BTreeSet<String>,
}

impl CatalogueSystems {
    fn of(inputs: &Inputs) -> Self {
        let mut systems = Self::default();
        let all = 0..inputs.qualifications.len() as QualificationIdx;
        let standing = all.filter(|q| inputs.stands(*q));
        for occupation in standing.flat_map(|q| inputs.occupations_of(q)) {
            systems.names.insert(occupation.system.as_str().to_owned());
            let esco = occupation.system == Choice::Known(OccupationSystem::Esco);
            systems.isco |= esco && occupation.isco_group.is_some();
        }
        systems.isco |= systems.names.contains(OccupationSystem::Isco08.as_str());
        systems
    }

    fn can_map(&self, wanted: &Wanted) -> bool {
        match wanted {
            Wanted::Isco(code) => self.isco && code.len() >= 3,
            Wanted::Soc(stem) => {
                !stem.is_empty() && self.names.contains(OccupationSystem::Soc.as_str())
            }
            Wanted::Esco { isco, .. } => {
                self.names.contains(OccupationSystem::Esco.as_str())
                    || (self.isco && isco.as_ref().is_some_and(|code| code.len() >= 3))
            }
            Wanted::Other { system, .. } => self.names.contains(system),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn occupation(system: OccupationSystem, code: &str, isco: Option<&str>) -> Occupation {
        Occupation {
            system: system.into(),
            code: code.to_owned(),
            isco_group: isco.map(str::to_owned),
            title: None,
            kept: Default::default(),
        }
    }

    #[test]
    fn occupations_are_the_same_when_one_code_contains_the_other() {
        use OccupationSystem::{Esco, Isco08, Soc};
        let check = |system: OccupationSystem, code, group, known, same| {
            let wanted = Wanted::of(system.as_str(), code, group);
            assert_eq!(wanted.is_served_by(&known), same, "{code} and {known:?}");
        };
        check(Isco08, "7223", None, occupation(Isco08, "722", None), true);
        check(Isco08, "722", None, occupation(Isco08, "7223", None), true);
        check(Isco08, "7223", None, occupation(Isco08, "72", None), false);
        check(
            Isco08,
            "7223",
            None,
            occupation(Isco08, "7224", None),
            false,
        );
        check(Soc, "51-4000", None, occupation(Soc, "51-4041", None), true);
        check(Soc, "51-4041", None, occupation(Soc, "51-4040", None), true);
        check(
            Soc,
            "51-4041",
            None,
            occupation(Isco08, "514041", None),
            false,
        );
        check(
            Esco,
            "uri:a",
            Some("7223"),
            occupation(Isco08, "7223", None),
            true,
        );
        check(
            Isco08,
            "7223",
            None,
            occupation(Esco, "uri:a", Some("7223")),
            true,
        );
        check(
            Esco,
            "uri:a",
            Some("7223"),
            occupation(Esco, "uri:b", Some("7223")),
            false,
        );
    }
}

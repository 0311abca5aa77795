//! Problems of needs: who states them, where, what for, and how many people.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::check::ProblemKind;
use crate::check::answer::Answers;
use crate::check::findings::{Findings, RecordScope};
use crate::choice::Choice;
use crate::enterprise::Enterprise;
use crate::need::{Need, Target};
use crate::qualification::{Occupation, OccupationSystem};
use crate::region::Region;
use crate::renewal::Renewals;

pub(super) fn check(region: &Region, findings: &mut Findings) {
    let systems = KnownSystems::of(region);
    // By the place of their ids in memory, which needs share.
    let speakers: FxHashMap<usize, &Enterprise> = region
        .enterprises
        .iter()
        .map(|(id, enterprise)| (id.as_str().as_ptr() as usize, enterprise))
        .collect();
    let mut answers = Answers::of(region);
    for need in region.needs.values() {
        let mut scope = findings.of(region, need);
        let speaker = need.enterprise.as_ref().and_then(|id| {
            let known = speakers.get(&(id.as_str().as_ptr() as usize)).copied();
            known.or_else(|| region.enterprises.get(id))
        });
        speaker_and_place(need, speaker, &mut scope);
        target(need, &systems, &mut scope);
        people(need, &mut scope);
        evidence(need, &mut scope);
        answers.add(need, speaker);
    }
    answers.check(region, findings);
}

fn speaker_and_place(need: &Need, speaker: Option<&Enterprise>, scope: &mut RecordScope) {
    if need.enterprise.is_none() {
        scope.at("enterprise", ProblemKind::NeedWithoutEnterprise);
    }
    if need.whole_region {
        if speaker.is_some_and(|speaker| !speaker.is_group()) {
            scope.at("whole_region", ProblemKind::WholeRegionByEnterprise);
        }
        if let Some(code) = &need.municipality {
            let municipality = code.to_string();
            let kind = ProblemKind::WholeRegionAndMunicipality { municipality };
            scope.at("municipality", kind);
        }
    } else if need.municipality.is_none() && speaker.is_none_or(|s| s.municipality.is_none()) {
        scope.at("municipality", ProblemKind::NeedWithoutPlace);
    }
}

fn target(need: &Need, systems: &KnownSystems, scope: &mut RecordScope) {
    if need.qualification.is_some() && need.occupation.is_some() {
        scope.at("occupation", ProblemKind::NeedWithSeveralTargets);
    }
    match need.target() {
        Target::Qualification(_) => {}
        Target::Occupation(occupation) => {
            if let Some((field, kind)) = systems.fault(occupation) {
                scope.at(format!("occupation.{field}"), kind);
            }
        }
        Target::Unmapped => match need.text.as_deref().map(str::trim) {
            None | Some("") => scope.whole(ProblemKind::NeedWithoutTarget),
            Some(_) => scope.at("text", ProblemKind::NeedUnmapped),
        },
    }
}

fn people(need: &Need, scope: &mut RecordScope) {
    let (persons, low, high) = (need.persons, need.low, need.high);
    match (persons, low, high) {
        (None, None, None) => scope.at("persons", ProblemKind::NeedWithoutNumber),
        (Some(_), None, None) => {}
        (Some(_), _, _) => scope.at("persons", ProblemKind::NeedWithNumberAndRange),
        (None, Some(_), None) => scope.at("low", ProblemKind::RangeWithOneEnd),
        (None, None, Some(_)) => scope.at("high", ProblemKind::RangeWithOneEnd),
        (None, Some(low), Some(high)) if low > high => {
            let (low, high) = (low.0, high.0);
            scope.at("low", ProblemKind::LowAboveHigh { low, high });
        }
        (None, Some(_), Some(_)) => {}
    }
}

fn evidence(need: &Need, scope: &mut RecordScope) {
    if need.is_recruit() && need.evidence.is_none() {
        scope.at("evidence", ProblemKind::NeedWithoutEvidence);
    }
    if let Some(probability) = &need.probability
        && probability
            .reason
            .as_deref()
            .is_none_or(|r| r.trim().is_empty())
    {
        scope.at("probability.reason", ProblemKind::ProbabilityWithoutReason);
    }
}

/// The classifications of occupations that the catalogue uses.
struct KnownSystems<'a> {
    names: BTreeSet<&'a str>,
    /// Whether some ESCO occupation names its ISCO-08 group, so that ISCO codes lead there too.
    isco_by_esco: bool,
}

/// The fewest digits with which an ISCO-08 code says enough.
const LEAST_ISCO_DIGITS: usize = 3;

impl<'a> KnownSystems<'a> {
    fn of(region: &'a Region) -> Self {
        let renewals = Renewals::of(region);
        let standing = renewals.standing();
        let known: Vec<&Occupation> = standing.flat_map(|q| renewals.occupations(q)).collect();
        Self {
            names: known.iter().map(|o| o.system.as_str()).collect(),
            isco_by_esco: known.iter().any(|o| {
                o.system == Choice::Known(OccupationSystem::Esco) && o.isco_group.is_some()
            }),
        }
    }

    /// Why an occupation cannot be mapped to any qualification, with the field to look at.
    fn fault(&self, occupation: &Occupation) -> Option<(&'static str, ProblemKind)> {
        let name = occupation.system.as_str();
        let isco = self.isco_by_esco || self.names.contains(OccupationSystem::Isco08.as_str());
        let is_used = match occupation.system.known() {
            Some(OccupationSystem::Isco08) => isco,
            Some(OccupationSystem::Esco) => {
                let group = occupation.isco_group.as_ref();
                let by_group = group.is_some_and(|code| code.len() >= LEAST_ISCO_DIGITS);
                self.names.contains(name) || (isco && by_group)
            }
            Some(OccupationSystem::Soc) | None => self.names.contains(name),
        };
        if !is_used {
            let system = name.to_owned();
            return Some(("system", ProblemKind::OccupationSystemUnused { system }));
        }
        let is_isco = occupation.system == Choice::Known(OccupationSystem::Isco08);
        (is_isco && occupation.code.len() < LEAST_ISCO_DIGITS).then(|| {
            let code = occupation.code.clone();
            ("code", ProblemKind::OccupationTooCoarse { code })
        })
    }
}

//! Problems of pieces of evidence: of what kind they are, and of when.

use crate::check::ProblemKind;
use crate::check::findings::Findings;
use crate::evidence::Evidence;
use crate::region::Region;
use crate::setting_spec::SettingId;

pub(super) fn check(region: &Region, findings: &mut Findings) {
    region
        .evidence
        .values()
        .for_each(|e| evidence(region, e, findings));
}

fn evidence(region: &Region, evidence: &Evidence, findings: &mut Findings) {
    let mut scope = findings.of(region, evidence);
    if evidence.kind.is_none() {
        let assumed = region.in_force().get(SettingId::ProbabilityHearsay);
        scope.at("kind", ProblemKind::EvidenceWithoutKind { assumed });
    }
    let Some(date) = &evidence.date else {
        let assumed = region.in_force().get(SettingId::UndatedAgeFactor);
        return scope.at("date", ProblemKind::EvidenceWithoutDate { assumed });
    };
    // A month or a year alone may stand for a day after the reference date without lying there.
    let whole_day = date.as_str().len() == 10;
    let reference = region.header.reference_date.day();
    if whole_day && reference.is_some() && date.day() > reference {
        let date = date.to_string();
        scope.at("date", ProblemKind::EvidenceAfterReference { date });
    }
}

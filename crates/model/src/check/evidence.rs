//! Problems of sessions, pieces of evidence and panels.

use crate::check::ProblemKind;
use crate::check::findings::Findings;
use crate::check::range::Range;
use crate::enterprise::Enterprise;
use crate::evidence::{Evidence, Panel, Session};
use crate::place::Municipality;
use crate::qualification::Qualification;
use crate::region::Region;
use crate::setting_spec::SettingId;

pub(super) fn check(region: &Region, findings: &mut Findings) {
    for session in region.sessions.values() {
        let mut scope = findings.of(region, session);
        scope.date("date", session.date.as_ref());
        scope.code::<Municipality>("municipality", session.municipality.as_ref());
    }
    region
        .evidence
        .values()
        .for_each(|e| evidence(region, e, findings));
    region
        .panels
        .values()
        .for_each(|p| panel(region, p, findings));
}

fn evidence(region: &Region, evidence: &Evidence, findings: &mut Findings) {
    let mut scope = findings.of(region, evidence);
    scope.choice("kind", evidence.kind.as_ref());
    scope.date("date", evidence.date.as_ref());
    scope.code::<Session>("session", evidence.session.as_ref());
    scope.code::<Enterprise>("respondent", evidence.respondent.as_ref());
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

fn panel(region: &Region, panel: &Panel, findings: &mut Findings) {
    let mut scope = findings.of(region, panel);
    scope.date("date", panel.date.as_ref());
    scope.code::<Session>("session", panel.session.as_ref());
    for (i, participants) in panel.participants.iter().enumerate() {
        let field = format!("participants[{i}].count");
        scope.number(field, participants.count.0, Range::PERSONS);
    }
    for (i, row) in panel.rows.iter().enumerate() {
        let at = |field| format!("rows[{i}].{field}");
        scope.code::<Qualification>(at("qualification"), Some(&row.qualification));
        scope.number(
            at("demand_trend"),
            row.demand_trend.map(|s| s.0 as f64),
            Range::ANSWER,
        );
        scope.number(
            at("balance"),
            row.balance.map(|s| s.0 as f64),
            Range::ANSWER,
        );
    }
}

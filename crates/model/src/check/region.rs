//! Problems of the region as a whole: what was set aside, its header, its settings.

use crate::check::findings::Findings;
use crate::check::hidden::hidden_shown;
use crate::check::range::Range;
use crate::check::{ProblemKind, ProblemPlace};
use crate::method_version::MethodVersion;
use crate::offer::Offer;
use crate::region::{RecordRef, Region, SetAside, SetAsidePlace, SetAsideReason};
use crate::setting_rules::{BrokenRule, GROUPS};
use crate::setting_spec::SettingId::{self, StayShare};
use crate::upgrade::successor;

pub(super) fn check(region: &Region, findings: &mut Findings) {
    let told = region.set_aside.iter().filter(|it| !is_settled(it, region));
    for aside in told {
        let (place, kind) = set_aside(aside);
        findings.add(place, kind);
    }
    header(region, findings);
    settings(region, findings);
}

/// Whether a nearest value was taken once, and somebody chose another one since.
fn is_settled(aside: &SetAside, region: &Region) -> bool {
    let SetAsidePlace::Field(path) = &aside.place else {
        return false;
    };
    let taken = setting_at(path).filter(|_| aside.reason == SetAsideReason::NearestTaken);
    taken.is_some_and(|id| {
        let (spec, value) = (id.spec(), region.in_force().get(id));
        value != spec.least && value != spec.greatest
    })
}

/// The setting of a field `settings.key`, by its key now or in an earlier program.
fn setting_at(path: &str) -> Option<SettingId> {
    let key = path.strip_prefix("settings.")?;
    SettingId::from_text(key).or_else(|| successor(key).map(|now| now.id))
}

fn set_aside(aside: &SetAside) -> (ProblemPlace, ProblemKind) {
    let field = aside.field.clone();
    let place = match &aside.place {
        SetAsidePlace::Record { kind, id: Some(id) } => ProblemPlace::Record {
            record: RecordRef::new(*kind, id),
            field,
        },
        SetAsidePlace::Record { kind, id: None } => ProblemPlace::List(*kind),
        SetAsidePlace::Envelope(field) => ProblemPlace::File {
            field: Some(field.clone()),
        },
        SetAsidePlace::Field(path) => {
            setting_at(path).map_or_else(|| at(path), ProblemPlace::Setting)
        }
    };
    let kind = match aside.reason {
        SetAsideReason::WrongType => ProblemKind::WrongType,
        SetAsideReason::MissingField => ProblemKind::MissingField,
        SetAsideReason::DuplicateField => ProblemKind::DuplicateField,
        SetAsideReason::DuplicateId => ProblemKind::DuplicateId,
        SetAsideReason::OutOfRange => ProblemKind::SettingOutOfRange,
        SetAsideReason::NearestTaken => ProblemKind::SettingNearestTaken,
        SetAsideReason::Unreadable => ProblemKind::Unreadable,
    };
    (place, kind)
}

fn header(region: &Region, findings: &mut Findings) {
    let header = &region.header;
    if header.id.as_str().trim().is_empty() {
        findings.add(at("id"), ProblemKind::EmptyId);
    }
    if let Some(shown) = hidden_shown(&header.name) {
        findings.add(at("name"), ProblemKind::HiddenSigns { shown });
    }
    let target = i64::from(header.target_year.0);
    if let Some(fault) = Range::YEAR.fault(target as f64) {
        findings.add(at("target_year"), fault);
    }
    match header.reference_date.year() {
        None => {
            let text = header.reference_date.as_str().to_owned();
            findings.add(at("reference_date"), ProblemKind::NotADate { text });
        }
        Some(reference) if target < reference => {
            let kind = ProblemKind::TargetBeforeReference { target, reference };
            findings.add(at("target_year"), kind);
        }
        Some(_) => {}
    }
    if !header.method.is_known() {
        let (version, known) = (header.method, MethodVersion::NEWEST);
        findings.add(at("method"), ProblemKind::NewerMethod { version, known });
    }
}

fn settings(region: &Region, findings: &mut Findings) {
    let settings = region.in_force();
    let broken = GROUPS
        .iter()
        .flat_map(|group| group.broken(|id| settings.stated(id)));
    for rule in broken {
        match rule {
            BrokenRule::NotAscending { lower, upper } => {
                findings.add(ProblemPlace::Setting(upper), out_of_order(lower, upper));
            }
            BrokenRule::NoPositiveSum { first } => {
                findings.add(ProblemPlace::Setting(first), ProblemKind::WeightsWithoutSum);
            }
        }
    }
    let supplies = |offer: &Offer| offer.status.known().is_some_and(|s| !s.ends_its_course());
    if region.settings.changed(StayShare).is_none() && region.offers.values().any(supplies) {
        let assumed = settings.get(StayShare);
        findings.add(
            ProblemPlace::Setting(StayShare),
            ProblemKind::StayShareNotSet { assumed },
        );
    }
}

fn out_of_order(smaller: SettingId, larger: SettingId) -> ProblemKind {
    let (smaller, larger) = (smaller.as_str(), larger.as_str());
    ProblemKind::SettingsOutOfOrder { smaller, larger }
}

fn at(field: &str) -> ProblemPlace {
    let field = Some(field.to_owned());
    ProblemPlace::Region { field }
}

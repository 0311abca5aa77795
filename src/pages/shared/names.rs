//! These functions give the names of records, so that the page shows titles instead of codes.

use enlace_method::explain::Subject;
use enlace_method::figures::CellTarget;
use enlace_model::local_number::{is_made, shown_code, with_number};
use enlace_model::{
    Contact, Decision, EnterpriseId, Evidence, Kind, MunicipalityCode, Need, Panel, ProposalId,
    QualificationCode, RecordRef, Region, SchoolCode, StakeholderId, Target,
};

use crate::i18n::Words;

/// What a code is called; an id that only the program reads by a number of our own.
pub fn code(code: impl AsRef<str>) -> String {
    shown_code(code.as_ref())
}

/// A name, else what its code is called.
fn name_or_code(name: Option<&str>, id: &str) -> String {
    let name = name.filter(|name| !name.trim().is_empty());
    name.map_or_else(|| shown_code(id), shown_code)
}

/// A field of a kind of record by its path, in words; of a group of fields the first one's; of one in a
/// group that has no words of its own, such as a title in another language, the group's.
pub fn field(w: Words, kind: Kind, path: &str) -> String {
    let known = w.column(kind.as_str(), path);
    if known != path {
        return known;
    }
    let group = format!("{path}.");
    let all = enlace_edit::field::fields(kind);
    match all.iter().find(|own| own.id.starts_with(&group)) {
        Some(first) => w.column(kind.as_str(), first.id),
        None => match path.rsplit_once('.') {
            Some((group, _)) if !group.ends_with(']') => field(w, kind, group),
            _ => w.field_name(path),
        },
    }
}

/// A qualification's title, else its code.
pub fn qualification(w: Words, region: &Region, code: &QualificationCode) -> String {
    let found = region.qualifications.get(code);
    name_or_code(found.map(|found| found.title_in(w.0.tag())), code.as_str())
}

/// A municipality's name, else its code.
pub fn municipality(region: &Region, code: &MunicipalityCode) -> String {
    let found = region.municipalities.get(code);
    name_or_code(found.map(|found| found.name.as_str()), code.as_str())
}

/// A school's name, else its code.
pub fn school(region: &Region, code: &SchoolCode) -> String {
    let found = region.schools.get(code);
    name_or_code(found.map(|found| found.name.as_str()), code.as_str())
}

/// An enterprise's name, else its number.
fn enterprise(region: &Region, id: &EnterpriseId) -> String {
    let found = region.enterprises.get(id);
    name_or_code(found.map(|found| found.name.as_str()), id.as_str())
}

/// The name of whoever states a need.
pub fn speaker(w: Words, region: &Region, need: &Need) -> String {
    match &need.enterprise {
        Some(id) => enterprise(region, id),
        None => w.names_nobody_named().to_owned(),
    }
}

/// The place where people are needed.
pub fn place_of_need(w: Words, region: &Region, need: &Need) -> String {
    if need.whole_region {
        return w.names_whole_region().to_owned();
    }
    let of_enterprise = || {
        let enterprise = region.enterprises.get(need.enterprise.as_ref()?)?;
        enterprise.municipality.as_ref()
    };
    match need.municipality.as_ref().or_else(of_enterprise) {
        Some(code) => municipality(region, code),
        None => crate::i18n::UNKNOWN.to_owned(),
    }
}

/// The name of a target.
pub fn target(w: Words, region: &Region, target: &CellTarget) -> String {
    match target {
        CellTarget::Qualification(code) => qualification(w, region, code),
        CellTarget::Occupation(system, code) => occupation(w, region, system, code),
    }
}

/// The title of an occupation as some record states it, with its code.
fn occupation(w: Words, region: &Region, system: &str, code: &str) -> String {
    let of_qualifications = region.qualifications.values().flat_map(|q| &q.occupations);
    let of_needs = region
        .needs
        .values()
        .filter_map(|need| need.occupation.as_ref());
    let mut named = of_qualifications
        .chain(of_needs)
        .filter(|o| o.code == code && o.system.as_str() == system)
        .filter_map(|o| o.title.as_ref());
    let coded = format!("{} {code}", system.to_uppercase());
    match named.next() {
        Some(title) => format!("{title} ({coded})"),
        None => w.names_occupation(&coded),
    }
}

/// The text with a capital at its start, for a heading.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// The evidence of a need, as kind and date.
pub fn evidence(w: Words, found: Option<&Evidence>) -> String {
    let Some(found) = found else {
        return w.names_no_evidence().to_owned();
    };
    let kind = match &found.kind {
        Some(kind) => match kind.known() {
            Some(kind) => w.of("choice", kind.as_str()),
            None => kind.as_str().to_owned(),
        },
        None => w.of("one", Kind::Evidence.as_str()),
    };
    match &found.date {
        Some(date) => format!("{kind}, {}", w.date_of(date)),
        None if found.kind.is_none() => numbered(w, Kind::Evidence, found.id.as_str()),
        None => kind,
    }
}

/// A piece of evidence as kind and date, after the name of who answered where it is one's answer.
fn answer(w: Words, region: &Region, found: &Evidence) -> String {
    let said = evidence(w, Some(found));
    let who = found.respondent.as_ref();
    match who.and_then(|id| region.enterprises.get(id)) {
        Some(who) => format!("{}: {said}", who.name),
        None => said,
    }
}

/// The name of a person, else what else is known.
pub fn contact(w: Words, contact: &Contact) -> String {
    let known = [&contact.name, &contact.role, &contact.email, &contact.phone];
    let known = known.into_iter().flatten().next().cloned();
    known.unwrap_or_else(|| numbered(w, Kind::Contact, contact.id.as_str()))
}

/// A record that has no name, by its kind and its number.
fn numbered(w: Words, kind: Kind, id: &str) -> String {
    format!("{} {}", w.of("one", kind.as_str()), shown_code(id))
}

/// The date and subject of a panel, else where it met.
fn panel(w: Words, panel: &Panel) -> String {
    let date = panel.date.as_ref().map(|date| w.date_of(date));
    let about = panel.sector.clone().or_else(|| panel.place.clone());
    let known: Vec<String> = date.into_iter().chain(about).collect();
    match known.is_empty() {
        true => numbered(w, Kind::Panel, panel.id.as_str()),
        false => known.join(", "),
    }
}

/// A stakeholder's name, else its number.
pub fn stakeholder(region: &Region, id: &StakeholderId) -> String {
    let found = region.stakeholders.get(id);
    name_or_code(found.map(|found| found.name.as_str()), id.as_str())
}

/// What a proposal is for, else its number.
pub fn proposal(w: Words, region: &Region, id: &ProposalId) -> String {
    let Some(found) = region.proposals.get(id) else {
        return shown_code(id.as_str());
    };
    let what = qualification(w, region, &found.qualification);
    let school = school(region, &found.school);
    format!("{school} – {what}, {}", found.start_year.0)
}

/// A decision's title, else the proposals that it is about.
pub fn decision(w: Words, region: &Region, found: &Decision) -> String {
    let title = found.title.clone().filter(|title| !title.trim().is_empty());
    let of_items = || {
        let items = found.items.iter();
        let items: Vec<String> = items
            .map(|item| proposal(w, region, &item.proposal))
            .collect();
        (!items.is_empty()).then(|| items.join("; "))
    };
    let named = title.or_else(of_items);
    named.unwrap_or_else(|| numbered(w, Kind::Decision, found.id.as_str()))
}

/// Any record, in a few words.
pub fn record(w: Words, region: &Region, record: &RecordRef) -> String {
    let id = &*record.id;
    let named = match record.kind {
        Kind::Municipality => Some(municipality(region, &id.into())),
        Kind::Qualification => Some(qualification(w, region, &id.into())),
        Kind::School => Some(school(region, &id.into())),
        Kind::Enterprise => Some(enterprise(region, &id.into())),
        Kind::Session => {
            let found = region.sessions.get(&id.into());
            Some(name_or_code(found.map(|found| found.title.as_str()), id))
        }
        Kind::Need => region.needs.get(&id.into()).map(|need| {
            let wanted = match need.target() {
                Target::Qualification(code) => qualification(w, region, code),
                Target::Occupation(o) => occupation(w, region, o.system.as_str(), &o.code),
                Target::Unmapped => name_or_code(need.text.as_deref(), id),
            };
            format!("{} – {wanted}", speaker(w, region, need))
        }),
        Kind::Offer => region.offers.get(&id.into()).map(|offer| {
            let what = qualification(w, region, &offer.qualification);
            format!(
                "{} – {what}, {}",
                school(region, &offer.school),
                offer.start_year.0
            )
        }),
        Kind::Relation => region.relations.get(&id.into()).map(|relation| {
            let from = qualification(w, region, &relation.from);
            format!("{from} → {}", qualification(w, region, &relation.to))
        }),
        Kind::TravelTime => region.travel_times.get(&id.into()).map(|time| {
            let from = municipality(region, &time.from);
            format!("{from} → {}", municipality(region, &time.to))
        }),
        Kind::Evidence => {
            let found = region.evidence.get(&id.into());
            found.map(|found| answer(w, region, found))
        }
        Kind::Contact => region.contacts.get(&id.into()).map(|own| contact(w, own)),
        Kind::Panel => region.panels.get(&id.into()).map(|own| panel(w, own)),
        Kind::Stakeholder => Some(stakeholder(region, &id.into())),
        Kind::Round => {
            let found = region.rounds.get(&id.into());
            Some(name_or_code(found.map(|found| found.title.as_str()), id))
        }
        Kind::Proposal => Some(proposal(w, region, &id.into())),
        Kind::Opinion => region.opinions.get(&id.into()).map(|own| {
            let who = stakeholder(region, &own.stakeholder);
            format!("{who}: {}", option(w, own.stance.as_str()))
        }),
        Kind::Decision => region
            .decisions
            .get(&id.into())
            .map(|own| decision(w, region, own)),
    };
    named.unwrap_or_else(|| shown_code(id))
}

/// A record as a cell is edited and copied: what finds it again when it is pasted. A code stands alone;
/// an id that only the program reads is its number behind the name.
pub fn pasteable(w: Words, region: &Region, record: &RecordRef) -> String {
    match is_made(&record.id) {
        true => with_number(&self::record(w, region, record), &shown_code(&record.id)),
        false => record.id.to_string(),
    }
}

/// The name of a figure's subject; `None` for the region as a whole.
pub fn subject(w: Words, region: &Region, of: &Subject) -> Option<String> {
    Some(match of {
        Subject::Region => return None,
        Subject::Place(m) => municipality(region, m),
        Subject::At(q, m) => {
            format!(
                "{}, {}",
                qualification(w, region, q),
                municipality(region, m)
            )
        }
        Subject::Field(field) => w.field_of_education(field),
        Subject::Qualification(code) => qualification(w, region, code),
        Subject::Target(t) => target(w, region, t),
        Subject::DemandCell(t, m) => {
            format!("{}, {}", target(w, region, t), municipality(region, m))
        }
        Subject::SupplyCell(q, m) => {
            format!(
                "{}, {}",
                qualification(w, region, q),
                municipality(region, m)
            )
        }
        Subject::Need(id) => record(w, region, &RecordRef::new(Kind::Need, id)),
        Subject::Offer(id) => record(w, region, &RecordRef::new(Kind::Offer, id)),
        Subject::Towards(q, t) => {
            format!("{} → {}", qualification(w, region, q), target(w, region, t))
        }
        Subject::Way(from, to) => {
            format!(
                "{} → {}",
                municipality(region, from),
                municipality(region, to)
            )
        }
        Subject::Flow(_, (q, from), (t, to)) => format!(
            "{}, {} → {}, {}",
            qualification(w, region, q),
            municipality(region, from),
            target(w, region, t),
            municipality(region, to)
        ),
    })
}

/// The name of a kind of records, as a heading.
pub fn kind_heading(w: Words, kind: Kind) -> String {
    capitalised(&w.of("kind", kind.as_str()))
}

/// The words of a choice; the choice itself where another program wrote it.
pub fn option(w: Words, choice: &str) -> String {
    match w.knows(&format!("option.{choice}")) {
        true => w.of("option", choice),
        false => choice.to_owned(),
    }
}

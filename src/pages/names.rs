//! These functions give the names of records, so that the page shows titles instead of codes.

use enlace_method::explain::Subject;
use enlace_method::figures::CellTarget;
use enlace_model::{
    Contact, Evidence, Kind, MunicipalityCode, Need, Panel, QualificationCode, RecordRef, Region,
    SchoolCode, Target,
};

use crate::i18n::Words;

/// A qualification's title, else its code.
pub fn qualification(w: Words, region: &Region, code: &QualificationCode) -> String {
    match region.qualifications.get(code) {
        Some(found) => found.title_in(w.0.tag()).to_owned(),
        None => code.to_string(),
    }
}

/// A municipality's name, else its code.
pub fn municipality(region: &Region, code: &MunicipalityCode) -> String {
    match region.municipalities.get(code) {
        Some(found) => found.name.clone(),
        None => code.to_string(),
    }
}

/// A school's name, else its code.
pub fn school(region: &Region, code: &SchoolCode) -> String {
    match region.schools.get(code) {
        Some(found) => found.name.clone(),
        None => code.to_string(),
    }
}

/// The name of whoever states a need.
pub fn speaker(w: Words, region: &Region, need: &Need) -> String {
    let enterprise = need.enterprise.as_ref();
    match enterprise.map(|id| (id, region.enterprises.get(id))) {
        Some((_, Some(found))) => found.name.clone(),
        Some((id, None)) => id.to_string(),
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
        None => w.names_no_evidence().to_owned(),
    };
    match &found.date {
        Some(date) => format!("{kind}, {}", w.date_of(date)),
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
    known.unwrap_or_else(|| w.of("one", Kind::Contact.as_str()))
}

/// The date and subject of a panel, else where it met.
fn panel(w: Words, panel: &Panel) -> String {
    let date = panel.date.as_ref().map(|date| w.date_of(date));
    let about = panel.sector.clone().or_else(|| panel.place.clone());
    let known: Vec<String> = date.into_iter().chain(about).collect();
    match known.is_empty() {
        true => w.of("one", Kind::Panel.as_str()),
        false => known.join(", "),
    }
}

/// Any record, in a few words.
pub fn record(w: Words, region: &Region, record: &RecordRef) -> String {
    let id = &*record.id;
    let named = match record.kind {
        Kind::Municipality => Some(municipality(region, &id.into())),
        Kind::Qualification => Some(qualification(w, region, &id.into())),
        Kind::School => Some(school(region, &id.into())),
        Kind::Enterprise => region.enterprises.get(&id.into()).map(|e| e.name.clone()),
        Kind::Session => region.sessions.get(&id.into()).map(|s| s.title.clone()),
        Kind::Need => region.needs.get(&id.into()).map(|need| {
            let wanted = match need.target() {
                Target::Qualification(code) => qualification(w, region, code),
                Target::Occupation(o) => occupation(w, region, o.system.as_str(), &o.code),
                Target::Unmapped => need.text.clone().unwrap_or_default(),
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
    };
    named.unwrap_or_else(|| id.to_owned())
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

/// Whether a record is illustrative, and so must carry the mark.
pub fn is_illustrative(region: &Region, record: &RecordRef) -> bool {
    let id = &*record.id;
    match record.kind {
        Kind::Municipality => region
            .municipalities
            .get(&id.into())
            .is_some_and(|r| r.illustrative),
        Kind::TravelTime => region
            .travel_times
            .get(&id.into())
            .is_some_and(|r| r.illustrative),
        Kind::Qualification => region
            .qualifications
            .get(&id.into())
            .is_some_and(|r| r.illustrative),
        Kind::Relation => region
            .relations
            .get(&id.into())
            .is_some_and(|r| r.illustrative),
        Kind::Enterprise => region
            .enterprises
            .get(&id.into())
            .is_some_and(|r| r.illustrative),
        Kind::Session => region
            .sessions
            .get(&id.into())
            .is_some_and(|r| r.illustrative),
        Kind::Evidence => region
            .evidence
            .get(&id.into())
            .is_some_and(|r| r.illustrative),
        Kind::Need => region.needs.get(&id.into()).is_some_and(|r| r.illustrative),
        Kind::Panel => region
            .panels
            .get(&id.into())
            .is_some_and(|r| r.illustrative),
        Kind::School => region
            .schools
            .get(&id.into())
            .is_some_and(|r| r.illustrative || r.fictional),
        Kind::Offer => region
            .offers
            .get(&id.into())
            .is_some_and(|r| r.illustrative),
        Kind::Contact => false,
    }
}

//! Lights beside an offer: they inform and never block (method section 10).
//!
//! Expected entrants ≥ minimum per class, pressure ≥ 1, teachers, equipment, workplace-training places
//! ≥ entrants, and no other school within the near limit with empty places in the same qualification.

use crate::coverage::figures::{Light, Lights};
use crate::coverage::ground::{TOLERANCE, possible};
use crate::coverage::supply::OfferSupply;
use crate::coverage::working::Working;
use crate::model::offer::Availability;
use crate::model::{Choice, SettingId};

pub(crate) fn lights(own: &OfferSupply, w: &Working) -> Lights {
    let record = w.supply.list.all[own.offer as usize].offer;
    let classes = record
        .recorded_classes()
        .and_then(|c| possible(c.0))
        .unwrap_or(own.places / w.ground.get(SettingId::ClassSize));
    let least = w.ground.get(SettingId::ClassMinimum) * classes;
    let first = record
        .first_choices
        .and_then(|f| possible(f.0))
        .filter(|_| own.places > 0.0);
    let constraints = record.constraints.as_ref();
    let available = |of: Option<&Choice<Availability>>| match of.and_then(Choice::known) {
        Some(Availability::Available) => Light::Green,
        Some(Availability::Missing) => Light::Red,
        None => Light::Unknown,
    };
    let workplaces = constraints
        .and_then(|c| c.workplace_places)
        .and_then(|p| possible(p.0));
    Lights {
        enough_entrants: light(Some(own.entrants >= least - TOLERANCE)),
        enough_applicants: light(first.map(|f| f >= own.places - TOLERANCE)),
        teachers: available(constraints.and_then(|c| c.teachers.as_ref())),
        equipment: available(constraints.and_then(|c| c.equipment.as_ref())),
        workplace_places: light(workplaces.map(|p| p >= own.entrants - TOLERANCE)),
        no_empty_places_near: light(Some(!has_empty_places_near(own, w))),
    }
}

fn light(is_green: Option<bool>) -> Light {
    match is_green {
        Some(true) => Light::Green,
        Some(false) => Light::Red,
        None => Light::Unknown,
    }
}

fn has_empty_places_near(own: &OfferSupply, w: &Working) -> bool {
    let school = |o: &OfferSupply| &w.supply.list.all[o.offer as usize].school.code;
    w.supply.of_qualification(own.qualification).any(|other| {
        let minutes = w.distances.minutes(other.municipality, own.municipality).0;
        school(other) != school(own)
            && other.places - other.entrants > TOLERANCE
            && minutes.is_some_and(|m| w.distances.is_near(m))
    })
}

//! Lights beside an offer: they inform and never block (method section 10).
//!
//! Expected entrants ≥ minimum per class, pressure ≥ 1, teachers, equipment, workplace-training places
//! ≥ entrants, and no other school within the near limit with empty places in the same qualification.

use crate::figures::{Light, Lights};
use crate::inputs::{TOLERANCE, possible};
use crate::pipeline::Pipeline;
use crate::supply::OfferSupply;
use enlace_model::SettingId;
use enlace_model::offer::Availability;

pub(crate) fn lights(own: &OfferSupply, w: &Pipeline) -> Lights {
    let listed = &w.supply.list.all[own.offer as usize];
    let classes = listed
        .classes
        .and_then(possible)
        .unwrap_or(own.places / w.inputs.get(SettingId::ClassSize));
    let least = w.inputs.get(SettingId::ClassMinimum) * classes;
    let first = listed.first_choices.filter(|_| own.places > 0.0);
    let available = |of: Option<Availability>| light(of.map(|of| of == Availability::Available));
    Lights {
        enough_entrants: light(Some(own.entrants >= least - TOLERANCE)),
        enough_applicants: light(first.map(|f| f >= own.places - TOLERANCE)),
        teachers: available(listed.teachers),
        equipment: available(listed.equipment),
        workplace_places: light(listed.workplaces.map(|p| p >= own.entrants - TOLERANCE)),
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

fn has_empty_places_near(own: &OfferSupply, w: &Pipeline) -> bool {
    let school = |o: &OfferSupply| w.supply.list.all[o.offer as usize].school;
    w.supply.of_qualification(own.qualification).any(|other| {
        other.places - other.entrants > TOLERANCE
            && school(other) != school(own)
            && w.distances.are_near(other.municipality, own.municipality)
    })
}

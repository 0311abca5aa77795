//! Fields of offers, with the history of earlier entry years.

use crate::field::{
    Content::*, Field, ILLUSTRATIVE, Measure, NOTE, SOURCE, optional, required, usual,
};
use enlace_model::Kind;
use enlace_model::offer::{Availability, Modality, OfferStatus};

pub(super) const OFFER: &[Field] = &[
    required("school", Reference(Kind::School)),
    required("qualification", Reference(Kind::Qualification)),
    required("start_year", Number(Measure::Year)),
    usual("status", Choice(OfferStatus::TEXTS)),
    optional("classes", Number(Measure::Classes)),
    optional("places", Number(Measure::Persons)),
    optional("entrants", Number(Measure::Persons)),
    optional("fill", Number(Measure::Fill)),
    optional("first_choices", Number(Measure::Persons)),
    optional("duration", Number(Measure::Duration)),
    optional("modality", Choice(Modality::TEXTS)),
    optional("shared_with", Reference(Kind::Offer)),
    optional("history", List(HISTORY)),
    optional("constraints.teachers", Choice(Availability::TEXTS)),
    optional("constraints.equipment", Choice(Availability::TEXTS)),
    optional("constraints.rooms", Choice(Availability::TEXTS)),
    optional("constraints.workplace_places", Number(Measure::Persons)),
    optional("constraints.note", Text),
    NOTE,
    SOURCE,
    ILLUSTRATIVE,
];

const HISTORY: &[Field] = &[
    required("entry_year", Number(Measure::Year)),
    optional("entrants", Number(Measure::Persons)),
    optional("completed", Number(Measure::Persons)),
    optional("in_study", Number(Measure::Persons)),
    optional("in_work", Number(Measure::Persons)),
    optional("unknown", Number(Measure::Persons)),
];

//! Fields of qualifications and of the relations set between them.

use crate::field::{
    CodeList, Content::*, Field, ILLUSTRATIVE, Measure, SOURCE, optional, required, usual,
};
use enlace_model::Kind;
use enlace_model::qualification::{Component, OccupationSystem, QualificationStatus};

pub(super) const QUALIFICATION: &[Field] = &[
    // A qualification without an official code keeps the id that it was given.
    usual("code", Code),
    optional("title.pt", Text),
    optional("title.es", Text),
    optional("title.en", Text),
    optional("level", Number(Measure::Level)),
    optional("eqf", Number(Measure::Level)),
    optional("cnaef", Coded(CodeList::Cnaef)),
    optional("isced_f", Coded(CodeList::IscedF)),
    optional("duration", Number(Measure::Duration)),
    optional("status", Choice(QualificationStatus::TEXTS)),
    optional("replaced_by", Reference(Kind::Qualification)),
    optional("areas", Texts(Some(CodeList::Areas))),
    optional("occupations", List(OCCUPATIONS)),
    optional("units", List(UNITS)),
    optional("relevance", List(RELEVANCE)),
    SOURCE,
    ILLUSTRATIVE,
];

const OCCUPATIONS: &[Field] = &[
    usual("system", Choice(OccupationSystem::TEXTS)),
    required("code", Coded(CodeList::Occupations)),
    optional("title", Text),
    optional("isco_group", Coded(CodeList::Occupations)),
];

const UNITS: &[Field] = &[
    required("code", Text),
    optional("title", Text),
    optional("hours", Number(Measure::Hours)),
    optional("component", Choice(Component::TEXTS)),
    optional("credits", Number(Measure::Credits)),
    ILLUSTRATIVE,
];

const RELEVANCE: &[Field] = &[
    required("territory", Text),
    required("level", Number(Measure::Relevance)),
    required("year", Number(Measure::Year)),
    SOURCE,
    ILLUSTRATIVE,
];

pub(super) const RELATION: &[Field] = &[
    required("from", Reference(Kind::Qualification)),
    required("to", Reference(Kind::Qualification)),
    required("value", Number(Measure::Share)),
    optional("reason", LongText),
    ILLUSTRATIVE,
];

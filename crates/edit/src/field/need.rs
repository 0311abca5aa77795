//! Fields of needs.

use crate::field::{
    CodeList, Content::*, Field, ILLUSTRATIVE, Measure, NOTE, SOURCE, optional, together, usual,
};
use enlace_model::need::NeedReason;
use enlace_model::qualification::OccupationSystem;
use enlace_model::{Kind, NeedKind};

pub(super) const NEED: &[Field] = &[
    optional("enterprise", Reference(Kind::Enterprise)),
    usual("kind", Choice(NeedKind::TEXTS)),
    optional("qualification", Reference(Kind::Qualification)),
    together("occupation.code", Coded(CodeList::Occupations)),
    usual("occupation.system", Choice(OccupationSystem::TEXTS)),
    optional("occupation.title", Text),
    optional("occupation.isco_group", Coded(CodeList::Occupations)),
    optional("text", Text),
    optional("persons", Number(Measure::Persons)),
    optional("low", Number(Measure::Persons)),
    optional("high", Number(Measure::Persons)),
    optional("first_year", Number(Measure::Year)),
    optional("years", Number(Measure::Span)),
    optional("municipality", Reference(Kind::Municipality)),
    optional("whole_region", YesNo),
    optional("reason", Choice(NeedReason::TEXTS)),
    optional("difficulty", Number(Measure::Difficulty)),
    optional("difficulty_reasons", Texts(None)),
    optional("evidence", Reference(Kind::Evidence)),
    together("probability.value", Number(Measure::Share)),
    optional("probability.reason", Text),
    optional("units", Texts(None)),
    NOTE,
    SOURCE,
    ILLUSTRATIVE,
];

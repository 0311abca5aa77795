//! Fields of enterprises, groups and contacts.

use crate::field::{
    CodeList, Content::*, Field, ILLUSTRATIVE, Measure, NOTE, SOURCE, optional, required, together,
    usual,
};
use enlace_model::Kind;
use enlace_model::enterprise::EnterpriseKind;

pub(super) const ENTERPRISE: &[Field] = &[
    required("name", Text),
    optional("pseudonym", YesNo),
    optional("tax_number", Text),
    optional("kind", Choice(EnterpriseKind::TEXTS)),
    optional("municipality", Reference(Kind::Municipality)),
    together("sector.code", Coded(CodeList::Sectors)),
    usual("sector.system", Text),
    optional("headcount", Number(Measure::Persons)),
    optional("turnover", Number(Measure::Euros)),
    optional("balance_sheet", Number(Measure::Euros)),
    optional("cluster", Text),
    SOURCE,
    ILLUSTRATIVE,
];

pub(super) const CONTACT: &[Field] = &[
    optional("enterprise", Reference(Kind::Enterprise)),
    optional("school", Reference(Kind::School)),
    optional("name", Text),
    optional("role", Text),
    optional("email", Text),
    optional("phone", Text),
    NOTE,
];

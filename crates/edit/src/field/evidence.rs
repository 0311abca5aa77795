//! Fields of sessions, pieces of evidence and panels.

use crate::field::{Content::*, Field, ILLUSTRATIVE, Measure, NOTE, SOURCE, optional, required};
use enlace_model::{EvidenceKind, Kind};

pub(super) const SESSION: &[Field] = &[
    required("title", Text),
    optional("date", Date),
    optional("place", Text),
    optional("municipality", Reference(Kind::Municipality)),
    optional("collector", Text),
    NOTE,
    ILLUSTRATIVE,
];

pub(super) const EVIDENCE: &[Field] = &[
    optional("kind", Choice(EvidenceKind::TEXTS)),
    optional("date", Date),
    optional("session", Reference(Kind::Session)),
    optional("collector", Text),
    optional("respondent", Reference(Kind::Enterprise)),
    optional("quote", LongText),
    SOURCE,
    ILLUSTRATIVE,
];

pub(super) const PANEL: &[Field] = &[
    optional("date", Date),
    optional("place", Text),
    optional("session", Reference(Kind::Session)),
    optional("sector", Text),
    optional("participants", List(PARTICIPANTS)),
    optional("rows", List(ROWS)),
    ILLUSTRATIVE,
];

const PARTICIPANTS: &[Field] = &[
    required("role", Text),
    required("count", Number(Measure::Persons)),
];

const ROWS: &[Field] = &[
    required("qualification", Reference(Kind::Qualification)),
    optional("demand_trend", Number(Measure::Trend)),
    optional("balance", Number(Measure::Balance)),
    optional("skipped", YesNo),
];

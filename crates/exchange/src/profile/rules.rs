//! What each profile names, list by list and field by field, nested fields too: nothing else leaves, and
//! of what leaves an answer may change what is marked as asked.
//!
//! Where a fact comes from (`source`) and what the coordinator notes of it is said by people about people,
//! so it stands in no list here.

use crate::profile::{Asked, AskedRecords, Rule, SentFields, Which};
use enlace_model::Kind;

/// A list of which a part goes in, and of which nothing is asked.
pub(super) const fn rule(kind: Kind, which: Which, fields: SentFields) -> Rule {
    Rule {
        kind,
        which,
        fields,
        asked: None,
    }
}

impl Rule {
    /// The same, where an answer may change these fields.
    pub(super) const fn asking(self, asked: Asked) -> Self {
        let asked = Some(asked);
        Self { asked, ..self }
    }
}

/// Names what is sent of a record, and the part of it that is asked: all but what is sent to be seen only.
macro_rules! sent_and_asked {
    (
        $(#[$doc:meta])*
        $sent:ident, of which $asked:ident:
        [$($field:literal),* $(,)?]
        and unasked [$($seen:literal),*]
    ) => {
        $(#[$doc])*
        const $sent: SentFields = SentFields::Only(&[$($field,)* $($seen),*]);
        const $asked: SentFields = SentFields::Only(&[$($field),*]);
    };
}

/// A colleague may change everything.
pub(super) const EVERYTHING: Asked = Asked {
    fields: SentFields::All,
    only: &[],
    records: AskedRecords::ComeAndGo,
};

pub(super) const SCHOOL: &[Rule] = &[
    rule(Kind::Municipality, Which::All, PLACE),
    rule(Kind::Qualification, Which::All, CATALOGUE),
    rule(Kind::Contact, Which::Partners, PERSON).asking(WHO_TO_CALL),
    rule(Kind::School, Which::Partners, OWN_SCHOOL).asking(OF_THE_SCHOOL),
    rule(Kind::Offer, Which::Partners, OWN_OFFER).asking(OF_ITS_OFFERS),
];

pub(super) const ENTERPRISE_GROUP: &[Rule] = &[
    rule(Kind::Municipality, Which::All, PLACE),
    rule(Kind::Qualification, Which::All, ENTRY),
    rule(Kind::Enterprise, Which::Partners, OWN_ENTERPRISE).asking(OF_THE_ENTERPRISE),
    rule(Kind::Contact, Which::Partners, PERSON).asking(WHO_TO_CALL),
    rule(Kind::Evidence, Which::OfNeeds, SAID).asking(WHAT_WAS_SAID),
    rule(Kind::Need, Which::Partners, STATED).asking(OF_ITS_NEEDS),
    rule(Kind::School, Which::All, PLACE_OF_SCHOOL),
    rule(Kind::Offer, Which::Settled, OPENING),
];

pub(super) const PUBLIC: &[Rule] = &[
    rule(Kind::Municipality, Which::All, PLACE),
    rule(Kind::Qualification, Which::All, ENTRY),
    rule(Kind::School, Which::All, PLACE_OF_SCHOOL),
    rule(Kind::Offer, Which::Settled, OPENING),
];

const PLACE: SentFields = SentFields::Only(&["name", "latitude", "longitude", "illustrative"]);

const ENTRY: SentFields = SentFields::Only(&[
    "title",
    "level",
    "eqf",
    "cnaef",
    "isced_f",
    "duration",
    "status",
    "replaced_by",
    "illustrative",
]);

const CATALOGUE: SentFields = SentFields::Only(&[
    "title",
    "level",
    "eqf",
    "cnaef",
    "isced_f",
    "duration",
    "status",
    "replaced_by",
    "occupations.system",
    "occupations.code",
    "occupations.title",
    "occupations.isco_group",
    "units.code",
    "units.title",
    "units.hours",
    "units.component",
    "units.credits",
    "units.illustrative",
    "relevance.territory",
    "relevance.level",
    "relevance.year",
    "relevance.illustrative",
    "illustrative",
]);

const PERSON: SentFields =
    SentFields::Only(&["enterprise", "school", "name", "role", "email", "phone"]);

sent_and_asked! {
    OWN_SCHOOL, of which ASKED_OF_SCHOOL:
    [
        "name",
        "municipality",
        "kind",
        "fill",
        "latitude",
        "longitude",
    ]
    and unasked ["fictional", "illustrative"]
}

sent_and_asked! {
    /// The school fills them in, and says in its notes what numbers cannot.
    OWN_OFFER, of which ASKED_OF_OFFER:
    [
        "qualification",
        "modality",
        "start_year",
        "duration",
        "classes",
        "places",
        "entrants",
        "fill",
        "first_choices",
        "shared_with",
        "history.entry_year",
        "history.entrants",
        "history.completed",
        "history.in_study",
        "history.in_work",
        "history.unknown",
        "status",
        "constraints.teachers",
        "constraints.equipment",
        "constraints.rooms",
        "constraints.workplace_places",
        "constraints.note",
        "note",
    ]
    and unasked ["school", "illustrative"]
}

sent_and_asked! {
    OWN_ENTERPRISE, of which ASKED_OF_ENTERPRISE:
    [
        "name",
        "tax_number",
        "municipality",
        "sector.code",
        "sector.system",
        "headcount",
        "turnover",
        "balance_sheet",
    ]
    and unasked ["pseudonym", "kind", "cluster", "illustrative"]
}

const SAID: SentFields = SentFields::Only(&["kind", "date", "quote", "illustrative"]);

sent_and_asked! {
    STATED, of which ASKED_OF_NEED:
    [
        "municipality",
        "whole_region",
        "qualification",
        "occupation.system",
        "occupation.code",
        "occupation.title",
        "occupation.isco_group",
        "text",
        "kind",
        "persons",
        "low",
        "high",
        "first_year",
        "years",
        "reason",
        "difficulty",
        "difficulty_reasons",
        "evidence",
        "units",
    ]
    and unasked ["enterprise", "illustrative"]
}

const PLACE_OF_SCHOOL: SentFields = SentFields::Only(&[
    "name",
    "municipality",
    "kind",
    "latitude",
    "longitude",
    "fictional",
    "illustrative",
]);

const OPENING: SentFields = SentFields::Only(&[
    "school",
    "qualification",
    "modality",
    "start_year",
    "duration",
    "classes",
    "places",
    "status",
    "illustrative",
]);

const WHO_TO_CALL: Asked = Asked {
    fields: SentFields::Only(&["name", "role", "email", "phone"]),
    only: &[],
    records: AskedRecords::ComeAndGo,
};

const OF_THE_SCHOOL: Asked = Asked {
    fields: ASKED_OF_SCHOOL,
    only: &[],
    records: AskedRecords::AsSent,
};

/// What is agreed and what is refused is not for the school to say.
const OF_ITS_OFFERS: Asked = Asked {
    fields: ASKED_OF_OFFER,
    only: &[("status", &["running", "proposed", "withdrawn"])],
    records: AskedRecords::ComeAndGo,
};

const OF_THE_ENTERPRISE: Asked = Asked {
    fields: ASKED_OF_ENTERPRISE,
    only: &[],
    records: AskedRecords::AsSent,
};

/// How much a piece of evidence counts follows from its kind, which whoever gathered it says.
const WHAT_WAS_SAID: Asked = Asked {
    fields: SentFields::Only(&["date", "quote"]),
    only: &[],
    records: AskedRecords::AsSent,
};

const OF_ITS_NEEDS: Asked = Asked {
    fields: ASKED_OF_NEED,
    only: &[],
    records: AskedRecords::ComeAndGo,
};

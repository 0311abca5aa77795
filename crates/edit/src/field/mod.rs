//! What of a record a person can edit: a list of fields for every kind, as data.
//!
//! Whoever edits (cells, forms, paste, problems) goes through these lists and through
//! [`Op::SetFields`](crate::Op::SetFields), so that no kind of record needs code of its own.

mod coded;
mod day;
mod day_order;
mod decimal_mark;
mod degrees;
mod enterprise;
mod evidence;
mod fault;
mod measure;
mod need;
pub mod needed;
mod number;
mod offer;
pub mod pasted;
pub mod path;
mod place;
mod qualification;
pub mod record_text;
pub mod reference;
mod said;
mod school;
mod school_year;
pub mod settle;
mod sheet;
mod typed;
mod units;
mod withheld;
pub mod yearly;

use enlace_model::Kind;

pub use day::read_day;
pub use day_order::{ColumnOfDays, DateOrder};
pub use decimal_mark::DecimalMark;
pub use degrees::number_of_degrees;
pub use fault::{CellFault, Fault};
pub use measure::Measure;
pub use number::{read_number, read_setting, written_number};
pub use sheet::{bare_code, code_in_groups, code_of_number, unmarked, unwrapped};
pub use typed::{read_typed, written};

/// A field that a person can edit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Field {
    /// The path within the record, or within the entry of a list: `places`, `sector.code`.
    pub id: &'static str,
    pub content: Content,
    pub presence: Presence,
}

/// Whether a field can be left empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// May be empty.
    Optional,
    /// The record, or the entry of its list, cannot be without it.
    Required,
    /// Of a group such as `sector.`: may be empty as long as the group is.
    Together,
    /// As required, but where a person leaves it open the usual value is filled in: the
    /// classification of a code, the standing of a new offer.
    Usual,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Content {
    /// The record's own code: official, unique in its list; what refers to it follows a change.
    Code,
    /// One line of text.
    Text,
    /// Several lines of text.
    LongText,
    /// A number; the measure says which numbers can be, and in what unit.
    Number(Measure),
    /// A day, a month or a year.
    Date,
    /// Marked or not.
    YesNo,
    /// One of these, by the text that stands in the file.
    Choice(&'static [&'static str]),
    /// A record of another list, by its code or id.
    Reference(Kind),
    /// A code of a list that ships with the program; other codes are taken, too.
    Coded(CodeList),
    /// Several short texts, of a code list where one is named.
    Texts(Option<CodeList>),
    /// A list within the record, with the fields of its entries.
    List(&'static [Field]),
}

/// A code list that ships with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeList {
    /// ISCED-F 2013, fields of education.
    IscedF,
    /// CNAEF, three digits.
    Cnaef,
    /// NACE Rev. 2 and CAE: sections and divisions.
    Sectors,
    /// ISCO-08 groups.
    Occupations,
    /// Areas of technical cooperation.
    Areas,
}

impl CodeList {
    /// All lists.
    pub const ALL: &'static [Self] = &[
        Self::IscedF,
        Self::Cnaef,
        Self::Sectors,
        Self::Occupations,
        Self::Areas,
    ];

    /// The name of the list.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::IscedF => "isced_f",
            Self::Cnaef => "cnaef",
            Self::Sectors => "sectors",
            Self::Occupations => "occupations",
            Self::Areas => "areas",
        }
    }
}

/// The fields of a kind of record that a person can edit, in the order of a form.
pub fn fields(kind: Kind) -> &'static [Field] {
    match kind {
        Kind::Municipality => place::MUNICIPALITY,
        Kind::TravelTime => place::TRAVEL_TIME,
        Kind::Qualification => qualification::QUALIFICATION,
        Kind::Relation => qualification::RELATION,
        Kind::Enterprise => enterprise::ENTERPRISE,
        Kind::Contact => enterprise::CONTACT,
        Kind::Session => evidence::SESSION,
        Kind::Evidence => evidence::EVIDENCE,
        Kind::Need => need::NEED,
        Kind::Panel => evidence::PANEL,
        Kind::School => school::SCHOOL,
        Kind::Offer => offer::OFFER,
    }
}

/// What deliberately no person edits: ids that only the program reads, and outlines, which come
/// from files.
pub const NOT_EDITED: &[(Kind, &str)] = &[
    (Kind::Municipality, "outline"),
    (Kind::TravelTime, "id"),
    (Kind::Relation, "id"),
    (Kind::Enterprise, "id"),
    (Kind::Contact, "id"),
    (Kind::Session, "id"),
    (Kind::Evidence, "id"),
    (Kind::Need, "id"),
    (Kind::Panel, "id"),
    (Kind::Offer, "id"),
];

/// The field of a path such as `places`, `sector.code`, `history[2].entrants` or `history[2]`,
/// which is the list; `None` where no person edits what is there.
pub fn field(kind: Kind, path: &str) -> Option<&'static Field> {
    let Some((list, rest)) = path.split_once('[') else {
        return named(fields(kind), path);
    };
    let list = named(fields(kind), list)?;
    let (Content::List(entry), Some((_, inside))) = (list.content, rest.split_once(']')) else {
        return None;
    };
    match inside.strip_prefix('.') {
        Some(inside) => named(entry, inside),
        None => inside.is_empty().then_some(list),
    }
}

fn named(fields: &'static [Field], id: &str) -> Option<&'static Field> {
    fields.iter().find(|field| field.id == id)
}

const fn optional(id: &'static str, content: Content) -> Field {
    let presence = Presence::Optional;
    Field {
        id,
        content,
        presence,
    }
}

const fn required(id: &'static str, content: Content) -> Field {
    let presence = Presence::Required;
    Field {
        id,
        content,
        presence,
    }
}

const fn together(id: &'static str, content: Content) -> Field {
    let presence = Presence::Together;
    Field {
        id,
        content,
        presence,
    }
}

const fn usual(id: &'static str, content: Content) -> Field {
    let presence = Presence::Usual;
    Field {
        id,
        content,
        presence,
    }
}

/// Where a record's facts come from, and whether its figures are made up to illustrate.
const SOURCE: Field = optional("source", Content::Text);
const NOTE: Field = optional("note", Content::LongText);
const ILLUSTRATIVE: Field = optional("illustrative", Content::YesNo);

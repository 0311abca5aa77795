//! What is known of each field of a record: what it holds, whether it can be empty, who gets it in a file,
//! and by which headings a table is recognised.
//!
//! A noun says it once, in the rows of its `record!` (see [`FieldRow`]). From there it reaches cells,
//! forms, paste, import, profiles and the scrambler of support files, so that no field needs code of its own.

pub(crate) mod facts;
mod measure;
pub(crate) mod row;
pub(crate) mod value;

use crate::kind::Kind;

pub use facts::RecordFacts;
pub use measure::Measure;
pub use row::FieldRow;
pub(crate) use row::record;

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
    /// Several of these.
    Choices(&'static [&'static str]),
    /// A record of another list, by its code or id.
    Reference(Kind),
    /// Several records of another list.
    References(Kind),
    /// A code of a list that ships with the program; other codes are taken, too.
    Coded(CodeList),
    /// Several short texts, of a code list where one is named.
    Texts(Option<CodeList>),
    /// A list within the record, with the fields of its entries.
    List(&'static [Field]),
}

impl Content {
    /// What each of several values is; `None` for a field that holds one value, or entries.
    pub fn of_each(self) -> Option<Self> {
        match self {
            Self::References(kind) => Some(Self::Reference(kind)),
            Self::Choices(choices) => Some(Self::Choice(choices)),
            _ => None,
        }
    }
}

/// A text that tells nothing of anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HarmlessText {
    /// The name of a classification of sectors.
    Classification,
    /// The code of a country or of a NUTS territory.
    Territory,
}

crate::variants! {
    /// A code list that ships with the program.
    pub enum CodeList {
        /// ISCED-F 2013, fields of education.
        IscedF = "isced_f",
        /// CNAEF, three digits.
        Cnaef = "cnaef",
        /// NACE Rev. 2 and CAE: sections and divisions.
        Sectors = "sectors",
        /// ISCO-08 groups.
        Occupations = "occupations",
        /// Areas of technical cooperation.
        Areas = "areas",
    }
}

//! A row of a record's table: everything that is known of one of its fields.
//!
//! ```text
//! /// Difficulty of recruiting, 0 to 4.
//! difficulty: Option<ScaleStep> => number(Measure::Difficulty), asked(&[EnterpriseGroup]),
//!     headings("dificuldade|difficulty|dificultad");
//! ```
//! Behind the arrow stand methods of [`FieldRow`], each of which says one thing. A row without an arrow
//! says what its type says: see [`CellType`].

use serde_json::Value;

use crate::audience::Audience;
use crate::choice::{Choice, ChoiceTexts};
use crate::date::PartialDate;
use crate::field::value::{CellValue, FieldPath};
use crate::field::{CodeList, Content, HarmlessText, Measure, Presence};
use crate::quantity::*;

/// A field of a record, as the record's table has it.
#[derive(Clone, Copy, Debug)]
pub struct FieldRow {
    /// Its name in the file.
    pub name: &'static str,
    pub(crate) holds: Holds,
    pub(crate) presence: Presence,
    /// Which texts may stay where a file is scrambled; `None`: none.
    pub harmless: Option<HarmlessText>,
    /// Whether a choice that this version does not know is no problem by itself.
    pub(crate) is_open: bool,
    /// Whether it says to which record this one belongs, though it may be empty.
    pub belongs: bool,
    pub(crate) after: Option<&'static str>,
    sent: &'static [Audience],
    asked: &'static [Audience],
    /// The choices to which an answer may set it; `None`: to any.
    pub answers: Option<&'static [&'static str]>,
    headings: &'static str,
    headings_inside: &'static [(&'static str, &'static str)],
}

/// What a field of the file holds.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Holds {
    Cell(Content),
    /// A record within the record.
    Group(&'static [FieldRow]),
    /// A list of records within the record.
    Entries(&'static [FieldRow]),
    /// A text in several languages.
    Languages,
    /// What no person edits: an id that only the program reads, or what comes from files alone.
    NotEdited,
    /// The type does not say it, so the row has to.
    Unsaid,
}

impl FieldRow {
    /// The field of this name, with what its type says.
    pub(crate) const fn of<T: CellType>(name: &'static str) -> Self {
        Self {
            name,
            holds: T::HOLDS,
            presence: T::PRESENCE,
            harmless: None,
            is_open: false,
            belongs: false,
            after: None,
            sent: &[],
            asked: &[],
            answers: None,
            headings: "",
            headings_inside: &[],
        }
    }

    /// It holds the record's own code.
    pub(crate) const fn code(self) -> Self {
        self.holding(Content::Code)
    }

    /// It holds several lines of text.
    pub(crate) const fn long_text(self) -> Self {
        self.holding(Content::LongText)
    }

    /// It holds a number of this measure.
    pub(crate) const fn number(self, measure: Measure) -> Self {
        self.holding(Content::Number(measure))
    }

    /// It holds a code of this list.
    pub(crate) const fn coded(self, list: CodeList) -> Self {
        self.holding(Content::Coded(list))
    }

    /// It holds several codes of this list.
    pub(crate) const fn texts_of(self, list: CodeList) -> Self {
        self.holding(Content::Texts(Some(list)))
    }

    /// No person edits it.
    pub(crate) const fn not_edited(self) -> Self {
        let holds = Holds::NotEdited;
        Self { holds, ..self }
    }

    /// It has to be there, and where a person leaves it open the usual value is filled in.
    pub(crate) const fn usual(self) -> Self {
        let presence = Presence::Usual;
        Self { presence, ..self }
    }

    /// Other choices than those that are known are no problem by themselves.
    pub(crate) const fn open(self) -> Self {
        let is_open = true;
        Self { is_open, ..self }
    }

    /// It may be empty and yet says to which record this one belongs, with which it goes.
    pub(crate) const fn belongs(self) -> Self {
        let belongs = true;
        Self { belongs, ..self }
    }

    /// Such a text tells nothing of anybody and stays in a file for support.
    pub(crate) const fn harmless(self, text: HarmlessText) -> Self {
        let harmless = Some(text);
        Self { harmless, ..self }
    }

    /// In a form it stands behind this field; without such a word it stands where it stands in the file.
    pub(crate) const fn after(self, name: &'static str) -> Self {
        let after = Some(name);
        Self { after, ..self }
    }

    /// It goes into files for these partners, who only see it. What is not marked stays here, as does a
    /// field within one that is not marked.
    pub(crate) const fn sent(self, to: &'static [Audience]) -> Self {
        Self { sent: to, ..self }
    }

    /// It goes into files for these partners, whose answers may change it.
    pub(crate) const fn asked(self, of: &'static [Audience]) -> Self {
        Self { asked: of, ..self }
    }

    /// An answer may set it to these choices only.
    pub(crate) const fn answers(self, choices: &'static [&'static str]) -> Self {
        let answers = Some(choices);
        Self { answers, ..self }
    }

    /// Headings of tables that mean it, parted by bars: folded, without case, accents and marks.
    pub(crate) const fn headings(self, headings: &'static str) -> Self {
        Self { headings, ..self }
    }

    /// Headings that mean a field of its group, or its text in a language.
    pub(crate) const fn headings_inside(
        self,
        headings_inside: &'static [(&'static str, &'static str)],
    ) -> Self {
        Self {
            headings_inside,
            ..self
        }
    }

    const fn holding(self, content: Content) -> Self {
        let holds = Holds::Cell(content);
        Self { holds, ..self }
    }

    /// Whether a person can edit it.
    pub fn is_edited(&self) -> bool {
        !matches!(self.holds, Holds::NotEdited)
    }

    /// Whether it goes into files for this partner.
    pub fn is_sent_to(&self, audience: Audience) -> bool {
        self.sent.contains(&audience) || self.is_asked_of(audience)
    }

    /// Whether this partner's answers may change it.
    pub fn is_asked_of(&self, audience: Audience) -> bool {
        self.asked.contains(&audience)
    }

    /// The rows of the record, or the list of records, that lies within; none for anything else.
    pub fn inside(&self) -> &'static [Self] {
        match self.holds {
            Holds::Group(rows) | Holds::Entries(rows) => rows,
            _ => &[],
        }
    }

    /// The headings of tables that mean the field of this path; `None` where the path is not in this row.
    pub fn headings_of(&self, path: &str) -> Option<impl Iterator<Item = &'static str>> {
        let inside = path.strip_prefix(self.name)?;
        let headings = match inside.strip_prefix('.') {
            Some(inside) => {
                let mut all = self.headings_inside.iter();
                all.find(|(name, _)| *name == inside)
                    .map_or("", |own| own.1)
            }
            None => Some(self.headings).filter(|_| inside.is_empty())?,
        };
        Some(headings.split('|').filter(|heading| !heading.is_empty()))
    }
}

/// A type of a record's field, with what a cell of it holds where the row says no more.
pub(crate) trait CellType {
    const HOLDS: Holds;
    const PRESENCE: Presence = Presence::Required;
    /// Visits the values in it that can be wrong by themselves.
    fn each_value(&self, _: &FieldPath, _: &FieldRow, _: &mut VisitValue) {}
}

/// What is done with each value of a record, on its path and with the row of its field.
pub(crate) type VisitValue<'v> = dyn FnMut(&FieldPath, &FieldRow, CellValue) + 'v;

impl<T: CellType> CellType for Option<T> {
    const HOLDS: Holds = T::HOLDS;
    const PRESENCE: Presence = Presence::Optional;
    fn each_value(&self, path: &FieldPath, row: &FieldRow, visit: &mut VisitValue) {
        if let Some(own) = self {
            own.each_value(path, row, visit);
        }
    }
}

impl<T: CellType> CellType for Vec<T> {
    const HOLDS: Holds = match T::HOLDS {
        Holds::Group(rows) => Holds::Entries(rows),
        Holds::Cell(Content::Reference(kind)) => Holds::Cell(Content::References(kind)),
        Holds::Cell(Content::Choice(choices)) => Holds::Cell(Content::Choices(choices)),
        _ => Holds::Cell(Content::Texts(None)),
    };
    const PRESENCE: Presence = Presence::Optional;
    fn each_value(&self, path: &FieldPath, row: &FieldRow, visit: &mut VisitValue) {
        for (at, own) in self.iter().enumerate() {
            let at = Some(at);
            own.each_value(&FieldPath { at, ..*path }, row, visit);
        }
    }
}

impl CellType for std::collections::BTreeMap<String, String> {
    const HOLDS: Holds = Holds::Languages;
    const PRESENCE: Presence = Presence::Optional;
}

impl CellType for bool {
    const HOLDS: Holds = Holds::Cell(Content::YesNo);
    const PRESENCE: Presence = Presence::Optional;
}

/// Says what cells of these types hold, and which value can be wrong by itself.
macro_rules! cell_types {
    ($( $ty:ty: $holds:expr $(, |$own:ident| $value:expr)?; )*) => {$(
        impl $crate::field::row::CellType for $ty {
            const HOLDS: $crate::field::row::Holds = $holds;
            $(fn each_value(
                &self,
                path: &$crate::field::value::FieldPath,
                row: &$crate::field::FieldRow,
                visit: &mut $crate::field::row::VisitValue,
            ) {
                let $own = self;
                visit(path, row, $value);
            })?
        }
    )*};
}
pub(crate) use cell_types;

cell_types! {
    String: Holds::Cell(Content::Text);
    PartialDate: Holds::Cell(Content::Date), |own| CellValue::Date(own);
    Persons: Holds::Cell(Content::Number(Measure::Persons)), |own| CellValue::Number(own.0);
    Rate: Holds::Cell(Content::Number(Measure::Persons)), |own| CellValue::Number(own.0);
    Amount: Holds::Cell(Content::Number(Measure::Amount)), |own| CellValue::Number(own.0);
    Share: Holds::Cell(Content::Number(Measure::Share)), |own| CellValue::Number(own.0);
    Minutes: Holds::Cell(Content::Number(Measure::Minutes)), |own| CellValue::Number(own.0);
    Hours: Holds::Cell(Content::Number(Measure::Hours)), |own| CellValue::Number(own.0);
    Credits: Holds::Cell(Content::Number(Measure::Credits)), |own| CellValue::Number(own.0);
    Euros: Holds::Cell(Content::Number(Measure::Euros)), |own| CellValue::Number(own.0);
    Businesses: Holds::Cell(Content::Number(Measure::Businesses)), |own| CellValue::Number(own.0);
    Classes: Holds::Cell(Content::Number(Measure::Classes)), |own| CellValue::Number(own.0);
    Years: Holds::Cell(Content::Number(Measure::Duration)), |own| CellValue::Number(own.0);
    SchoolYear: Holds::Cell(Content::Number(Measure::Year)), |own| CellValue::Number(f64::from(own.0));
    Level: Holds::Cell(Content::Number(Measure::Level)), |own| CellValue::Number(own.0 as f64);
    ItemNumber: Holds::Cell(Content::Number(Measure::Order)), |own| CellValue::Number(own.0 as f64);
    // Numbers under keys, which the program alone writes.
    std::collections::BTreeMap<String, f64>: Holds::NotEdited;
    // Latitude or longitude, difficulty or balance: only the row knows.
    Degrees: Holds::Unsaid, |own| CellValue::Number(own.0);
    ScaleStep: Holds::Unsaid, |own| CellValue::Number(own.0 as f64);
    Value: Holds::Unsaid;
}

impl<T: ChoiceTexts> CellType for Choice<T> {
    const HOLDS: Holds = Holds::Cell(Content::Choice(T::TEXTS));
    fn each_value(&self, path: &FieldPath, row: &FieldRow, visit: &mut VisitValue) {
        if let Self::Other(text) = self {
            visit(path, row, CellValue::OtherChoice(text));
        }
    }
}

/// Refuses to compile a table in which neither type nor row says what a field holds.
pub(crate) const fn assert_said(rows: &[FieldRow]) {
    let mut at = 0;
    while at < rows.len() {
        assert!(
            !matches!(rows[at].holds, Holds::Unsaid),
            "say what the field holds"
        );
        at += 1;
    }
}

/// Writes a record, or what lies within one, from the table of its fields: behind the arrow of a row stand
/// methods of [`FieldRow`], which say what its type does not. Behind the table stand methods of
/// [`RecordFacts`](crate::field::RecordFacts).
macro_rules! record {
    (
        $(#[doc = $doc:literal])*
        pub struct $name:ident { $(
            $(#[doc = $field_doc:literal])*
            $field:ident $(as $in_file:literal)? : $ty:ty $( => $( $say:ident $(( $($what:tt)* ))? ),+ )? ;
        )* }
        $( $fact:ident($($value:tt)*) ),*
    ) => {
        $crate::record::object! {
            $(#[doc = $doc])*
            pub struct $name { $( $(#[doc = $field_doc])* $field $(as $in_file)? : $ty ),* }
        }

        impl $name {
            /// The table of its fields, in the order of the file.
            pub const ROWS: &'static [$crate::field::row::FieldRow] = &[$(
                $crate::field::row::FieldRow::of::<$ty>(
                    $crate::record::name_in_file!($field $($in_file)?)
                )
                    $( $( .$say($( $($what)* )?) )+ )?
            ),*];

            /// What is known of it as a whole.
            pub const FACTS: $crate::field::RecordFacts =
                $crate::field::RecordFacts::NONE$(.$fact($($value)*))*;

            /// Visits the values that can be wrong by themselves, those of records within too.
            pub(crate) fn each_value(
                &self,
                within: Option<&$crate::field::value::FieldPath>,
                visit: &mut $crate::field::row::VisitValue,
            ) {
                let mut rows = Self::ROWS.iter();
                $(if let Some(row) = rows.next() {
                    let path = $crate::field::value::FieldPath { within, name: row.name, at: None };
                    <$ty as $crate::field::row::CellType>::each_value(&self.$field, &path, row, visit);
                })*
            }

            /// Whether it is marked as made up.
            pub fn is_made_up(&self) -> bool {
                false $( || $crate::field::facts::is_mark!(self, $field) )*
            }
        }

        const _: () = $crate::field::row::assert_said($name::ROWS);

        impl $crate::field::row::CellType for $name {
            const HOLDS: $crate::field::row::Holds = $crate::field::row::Holds::Group($name::ROWS);
            fn each_value(
                &self,
                path: &$crate::field::value::FieldPath,
                _: &$crate::field::FieldRow,
                visit: &mut $crate::field::row::VisitValue,
            ) {
                self.each_value(Some(path), visit);
            }
        }
    };
}
pub(crate) use record;

//! What the pages tell a table: which records and columns it shows, and what stands around it.

use enlace_edit::field::Field;
use enlace_method::figures::Standings;
use enlace_model::{Kind, Region};
use leptos::prelude::*;

use crate::i18n::Words;
use crate::pages::shared::page_group::Label;

/// What a table shows.
#[derive(Clone, Copy)]
pub struct TableSpec {
    pub kind: Kind,
    /// The ids of the visible columns, in this order; the kind's other fields follow, hidden.
    pub first: &'static [&'static str],
    /// The columns in which Tab stops while a new row is filled in.
    pub new_row: &'static [&'static str],
    /// The groups of columns, each with its columns; none where the table has no groups.
    pub groups: &'static [ColumnGroup],
    /// The column whose text is shown once where it stands in several rows below one another.
    pub said_once: Option<&'static str>,
    /// A column, and the one whose sum is said beside its own.
    pub summed_with: Option<(&'static str, &'static str)>,
    /// Selects the records that are shown; `None` shows all.
    pub only: Option<fn(&Region, &str) -> bool>,
    /// Columns that are computed and cannot be edited.
    pub computed: &'static [ComputedColumn],
    /// What should be known of a record because of how it stands in the figures, and in which column that
    /// is said; `None` where a table does not look at figures.
    pub remark: Option<(&'static str, TellOfRecord)>,
}

impl TableSpec {
    /// A table of all records of a kind, of the fields that are typed, without groups.
    pub const fn of(
        kind: Kind,
        first: &'static [&'static str],
        new_row: &'static [&'static str],
    ) -> Self {
        Self {
            kind,
            first,
            new_row,
            groups: &[],
            said_once: None,
            summed_with: None,
            only: None,
            computed: &[],
            remark: None,
        }
    }
}

/// What stands in the line above a table.
pub struct TableHead {
    /// The path of the page, whose tabs are shown.
    pub path: &'static str,
    pub title: &'static str,
    /// What the table is for, said while it is empty.
    pub says: &'static str,
    /// The page's own buttons.
    pub tools: AnyView,
    /// What is said in the line below the table.
    pub foot: AnyView,
}

/// Columns that belong together.
pub struct ColumnGroup {
    pub label: Label,
    pub columns: &'static [&'static str],
}

/// Says something of the record with an id; `None` where there is nothing to say.
pub type TellOfRecord = fn(&RecordInView<'_>, &str) -> Option<String>;

/// A column that is computed from the record.
pub struct ComputedColumn {
    /// The description of the column; it is no field of the record.
    pub field: Field,
    /// Reads its value, in words.
    pub read: TellOfRecord,
}

/// What is known when something is said of a record.
pub struct RecordInView<'a> {
    pub w: Words,
    pub region: &'a Region,
    /// How needs stand in the figures as they are or were a moment ago; `None` where the table does not
    /// look at figures, and before they are computed.
    pub standings: Option<&'a Standings>,
}

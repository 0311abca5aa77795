//! Tables into records: which column fills which field, which record a name means, and what would change.
//!
//! ```text
//! recognise(table) -> Mapping          which the user corrects
//! plan(table, mapping, region) -> Plan what would be added, changed, left as it is, refused
//! ```
//! Nothing is changed here: the plan's records go the one road, as one step.

mod a_year;
mod account;
mod answer;
mod coordinates;
mod desk;
mod drafts;
mod entry;
mod far_places;
mod heading_forms;
mod known;
mod later_rows;
mod lowering;
mod mapping;
mod names;
mod notes;
mod occupation;
mod of_subject;
mod part;
mod place_names;
mod plan;
mod planning;
mod preview;
pub mod protocol;
mod questions;
mod ragged;
mod recognise;
mod record;
mod referring;
mod remark;
mod row;
mod row_stop;
mod said;
mod same_record;
mod scale;
mod slot;
mod synonyms;
mod totals;
mod value;
mod vocabulary;
mod zeros;

pub use account::{Fate, LeftOut, RowEnd, RowTally};
pub use desk::Desk;
pub use known::known_ids;
pub use mapping::{
    Assignment, Elsewhere, HiddenRows, ImportChoices, Keep, Mapping, TotalRows, ValueSource,
};
pub use names::{Likely, Meaning, NameDecision, NameQuestion, NewName};
pub use of_subject::of_subject;
pub use part::{A_YEAR, FieldTarget, Part, target};
pub use plan::{Job, LoweredFate, LoweredValue, Plan, Planned, Refused, Why};
pub use planning::plan;
pub use recognise::{Recognised, RecognisedBy, recognise};
pub use remark::{Remark, RemarkKind};
pub use vocabulary::Vocabulary;

pub use enlace_edit::field::DateOrder;

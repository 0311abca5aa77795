//! What a person can type into a field, and what it means.
//!
//! Whoever edits (cells, forms, paste, problems) goes through the fields that the nouns' tables give and
//! through [`Op::SetFields`](crate::Op::SetFields), so that no kind of record needs code of its own.

mod coded;
mod day;
mod day_order;
mod decimal_mark;
mod degrees;
mod fault;
pub mod needed;
mod number;
pub mod pasted;
pub mod path;
pub mod record_text;
pub mod reference;
mod said;
mod school_year;
pub mod settle;
mod sheet;
pub mod step;
mod typed;
mod units;
mod withheld;
pub mod yearly;

pub use enlace_model::field::{CodeList, Content, Field, Measure, Presence};
pub use enlace_model::fields::{field, fields};
pub use enlace_model::language::DecimalMark;

pub use coded::code_in;
pub use day::read_day;
pub use day_order::{ColumnOfDays, DateOrder};
pub use degrees::number_of_degrees;
pub use fault::{CellFault, Fault};
pub use number::{read_number, read_setting, written_number};
pub use sheet::{bare_code, code_in_groups, code_of_number, unmarked, unwrapped};
pub use typed::{read_typed, written};

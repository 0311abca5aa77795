//! These pages list the region's records, in tables and with one form for every kind.

mod effect_line;
mod effect_words;
pub mod enterprises;
pub mod evidence;
mod evidence_sheet;
pub mod form;
pub mod needs;
mod new_evidence;
mod next_year;
pub mod offers;
pub mod qualifications;
pub mod record_page;
pub mod rounds;
pub mod schools;
pub mod stakeholders;
pub mod table;
pub mod territory;

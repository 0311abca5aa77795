//! These pages list the region's records, in tables and with one form for every kind.

mod effect_words;
pub mod enterprises;
pub mod evidence;
pub mod form;
pub mod needs;
mod next_year;
pub mod offers;
pub mod qualifications;
pub mod record_page;
pub mod schools;
pub mod table;
pub mod territory;

//! The region as tables: every list with its headings, as text or as a workbook, and templates to fill in.
//!
//! Headings and the names of choices come in with the job. What goes out comes in again as it was:
//! ids stand beside names, and what spreadsheets would take for a formula stays text.

mod rows;
#[cfg(feature = "sheets")]
mod workbook;

use crate::exchange::import::talk::Ask;
use crate::exchange::import::{Part, Vocabulary};
use crate::exchange::table::write_csv;
use crate::model::Region;

pub use rows::{ExportedTable, table};

/// What is asked for as a file; `None` where there is no such thing.
pub fn out(ask: &Ask, region: &Region, vocabulary: &Vocabulary) -> Option<Vec<u8>> {
    match ask {
        Ask::Csv { part } => {
            let table = table(Part::from_text(part)?, region, vocabulary);
            Some(write_csv(&table.rows))
        }
        #[cfg(feature = "sheets")]
        Ask::Workbook => workbook::whole(region, vocabulary),
        #[cfg(feature = "sheets")]
        Ask::Template { parts } => {
            let parts: Vec<Part> = parts.iter().filter_map(|id| Part::from_text(id)).collect();
            workbook::template(&parts, region, vocabulary)
        }
        #[cfg(feature = "sheets")]
        Ask::Figures { title, rows } => workbook::figures(title, rows),
        _ => None,
    }
}

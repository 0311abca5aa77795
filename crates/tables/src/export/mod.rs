//! The region as tables: every list with its headings, as text or as a workbook, and templates to fill in.
//!
//! Headings and the names of choices come in with the job. What goes out comes in again as it was:
//! ids stand beside names, and what spreadsheets would take for a formula stays text. What a page
//! shows goes out as it stands there.

mod rows;
mod shown;
mod template;
mod workbook;

use crate::import::protocol::ImportRequest;
use crate::import::{Part, Vocabulary};
use enlace_model::Region;

pub use rows::{ExportedTable, table};
pub use shown::as_shown;

/// What is asked for as a file; `None` where there is no such thing.
pub fn out(ask: &ImportRequest, region: &Region, vocabulary: &Vocabulary) -> Option<Vec<u8>> {
    match ask {
        ImportRequest::Csv { part } => {
            let table = table(Part::from_text(part)?, region, vocabulary);
            Some(table.text(vocabulary.decimal))
        }
        ImportRequest::Workbook { parts } => workbook::of_parts(&named(parts), region, vocabulary),
        ImportRequest::Template { parts } => template::template(&named(parts), region, vocabulary),
        _ => None,
    }
}

fn named(parts: &[String]) -> Vec<Part> {
    parts.iter().filter_map(|id| Part::from_text(id)).collect()
}

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

/// A table as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableFile {
    pub bytes: Vec<u8>,
    /// How many texts are longer than a cell of a workbook holds, and were cut.
    pub cut: usize,
}

impl TableFile {
    /// A file in which every text is whole.
    fn whole(bytes: Vec<u8>) -> Self {
        Self { bytes, cut: 0 }
    }
}

/// What is asked for as a file; `None` where there is no such thing.
pub fn out(ask: &ImportRequest, region: &Region, vocabulary: &Vocabulary) -> Option<TableFile> {
    match ask {
        ImportRequest::Csv { part } => {
            let table = table(Part::from_text(part)?, region, vocabulary);
            Some(TableFile::whole(table.text(vocabulary.decimal)))
        }
        ImportRequest::Workbook { parts } => workbook::of_parts(&named(parts), region, vocabulary),
        ImportRequest::Template { parts } => {
            template::template(&named(parts), region, vocabulary).map(TableFile::whole)
        }
        _ => None,
    }
}

fn named(parts: &[String]) -> Vec<Part> {
    parts.iter().filter_map(|id| Part::from_text(id)).collect()
}

//! Tables by way of the clipboard, and tables in files: text with marks, workbooks, maps.
//!
//! On the clipboard a table travels twice: as HTML, which says where a cell begins and ends, and as
//! text with tabs. The HTML is read first; the text only where there is no table in it. In a file,
//! [`open`] finds what it is; all that it finds can be corrected by a [`Wish`].

mod composed;
mod csv_out;
mod decimals;
mod delimited;
mod encoding;
mod encoding_letters;
mod encoding_twice;
mod format;
mod geojson;
mod grid;
mod guard;
mod header;
mod html;
mod html_tables;
mod opened;
mod other_kinds;
mod parent_sheet;
mod plain;
mod refusal;
mod text;
mod write;
mod xlsx;
mod xlsx_hidden;
mod xlsx_merged;
mod xml_2003;

pub use csv_out::{with_mark, write as write_csv};
pub use delimited::Delimiter;
pub use encoding::Encoding;
pub use encoding_twice::encoded_once;
pub use format::{Format, SheetName};
pub use geojson::{OUTLINE, outline, swapped};
pub use grid::{CellCorrection, CellKind, Grid};
pub use header::{WITHIN, headings, letters};
pub use opened::{OpenedTable, Wish, of_text, open};
pub use plain::read as read_text;
pub use refusal::TableRefusal;
pub use text::guarded;
pub use write::{html as write_html, text as write_text};
pub use xlsx::MOST_LETTERS;

/// A table as rows of texts. Rows may differ in length.
pub type Block = Vec<Vec<String>>;

/// The table of a clipboard, given its HTML and its text, either of which may be empty. Cells that
/// another one spans are empty texts. `None` where there is nothing to paste.
pub fn read(html: &str, plain: &str) -> Option<Block> {
    html::read(html).or_else(|| read_text(plain))
}

//! Tables by way of the clipboard: what Excel, LibreOffice and Google Sheets copy, and what we copy.
//!
//! A table travels twice: as HTML, which says where a cell begins and ends, and as text with tabs.
//! The HTML is read first; the text only where there is no table in it.

mod html;
mod plain;
mod text;
mod write;

pub use plain::read as read_text;
pub use write::{html as write_html, text as write_text};

/// A table as rows of texts. Rows may differ in length.
pub type Block = Vec<Vec<String>>;

/// The table of a clipboard, given its HTML and its text, either of which may be empty. Cells that
/// another one spans are empty texts. `None` where there is nothing to paste.
pub fn read(html: &str, plain: &str) -> Option<Block> {
    html::read(html).or_else(|| read_text(plain))
}

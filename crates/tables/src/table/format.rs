//! The format of a file with a table, and the names of its sheets.

use serde::{Deserialize, Serialize};

use crate::table::delimited::Delimiter;
use crate::table::encoding::Encoding;

/// What kind of file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "format", rename_all = "snake_case")]
pub enum Format {
    Text {
        encoding: Encoding,
        delimiter: Delimiter,
    },
    Workbook,
    GeoJson,
    /// A table of a web page, as programs of schools export it under the name of a workbook.
    WebPage,
}

/// A sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetName {
    pub name: String,
    /// Whether Excel hides it.
    pub hidden: bool,
}

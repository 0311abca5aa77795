//! Why a spreadsheet is not read: data, whose words live in `locales/`.

/// Why a spreadsheet is not read. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableRefusal {
    /// There is nothing in it.
    Empty,
    /// It has more bytes than are read.
    TooLarge { bytes: usize, limit: usize },
    /// It has more cells than are read.
    TooManyCells { limit: usize },
    /// Its cells hold more text than is read, in bytes.
    TooMuchText { limit: usize },
    /// Excel before 2007, or a binary workbook: to be saved as XLSX.
    LegacyWorkbook,
    /// A workbook of LibreOffice: to be saved as XLSX.
    OpenDocument,
    /// A password protects it.
    PasswordProtected,
    /// It is neither a table nor a workbook: a PDF, a picture, another archive.
    NotATable,
    /// Text in which a byte is none of its encoding's, at this line.
    NotText { line: usize },
    /// The archive says that it unpacks to more than is read, or is packed as no workbook is.
    ZipBomb { entries: usize, unpacked: u64 },
    /// The archive or what is in it is cut off or damaged.
    Damaged,
    /// The workbook has no sheet with cells.
    NoSheet,
    /// JSON that is no map of outlines.
    NotGeoJson,
    /// A web page without a table in it, such as one that asks to sign in.
    WebPage,
    /// A text of a word processor.
    RichText,
}

impl TableRefusal {
    /// The id under which `locales/` holds its words (`unread.<id>`).
    pub fn id(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge { .. } => "too_large",
            Self::TooManyCells { .. } => "too_many_cells",
            Self::TooMuchText { .. } => "too_much_text",
            Self::LegacyWorkbook => "legacy_workbook",
            Self::OpenDocument => "open_document",
            Self::PasswordProtected => "password_protected",
            Self::NotATable => "not_a_table",
            Self::NotText { .. } => "not_text",
            Self::ZipBomb { .. } => "zip_bomb",
            Self::Damaged => "damaged",
            Self::NoSheet => "no_sheet",
            Self::NotGeoJson => "not_geojson",
            Self::WebPage => "web_page",
            Self::RichText => "rich_text",
        }
    }

    /// The ids of all refusals, for the test that asks for their words.
    pub const IDS: &'static [&'static str] = &[
        "empty",
        "too_large",
        "too_many_cells",
        "too_much_text",
        "legacy_workbook",
        "open_document",
        "password_protected",
        "not_a_table",
        "not_text",
        "zip_bomb",
        "damaged",
        "no_sheet",
        "not_geojson",
        "web_page",
        "rich_text",
    ];

    /// The values that its words name; sizes in whole megabytes.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        const MEGABYTE: u64 = 1024 * 1024;
        let megabytes = |bytes: u64| bytes.div_ceil(MEGABYTE).to_string();
        match self {
            Self::TooLarge { bytes, limit } => vec![
                ("size", megabytes(*bytes as u64)),
                ("limit", megabytes(*limit as u64)),
            ],
            Self::TooManyCells { limit } => vec![("limit", limit.to_string())],
            Self::TooMuchText { limit } => vec![("limit", megabytes(*limit as u64))],
            Self::NotText { line } => vec![("line", line.to_string())],
            Self::ZipBomb { entries, unpacked } => vec![
                ("entries", entries.to_string()),
                ("size", megabytes(*unpacked)),
            ],
            _ => Vec::new(),
        }
    }
}

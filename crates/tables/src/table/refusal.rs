//! Why a spreadsheet is not read: data, whose words live in `locales/`.

enlace_model::with_ids! {
    /// Why a spreadsheet is not read. Nothing was changed.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum TableRefusal {
        /// There is nothing in it.
        Empty = "empty",
        /// It has more bytes than are read.
        TooLarge { bytes: usize, limit: usize } = "too_large",
        /// It has more cells than are read.
        TooManyCells { limit: usize } = "too_many_cells",
        /// Its cells hold more text than is read, in bytes.
        TooMuchText { limit: usize } = "too_much_text",
        /// Excel before 2007, or a binary workbook: to be saved as XLSX.
        LegacyWorkbook = "legacy_workbook",
        /// A workbook of LibreOffice: to be saved as XLSX.
        OpenDocument = "open_document",
        /// A password protects it.
        PasswordProtected = "password_protected",
        /// It is neither a table nor a workbook: a PDF, a picture, another archive.
        NotATable = "not_a_table",
        /// Text in which a byte is none of its encoding's, at this line.
        NotText { line: usize } = "not_text",
        /// The archive says that it unpacks to more than is read, or is packed as no workbook is.
        ZipBomb { entries: usize, unpacked: u64 } = "zip_bomb",
        /// The archive or what is in it is cut off or damaged.
        Damaged = "damaged",
        /// The workbook has no sheet with cells.
        NoSheet = "no_sheet",
        /// JSON that is no map of outlines.
        NotGeoJson = "not_geojson",
        /// A web page without a table in it, such as one that asks to sign in.
        WebPage = "web_page",
        /// A text of a word processor.
        WordProcessor = "word_processor",
        /// An archive that is no workbook: what is wanted may lie in it.
        Archive = "archive",
        /// An e-mail, or a page that was saved as one.
        Mail = "mail",
        /// What leads to a file and is not the file.
        Shortcut = "shortcut",
        /// A table or a card in a form of text of its own: SYLK, DIF, vCard, a calendar.
        OldTable = "old_table",
    }
}

impl TableRefusal {
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

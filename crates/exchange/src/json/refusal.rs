//! The few reasons for which a file is not opened at all.

use serde::{Deserialize, Serialize};

use crate::file_kind::FileKind;

enlace_model::with_ids! {
    /// Why a file is not opened.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Refusal as own_id {
        /// Larger than the limit.
        TooLarge { bytes: usize, limit: usize } = "too_large",
        /// Nothing in it.
        Empty = "empty",
        /// Locked with a passphrase.
        Encrypted = "encrypted",
        /// Written in UTF-16, as some editors do.
        Utf16 = "utf16",
        /// Not text in UTF-8.
        NotUtf8 { line: usize, column: usize } = "not_utf8",
        /// Not JSON.
        NotJson { line: usize, column: usize } = "not_json",
        /// JSON that ends before it is complete.
        CutOff { line: usize, column: usize } = "cut_off",
        /// JSON, but not a file of Enlace.
        NotEnlace = "not_enlace",
        /// A file of another kind.
        OtherFile { kind: FileKind } = "other_file",
        /// A file that names another format.
        WrongFormat { found: String } = "wrong_format",
        /// A file of which more pieces than this limit are broken or unknown.
        NothingUsable { limit: usize } = "nothing_usable",
        /// A file that would take more megabytes of memory than this limit: no region has so many values.
        TooMuchMemory { limit: usize } = "too_much_memory",
        /// A file that a newer version of Enlace wrote and only that one can read.
        NewerReader { needed: u32, known: u32 } = "newer_reader",
    }
}

impl Refusal {
    /// The id under which `locales/` holds its words; a file of another kind is called by its [`FileKind`].
    pub fn id(&self) -> &'static str {
        match self {
            Self::OtherFile { kind } => kind.as_str(),
            _ => self.own_id(),
        }
    }

    /// The values that its words may use, by name.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Empty
            | Self::Encrypted
            | Self::Utf16
            | Self::NotEnlace
            | Self::OtherFile { .. } => Vec::new(),
            Self::TooLarge { bytes, limit } => {
                vec![("bytes", bytes.to_string()), ("limit", limit.to_string())]
            }
            Self::NotUtf8 { line, column }
            | Self::NotJson { line, column }
            | Self::CutOff { line, column } => {
                vec![("line", line.to_string()), ("column", column.to_string())]
            }
            Self::WrongFormat { found } => vec![("found", found.clone())],
            Self::NothingUsable { limit } | Self::TooMuchMemory { limit } => {
                vec![("limit", limit.to_string())]
            }
            Self::NewerReader { needed, known } => {
                vec![("needed", needed.to_string()), ("known", known.to_string())]
            }
        }
    }

    /// The same refusal, or what the file is, where it was not meant to be a region.
    pub(super) fn explained(self, bytes: &[u8]) -> Self {
        match (&self, FileKind::of(bytes)) {
            // Every second byte of it is 0, which is no sign of another kind.
            (Self::Utf16, Some(FileKind::Unknown)) => self,
            (
                Self::Utf16 | Self::NotUtf8 { .. } | Self::NotJson { .. } | Self::NotEnlace,
                Some(kind),
            ) => Self::OtherFile { kind },
            _ => self,
        }
    }

    /// The refusal of text that is not complete JSON, at the place where reading stopped.
    pub(super) fn of_json(error: &serde_json::Error) -> Self {
        let (line, column) = (error.line(), error.column());
        if error.is_eof() {
            Self::CutOff { line, column }
        } else {
            Self::NotJson { line, column }
        }
    }
}

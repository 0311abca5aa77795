//! The few reasons for which a file is not opened at all.

use serde::{Deserialize, Serialize};

use crate::file_kind::FileKind;

/// Why a file is not opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// Larger than the limit.
    TooLarge { bytes: usize, limit: usize },
    /// Nothing in it.
    Empty,
    /// Locked with a passphrase.
    Encrypted,
    /// Written in UTF-16, as some editors do.
    Utf16,
    /// Not text in UTF-8.
    NotUtf8 { line: usize, column: usize },
    /// Not JSON.
    NotJson { line: usize, column: usize },
    /// JSON that ends before it is complete.
    CutOff { line: usize, column: usize },
    /// JSON, but not a file of Enlace.
    NotEnlace,
    /// A file of another kind.
    OtherFile { kind: FileKind },
    /// A file that names another format.
    WrongFormat { found: String },
    /// A file of which more pieces than this limit are broken or unknown.
    NothingUsable { limit: usize },
    /// A file that a newer version of Enlace wrote and only that one can read.
    NewerReader { needed: u32, known: u32 },
}

/// What is fixed about a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefusalSpec {
    /// The id under which `locales/` holds its words.
    pub id: &'static str,
    /// The names of the values that its words may use.
    pub values: &'static [&'static str],
}

impl Refusal {
    /// What is fixed about each refusal; a file of another kind is called by its [`FileKind`].
    pub const SPECS: &'static [RefusalSpec] = &[
        RefusalSpec {
            id: "too_large",
            values: &["bytes", "limit"],
        },
        RefusalSpec {
            id: "empty",
            values: &[],
        },
        RefusalSpec {
            id: "encrypted",
            values: &[],
        },
        RefusalSpec {
            id: "utf16",
            values: &[],
        },
        RefusalSpec {
            id: "not_utf8",
            values: &["line", "column"],
        },
        RefusalSpec {
            id: "not_json",
            values: &["line", "column"],
        },
        RefusalSpec {
            id: "cut_off",
            values: &["line", "column"],
        },
        RefusalSpec {
            id: "not_enlace",
            values: &[],
        },
        RefusalSpec {
            id: "wrong_format",
            values: &["found"],
        },
        RefusalSpec {
            id: "nothing_usable",
            values: &["limit"],
        },
        RefusalSpec {
            id: "newer_reader",
            values: &["needed", "known"],
        },
    ];

    /// The id under which `locales/` holds its words.
    pub fn id(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "too_large",
            Self::Empty => "empty",
            Self::Encrypted => "encrypted",
            Self::Utf16 => "utf16",
            Self::NotUtf8 { .. } => "not_utf8",
            Self::NotJson { .. } => "not_json",
            Self::CutOff { .. } => "cut_off",
            Self::NotEnlace => "not_enlace",
            Self::OtherFile { kind } => kind.id(),
            Self::WrongFormat { .. } => "wrong_format",
            Self::NothingUsable { .. } => "nothing_usable",
            Self::NewerReader { .. } => "newer_reader",
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
            Self::NothingUsable { limit } => vec![("limit", limit.to_string())],
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

//! The file around a region: format, version, and who wrote it when from what.

use serde::{Deserialize, Serialize};

/// The word in the field `format` by which a file is known.
pub const FORMAT: &str = "enlace-region";
/// The version of the format that this program writes.
pub const VERSION: FormatVersion = FormatVersion(1);
/// The oldest version of the program's reader that understands what it writes.
pub const MIN_READER: FormatVersion = FormatVersion(1);
/// The largest file that is read, in bytes (64 MB).
pub const LARGEST_FILE: usize = 64 * 1024 * 1024;

/// A version of the file format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FormatVersion(pub u32);

/// What a file says of itself. What does not stand there, or is of the wrong type, is `None`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope {
    pub version: FormatVersion,
    pub min_reader: FormatVersion,
    /// The program that wrote it.
    pub app: Option<String>,
    /// When it was written, as written.
    pub exported_at: Option<String>,
    /// For whom it was written, which decides what was left out.
    pub profile: Option<String>,
    /// Whom it is for: a school's code, a group's id, a name.
    pub partner: Option<String>,
    /// Who sent it.
    pub sender: Option<String>,
    /// Digest of the file that this one goes back to.
    pub base: Option<String>,
    /// SHA-256 over the canonical region, hex.
    pub digest: Option<String>,
}

/// What the writer of a file has to be told: program, time and people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The program that writes, with its version.
    pub app: String,
    /// The time of writing, RFC 3339.
    pub exported_at: String,
    pub profile: Option<String>,
    pub partner: Option<String>,
    pub sender: Option<String>,
    pub base: Option<String>,
}

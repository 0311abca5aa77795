//! Where the open region's work stands: saved, not saved, or not to be changed here.

use crate::store::failure::Failure;
use crate::store::timestamp::Timestamp;

/// Where the open region's work stands.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveState {
    /// No region is open.
    NothingOpen,
    /// Everything is on this device, and was read back.
    Saved { at: Timestamp },
    /// On its way to this device.
    Saving,
    /// Not on this device: the work is in this tab only until it is saved to a file or again.
    NotSaved { reason: Failure },
    /// The region can be looked at here, not changed.
    ReadOnly { reason: ReadOnly },
}

/// Why a region cannot be changed here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// Another tab has it open; closing it there frees it here.
    OpenElsewhere,
    /// A newer version of the program keeps its data here.
    NewerDatabase,
    /// A newer version of the program took the data over while this one ran.
    TakenOver,
}

impl SaveState {
    /// The id under which `locales/` holds its words (`save_state.<id>`).
    pub fn id(&self) -> &'static str {
        match self {
            Self::NothingOpen => "nothing_open",
            Self::Saved { .. } => "saved",
            Self::Saving => "saving",
            Self::NotSaved { .. } => "not_saved",
            Self::ReadOnly { .. } => "read_only",
        }
    }

    /// Why the region cannot be changed here, if so.
    pub fn read_only(&self) -> Option<ReadOnly> {
        match self {
            Self::ReadOnly { reason } => Some(*reason),
            _ => None,
        }
    }
}

impl ReadOnly {
    /// The id under which `locales/` holds its words (`read_only.<id>`).
    pub fn id(self) -> &'static str {
        match self {
            Self::OpenElsewhere => "open_elsewhere",
            Self::NewerDatabase => "newer_database",
            Self::TakenOver => "taken_over",
        }
    }

    /// All reasons.
    pub const ALL: &'static [Self] = &[Self::OpenElsewhere, Self::NewerDatabase, Self::TakenOver];
}

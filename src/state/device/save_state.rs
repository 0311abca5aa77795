//! Where the open region's work stands: saved, not saved, or not to be changed here.

use crate::state::document::refused::ReadOnly;
use crate::store::failure::Failure;
use crate::store::timestamp::Timestamp;

enlace_model::with_ids! {
    /// Where the open region's work stands.
    #[derive(Clone, Debug, PartialEq)]
    pub enum SaveState {
        /// No region is open.
        NothingOpen = "nothing_open",
        /// Everything is on this device, and was read back.
        Saved { at: Timestamp } = "saved",
        /// On its way to this device.
        Saving = "saving",
        /// Not on this device: the work is in this tab only until it is saved to a file or again.
        NotSaved { reason: Failure } = "not_saved",
        /// The region can be looked at here, not changed.
        ReadOnly { reason: ReadOnly } = "read_only",
    }
}

impl SaveState {
    /// Why the region cannot be changed here, if so.
    pub fn read_only(&self) -> Option<ReadOnly> {
        match self {
            Self::ReadOnly { reason } => Some(*reason),
            _ => None,
        }
    }
}

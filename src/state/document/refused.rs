//! Why an edit did not happen.

use enlace_edit::Rejection;

/// Why an edit did not happen. Nothing was changed.
#[derive(Clone, Debug, PartialEq)]
pub enum EditRefused {
    /// The edit itself cannot be.
    Rejected(Rejection),
    /// The region can only be looked at here.
    ReadOnly(ReadOnly),
    /// No region is open.
    NothingOpen,
}

enlace_model::variants! {
    /// Why a region cannot be changed here.
    pub enum ReadOnly {
        /// Another tab has it open; closing it there frees it here.
        OpenElsewhere = "open_elsewhere",
        /// A newer version of the program keeps its data here.
        NewerDatabase = "newer_database",
        /// A newer version of the program took the data over while this one ran.
        TakenOver = "taken_over",
    }
}

//! Why an edit did not happen.

use enlace_edit::Rejection;

use crate::workspace::save_state::ReadOnly;

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

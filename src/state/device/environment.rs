//! What goes on around the work: the network, and a new build of the program.

use crate::browser::offline::Connection;

/// What goes on around the work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    pub connection: Connection,
    pub new_build: NewBuild,
}

/// Whether a new build of the program can be started.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NewBuild {
    #[default]
    None,
    /// It lies on this device; the user says when.
    Ready,
    /// The user wanted it, but this many other tabs still run the old one.
    Waits { other_tabs: u32 },
}

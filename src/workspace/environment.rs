//! What goes on around the work: the network, a new build of the program, files from outside.

use leptos::prelude::*;

use crate::browser::offline::{self, Connection, OfflineMessage};
use crate::workspace::Workspace;
use crate::workspace::notice::Notice;

/// What goes on around the work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
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

impl Workspace {
    /// What goes on around the work.
    pub fn surroundings(self) -> Surroundings {
        self.surroundings.get()
    }

    /// Starts the new build once everything is saved; work that cannot be saved keeps the old one.
    pub fn restart(self) {
        self.after_saving(offline::restart);
    }

    /// Follows what the browser tells; files can be taken in from here on.
    pub(super) fn follow_surroundings(self) {
        offline::listen(move |heard| match heard {
            OfflineMessage::NewBuild => self.note(|s| s.new_build = NewBuild::Ready),
            OfflineMessage::OtherTabs(other_tabs) => {
                self.note(|s| s.new_build = NewBuild::Waits { other_tabs });
            }
            OfflineMessage::Connection(connection) => self.note(|s| s.connection = connection),
            OfflineMessage::Files(files) => self.open_files(files),
            OfflineMessage::Inbox(files) => {
                self.notice.try_set(Some(Notice::FilesWait { files }));
            }
        });
    }

    fn note(self, change: impl FnOnce(&mut Surroundings)) {
        self.surroundings.try_update(change);
    }
}

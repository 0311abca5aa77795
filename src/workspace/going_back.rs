//! Taking steps back and doing them again.

use std::sync::Arc;

use enlace_edit::{History, Step};
use enlace_model::{Change, Kind, Region};
use leptos::prelude::*;

use crate::workspace::Workspace;
use crate::workspace::refused::EditRefused;
use crate::workspace::save_state::SaveState;
use crate::workspace::session::{InFile, Opening};

impl Workspace {
    /// Reads the steps of the open region; follows them.
    pub fn with_history<T>(self, read: impl FnOnce(&History) -> T) -> T {
        self.history.with(read)
    }

    /// Whether the open region can be changed here, now.
    pub fn can_change(self) -> bool {
        self.save_state.with(|state| state.read_only().is_none())
            && self.region.with(Option::is_some)
    }

    /// Takes the last step back; nothing where there is none.
    pub fn undo(self) -> Result<Option<Step>, EditRefused> {
        let step = self
            .history
            .with_untracked(|history| history.to_undo().cloned());
        let done = self.history.with_untracked(History::done);
        self.go_to(done.saturating_sub(1)).map(|()| step)
    }

    /// Does the next step again; nothing where there is none.
    pub fn redo(self) -> Result<Option<Step>, EditRefused> {
        let step = self
            .history
            .with_untracked(|history| history.to_redo().cloned());
        let done = self.history.with_untracked(History::done);
        self.go_to(done + 1).map(|()| step)
    }

    /// Goes to where the first `done` steps are done.
    pub fn go_to(self, done: usize) -> Result<(), EditRefused> {
        let engine = self
            .engine
            .get_untracked()
            .ok_or(EditRefused::NothingOpen)?;
        (engine.go_to)(self, done)
    }

    pub(super) fn go_to_now(self, done: usize) -> Result<(), EditRefused> {
        drop(self.changeable()?);
        let changes = self.history.try_update(|history| history.go_to(done));
        if let Some(changes) = changes.filter(|changes| !changes.is_empty()) {
            self.apply(&changes);
            self.save();
        }
        Ok(())
    }

    /// The open region where it can be changed now, or why it cannot.
    pub(super) fn changeable(self) -> Result<Arc<Region>, EditRefused> {
        let region = self
            .region
            .get_untracked()
            .ok_or(EditRefused::NothingOpen)?;
        if self.session.with_value(|session| session.opening) == Opening::UnderWay {
            return Err(EditRefused::NothingOpen);
        }
        match self.save_state.with_untracked(SaveState::read_only) {
            Some(reason) => Err(EditRefused::ReadOnly(reason)),
            None => Ok(region),
        }
    }

    /// Applies changes to the open region and remembers what is to be saved.
    pub(super) fn apply(self, changes: &[Change]) {
        let mut lists: Vec<Kind> = changes.iter().filter_map(Change::list).collect();
        lists.dedup();
        self.alter(&lists, changes, |region| {
            changes.iter().for_each(|change| region.apply(change));
        });
        self.session.update_value(|session| {
            session.in_file = InFile::No;
            session.pending.changed(changes);
        });
        self.unfiled.update(|unfiled| unfiled.changes += 1);
    }
}

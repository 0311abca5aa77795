//! The open region is changed, and steps are taken back and done again.

use std::sync::Arc;

use enlace_edit::{History, Op, Step};
use enlace_model::check::Problem;
use enlace_model::{Change, Kind, Region};
use leptos::prelude::*;

use crate::browser::clock;
use crate::state::document::engine::Engine;
use crate::state::document::refused::{EditRefused, ReadOnly};
use crate::state::document::{Document, Opening};

impl Document {
    /// Does what the op wants to the open region, or says why not.
    pub fn perform(self, op: Op) -> Result<(), EditRefused> {
        let region = self.changeable()?;
        let engine = self
            .engine
            .get_untracked()
            .ok_or(EditRefused::NothingOpen)?;
        let changes = (engine.decide)(&op, &region).map_err(EditRefused::Rejected)?;
        if changes.is_empty() {
            return Ok(());
        }
        // The signal's own is then the only one, so that applying copies nothing.
        drop(region);
        self.apply(engine, &changes);
        // It is saved once this is done: the save finds the step in the history.
        self.history
            .update(|history| history.record(op.id(), op.values(), clock::now().0, changes));
        Ok(())
    }

    /// Reads the steps of the open region; follows them.
    pub fn with_history<T>(self, read: impl FnOnce(&History) -> T) -> T {
        self.history.with(read)
    }

    /// Whether the open region can be changed here, now.
    pub fn can_change(self) -> bool {
        self.read_only.with(Option::is_none) && self.region.with(Option::is_some)
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
        drop(self.changeable()?);
        let changes = self
            .history
            .try_update(|history| (engine.go_to)(history, done));
        if let Some(changes) = changes.filter(|changes| !changes.is_empty()) {
            self.apply(engine, &changes);
        }
        Ok(())
    }

    /// The open region where it can be changed now, or why it cannot.
    fn changeable(self) -> Result<Arc<Region>, EditRefused> {
        let region = self
            .region
            .get_untracked()
            .ok_or(EditRefused::NothingOpen)?;
        if self.session.with_value(|session| session.opening) == Opening::UnderWay {
            return Err(EditRefused::NothingOpen);
        }
        match self.read_only.get_untracked() {
            Some(reason) => Err(EditRefused::ReadOnly(reason)),
            None => Ok(region),
        }
    }

    /// Applies changes to the open region, and tells whoever listens.
    fn apply(self, engine: &Engine, changes: &[Change]) {
        let mut lists: Vec<Kind> = changes.iter().filter_map(Change::list).collect();
        lists.dedup();
        self.alter(&lists, changes, |region| (engine.apply)(region, changes));
        self.listener.with_value(|listener| {
            if let Some(listener) = listener {
                listener(changes);
            }
        });
    }

    /// Whether the region that is open, or comes next, can be changed here; pages hear of it where
    /// that is another answer.
    pub(in crate::state) fn set_read_only(self, reason: Option<ReadOnly>) {
        if self.read_only.try_get_untracked() != Some(reason) {
            self.read_only.try_set(reason);
        }
    }

    /// Whether another region is being read.
    pub(in crate::state) fn set_opening(self, opening: Opening) {
        self.session
            .update_value(|session| session.opening = opening);
    }

    /// Another region is opened next: of the one that is open nothing more is known.
    pub(in crate::state) fn leave(self) {
        self.set_file_problems(Vec::new());
        self.history.set(History::default());
        self.set_opening(Opening::No);
    }

    /// What was wrong with the file that the open region came from.
    pub(in crate::state) fn set_file_problems(self, problems: Vec<Problem>) {
        self.file_problems.try_set(problems);
    }

    /// The steps that led to the region that is opened.
    pub(in crate::state) fn set_history(self, history: History) {
        self.history.set(history);
    }

    /// Something about the steps, without following them.
    pub(in crate::state) fn history_untracked<T>(self, read: impl FnOnce(&History) -> T) -> T {
        self.history.with_untracked(read)
    }

    /// Forgets changes in the steps for good.
    pub(in crate::state) fn forget_in_history(self, gone: &dyn Fn(&Change) -> bool) {
        self.history.update(|history| history.forget(gone));
    }
}

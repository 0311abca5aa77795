//! This device: the regions that lie on it, how the open one is saved there, and the other tabs.

mod connection;
mod engine;
pub mod environment;
pub(in crate::state) mod file_state;
mod history_store;
pub mod new_region;
mod opening;
mod region_ops;
pub mod save_state;
mod saving;
mod session;
mod snapshots;
mod tabs;
mod unfiled;

use leptos::prelude::*;

use crate::browser::space::Promise;
use crate::state::device::environment::Environment;
use crate::state::device::save_state::SaveState;
use crate::state::device::session::DeviceSession;
use crate::state::device::unfiled::Unfiled;
use crate::state::document::Document;
use crate::state::handle::handle;
use crate::state::notices::Notices;
use crate::store::shelf::ShelfEntry;
use crate::store::snapshots::Snapshot;

/// This device. A copy is the same.
#[derive(Clone, Copy)]
pub struct Device {
    notices: Notices,
    document: Document,
    stage: RwSignal<Stage>,
    shelf: RwSignal<Vec<ShelfEntry>>,
    /// The regions in the bin, the last deleted first.
    bin: RwSignal<Vec<ShelfEntry>>,
    save_state: RwSignal<SaveState>,
    storage_promise: RwSignal<Option<Promise>>,
    environment: RwSignal<Environment>,
    snapshots: RwSignal<Vec<Snapshot>>,
    unfiled: RwSignal<Unfiled>,
    /// Raised when the user has read that the browser may clear what is saved.
    clearing_understood: Trigger,
    taking_over: RwSignal<bool>,
    session: StoredValue<DeviceSession, LocalStorage>,
}

handle!(Device);

/// How far the start is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Looking at what lies on this device.
    Starting,
    /// What lies here is known, and the region of the last visit is open if there is one.
    Ready,
}

impl Device {
    /// A device that was not looked at yet. Make it at the root.
    pub(in crate::state) fn new(notices: Notices, document: Document) -> Self {
        let device = Self {
            notices,
            document,
            stage: RwSignal::new(Stage::Starting),
            shelf: RwSignal::new(Vec::new()),
            bin: RwSignal::new(Vec::new()),
            save_state: RwSignal::new(SaveState::NothingOpen),
            storage_promise: RwSignal::new(None),
            environment: RwSignal::new(Environment::default()),
            snapshots: RwSignal::new(Vec::new()),
            unfiled: RwSignal::new(Unfiled::default()),
            clearing_understood: Trigger::new(),
            taking_over: RwSignal::new(false),
            session: StoredValue::new_local(DeviceSession::default()),
        };
        document.listen(move |changes| device.document_changed(changes));
        device
    }

    /// How far the start is.
    pub fn stage(self) -> Stage {
        self.stage.get()
    }

    /// The regions on this device, the last changed first.
    pub fn shelf(self) -> Vec<ShelfEntry> {
        self.shelf.get()
    }

    /// The regions in the bin, the last deleted first.
    pub fn bin(self) -> Vec<ShelfEntry> {
        self.bin.get()
    }

    /// Where the open region's work stands.
    pub fn save_state(self) -> SaveState {
        self.save_state.get()
    }

    /// Whether the browser promises to keep what is saved; `None` before it was asked.
    pub fn storage_promise(self) -> Option<Promise> {
        self.storage_promise.get()
    }

    /// What goes on around the work.
    pub fn environment(self) -> Environment {
        self.environment.get()
    }

    /// Something else goes on around the work.
    pub(in crate::state) fn update_environment(self, change: impl FnOnce(&mut Environment)) {
        self.environment.try_update(change);
    }
}

#[cfg(test)]
mod tests;

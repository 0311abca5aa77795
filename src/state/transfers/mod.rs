//! Files that are opened and saved: regions, archives, tables; how far that is, and how it is stopped.

mod archive;
mod engine;
mod file_task;
pub mod importing;
mod locked_file;
mod open_file;
pub mod progress;
mod save_file;
pub mod waiting_tables;

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::file::PickedFile;
use crate::browser::worker::Helper;
use crate::state::device::Device;
use crate::state::document::Document;
use crate::state::files::unpacked::OfferedArchive;
use crate::state::handle::handle;
use crate::state::notices::Notices;
use crate::state::partners::Partners;
use crate::state::transfers::progress::ProgressShown;

/// Files that are opened and saved. A copy is the same.
#[derive(Clone, Copy)]
pub struct Transfers {
    notices: Notices,
    document: Document,
    device: Device,
    partners: Partners,
    /// Large files that are being opened or made.
    progress: RwSignal<Vec<ProgressShown>>,
    /// The workers that open or make them, by their numbers.
    helpers: StoredValue<Vec<(usize, Rc<Helper>)>, LocalStorage>,
    /// An archive that was opened and waits for what the user chooses of it.
    archive: RwSignal<Option<OfferedArchive>>,
    /// A file that was opened and waits for its passphrase: its name and its bytes.
    locked: RwSignal<Option<(String, Arc<Vec<u8>>)>>,
    /// Files of tables that wait for the import.
    tables: StoredValue<Vec<PickedFile>, LocalStorage>,
}

handle!(Transfers);

impl Transfers {
    /// Nothing under way. Make it at the root.
    pub(in crate::state) fn new(
        notices: Notices,
        document: Document,
        device: Device,
        partners: Partners,
    ) -> Self {
        Self {
            notices,
            document,
            device,
            partners,
            progress: RwSignal::new(Vec::new()),
            helpers: StoredValue::new_local(Vec::new()),
            archive: RwSignal::new(None),
            locked: RwSignal::new(None),
            tables: StoredValue::new_local(Vec::new()),
        }
    }
}

//! Files that go to partners and come back: sent in parts, kept as they were sent, compared, taken in.

pub mod answer;
pub mod everyone;
mod reading;
mod receiving;
pub mod sending;
mod sent;

use std::rc::Rc;

use enlace_exchange::json::FileOrigin;
use enlace_model::RegionId;
use leptos::prelude::*;

use crate::browser::worker::Helper;
use crate::state::device::Device;
use crate::state::document::Document;
use crate::state::handle::handle;
use crate::state::notices::Notices;
use crate::state::partners::answer::{Came, Incoming};
use crate::store::sent::Sent;

/// What goes to partners and comes back. A copy is the same.
#[derive(Clone, Copy)]
pub struct Partners {
    notices: Notices,
    document: Document,
    device: Device,
    /// The files that were sent of the open region, the youngest first; empty until looked at.
    sent: RwSignal<Vec<Sent>>,
    /// Files that came back and were not taken in yet.
    incoming: RwSignal<Vec<Incoming>>,
    /// The answer that the worker reads, by its number.
    reading: StoredValue<Option<(usize, Rc<Helper>)>, LocalStorage>,
}

handle!(Partners);

impl Partners {
    /// Nothing sent or received. Make it at the root.
    pub(in crate::state) fn new(notices: Notices, document: Document, device: Device) -> Self {
        Self {
            notices,
            document,
            device,
            sent: RwSignal::new(Vec::new()),
            incoming: RwSignal::new(Vec::new()),
            reading: StoredValue::new_local(None),
        }
    }

    /// The files of the open region that came back.
    pub fn incoming(self) -> Vec<Incoming> {
        let all = self.incoming.get();
        let id = self
            .document
            .region()
            .map(|region| region.header.id.clone());
        all.into_iter()
            .filter(|it| Some(&it.of) == id.as_ref())
            .collect()
    }

    /// Adds a file that came back to a region, and gives its number.
    pub(in crate::state) fn push_incoming(self, file: String, of: RegionId, came: Came) -> usize {
        let number = self.incoming.try_update(|all| {
            let number = all.last().map_or(0, |last| last.number + 1);
            all.push(Incoming {
                number,
                file,
                of,
                came,
            });
            number
        });
        number.unwrap_or_default()
    }

    /// Where the open region began, if it came by mail.
    pub fn origin(self) -> Option<FileOrigin> {
        FileOrigin::of(&*self.document.region()?)
    }
}

//! What the device holds besides what pages see: the database, the lock, what is to be saved.

use std::rc::Rc;

use enlace_model::{Change, PartialDate};

use crate::browser::lock::Lock;
use crate::browser::tabs::Tabs;
use crate::state::device::history_store::StepsThere;
use crate::store::database::{Database, Durability};
use crate::store::piece::{TouchedPieces, touch};
use crate::store::stored_place::StoredPlace;
use crate::store::timestamp::Timestamp;

/// What the device holds besides what pages see.
#[derive(Default)]
pub(super) struct DeviceSession {
    /// None before the start, and where the browser gives no storage.
    pub database: Option<Rc<Database>>,
    pub tabs: Option<Tabs>,
    /// Held while the open region is this tab's to write.
    pub lock: Option<Lock>,
    /// Where the open region lies on this device; none: it does not lie here yet.
    pub place: Option<StoredPlace>,
    /// What differs from what lies there.
    pub pending: Pending,
    /// Which steps of the history lie there.
    pub steps: StepsThere,
    pub saving: Saving,
    /// Whether the work that could not be saved went out as a file since.
    pub in_file: InFile,
    /// What waits for everything to be saved.
    pub after_saving: Vec<Box<dyn FnOnce()>>,
    /// Which region is open, by count: an answer to an earlier one's question comes too late.
    pub visit: Visit,
    pub asked_to_keep: PersistenceRequest,
    /// The day of the youngest snapshot, so that none is looked for with every save.
    pub snapshot_day: Option<PartialDate>,
}

/// What is to be saved.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Pending {
    pub touched: TouchedPieces,
    /// How many changes the user made.
    pub changes: u32,
    /// When the region left as a file, if it did; the changes came after it.
    pub filed: Option<Timestamp>,
    /// How surely it must have reached the disk before it counts.
    pub durability: Durability,
}

impl Pending {
    /// Whether nothing is to be saved.
    pub fn is_empty(&self) -> bool {
        self.touched.is_empty() && self.filed.is_none()
    }

    /// Remembers what the user did in one go.
    pub fn changed(&mut self, changes: &[Change]) {
        self.changes += 1;
        changes
            .iter()
            .for_each(|change| touch(&mut self.touched, change));
    }

    /// Takes back what could not be saved; what came after it stays after it.
    pub fn put_back(&mut self, earlier: Self) {
        self.touched.extend(earlier.touched);
        if self.filed.is_none() {
            self.changes += earlier.changes;
            self.filed = earlier.filed;
        }
        if earlier.durability == Durability::Strict {
            self.durability = Durability::Strict;
        }
    }

    /// Where the region lies once this is saved, as far as files go.
    pub fn filing(&self, place: &mut StoredPlace) {
        if let Some(Timestamp(at)) = self.filed {
            (place.unfiled, place.filed_at) = (0, at);
        }
        place.unfiled += self.changes;
    }
}

/// Whether the loop that saves is under way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Saving {
    #[default]
    Idle,
    Running,
}

/// Whether the open region, as it is, was handed to the user as a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum InFile {
    #[default]
    No,
    Yes,
}

/// Whether the browser was asked to keep what is saved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum PersistenceRequest {
    #[default]
    NotYet,
    Done,
}

/// The number of an opening.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Visit(u32);

impl DeviceSession {
    /// Lets go of the open region and begins another visit.
    pub fn begin_visit(&mut self) -> Visit {
        self.lock = None;
        self.place = None;
        self.pending = Pending::default();
        self.steps = StepsThere::default();
        self.in_file = InFile::No;
        self.snapshot_day = None;
        self.visit.0 += 1;
        self.visit
    }
}

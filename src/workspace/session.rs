//! What the workspace holds besides what pages see: the database, the lock, what is to be saved.

use std::rc::Rc;

use crate::browser::lock::Lock;
use crate::browser::tabs::Tabs;
use crate::store::database::Database;
use crate::store::piece::Touched;
use crate::store::regions::Place;

/// What the workspace holds besides what pages see.
#[derive(Default)]
pub(super) struct Session {
    /// None before the start, and where the browser gives no storage.
    pub database: Option<Rc<Database>>,
    pub tabs: Option<Tabs>,
    /// Held while the open region is this tab's to write.
    pub lock: Option<Lock>,
    /// Where the open region lies on this device; none: it does not lie here yet.
    pub place: Option<Place>,
    /// What differs from what lies there.
    pub touched: Touched,
    pub saving: Saving,
    /// Whether the work that could not be saved went out as a file since.
    pub in_file: InFile,
    /// What waits for everything to be saved.
    pub after_saving: Vec<Box<dyn FnOnce()>>,
    /// Which region is open, by count: an answer to an earlier one's question comes too late.
    pub visit: Visit,
    pub opening: Opening,
    pub asked_to_keep: Asked,
}

/// Whether a region is being read; the one that pages still see is not to be changed any more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Opening {
    #[default]
    No,
    UnderWay,
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
pub(super) enum Asked {
    #[default]
    NotYet,
    Done,
}

/// The number of an opening.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Visit(u32);

impl Session {
    /// Lets go of the open region and begins another visit.
    pub fn begin_visit(&mut self) -> Visit {
        self.lock = None;
        self.place = None;
        self.touched.clear();
        self.in_file = InFile::No;
        self.opening = Opening::No;
        self.visit.0 += 1;
        self.visit
    }
}

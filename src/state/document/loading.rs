//! The part of the program that works on regions is loaded.

use enlace_model::Region;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

use crate::state::document::Document;
use crate::state::document::engine::{self, Engine};
use crate::state::notices::notice::Notice;

impl Document {
    /// Whether figures can be computed: a moment after a region is opened, or a file taken in.
    pub fn can_compute(self) -> bool {
        self.engine.with(Option::is_some)
    }

    /// Loads the part, if it is not here yet.
    pub fn have_engine(self) {
        spawn_local(async move {
            self.engine().await;
        });
    }

    /// What the document has in the part, loaded now if it is not here yet.
    pub(in crate::state) async fn engine(self) -> Option<&'static Engine> {
        if let Some(engine) = self.engine.try_get_untracked()? {
            return Some(engine);
        }
        let engine = self.loaded(engine::load().await)?;
        self.engine.try_set(Some(engine));
        Some(engine)
    }

    /// What was loaded. Where it could not be had a notice says so.
    pub(in crate::state) fn loaded<T>(self, loaded: Result<T, SplitLoaderError>) -> Option<T> {
        if loaded.is_err() {
            self.notices.tell(Notice::PartNotFetched);
        }
        loaded.ok()
    }

    /// A copy of the open region under this name, with an id of its own.
    pub(in crate::state) fn copy(self, name: impl FnOnce(&str) -> String) -> Option<Region> {
        // Where a region is open, the part is here.
        let (region, engine) = (self.untracked()?, self.engine.get_untracked()?);
        Some((engine.copy)(&region, name(&region.header.name)))
    }
}

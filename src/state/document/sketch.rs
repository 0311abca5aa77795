//! What an edit would do, tried on a copy: nothing is changed and nothing saved.

use std::sync::Arc;

use enlace_edit::Op;
use enlace_method::Coverage;
use enlace_model::Region;
use leptos::prelude::*;

use crate::state::document::Document;

/// An edit that is only tried.
pub struct Sketch {
    /// The region as it would be.
    pub region: Arc<Region>,
    pub before: Arc<Coverage>,
    pub after: Arc<Coverage>,
}

impl Document {
    /// Tries an edit. `None` where it would change nothing or be refused, and while the figures are stale.
    pub fn sketch(self, op: &Op) -> Option<Sketch> {
        let engine = self.engine.get_untracked()?;
        let before = self.coverage.get_untracked()?;
        let region = self.region.get_untracked()?;
        let changes = (engine.decide)(op, &region).ok()?;
        if changes.is_empty() {
            return None;
        }
        let mut tried = region.clone();
        (engine.apply)(&mut tried, &changes);
        let after = self.ask(&region, &before, |numbers| {
            (engine.after)(numbers, &tried, &changes)
        });
        Some(Sketch {
            region: tried,
            before,
            after,
        })
    }
}

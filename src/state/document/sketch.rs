//! What an edit would do, tried on a copy: nothing is changed and nothing saved.

use std::sync::Arc;

use enlace_edit::Op;
use enlace_method::{Assumptions, Coverage};
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
    /// How many people a year would be missing under assumptions that are not the region's own; `None`
    /// while the figures are stale.
    pub fn gap_assuming(self, change: impl FnOnce(&mut Assumptions)) -> Option<f64> {
        let engine = self.engine.get_untracked()?;
        let figures = self.coverage.get_untracked()?;
        let region = self.region.get_untracked()?;
        let mut assumed = Assumptions::of(&region);
        change(&mut assumed);
        let other = self.ask(&region, &figures, |numbers| {
            (engine.assuming)(numbers, &region, &assumed)
        });
        Some(other.totals.gap.0)
    }

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

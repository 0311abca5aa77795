//! Figures and problems follow the region: at once where that is quick, else when typing pauses.

use std::sync::Arc;
use std::time::Duration;

use enlace_method::{Coverage, Incremental};
use enlace_model::{Change, Kind, Region};
use leptos::prelude::*;

use crate::browser::task;
use crate::state::document::Document;
use crate::state::document::figures::{Edition, Figures, FollowedFigures, is_large};

/// Typing pauses when nothing was edited for so long.
const PAUSE: Duration = Duration::from_millis(400);
/// A large region that was just opened is drawn before its figures are computed.
const DRAWN: Duration = Duration::from_millis(50);

impl Document {
    /// Asks the numbers behind a region's figures: those that are kept, where it is the open one as it
    /// is; else they are computed anew.
    pub fn ask<T>(
        self,
        region: &Region,
        figures: &Arc<Coverage>,
        ask: impl FnOnce(&mut Incremental) -> T,
    ) -> T {
        let lent = self
            .session
            .try_update_value(|session| session.followed.lend(figures));
        match lent.flatten() {
            Some(mut numbers) => {
                let answer = ask(&mut numbers);
                self.session
                    .update_value(|session| session.followed.numbers = Some(numbers));
                answer
            }
            None => ask(&mut Incremental::of(region)),
        }
    }

    /// Shows another region, or none. Every region that is opened comes this way.
    pub(in crate::state) fn show(self, region: Option<Region>) {
        self.schedule_figures(region.as_ref(), DRAWN);
        self.session
            .update_value(|session| session.followed = FollowedFigures::default());
        self.region.set(region.map(Arc::new));
        self.lists
            .with_value(|lists| lists.iter().for_each(Trigger::notify));
    }

    /// Changes the open region, and tells that these lists have other ids now; `changes` are those
    /// that a figure may rest on. Every edit comes this way.
    pub(in crate::state) fn alter(
        self,
        lists: &[Kind],
        changes: &[Change],
        change: impl FnOnce(&mut Arc<Region>),
    ) {
        let engine = self.engine.get_untracked();
        self.session.update_value(|session| match engine {
            Some(engine) => session.followed.changed(changes, engine.append),
            None => session.followed = FollowedFigures::default(),
        });
        self.region
            .with_untracked(|region| self.schedule_figures(region.as_deref(), PAUSE));
        self.region.update(|region| {
            if let Some(region) = region {
                change(region);
            }
        });
        self.lists.with_value(|all| {
            lists.iter().for_each(|list| all[*list as usize].notify());
        });
    }

    /// Computes what is stale of an edition, unless something was edited since.
    pub(in crate::state) fn catch_up(self, edition: Edition) {
        if self.session.try_with_value(|session| session.edition) == Some(edition) {
            self.figures.try_set(Figures::Current);
        }
    }

    /// Figures and problems are stale where the region takes long to compute, and computed after the pause.
    fn schedule_figures(self, region: Option<&Region>, pause: Duration) {
        let edition = self.session.try_update_value(|session| {
            session.edition.0 += 1;
            session.edition
        });
        let now = match region.is_some_and(is_large) {
            true => Figures::Stale,
            false => Figures::Current,
        };
        if self.figures.get_untracked() != now {
            self.figures.set(now);
        }
        if let (Figures::Stale, Some(edition)) = (now, edition) {
            task::after(pause, move || self.catch_up(edition));
        }
    }
}

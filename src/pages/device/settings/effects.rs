//! What the changed settings make of the gap: how many people a year are missing with each, and would be
//! with its default.

use std::time::Duration;

use enlace_method::Assumptions;
use enlace_model::{Region, SettingId};
use leptos::prelude::*;

use crate::browser::task;
use crate::state::document::Document;

/// They are computed once the page shows what was changed.
const PAUSE: Duration = Duration::from_millis(300);

/// What is known of the effects; nothing until it is computed.
#[derive(Clone, Copy)]
pub struct SettingEffects(RwSignal<Option<KnownEffects>>);

#[derive(Clone, Debug, PartialEq)]
struct KnownEffects {
    /// The gap as it is, and as it would be with all defaults.
    gap: f64,
    default: f64,
    /// People a year who are missing in addition because of one setting.
    each: Vec<(SettingId, f64)>,
}

impl SettingEffects {
    /// How many more people a year are missing because of a setting.
    pub fn of(self, id: SettingId) -> Option<f64> {
        self.0.with(|known| {
            let found = known.as_ref()?.each.iter().find(|(own, _)| *own == id);
            found.map(|(_, more)| *more)
        })
    }

    /// The gap as it is, and with all defaults.
    pub fn gaps(self) -> Option<(f64, f64)> {
        self.0.with(|known| {
            let known = known.as_ref()?;
            Some((known.gap, known.default))
        })
    }
}

/// The effects of the open region's settings, following it.
pub fn followed(document: Document) -> SettingEffects {
    let known = RwSignal::new(None);
    let follow = move || {
        document.coverage();
        known.set(None);
    };
    task::when_quiet(PAUSE, follow, move || {
        drop(known.try_set(computed(document)))
    });
    SettingEffects(known)
}

fn computed(document: Document) -> Option<KnownEffects> {
    let changed = |region: &Region| {
        let all = SettingId::ALL.iter().copied();
        let all = all.filter(|id| region.settings.changed(*id).is_some());
        all.collect::<Vec<_>>()
    };
    let changed = document.with_region(changed)?;
    let gap = document.gap_assuming(|_| {})?;
    let without = |ids: &[SettingId]| {
        document.gap_assuming(|assumed: &mut Assumptions| {
            for id in ids {
                // A default can always be.
                let _ = assumed.settings.set(*id, None);
            }
        })
    };
    let each = changed
        .iter()
        .filter_map(|id| Some((*id, gap - without(&[*id])?)));
    Some(KnownEffects {
        gap,
        default: without(&changed)?,
        each: each.collect(),
    })
}

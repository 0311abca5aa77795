//! The engine as the page has it, to be timed in the browser by `cargo xtask bench`.

use enlace_edit::{Op, decide};
use enlace_exchange::json::read;
use enlace_method::{Incremental, compute, sums};
use enlace_model::change::RecordChange;
use enlace_model::check::check;
use enlace_model::{Change, NeedId, OfferId, Persons, Record, Region, SettingId, Table};
use wasm_bindgen::prelude::*;

/// A region that was read from a file, with its figures once they are kept.
#[wasm_bindgen]
pub struct BenchRegion {
    region: Region,
    ledger: Option<Incremental>,
    need: Option<NeedId>,
    offer: Option<OfferId>,
}

#[wasm_bindgen]
impl BenchRegion {
    /// Reads a region file; throws the refusal's id.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8]) -> Result<BenchRegion, JsValue> {
        match read(bytes) {
            Ok(opened) => Ok(Self {
                need: middle(&opened.region.needs),
                offer: middle(&opened.region.offers),
                region: opened.region,
                ledger: None,
            }),
            Err(refusal) => Err(JsValue::from_str(refusal.id())),
        }
    }

    /// Computes all figures and gives the gap, so that nothing can be left out as unused.
    pub fn coverage(&self) -> f64 {
        compute(&self.region).totals.gap.0
    }

    /// Joins and sums up, as far as a table program can, and gives the demand.
    pub fn sums(&self) -> f64 {
        sums(&self.region).demand.0
    }

    /// The same from the numbers that the page keeps, joined and summed up anew.
    pub fn sums_kept(&mut self) -> f64 {
        let (ledger, region) = (&mut self.ledger, &self.region);
        ledger.as_mut().map_or(0.0, |l| l.sums(region).demand.0)
    }

    /// Another half-life of evidence, with all figures after it.
    pub fn edit_setting(&mut self) -> f64 {
        let before = self.region.in_force().get(SettingId::HalfLife);
        let Ok(changes) = decide(
            &Op::SetSetting {
                setting: SettingId::HalfLife,
                value: 5.0 - before,
            },
            &self.region,
        ) else {
            return 0.0;
        };
        changes.into_iter().map(|change| self.follow(change)).sum()
    }

    /// How many data problems there are.
    pub fn problems(&self) -> usize {
        check(&self.region).len()
    }

    /// Keeps the figures from now on.
    pub fn keep(&mut self) -> f64 {
        let ledger = Incremental::of(&self.region);
        let gap = ledger.coverage().totals.gap.0;
        self.ledger = Some(ledger);
        gap
    }

    /// Other people wanted by a need in the middle of the list, with all figures after it.
    pub fn edit_need(&mut self) -> f64 {
        let Some(before) = self.need.as_ref().and_then(|id| self.region.needs.get(id)) else {
            return 0.0;
        };
        let mut after = before.clone();
        after.persons = Some(Persons((before.persons.map_or(0.0, |p| p.0) + 1.0) % 40.0));
        let (before, after) = (Box::new(before.clone()), Box::new(after));
        self.follow(Change::Need(RecordChange::Updated { before, after }))
    }

    /// Other entrants of an offer in the middle of the list, likewise.
    pub fn edit_offer(&mut self) -> f64 {
        let Some(before) = self
            .offer
            .as_ref()
            .and_then(|id| self.region.offers.get(id))
        else {
            return 0.0;
        };
        let mut after = before.clone();
        after.entrants = Some(Persons((before.entrants.map_or(0.0, |p| p.0) + 1.0) % 24.0));
        let (before, after) = (Box::new(before.clone()), Box::new(after));
        self.follow(Change::Offer(RecordChange::Updated { before, after }))
    }

    fn follow(&mut self, change: Change) -> f64 {
        self.region.apply(&change);
        let Some(ledger) = &mut self.ledger else {
            return 0.0;
        };
        // As on a page that still shows the figures before.
        let shown = ledger.coverage().clone();
        ledger.follow(&self.region, &[change]);
        ledger.coverage().totals.gap.0 - shown.totals.gap.0
    }
}

/// The id in the middle of a list.
fn middle<T: Record>(table: &Table<T>) -> Option<T::Id> {
    table.keys().nth(table.len() / 2).cloned()
}

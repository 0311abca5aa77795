//! Supply `A = E · ĉ · (1 − s) · t` and its variance (method section 5).
//!
//! Unit: persons per year in the target year. `Var A = ((1−s)t)²·[E·ĉ(1−ĉ) + E²·ĉ(1−ĉ)/(n+k+1)]`;
//! `s`, `t` and fill are taken as certain, so it is a lower bound of the doubt. An offer without
//! places, classes and entrants supplies nobody.

use crate::coverage::completion::{Completion, shrunk};
use crate::coverage::figures::OfferStanding;
use crate::coverage::ground::{Ground, M, Q, possible, share};
use crate::coverage::offer_list::{Listed, OfferList};
use crate::model::SettingId;
use crate::model::order::put_in_order_of;

/// Where a number of places comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlacesFrom {
    Recorded,
    Classes,
    Entrants,
    Nothing,
}

/// Where a number of entrants comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EntrantsFrom {
    Recorded,
    /// Places times the fill of the offer, the school or the region.
    OfferFill,
    SchoolFill,
    RegionFill,
}

/// Supply of one counted offer.
#[derive(Clone, Debug)]
pub(crate) struct OfferSupply {
    /// Position in the list of offers.
    pub offer: u32,
    pub standing: OfferStanding,
    pub qualification: Q,
    pub municipality: M,
    pub places: f64,
    pub places_from: PlacesFrom,
    pub fill: f64,
    pub entrants: f64,
    pub entrants_from: EntrantsFrom,
    pub completion: f64,
    pub available: f64,
    pub variance: f64,
}

/// Supply of one qualification in one municipality.
#[derive(Clone, Debug)]
pub(crate) struct SupplyPlace {
    pub qualification: Q,
    pub municipality: M,
    pub available: f64,
}

pub(crate) struct Supply<'r> {
    pub list: OfferList<'r>,
    pub completion: Completion<'r>,
    pub offers: Vec<OfferSupply>,
    /// Positions in `offers`, by qualification.
    by_qualification: Vec<Vec<u32>>,
    pub places: Vec<SupplyPlace>,
}

impl<'r> Supply<'r> {
    pub fn of(ground: &Ground<'r>) -> Self {
        let list = OfferList::of(ground);
        let completion = Completion::of(&list.all);
        let offers: Vec<OfferSupply> = list
            .counted
            .iter()
            .map(|(i, standing)| offer_supply(*i, *standing, &list.all, &completion, ground))
            .collect();
        let mut by_qualification = vec![Vec::new(); ground.qualifications.len()];
        for (i, o) in (0..).zip(&offers) {
            by_qualification[o.qualification as usize].push(i);
        }
        let mut order: Vec<&OfferSupply> = offers.iter().collect();
        put_in_order_of(&mut order, |o| (o.qualification, o.municipality));
        let places = order
            .chunk_by(|a, b| (a.qualification, a.municipality) == (b.qualification, b.municipality))
            .map(|same| SupplyPlace {
                qualification: same[0].qualification,
                municipality: same[0].municipality,
                available: same.iter().map(|o| o.available).sum(),
            })
            .filter(|place| place.available > 0.0)
            .collect();
        Self {
            list,
            completion,
            offers,
            by_qualification,
            places,
        }
    }

    /// The counted offers of a qualification.
    pub fn of_qualification(&self, q: Q) -> impl Iterator<Item = &OfferSupply> {
        self.by_qualification[q as usize]
            .iter()
            .map(|i| &self.offers[*i as usize])
    }
}

fn offer_supply(
    offer: u32,
    standing: OfferStanding,
    all: &[Listed],
    completion: &Completion,
    ground: &Ground,
) -> OfferSupply {
    let listed = &all[offer as usize];
    let record = listed.offer;
    let known = |n: Option<f64>| n.and_then(possible);
    let recorded = known(record.entrants.map(|e| e.0));
    let by_classes = known(
        record
            .recorded_classes()
            .map(|c| c.0 * ground.get(SettingId::ClassSize)),
    );
    let (places, places_from) = if let Some(places) = known(record.places.map(|p| p.0)) {
        (places, PlacesFrom::Recorded)
    } else if let Some(places) = by_classes {
        (places, PlacesFrom::Classes)
    } else if let Some(entrants) = recorded {
        (entrants, PlacesFrom::Entrants)
    } else {
        (0.0, PlacesFrom::Nothing)
    };
    let own_fill = record.fill.and_then(|f| share(f.0));
    let school_fill = listed.school.fill.and_then(|f| share(f.0));
    let (fill, fill_from) = match (own_fill, school_fill) {
        (Some(fill), _) => (fill, EntrantsFrom::OfferFill),
        (None, Some(fill)) => (fill, EntrantsFrom::SchoolFill),
        (None, None) => (ground.get(SettingId::Fill), EntrantsFrom::RegionFill),
    };
    let (entrants, entrants_from) = match recorded {
        Some(entrants) => (entrants, EntrantsFrom::Recorded),
        None => (places * fill, fill_from),
    };
    let pool = &completion.pools[completion.pool_of[offer as usize] as usize];
    let rate = completion.rate(offer, ground);
    let reach_work = (1.0 - ground.get(SettingId::StudyShare)) * ground.get(SettingId::StayShare);
    let n = pool.counted().entrants + ground.get(SettingId::CompletionPriorWeight);
    let doubt = rate * (1.0 - rate);
    OfferSupply {
        offer,
        standing,
        qualification: listed.qualification,
        municipality: listed.municipality,
        places,
        places_from,
        fill,
        entrants,
        entrants_from,
        completion: rate,
        available: entrants * rate * reach_work,
        variance: reach_work
            * reach_work
            * (entrants * doubt + entrants * entrants * doubt / (n + 1.0)),
    }
}

/// The completion rate of a qualification pooled over all its cohorts of the region.
pub(crate) fn regional_completion(q: Q, supply: &Supply, ground: &Ground) -> f64 {
    let mut sum = crate::coverage::completion::Counted::default();
    for pool in supply.completion.pools_of(q) {
        let counted = pool.counted();
        sum.completed += counted.completed;
        sum.entrants += counted.entrants;
    }
    shrunk(sum, ground)
}

//! Supply `A = E · ĉ · (1 − s) · t` and its variance (method section 5).
//!
//! Unit: persons per year in the target year. `Var A = ((1−s)t)²·[E·ĉ(1−ĉ) + E²·ĉ(1−ĉ)/(n+k+1)]`;
//! `s`, `t` and fill are taken as certain, so it is a lower bound of the doubt. An offer without
//! places, classes and entrants supplies nobody.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::completion::{Completion, shrunk};
use crate::figures::OfferStanding;
use crate::inputs::{Inputs, MunicipalityIdx, QualificationIdx, possible};
use crate::offer_list::{KnownOffer, OfferList};
use enlace_model::order::put_in_order_of;
use enlace_model::{OfferId, SettingId};

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
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OfferSupply {
    /// Position in the list of offers.
    pub offer: u32,
    pub standing: OfferStanding,
    pub qualification: QualificationIdx,
    pub municipality: MunicipalityIdx,
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
    pub qualification: QualificationIdx,
    pub municipality: MunicipalityIdx,
    pub available: f64,
}

/// Whether an edit of offers could be taken in one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FollowedSupply {
    Done,
    ToBeListedAgain,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Supply {
    pub list: OfferList,
    pub completion: Completion,
    pub offers: Vec<OfferSupply>,
    /// Positions in `offers`, by qualification.
    by_qualification: Vec<Vec<u32>>,
    pub places: Vec<SupplyPlace>,
}

impl Supply {
    pub fn of(inputs: &Inputs) -> Self {
        let list = OfferList::of(inputs);
        let completion = Completion::of(&list.all);
        let offers: Vec<OfferSupply> = list
            .counted
            .iter()
            .map(|(i, standing)| offer_supply(*i, *standing, &list.all, &completion, inputs))
            .collect();
        let mut by_qualification = vec![Vec::new(); inputs.qualifications.len()];
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
    pub fn of_qualification(&self, q: QualificationIdx) -> impl Iterator<Item = &OfferSupply> {
        self.by_qualification[q as usize]
            .iter()
            .map(|i| &self.offers[*i as usize])
    }
}

impl Supply {
    /// Takes in offers that an edit touched, and marks the qualifications of those that are others than
    /// before. Where more than their own numbers changed nothing is done.
    pub fn follow(
        &mut self,
        touched: &BTreeSet<OfferId>,
        inputs: &Inputs,
        changed: &mut [bool],
    ) -> FollowedSupply {
        let one = |id| self.list.with_other_numbers(id, inputs);
        let Some(all) = touched.iter().map(one).collect::<Option<Vec<_>>>() else {
            return FollowedSupply::ToBeListedAgain;
        };
        for (at, now) in all {
            let own = &mut self.list.all[at as usize];
            changed[now.qualification as usize] |= *own != now;
            *own = now;
            if let Ok(i) = self.offers.binary_search_by_key(&at, |offer| offer.offer) {
                let standing = self.offers[i].standing;
                let now = offer_supply(at, standing, &self.list.all, &self.completion, inputs);
                let (q, municipality) = (now.qualification, now.municipality);
                self.offers[i] = now;
                self.sum_up(q, municipality);
            }
        }
        FollowedSupply::Done
    }

    /// Sums up again what is there of a qualification in a municipality.
    fn sum_up(&mut self, qualification: QualificationIdx, municipality: MunicipalityIdx) {
        let here = self
            .of_qualification(qualification)
            .filter(|o| o.municipality == municipality);
        let available: f64 = here.map(|o| o.available).sum();
        let key = |place: &SupplyPlace| (place.qualification, place.municipality);
        let known = self
            .places
            .binary_search_by_key(&(qualification, municipality), key);
        match known {
            Ok(at) if available > 0.0 => self.places[at].available = available,
            Ok(at) => drop(self.places.remove(at)),
            Err(at) if available > 0.0 => self.places.insert(
                at,
                SupplyPlace {
                    qualification,
                    municipality,
                    available,
                },
            ),
            Err(_) => {}
        }
    }

    /// Marks the qualifications of which some offer is another than before.
    pub fn mark_changed(&self, before: &Self, changed: &mut [bool]) {
        let (now, then) = (self.rows(), before.rows());
        let (mut a, mut b) = (now.iter().peekable(), then.iter().peekable());
        loop {
            let order = match (a.peek(), b.peek()) {
                (Some((x, _)), Some((y, _))) => x.id.cmp(&y.id),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => return,
            };
            let x = a.next_if(|_| order.is_le());
            let y = b.next_if(|_| order.is_ge());
            if x != y {
                let both = x.into_iter().chain(y);
                both.for_each(|(o, _)| changed[o.qualification as usize] = true);
            }
        }
    }

    /// Every offer of the list, with what it supplies if it is counted; without its position.
    fn rows(&self) -> Vec<(&KnownOffer, Option<OfferSupply>)> {
        let mut rows: Vec<_> = self.list.all.iter().map(|o| (o, None)).collect();
        for o in &self.offers {
            rows[o.offer as usize].1 = Some(OfferSupply {
                offer: 0,
                ..o.clone()
            });
        }
        rows
    }
}

/// What an offer of the list supplies, in the years in which it counts.
pub(crate) fn offer_supply(
    offer: u32,
    standing: OfferStanding,
    all: &[KnownOffer],
    completion: &Completion,
    inputs: &Inputs,
) -> OfferSupply {
    let listed = &all[offer as usize];
    let recorded = listed.entrants;
    let classes = listed.classes;
    let by_classes = classes.and_then(|c| possible(c * inputs.get(SettingId::ClassSize)));
    let (places, places_from) = if let Some(places) = listed.places {
        (places, PlacesFrom::Recorded)
    } else if let Some(places) = by_classes {
        (places, PlacesFrom::Classes)
    } else if let Some(entrants) = recorded {
        (entrants, PlacesFrom::Entrants)
    } else {
        (0.0, PlacesFrom::Nothing)
    };
    let (fill, fill_from) = match (listed.fill, listed.school_fill) {
        (Some(fill), _) => (fill, EntrantsFrom::OfferFill),
        (None, Some(fill)) => (fill, EntrantsFrom::SchoolFill),
        (None, None) => (inputs.get(SettingId::Fill), EntrantsFrom::RegionFill),
    };
    let (entrants, entrants_from) = match recorded {
        Some(entrants) => (entrants, EntrantsFrom::Recorded),
        None => (places * fill, fill_from),
    };
    let counted = completion.pool(offer).counted;
    let rate = shrunk(counted, inputs);
    let reach_work = (1.0 - inputs.get(SettingId::StudyShare)) * inputs.get(SettingId::StayShare);
    let n = counted.entrants + inputs.get(SettingId::CompletionPriorWeight);
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
pub(crate) fn regional_completion(q: QualificationIdx, supply: &Supply, inputs: &Inputs) -> f64 {
    let mut sum = crate::completion::Counted::default();
    for pool in supply.completion.pools_of(q) {
        sum.completed += pool.counted.completed;
        sum.entrants += pool.counted.entrants;
    }
    shrunk(sum, inputs)
}

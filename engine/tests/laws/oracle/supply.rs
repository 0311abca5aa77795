//! Which offers count in the target year and what they bring, sections 3 and 5.

use std::collections::{BTreeMap, BTreeSet};

use enlace_engine::model::{Offer, OfferStatus, SettingId};

use super::world::World;
use crate::flat::Flat;

/// An offer counted in the target year.
pub struct Counted<'r> {
    pub offer: &'r Offer,
    pub qualification: String,
    pub place: String,
    pub standing: &'static str,
    pub places: f64,
    pub entrants: f64,
    pub completion: f64,
    pub available: f64,
    pub variance: f64,
}

pub struct Supply<'r> {
    pub counted: Vec<Counted<'r>>,
}

const LISTED: &[OfferStatus] = &[OfferStatus::Running, OfferStatus::Agreed];
const SETTLED: &[OfferStatus] = &[OfferStatus::Refused, OfferStatus::Withdrawn];
const PROPOSED: &[OfferStatus] = &[OfferStatus::Proposed];

impl<'r> Supply<'r> {
    pub fn of(world: &World<'r>) -> Self {
        let mut counted: Vec<Counted> = standings(world)
            .into_iter()
            .map(|(offer, standing)| count(world, offer, standing))
            .collect();
        counted.sort_by(|a, b| a.offer.id.cmp(&b.offer.id));
        Self { counted }
    }

    pub fn sum(&self, qualification: &str, each: impl Fn(&Counted) -> f64) -> f64 {
        let own = self
            .counted
            .iter()
            .filter(|o| o.qualification == qualification);
        own.map(each).sum()
    }

    /// A by qualification and municipality.
    pub fn cells(&self) -> BTreeMap<(String, String), f64> {
        let mut cells = BTreeMap::new();
        for o in &self.counted {
            *cells
                .entry((o.qualification.clone(), o.place.clone()))
                .or_insert(0.0) += o.available;
        }
        cells
    }

    pub fn write(&self, world: &World, flat: &mut Flat) {
        let sum = |each: &dyn Fn(&Counted) -> f64| self.counted.iter().map(each).sum::<f64>();
        flat.number("total", "supply", sum(&|o| o.available));
        flat.number("total", "supply_assumed", sum(&|o| o.assumed()));
        for o in &self.counted {
            let name = format!("offer.{}", o.offer.id);
            flat.word(&name, "qualification", &o.qualification);
            flat.word(&name, "standing", o.standing);
            flat.number(&name, "places", o.places);
            flat.number(&name, "entrants", o.entrants);
            flat.number(&name, "completion", o.completion);
            flat.number(&name, "available", o.available);
            self.lights(world, o, &name, flat);
        }
    }

    fn lights(&self, world: &World, o: &Counted, name: &str, flat: &mut Flat) {
        let light = |known: Option<bool>| match known {
            Some(true) => "green",
            Some(false) => "red",
            None => "unknown",
        };
        let constraints = o.offer.constraints.as_ref();
        let there = |choice: Option<&str>| match choice {
            Some("available") => "green",
            Some("missing") => "red",
            _ => "unknown",
        };
        let minimum = world.get(SettingId::ClassMinimum);
        let classes = o
            .offer
            .classes
            .map_or(o.places / world.get(SettingId::ClassSize), |c| c.0);
        flat.word(
            name,
            "enough_entrants",
            light(Some(o.entrants >= minimum * classes - 1e-9)),
        );
        let choices = o.offer.first_choices.filter(|_| o.places > 0.0);
        flat.word(
            name,
            "enough_applicants",
            light(choices.map(|c| c.0 / o.places >= 1.0 - 1e-9)),
        );
        flat.word(
            name,
            "teachers",
            there(
                constraints
                    .and_then(|c| c.teachers.as_ref())
                    .map(|c| c.as_str()),
            ),
        );
        flat.word(
            name,
            "equipment",
            there(
                constraints
                    .and_then(|c| c.equipment.as_ref())
                    .map(|c| c.as_str()),
            ),
        );
        let promised = constraints.and_then(|c| c.workplace_places);
        flat.word(
            name,
            "workplace_places",
            light(promised.map(|p| p.0 >= o.entrants - 1e-9)),
        );
        let empty_near = self.counted.iter().any(|other| {
            let minutes = world.minutes(&other.place, &o.place);
            other.offer.school != o.offer.school
                && other.qualification == o.qualification
                && other.places - other.entrants > 1e-9
                && minutes.is_some_and(|m| m <= world.get(SettingId::NearMinutes))
        });
        flat.word(name, "no_empty_places_near", light(Some(!empty_near)));
    }
}

impl Counted<'_> {
    pub fn assumed(&self) -> f64 {
        if self.standing == "assumed_to_repeat" {
            self.available
        } else {
            0.0
        }
    }

    pub fn empty_chairs(&self) -> f64 {
        (self.places - self.entrants).max(0.0)
    }
}

pub fn duration(world: &World, offer: &Offer) -> i64 {
    let own = world.qualification(offer.qualification.as_str()).duration;
    let years = offer
        .duration
        .or(own)
        .map_or(world.get(SettingId::DefaultDuration), |d| d.0);
    (years - 1e-9).ceil() as i64
}

/// A school's course: the school, what is taught, and how.
pub fn course(world: &World, offer: &Offer) -> (String, String, Option<String>) {
    (
        offer.school.to_string(),
        world.successor(offer.qualification.as_str()),
        offer.modality.as_ref().map(|m| m.as_str().to_owned()),
    )
}

fn standings<'r>(world: &World<'r>) -> Vec<(&'r Offer, &'static str)> {
    let in_view = world.on(SettingId::IncludeProposed);
    let all: Vec<&Offer> = world.region.offers.values().collect();
    let start = |o: &Offer| i64::from(o.start_year.0);
    let mut found = Vec::new();
    for offer in all
        .iter()
        .filter(|o| start(o) + duration(world, o) == world.year)
    {
        if offer.stands(LISTED) {
            found.push((*offer, "recorded"));
        } else if in_view && offer.stands(PROPOSED) {
            found.push((*offer, "proposed"));
        }
    }
    if !world.on(SettingId::AssumeRepeat) {
        return found;
    }
    let listed: Vec<&&Offer> = all.iter().filter(|o| o.stands(LISTED)).collect();
    let lists: BTreeSet<_> = listed
        .iter()
        .map(|o| (o.school.clone(), duration(world, o)))
        .collect();
    for (school, length) in lists {
        let entry = world.year - length;
        let list = || {
            listed
                .iter()
                .filter(|o| o.school == school && duration(world, o) == length)
        };
        let latest = list().map(|o| start(o)).filter(|y| *y <= entry).max();
        let Some(latest) = latest.filter(|y| *y < entry) else {
            continue;
        };
        for offer in list().filter(|o| start(o) == latest) {
            let closed = world
                .qualification(&world.successor(offer.qualification.as_str()))
                .is_closed();
            let otherwise = all.iter().any(|o| {
                start(o) == entry
                    && course(world, o) == course(world, offer)
                    && (o.stands(SETTLED) || in_view && o.stands(PROPOSED))
            });
            if !closed && !otherwise {
                found.push((offer, "assumed_to_repeat"));
            }
        }
    }
    found
}

/// The cohorts of some offers' courses, each entry year once: the offer that tells of it, and where.
pub fn told_once<'r>(world: &World<'r>, of: impl Fn(&Offer) -> bool) -> Vec<(&'r Offer, usize)> {
    let mut courses: BTreeMap<_, (&Offer, usize)> = BTreeMap::new();
    for offer in world.region.offers.values().filter(|o| of(o)) {
        for (i, cohort) in offer.history.iter().enumerate() {
            let key = (course(world, offer), cohort.entry_year);
            let told = courses.entry(key).or_insert((offer, i));
            if offer.start_year >= told.0.start_year {
                *told = (offer, i);
            }
        }
    }
    courses.into_values().collect()
}

/// Entrants and completers of some offers' courses.
pub fn cohorts(world: &World, of: impl Fn(&Offer) -> bool) -> (f64, f64) {
    let told = told_once(world, of)
        .into_iter()
        .map(|(offer, i)| &offer.history[i]);
    told.filter_map(|c| Some((c.entrants?.0, c.completed?.0)))
        .fold((0.0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
}

/// ĉ out of entrants and completers.
pub fn completion(world: &World, (n, x): (f64, f64)) -> f64 {
    let (k, prior) = (
        world.get(SettingId::CompletionPriorWeight),
        world.get(SettingId::CompletionPrior),
    );
    if n + k > 0.0 {
        (x + k * prior) / (n + k)
    } else {
        prior
    }
}

/// The share of graduates that are available for work: (1 − s)·t.
pub fn kept(world: &World) -> f64 {
    (1.0 - world.get(SettingId::StudyShare)) * world.get(SettingId::StayShare)
}

fn count<'r>(world: &World<'r>, offer: &'r Offer, standing: &'static str) -> Counted<'r> {
    let school = &world.region.schools[&offer.school];
    let fill = offer
        .fill
        .or(school.fill)
        .map_or(world.get(SettingId::Fill), |f| f.0);
    let seats = offer.classes.map(|c| c.0 * world.get(SettingId::ClassSize));
    let known = offer.entrants.map(|e| e.0);
    let places = offer.places.map(|p| p.0).or(seats).or(known).unwrap_or(0.0);
    let entrants = known.unwrap_or(places * fill);
    let own = course(world, offer);
    let cohorts = cohorts(world, |o| course(world, o) == own);
    let c = completion(world, cohorts);
    let k = world.get(SettingId::CompletionPriorWeight);
    let spread = c * (1.0 - c);
    Counted {
        offer,
        qualification: own.1,
        place: school.municipality.to_string(),
        standing,
        places,
        entrants,
        completion: c,
        available: entrants * c * kept(world),
        variance: kept(world).powi(2)
            * (entrants * spread + entrants.powi(2) * spread / (cohorts.0 + k + 1.0)),
    }
}

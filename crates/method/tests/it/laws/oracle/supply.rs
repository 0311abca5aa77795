//! What the offers that count in the target year bring, section 5.

use std::collections::BTreeMap;

use enlace_model::{Offer, SettingId};

use super::completion::{completion, kept, pooled, told_once};
use super::lists::{course, standings};
use super::world::World;
use crate::laws::flat::Flat;

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

/// "E = entrants if known, else places × fill (the offer's own, else the school's, else the region's)";
/// "places missing: classes × class size; these missing too: the entrants; all missing: 0";
/// "A = E · ĉ · (1 − s) · t" and "Var A = ((1−s)t)² · [ E·ĉ(1−ĉ) + E²·ĉ(1−ĉ)/(n+k+1) ]".
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
    let (n, x) = pooled(&told_once(world, |o| course(world, o) == own));
    let c = completion(world, (n, x));
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
            * (entrants * spread + entrants.powi(2) * spread / (n + k + 1.0)),
    }
}

//! The one rule by which real schools fill their classes and their pupils complete.
//!
//! In every real school one place in a class stays empty on average, and every course completes at
//! the region's rate; years differ by a few people and make up for each other. So no real school
//! looks worse than another.

use std::collections::BTreeMap;

use enlace_model::{Cohort, Persons, SchoolYear};

use super::dice::Dice;
use super::tables::StoryOffer;

/// The region's rate of completion.
const COMPLETION: f64 = 0.76;
/// Of those who complete, the share that studies on, and the share of which nothing is known.
const STUDY: f64 = 0.13;
const UNKNOWN: f64 = 0.08;
/// The entry years whose pupils have left school and are known.
const ENTRY_YEARS: [i32; 2] = [2021, 2022];

/// Empty places in the classes of each school and year: one on average.
#[derive(Default)]
pub struct EmptyPlaces(BTreeMap<(String, i32), Vec<i64>>);

impl EmptyPlaces {
    /// The empty places of the school's next class in this year. Whole classes take 0 and 2 in
    /// turns that a die begins, or 1 each; two halves of one class take 0 and 1.
    pub fn in_class(&mut self, school: &str, year: i32, classes: f64) -> i64 {
        let whole = classes >= 1.0;
        let waiting = self
            .0
            .entry((format!("{school} {whole}"), year))
            .or_default();
        waiting.pop().unwrap_or_else(|| {
            let mut dice = Dice::for_piece(&format!("empty {school} {whole} {year}"));
            let (first, second) = match (whole, dice.percent(50)) {
                (true, true) => (1, 1),
                (true, false) if dice.percent(50) => (0, 2),
                (true, false) => (2, 0),
                (false, true) => (0, 1),
                (false, false) => (1, 0),
            };
            waiting.push(second);
            first
        })
    }
}

/// What became of the two latest years that are known.
pub fn history(row: &StoryOffer, places: i64, empty: &mut EmptyPlaces) -> Vec<Cohort> {
    let rate = row.completion.unwrap_or(COMPLETION);
    let fictional = row.entrants.is_some();
    let mut dice = Dice::for_piece(&format!("history {} {}", row.school, row.qualification));
    let deviation = dice.between(-2, 2);
    let entrants = ENTRY_YEARS.map(|year| match row.entrants {
        Some(entrants) => entrants,
        None => places - empty.in_class(&row.school, year, row.classes),
    });
    let all = ((entrants[0] + entrants[1]) as f64 * rate).round() as i64;
    let first = (entrants[0] as f64 * rate).round() as i64 + if fictional { 0 } else { deviation };
    let completed = [first, all - first];
    (0..ENTRY_YEARS.len())
        .map(|place| cohort(ENTRY_YEARS[place], entrants[place], completed[place]))
        .collect()
}

fn cohort(year: i32, entrants: i64, completed: i64) -> Cohort {
    let of = |share: f64| (completed as f64 * share).round();
    let (in_study, unknown) = (of(STUDY), of(UNKNOWN));
    Cohort {
        entry_year: SchoolYear(year),
        entrants: Some(Persons(entrants as f64)),
        completed: Some(Persons(completed as f64)),
        in_study: Some(Persons(in_study)),
        in_work: Some(Persons(completed as f64 - in_study - unknown)),
        unknown: Some(Persons(unknown)),
        kept: Default::default(),
    }
}

#[cfg(test)]
mod tests {
    use enlace_model::{Offer, Region};

    use super::super::build;
    use super::*;

    fn real_offers(region: &Region) -> impl Iterator<Item = &Offer> {
        region
            .offers
            .values()
            .filter(|offer| !region.schools[&offer.school].fictional)
    }

    #[test]
    fn every_course_of_a_real_school_completes_at_the_rate_of_the_region() {
        let region = build();
        for offer in real_offers(&region).filter(|offer| !offer.history.is_empty()) {
            let sum = |field: fn(&Cohort) -> Option<Persons>| -> f64 {
                offer.history.iter().filter_map(field).map(|p| p.0).sum()
            };
            let (entrants, completed) = (sum(|c| c.entrants), sum(|c| c.completed));
            assert!(
                (completed - entrants * COMPLETION).abs() <= 0.5,
                "{}: {completed} of {entrants}",
                offer.id
            );
        }
    }

    #[test]
    fn no_class_of_a_real_school_has_more_than_two_empty_places() {
        let region = build();
        for offer in real_offers(&region) {
            let (Some(places), Some(entrants)) = (offer.places, offer.entrants) else {
                continue;
            };
            assert!(
                (0.0..=2.0).contains(&(places.0 - entrants.0)),
                "{}",
                offer.id
            );
            assert!(offer.first_choices >= Some(entrants), "{}", offer.id);
        }
    }

    #[test]
    fn no_real_school_lacks_anything_or_is_refused() {
        let region = build();
        for offer in real_offers(&region) {
            let text = serde_json::to_string(offer).expect("an offer can be written");
            assert!(!text.contains("missing"), "{text}");
            assert!(
                !text.contains("refused") && !text.contains("withdrawn"),
                "{text}"
            );
        }
    }
}

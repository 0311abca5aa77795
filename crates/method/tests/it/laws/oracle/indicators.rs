//! Raw rates beside the figures, section 8.

use std::collections::BTreeSet;

use enlace_model::Cohort;

use super::completion::told_once;
use super::lists::course;
use super::qualification::Qualifications;
use super::supply::Counted;
use crate::laws::flat::Flat;

impl Qualifications<'_, '_> {
    pub fn indicators(&self, code: &str, flat: &mut Flat) {
        let name = &format!("q.{code}");
        let mut rate = |figure: &str, part: f64, n: f64| {
            flat.number(name, &format!("rate.{figure}.n"), n);
            if n > 0.0 {
                flat.number(name, &format!("rate.{figure}"), part / n);
            }
        };
        let sum = |each: &dyn Fn(&Counted) -> f64| self.supply.sum(code, each);
        let seats = |known: bool, o: &Counted| if known { o.places } else { 0.0 };
        let entrants = |o: &Counted| o.offer.entrants.map_or(0.0, |e| e.0);
        rate(
            "fill",
            sum(&entrants),
            sum(&|o| seats(o.offer.entrants.is_some(), o)),
        );
        let choices = |o: &Counted| o.offer.first_choices.map_or(0.0, |c| c.0);
        rate(
            "pressure",
            sum(&choices),
            sum(&|o| seats(o.offer.first_choices.is_some(), o)),
        );
        let told: Vec<(&Cohort, f64, f64)> = self
            .cohorts_of(code)
            .into_iter()
            .filter_map(|c| Some((c, c.entrants?.0, c.completed?.0)))
            .collect();
        let entrants = told.iter().map(|(_, entrants, _)| entrants).sum();
        rate(
            "completion",
            told.iter().map(|(_, _, completed)| completed).sum(),
            entrants,
        );
        let [mut completers, mut study, mut work, mut unknown] = [0.0; 4];
        for (c, _, completed) in &told {
            if c.in_study.is_some() || c.in_work.is_some() {
                completers += completed;
                study += c.in_study.map_or(0.0, |n| n.0);
                work += c.in_work.map_or(0.0, |n| n.0);
                unknown += c.unknown.map_or(0.0, |n| n.0);
            }
        }
        rate("study", study, completers - unknown);
        rate("employment", work, completers - unknown);
        rate("favourable", study + work, completers);
        rate("unknown_destination", unknown, completers);
    }

    /// The cohorts of the courses that are counted in the target year.
    fn cohorts_of(&self, code: &str) -> Vec<&Cohort> {
        let counted = self
            .supply
            .counted
            .iter()
            .filter(|o| o.qualification == code);
        let courses: BTreeSet<_> = counted.map(|o| course(self.world, o.offer)).collect();
        told_once(self.world, |o| courses.contains(&course(self.world, o)))
    }
}

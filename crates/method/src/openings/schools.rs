//! The lists of an intake, and the schools at which a half class of a qualification is tried.

use std::collections::BTreeMap;

use crate::classes::{duration, reach_work};
use crate::completion::{Counted, shrunk};
use crate::inputs::{Inputs, MunicipalityIdx, QualificationIdx, TOLERANCE};
use crate::offer_list::KnownOffer;
use crate::openings::ClassMeans;
use crate::pipeline::Pipeline;
use crate::supply::{OfferSupply, offer_supply};
use enlace_model::offer::{Availability, Constraints};
use enlace_model::{Choice, SchoolYear, SettingId};

/// What stands on the schools' lists of an intake.
pub(super) struct IntakeLists {
    pub year: i32,
    /// By qualification and school, the offers on the list: positions in the list of all offers.
    pub courses: BTreeMap<(QualificationIdx, u32), Vec<u32>>,
}

/// A school at which a half class of a qualification is tried.
#[derive(Clone, Debug)]
pub(super) struct TriedSchool {
    pub qualification: QualificationIdx,
    pub school: u32,
    pub municipality: MunicipalityIdx,
    pub has_it: HasCourse,
    /// The offer whose modality the class would have.
    pub like: u32,
    pub completion: f64,
    /// People that a half class brings.
    pub brings: f64,
    /// Pupils expected in a half class.
    pub expected: f64,
    pub missing: Vec<ClassMeans>,
    /// The year from which the class counts.
    pub counts_from: i32,
}

/// Whether a school has the course on its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HasCourse {
    Yes,
    No,
}

impl IntakeLists {
    pub fn of(intake: SchoolYear, w: &Pipeline) -> Self {
        let year = intake.0;
        let repeats = w.inputs.is_on(SettingId::AssumeRepeat);
        let mut courses: BTreeMap<(QualificationIdx, u32), Vec<u32>> = BTreeMap::new();
        for (i, o) in (0..).zip(&w.supply.list.all) {
            let is_listed = |stay: enlace_model::school_list::Stay| {
                stay.from == year || repeats && stay.repeats_in(year)
            };
            if o.stay.is_some_and(is_listed) {
                courses
                    .entry((o.qualification, o.school))
                    .or_default()
                    .push(i);
            }
        }
        Self { year, courses }
    }

    /// The schools whose lists have a qualification, with its offers.
    pub fn with(&self, q: QualificationIdx) -> impl Iterator<Item = (u32, &[u32])> {
        let range = self.courses.range((q, 0)..=(q, u32::MAX));
        range.map(|((_, school), offers)| (*school, offers.as_slice()))
    }

    /// The schools that may be tried for a qualification, in the order of their codes: those that have
    /// it, else those with a course of its field within reach of somebody whose demand is not covered.
    pub fn to_try(&self, q: QualificationIdx, w: &Pipeline) -> Vec<TriedSchool> {
        let enlarged = self.with(q).map(|(_, offers)| self.enlarged(q, offers, w));
        let enlarged: Vec<TriedSchool> = enlarged.collect();
        if !enlarged.is_empty() {
            return enlarged;
        }
        let lacking = places_lacking(q, w);
        let mut of_field: BTreeMap<u32, u32> = BTreeMap::new();
        for ((other, school), offers) in &self.courses {
            let place = w.supply.list.all[offers[0] as usize].municipality;
            let mut reach = w.distances.reach(place).iter();
            if are_of_one_field(q, *other, &w.inputs)
                && reach.any(|r| lacking.contains(&r.municipality))
            {
                of_field.entry(*school).or_insert(offers[0]);
            }
        }
        let opened = of_field.into_values();
        opened.map(|like| self.opened(q, like, w)).collect()
    }

    /// A half class beside those that a school has.
    fn enlarged(&self, q: QualificationIdx, offers: &[u32], w: &Pipeline) -> TriedSchool {
        let all = &w.supply.list.all;
        let own = &all[offers[0] as usize];
        let supplied = |i: &u32| -> OfferSupply {
            use crate::figures::OfferStanding::Recorded;
            offer_supply(*i, Recorded, all, &w.supply.completion, &w.inputs)
        };
        let supplied: Vec<OfferSupply> = offers.iter().map(supplied).collect();
        let places: f64 = supplied.iter().map(|o| o.places).sum();
        let entrants: f64 = supplied.iter().map(|o| o.entrants).sum();
        let fill = match places > 0.0 {
            true => entrants / places,
            false => fill_of_school(own, &w.inputs),
        };
        TriedSchool {
            has_it: HasCourse::Yes,
            missing: missing(offers, w),
            ..self.half_class(q, offers[0], own.duration, fill, w)
        }
    }

    /// A half class at a school that has not had the course.
    fn opened(&self, q: QualificationIdx, like: u32, w: &Pipeline) -> TriedSchool {
        let fill = fill_of_school(&w.supply.list.all[like as usize], &w.inputs);
        self.half_class(q, like, duration(q, w), fill, w)
    }

    fn half_class(
        &self,
        q: QualificationIdx,
        like: u32,
        years: i32,
        fill: f64,
        w: &Pipeline,
    ) -> TriedSchool {
        let all = &w.supply.list.all;
        let other = &all[like as usize];
        // A course that the school had once has a history.
        let course = (other.school, q, other.modality);
        let known = (0..).zip(all).find(|(_, o)| o.course() == course);
        let counted = known.map_or(Counted::default(), |(i, _)| {
            w.supply.completion.pool(i).counted
        });
        let completion = shrunk(counted, &w.inputs);
        let places = w.inputs.get(SettingId::ClassSize) / 2.0;
        TriedSchool {
            qualification: q,
            school: other.school,
            municipality: other.municipality,
            has_it: HasCourse::No,
            like,
            completion,
            brings: places * completion * reach_work(w),
            expected: places * fill,
            missing: Vec::new(),
            counts_from: self.year.saturating_add(years),
        }
    }
}

impl TriedSchool {
    /// Whether a class of the intake supplies the target year: the first time, or by repetition.
    pub fn is_in_time(&self, inputs: &Inputs) -> bool {
        let by_repetition =
            self.counts_from < inputs.target_year && inputs.is_on(SettingId::AssumeRepeat);
        self.counts_from == inputs.target_year || by_repetition
    }
}

fn fill_of_school(offer: &KnownOffer, inputs: &Inputs) -> f64 {
    offer
        .school_fill
        .unwrap_or_else(|| inputs.get(SettingId::Fill))
}

/// What the school says is missing for one of these offers.
fn missing(offers: &[u32], w: &Pipeline) -> Vec<ClassMeans> {
    let lacks = |of: &dyn Fn(&Constraints) -> &Option<Choice<Availability>>| {
        offers.iter().any(|i| {
            let id = &w.supply.list.all[*i as usize].id;
            let offer = w.inputs.region.offers.get(id);
            let depends = offer.and_then(|offer| offer.constraints.as_ref());
            let said = depends.and_then(|depends| of(depends).as_ref());
            said.and_then(Choice::known) == Some(Availability::Missing)
        })
    };
    let all = [
        (ClassMeans::Teachers, lacks(&|c| &c.teachers)),
        (ClassMeans::Rooms, lacks(&|c| &c.rooms)),
        (ClassMeans::Equipment, lacks(&|c| &c.equipment)),
    ];
    let missing = all.into_iter().filter(|(_, lacks)| *lacks);
    missing.map(|(means, _)| means).collect()
}

/// The municipalities where demand for a qualification, or an occupation to which it leads, is not
/// covered.
fn places_lacking(q: QualificationIdx, w: &Pipeline) -> Vec<MunicipalityIdx> {
    let wanted = w.leads.occupations_of(q);
    let cells = w.demand.cells.iter().zip(&w.allocation.lacking);
    let lacking = cells.filter(|(cell, lacking)| {
        **lacking > TOLERANCE && (cell.target == q || wanted.contains(&cell.target))
    });
    lacking.map(|(cell, _)| cell.municipality).collect()
}

/// Whether two qualifications are of one field of education; not known: no.
fn are_of_one_field(a: QualificationIdx, b: QualificationIdx, inputs: &Inputs) -> bool {
    let (a, b) = (
        inputs.qualifications[a as usize],
        inputs.qualifications[b as usize],
    );
    match (&a.cnaef, &b.cnaef) {
        (Some(a), Some(b)) => a == b,
        _ => a.isced_f.is_some() && a.isced_f == b.isced_f,
    }
}

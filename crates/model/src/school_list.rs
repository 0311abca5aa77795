//! A school's list of courses for an entry year, built year by year (method section 3).
//!
//! A year with a running offer is complete: its list is its running and agreed offers. Any other
//! year's list is its agreed offers and what goes on of the list of the year before. Proposed offers
//! count like agreed ones where they are in view. So an offer stands on the list of its own year, and
//! of every later one until a year of the school is complete or has a record of the same course.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound::{Excluded, Included};

use crate::id::SchoolCode;
use crate::offer::{Offer, OfferStatus, Proposals};
use crate::order::put_in_order_of;
use crate::quantity::SchoolYear;
use crate::region::Region;
use crate::renewal::Renewals;
use crate::setting_spec::SettingId;

/// What makes two offers the same course: school, qualification under which they count, modality, each
/// by a number.
pub type Course = (u32, u32, u32);

/// What the rules of lists ask of an offer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RecordedOffer {
    pub course: Course,
    pub year: i32,
    /// `None` for a status that this version does not know: the offer is as if not there.
    pub status: Option<OfferStatus>,
    /// Whether its qualification is closed, so that it never repeats.
    pub is_closed: bool,
}

/// The entry years on whose lists an offer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stay {
    /// Its own year, in which it is recorded.
    pub from: i32,
    /// The first year on whose list it does not stand any more; `None` where no record ends it.
    pub until: Option<i32>,
}

impl Stay {
    /// Whether the offer is assumed to repeat in an entry year.
    pub fn repeats_in(&self, year: i32) -> bool {
        year > self.from && self.until.is_none_or(|until| year < until)
    }
}

/// For each offer the years in which it stands on its school's list; `None` for one that does not
/// count: refused, withdrawn, of an unknown status, or proposed and not in view.
pub fn stays(offers: &[RecordedOffer], proposals: Proposals) -> Vec<Option<Stay>> {
    let mut complete: BTreeSet<(u32, i32)> = BTreeSet::new();
    let mut told: BTreeSet<(Course, i32)> = BTreeSet::new();
    for offer in offers {
        let Some(status) = offer.status else { continue };
        if status == OfferStatus::Running {
            complete.insert((offer.course.0, offer.year));
        }
        if status.counts(proposals) || status.ends_its_course() {
            told.insert((offer.course, offer.year));
        }
    }
    let stay = |offer: &RecordedOffer| {
        offer.status.filter(|status| status.counts(proposals))?;
        let (course, year) = (offer.course, offer.year);
        let complete = after(&complete, course.0, year);
        let told = after(&told, course, year);
        let closed = offer.is_closed.then(|| year.saturating_add(1));
        Some(Stay {
            from: year,
            until: [complete, told, closed].into_iter().flatten().min(),
        })
    };
    offers.iter().map(stay).collect()
}

/// The first year after this one that is noted for a key.
fn after<K: Copy + Ord>(noted: &BTreeSet<(K, i32)>, key: K, year: i32) -> Option<i32> {
    let later = (Excluded((key, year)), Included((key, i32::MAX)));
    noted.range(later).next().map(|(_, year)| *year)
}

/// Why a school's list of a year leaves courses without any record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaves {
    /// The year has agreed offers only: the other courses are assumed to repeat.
    NotComplete,
    /// The year is complete: the other courses are taken to have ended.
    Shorter,
}

/// The courses of the list of the year before of which a school's year has no record.
#[derive(Clone, Debug, PartialEq)]
pub struct CoursesLeftOut<'r> {
    pub school: &'r SchoolCode,
    pub year: SchoolYear,
    pub leaves: Leaves,
    /// For each course all its offers of its latest year, in the order of ids; courses in the order
    /// of the first of them.
    pub courses: Vec<Vec<&'r Offer>>,
}

/// What the years of all schools leave without a record, by school and year; nothing where lists are
/// not assumed to repeat. Courses of closed qualifications are not asked about.
pub fn left_out(region: &Region) -> Vec<CoursesLeftOut<'_>> {
    if !region.in_force().is_on(SettingId::AssumeRepeat) {
        return Vec::new();
    }
    let lists = SchoolLists::of(region);
    let mut found = Vec::new();
    for same in lists
        .by_school
        .chunk_by(|a, b| lists.school(*a) == lists.school(*b))
    {
        let mut years: BTreeMap<i32, Leaves> = BTreeMap::new();
        for i in same {
            let offer = &lists.recorded[*i];
            match offer.status {
                Some(OfferStatus::Running) => drop(years.insert(offer.year, Leaves::Shorter)),
                Some(OfferStatus::Agreed) => {
                    years.entry(offer.year).or_insert(Leaves::NotComplete);
                }
                _ => {}
            }
        }
        for (year, leaves) in years {
            let courses = lists.without_record(same, year);
            if !courses.is_empty() {
                found.push(CoursesLeftOut {
                    school: &lists.offers[same[0]].school,
                    year: SchoolYear(year),
                    leaves,
                    courses,
                });
            }
        }
    }
    found
}

/// The offers of a region that enter figures, with the years in which they stand on lists.
pub struct SchoolLists<'r> {
    offers: Vec<&'r Offer>,
    recorded: Vec<RecordedOffer>,
    stays: Vec<Option<Stay>>,
    /// Positions of the offers, school by school, within one in the order of ids.
    by_school: Vec<usize>,
}

impl<'r> SchoolLists<'r> {
    /// Of all schools of the region.
    pub fn of(region: &'r Region) -> Self {
        let renewals = Renewals::of(region);
        let default = region.in_force().get(SettingId::DefaultDuration);
        let mut modalities = Vec::new();
        let mut offers = Vec::new();
        let mut recorded = Vec::new();
        let schools: Vec<&SchoolCode> = region.schools.keys().collect();
        for offer in region.offers.values() {
            let known = || {
                let school = region.schools.get(&offer.school)?;
                region.municipalities.get(&school.municipality)?;
                let own = renewals.number(&offer.qualification)?;
                offer.whole_duration(renewals.qualification(own), default)?;
                Some((schools.binary_search(&&offer.school).ok()?, own))
            };
            let Some((school, own)) = known() else {
                continue;
            };
            let modality = offer.modality.as_ref();
            let known = modalities.iter().position(|m| *m == modality);
            let modality = known.unwrap_or_else(|| {
                modalities.push(modality);
                modalities.len() - 1
            });
            let under = renewals.counts_under()[own as usize];
            offers.push(offer);
            recorded.push(RecordedOffer {
                course: (school as u32, under, modality as u32),
                year: offer.start_year.0,
                status: offer.status.known(),
                is_closed: renewals.qualification(under).is_closed(),
            });
        }
        let proposals = Proposals::in_view(region.in_force());
        let mut by_school: Vec<usize> = (0..offers.len()).collect();
        put_in_order_of(&mut by_school, |i| (recorded[*i].course.0, *i));
        Self {
            stays: stays(&recorded, proposals),
            offers,
            recorded,
            by_school,
        }
    }

    /// The offers that stand on a school's list of an entry year: recorded for it, or going on from before.
    pub fn list(&self, school: &SchoolCode, year: SchoolYear) -> impl Iterator<Item = &'r Offer> {
        let from = self
            .by_school
            .partition_point(|i| self.offers[*i].school < *school);
        let own = self.by_school[from..].iter();
        let own = own.take_while(move |i| self.offers[**i].school == *school);
        let stands = move |i: &&usize| {
            let stay = self.stays[**i];
            stay.is_some_and(|stay| stay.from == year.0 || stay.repeats_in(year.0))
        };
        own.filter(stands).map(|i| self.offers[*i])
    }

    fn school(&self, i: usize) -> u32 {
        self.recorded[i].course.0
    }

    /// The courses that one school's list of the year before has, and this year no record of.
    fn without_record(&self, of_school: &[usize], year: i32) -> Vec<Vec<&'r Offer>> {
        let of_year = of_school.iter().filter(|i| self.recorded[**i].year == year);
        let here: BTreeSet<Course> = of_year.map(|i| self.recorded[*i].course).collect();
        let mut courses: Vec<(Course, Vec<&Offer>)> = Vec::new();
        for i in of_school {
            let offer = &self.recorded[*i];
            let stood = self.stays[*i].is_some_and(|stay| {
                let before = year.saturating_sub(1);
                stay.from == before || stay.repeats_in(before)
            });
            if !stood || offer.is_closed || here.contains(&offer.course) {
                continue;
            }
            match courses
                .iter_mut()
                .find(|(course, _)| *course == offer.course)
            {
                Some((_, offers)) => offers.push(self.offers[*i]),
                None => courses.push((offer.course, vec![self.offers[*i]])),
            }
        }
        courses.into_iter().map(|(_, offers)| offers).collect()
    }
}

//! The courses that schools run: what a proposal changes.

use enlace_model::offer::Modality;
use enlace_model::renewal::Renewals;
use enlace_model::school_list::SchoolLists;
use enlace_model::{
    Choice, CourseSize, Offer, OfferStatus, Proposal, QualificationCode, Region, SchoolCode,
    SchoolYear, SettingId,
};

use crate::size::size_of;

/// The courses of a region, as its schools' lists have them.
pub struct Courses<'r> {
    pub region: &'r Region,
    lists: SchoolLists<'r>,
    renewals: Renewals<'r>,
}

/// Which course of which year: an offer is found again by it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CourseKey<'a> {
    pub school: &'a SchoolCode,
    pub qualification: &'a QualificationCode,
    pub modality: Option<&'a Choice<Modality>>,
    pub year: SchoolYear,
}

impl<'a> CourseKey<'a> {
    /// The course of a proposal, in a year.
    pub fn of(proposal: &'a Proposal, year: SchoolYear) -> Self {
        Self {
            school: &proposal.school,
            qualification: &proposal.qualification,
            modality: proposal.modality.as_ref(),
            year,
        }
    }

    /// Whether an offer is this course, under this code and in this year.
    pub fn is_of(&self, offer: &Offer) -> bool {
        offer.start_year == self.year
            && offer.school == *self.school
            && offer.qualification == *self.qualification
            && offer.modality.as_ref() == self.modality
    }
}

impl<'r> Courses<'r> {
    /// All courses of a region.
    pub fn of(region: &'r Region) -> Self {
        Self {
            lists: SchoolLists::of(region),
            renewals: Renewals::of(region),
            region,
        }
    }

    /// The offers of the course as it runs before the year: those that run in the year itself, else those on
    /// the list of the year before. None where the course is new.
    pub fn running(&self, key: CourseKey) -> Vec<&'r Offer> {
        let own = self.in_year(key, key.year);
        let run: Vec<&Offer> = own
            .into_iter()
            .filter(|offer| offer.start_year == key.year && offer.stands(&[OfferStatus::Running]))
            .collect();
        match run.is_empty() {
            true => self.in_year(key, SchoolYear(key.year.0.saturating_sub(1))),
            false => run,
        }
    }

    /// The offers of the course on the list of a year.
    fn in_year(&self, key: CourseKey, year: SchoolYear) -> Vec<&'r Offer> {
        let under = self.renewals.code_of(key.qualification);
        let list = self.lists.list(key.school, year);
        list.filter(|offer| {
            self.renewals.code_of(&offer.qualification) == under
                && offer.modality.as_ref() == key.modality
        })
        .collect()
    }

    /// The school's list of the year before, course by course: what runs, and its size.
    pub fn list_before(&self, school: &SchoolCode, year: SchoolYear) -> Vec<Vec<&'r Offer>> {
        let before = SchoolYear(year.0.saturating_sub(1));
        let mut courses: Vec<Vec<&Offer>> = Vec::new();
        for offer in self.lists.list(school, before) {
            let is_same = |other: &Offer| {
                other.modality == offer.modality
                    && self.renewals.code_of(&other.qualification)
                        == self.renewals.code_of(&offer.qualification)
            };
            match courses
                .iter_mut()
                .find(|own| own.first().is_some_and(|it| is_same(it)))
            {
                Some(own) => own.push(offer),
                None => courses.push(vec![offer]),
            }
        }
        courses
    }

    /// The size of the course as it runs before the year; 0 where it is new.
    pub fn now(&self, key: CourseKey) -> CourseSize {
        size_of(&self.running(key), self.class_size())
    }

    /// How many places a class has where nobody says.
    pub fn class_size(&self) -> f64 {
        self.region.in_force().get(SettingId::ClassSize)
    }
}

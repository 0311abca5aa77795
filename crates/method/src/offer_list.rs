//! Which offers supply the target year (method section 3).
//!
//! A class that starts in year `Y` with duration `d` supplies the year `Y + d`. Offers recorded for
//! that entry year count, and those that are assumed to repeat in it: that stand on the school's list
//! of the year, which is built year by year (`model::school_list`).

use rustc_hash::FxHashMap;

use crate::figures::OfferStanding;
use crate::inputs::{Inputs, MunicipalityIdx, QualificationIdx, fill, possible};
use enlace_model::offer::{Availability, Modality};
use enlace_model::school_list::{Course, RecordedOffer, Stay, stays};
use enlace_model::{Choice, Cohort, Offer, OfferId, OfferStatus, School, SchoolCode, SettingId};

/// What figures know of an offer of a known school and qualification. A number that cannot be is not
/// known.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct KnownOffer {
    pub id: OfferId,
    /// Index of the school in the order of codes.
    pub school: u32,
    /// The qualification under whose code it is recorded.
    pub recorded_as: QualificationIdx,
    /// The qualification under which it counts.
    pub qualification: QualificationIdx,
    /// Number of the modality among those of the region's offers.
    pub modality: u32,
    pub municipality: MunicipalityIdx,
    pub start_year: i32,
    /// Duration in whole years, fractions rounded up.
    pub duration: i32,
    /// The years in which it stands on the school's list; `None` for an offer that does not count.
    pub stay: Option<Stay>,
    pub status: Option<OfferStatus>,
    pub places: Option<f64>,
    pub entrants: Option<f64>,
    pub first_choices: Option<f64>,
    pub classes: Option<f64>,
    pub fill: Option<f64>,
    pub school_fill: Option<f64>,
    pub teachers: Option<Availability>,
    pub equipment: Option<Availability>,
    pub workplaces: Option<f64>,
    pub history: Vec<Cohort>,
}

impl KnownOffer {
    /// The year that it supplies.
    pub fn supplies(&self) -> i32 {
        self.start_year.saturating_add(self.duration)
    }

    /// What makes two offers the same course.
    pub fn course(&self) -> Course {
        (self.school, self.qualification, self.modality)
    }

    /// The entry year whose offers of this duration supply a year.
    pub fn entry_year(&self, target_year: i32) -> i32 {
        target_year.saturating_sub(self.duration)
    }

    /// Why it is counted in a year; `None` where it is not.
    fn standing(&self, inputs: &Inputs) -> Option<OfferStanding> {
        let stay = self.stay?;
        let entry_year = self.entry_year(inputs.target_year);
        if stay.from == entry_year {
            Some(match self.status {
                Some(OfferStatus::Proposed) => OfferStanding::Proposed,
                _ => OfferStanding::Recorded,
            })
        } else {
            let repeats = stay.repeats_in(entry_year) && inputs.is_on(SettingId::AssumeRepeat);
            repeats.then_some(OfferStanding::AssumedToRepeat)
        }
    }
}

#[derive(Clone, Debug, Default)]
pub(crate) struct OfferList {
    /// In the order of ids.
    pub all: Vec<KnownOffer>,
    /// Offers counted in the target year, by position in `all`, with their standing.
    pub counted: Vec<(u32, OfferStanding)>,
    /// All schools of the region, in the order of codes.
    pub schools: Vec<SchoolCode>,
    /// The modalities by their numbers.
    modalities: Vec<Option<Choice<Modality>>>,
}

impl OfferList {
    pub fn of(inputs: &Inputs) -> Self {
        let mut modalities = Vec::new();
        let mut all = listed(inputs, &mut modalities);
        let recorded: Vec<RecordedOffer> = all
            .iter()
            .map(|o| RecordedOffer {
                course: o.course(),
                year: o.start_year,
                status: o.status,
                is_closed: inputs.qualifications[o.qualification as usize].is_closed(),
            })
            .collect();
        for (offer, stay) in all.iter_mut().zip(stays(&recorded, inputs.proposals())) {
            offer.stay = stay;
        }
        let counted = (0..).zip(&all);
        let counted = counted.filter_map(|(i, o)| Some((i, o.standing(inputs)?)));
        Self {
            counted: counted.collect(),
            all,
            schools: inputs.region.schools.keys().cloned().collect(),
            modalities,
        }
    }

    /// An offer as it is now, with its position, where only numbers of its own are others than the list
    /// knows: with course, years, status and cohorts as before, no other offer counts otherwise.
    pub fn with_other_numbers(&self, id: &OfferId, inputs: &Inputs) -> Option<(u32, KnownOffer)> {
        let at = self.all.binary_search_by(|known| known.id.cmp(id)).ok()?;
        let before = &self.all[at];
        let offer = inputs.region.offers.get(id)?;
        let record = inputs.region.schools.get(&offer.school)?;
        let school = self.schools.binary_search(&offer.school).ok()?;
        let place = inputs.municipality(&record.municipality)?;
        let numbered = |modality: Option<&Choice<Modality>>| {
            let known = self.modalities.iter();
            known.map(Option::as_ref).position(|own| own == modality)
        };
        let now = known(offer, (school as u32, record, place), numbered, inputs)?;
        let now = KnownOffer {
            stay: before.stay,
            ..now
        };
        let with_numbers_before = KnownOffer {
            places: before.places,
            entrants: before.entrants,
            first_choices: before.first_choices,
            classes: before.classes,
            fill: before.fill,
            teachers: before.teachers,
            equipment: before.equipment,
            workplaces: before.workplaces,
            ..now.clone()
        };
        (with_numbers_before == *before).then_some((at as u32, now))
    }
}

/// The offers whose school, qualification and duration are known; others enter no figure.
fn listed(inputs: &Inputs, modalities: &mut Vec<Option<Choice<Modality>>>) -> Vec<KnownOffer> {
    let schools: FxHashMap<&str, SchoolOfOffer> = inputs
        .region
        .schools
        .values()
        .zip(0..)
        .filter_map(|(s, i)| {
            let place = inputs.municipality(&s.municipality)?;
            Some((s.code.as_str(), (i, s, place)))
        })
        .collect();
    let mut number = |modality: Option<&Choice<Modality>>| {
        let known = modalities.iter().position(|own| own.as_ref() == modality);
        Some(known.unwrap_or_else(|| {
            modalities.push(modality.cloned());
            modalities.len() - 1
        }))
    };
    let offers = inputs.region.offers.values();
    let listed = offers.filter_map(|offer| {
        let school = *schools.get(offer.school.as_str())?;
        known(offer, school, &mut number, inputs)
    });
    listed.collect()
}

/// The school of an offer: its number, its record, and where it is.
type SchoolOfOffer<'r> = (u32, &'r School, MunicipalityIdx);

/// What figures know of an offer; `None` where its qualification or duration is not known, or its
/// modality has no number.
fn known(
    offer: &Offer,
    (school, record, municipality): SchoolOfOffer,
    number: impl FnOnce(Option<&Choice<Modality>>) -> Option<usize>,
    inputs: &Inputs,
) -> Option<KnownOffer> {
    let own = inputs.own_index(&offer.qualification)?;
    let record_of = inputs.qualifications[own as usize];
    let default = inputs.get(SettingId::DefaultDuration);
    let duration = offer.whole_duration(record_of, default)?;
    let modality = number(offer.modality.as_ref())?;
    let people = |n: Option<enlace_model::Persons>| n.and_then(|n| possible(n.0));
    let depends = offer.constraints.as_ref();
    let available = |of: Option<&Choice<Availability>>| of.and_then(Choice::known);
    Some(KnownOffer {
        id: offer.id.clone(),
        school,
        recorded_as: own,
        qualification: inputs.counts_under(own),
        modality: modality as u32,
        municipality,
        start_year: offer.start_year.0,
        duration,
        stay: None,
        status: offer.status.known(),
        places: people(offer.places),
        entrants: people(offer.entrants),
        first_choices: people(offer.first_choices),
        classes: offer.recorded_classes().map(|c| c.0),
        fill: offer.fill.and_then(|f| fill(f.0)),
        school_fill: record.fill.and_then(|f| fill(f.0)),
        teachers: available(depends.and_then(|c| c.teachers.as_ref())),
        equipment: available(depends.and_then(|c| c.equipment.as_ref())),
        workplaces: people(depends.and_then(|c| c.workplace_places)),
        history: offer.history.clone(),
    })
}

//! Which offers supply the target year (method section 3).
//!
//! A class that starts in year `Y` with duration `d` supplies the year `Y + d`. A school keeps one
//! list per duration; where it has none for the entry year, its latest earlier one is assumed to
//! repeat, whole, without closed qualifications, less what was refused or withdrawn for the year,
//! and with proposed offers in view in place of repeated ones.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::coverage::figures::OfferStanding;
use crate::coverage::ground::{Ground, M, Q, TOLERANCE, possible, share};
use crate::model::offer::{Availability, Modality};
use crate::model::order::put_in_order_of;
use crate::model::{Choice, Cohort, Offer, OfferId, OfferStatus, School, SchoolCode, SettingId};

/// What figures know of an offer of a known school and qualification. A number that cannot be is not
/// known.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Listed {
    pub id: OfferId,
    /// Index of the school in the order of codes.
    pub school: u32,
    /// The qualification under which it counts.
    pub qualification: Q,
    /// Number of the modality among those of the region's offers.
    pub modality: u32,
    pub municipality: M,
    pub start_year: i32,
    /// Duration in whole years, fractions rounded up.
    pub duration: i32,
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

/// What makes two offers the same course: school, qualification, modality.
pub(crate) type Course = (u32, Q, u32);

impl Listed {
    /// The year that it supplies.
    pub fn supplies(&self) -> i32 {
        self.start_year.saturating_add(self.duration)
    }

    /// What makes two offers the same course.
    pub fn course(&self) -> Course {
        (self.school, self.qualification, self.modality)
    }

    /// Whether it has one of these standings.
    pub fn stands(&self, standings: &[OfferStatus]) -> bool {
        self.status.is_some_and(|s| standings.contains(&s))
    }
}

#[derive(Clone, Debug, Default)]
pub(crate) struct OfferList {
    /// In the order of ids.
    pub all: Vec<Listed>,
    /// Offers counted in the target year, by position in `all`, with their standing.
    pub counted: Vec<(u32, OfferStanding)>,
    /// All schools of the region.
    pub schools: Vec<SchoolCode>,
}

const ON_THE_LIST: &[OfferStatus] = &[OfferStatus::Running, OfferStatus::Agreed];
const TURNED_DOWN: &[OfferStatus] = &[OfferStatus::Refused, OfferStatus::Withdrawn];

impl OfferList {
    pub fn of(ground: &Ground) -> Self {
        let all = listed(ground);
        let mut counted = Vec::new();
        let proposed_in_view = ground.is_on(SettingId::IncludeProposed);
        for (i, o) in (0..).zip(&all) {
            if o.supplies() == ground.target_year {
                if o.stands(ON_THE_LIST) {
                    counted.push((i, OfferStanding::Recorded));
                } else if proposed_in_view && o.stands(&[OfferStatus::Proposed]) {
                    counted.push((i, OfferStanding::Proposed));
                }
            }
        }
        if ground.is_on(SettingId::AssumeRepeat) {
            let settled = settled_otherwise(&all, proposed_in_view);
            let list = |i: &u32| (all[*i as usize].school, all[*i as usize].duration);
            let mut order: Vec<u32> = (0..all.len() as u32).collect();
            put_in_order_of(&mut order, list);
            for same in order.chunk_by(|a, b| list(a) == list(b)) {
                let entry_year = ground.target_year.saturating_sub(list(&same[0]).1);
                let repeated = repeated(same, &all, entry_year, &settled, ground);
                counted.extend(repeated.map(|i| (i, OfferStanding::AssumedToRepeat)));
            }
        }
        put_in_order_of(&mut counted, |(i, _)| *i);
        Self {
            all,
            counted,
            schools: ground.region.schools.keys().cloned().collect(),
        }
    }
}

/// The offers of a school's list that are assumed to repeat in an entry year.
fn repeated<'a>(
    list: &'a [u32],
    all: &'a [Listed],
    entry_year: i32,
    settled: &'a FxHashSet<(Course, i32)>,
    ground: &'a Ground,
) -> impl Iterator<Item = u32> + 'a {
    let years = list
        .iter()
        .map(|i| &all[*i as usize])
        .filter(|o| o.stands(ON_THE_LIST));
    let latest = years
        .map(|o| o.start_year)
        .filter(|y| *y <= entry_year)
        .max();
    let source = latest.filter(|year| *year < entry_year);
    list.iter().copied().filter(move |i| {
        let o = &all[*i as usize];
        Some(o.start_year) == source
            && o.stands(ON_THE_LIST)
            && !ground.qualifications[o.qualification as usize].is_closed()
            && !settled.contains(&(o.course(), entry_year))
    })
}

/// Courses and years with a refused or withdrawn record, or a proposed one in view.
fn settled_otherwise(all: &[Listed], proposed_in_view: bool) -> FxHashSet<(Course, i32)> {
    let settles = |o: &&Listed| {
        o.stands(TURNED_DOWN) || proposed_in_view && o.stands(&[OfferStatus::Proposed])
    };
    all.iter()
        .filter(settles)
        .map(|o| (o.course(), o.start_year))
        .collect()
}

/// The offers whose school, qualification and duration are known; others enter no figure.
fn listed(ground: &Ground) -> Vec<Listed> {
    let schools: FxHashMap<&str, (u32, &School, M)> = ground
        .region
        .schools
        .values()
        .zip(0..)
        .filter_map(|(s, i)| {
            let place = ground.municipality(&s.municipality)?;
            Some((s.code.as_str(), (i, s, place)))
        })
        .collect();
    let mut modalities: Vec<Option<&Choice<Modality>>> = Vec::new();
    let offers = ground.region.offers.values();
    let listed = offers.filter_map(|offer| {
        let own = ground.own_index(&offer.qualification)?;
        let (school, record, municipality) = *schools.get(offer.school.as_str())?;
        let duration = duration(offer, own, ground)?;
        let modality = offer.modality.as_ref();
        let known = modalities.iter().position(|m| *m == modality);
        let modality = known.unwrap_or_else(|| {
            modalities.push(modality);
            modalities.len() - 1
        });
        let people = |n: Option<crate::model::Persons>| n.and_then(|n| possible(n.0));
        let depends = offer.constraints.as_ref();
        let available = |of: Option<&Choice<Availability>>| of.and_then(Choice::known);
        Some(Listed {
            id: offer.id.clone(),
            school,
            qualification: ground.counts_under(own),
            modality: modality as u32,
            municipality,
            start_year: offer.start_year.0,
            duration,
            status: offer.status.known(),
            places: people(offer.places),
            entrants: people(offer.entrants),
            first_choices: people(offer.first_choices),
            classes: offer.recorded_classes().map(|c| c.0),
            fill: offer.fill.and_then(|f| share(f.0)),
            school_fill: record.fill.and_then(|f| share(f.0)),
            teachers: available(depends.and_then(|c| c.teachers.as_ref())),
            equipment: available(depends.and_then(|c| c.equipment.as_ref())),
            workplaces: people(depends.and_then(|c| c.workplace_places)),
            history: offer.history.clone(),
        })
    });
    listed.collect()
}

/// The duration of an offer: its own, the qualification's, else the default.
fn duration(offer: &Offer, own: Q, ground: &Ground) -> Option<i32> {
    let duration = offer
        .duration
        .or(ground.qualifications[own as usize].duration);
    let duration = duration.map_or(ground.get(SettingId::DefaultDuration), |d| d.0);
    let duration = possible(duration).filter(|d| *d > 0.0 && *d <= 20.0)?;
    Some((duration - TOLERANCE).ceil().max(1.0) as i32)
}

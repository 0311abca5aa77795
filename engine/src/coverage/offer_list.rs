//! Which offers supply the target year (method section 3).
//!
//! A class that starts in year `Y` with duration `d` supplies the year `Y + d`. A school keeps one
//! list per duration; where it has none for the entry year, its latest earlier one is assumed to
//! repeat, whole, without closed qualifications, less what was refused or withdrawn for the year,
//! and with proposed offers in view in place of repeated ones.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use crate::coverage::figures::OfferStanding;
use crate::coverage::ground::{Ground, M, Q, possible};
use crate::model::offer::Modality;
use crate::model::order::put_in_order_of;
use crate::model::{Choice, Offer, OfferStatus, School, SettingId};

/// An offer of a known school and qualification.
pub(crate) struct Listed<'r> {
    pub offer: &'r Offer,
    pub school: &'r School,
    /// The qualification under which it counts.
    pub qualification: Q,
    pub municipality: M,
    /// Duration in whole years, fractions rounded up.
    pub duration: i32,
}

/// What makes two offers the same course: school, qualification, modality.
pub(crate) type Course<'a> = (&'a str, Q, Option<&'a Choice<Modality>>);

impl Listed<'_> {
    /// The year that it supplies.
    pub fn supplies(&self) -> i32 {
        self.offer.start_year.0.saturating_add(self.duration)
    }

    /// What makes two offers the same course.
    pub fn course(&self) -> Course<'_> {
        (
            self.school.code.as_str(),
            self.qualification,
            self.offer.modality.as_ref(),
        )
    }
}

pub(crate) struct OfferList<'r> {
    pub all: Vec<Listed<'r>>,
    /// Offers counted in the target year, by position in `all`, with their standing.
    pub counted: Vec<(u32, OfferStanding)>,
}

const ON_THE_LIST: &[OfferStatus] = &[OfferStatus::Running, OfferStatus::Agreed];
const TURNED_DOWN: &[OfferStatus] = &[OfferStatus::Refused, OfferStatus::Withdrawn];

impl<'r> OfferList<'r> {
    pub fn of(ground: &Ground<'r>) -> Self {
        let offers = ground.region.offers.values();
        let all: Vec<_> = offers.filter_map(|offer| listed(offer, ground)).collect();
        let mut counted = Vec::new();
        let proposed_in_view = ground.is_on(SettingId::IncludeProposed);
        let mut by_list: BTreeMap<(&str, i32), Vec<u32>> = BTreeMap::new();
        for (i, o) in (0..).zip(&all) {
            by_list
                .entry((o.school.code.as_str(), o.duration))
                .or_default()
                .push(i);
            if o.supplies() == ground.target_year {
                if o.offer.stands(ON_THE_LIST) {
                    counted.push((i, OfferStanding::Recorded));
                } else if proposed_in_view && o.offer.stands(&[OfferStatus::Proposed]) {
                    counted.push((i, OfferStanding::Proposed));
                }
            }
        }
        if ground.is_on(SettingId::AssumeRepeat) {
            let settled = settled_otherwise(&all, proposed_in_view);
            for ((_, duration), list) in &by_list {
                let entry_year = ground.target_year.saturating_sub(*duration);
                let repeated = repeated(list, &all, entry_year, &settled, ground);
                counted.extend(repeated.map(|i| (i, OfferStanding::AssumedToRepeat)));
            }
        }
        put_in_order_of(&mut counted, |(i, _)| *i);
        Self { all, counted }
    }
}

/// The offers of a school's list that are assumed to repeat in an entry year.
fn repeated<'a>(
    list: &'a [u32],
    all: &'a [Listed],
    entry_year: i32,
    settled: &'a FxHashSet<(Course<'a>, i32)>,
    ground: &'a Ground,
) -> impl Iterator<Item = u32> + 'a {
    let years = list
        .iter()
        .map(|i| &all[*i as usize])
        .filter(|o| o.offer.stands(ON_THE_LIST));
    let latest = years
        .map(|o| o.offer.start_year.0)
        .filter(|y| *y <= entry_year)
        .max();
    let source = latest.filter(|year| *year < entry_year);
    list.iter().copied().filter(move |i| {
        let o = &all[*i as usize];
        Some(o.offer.start_year.0) == source
            && o.offer.stands(ON_THE_LIST)
            && !ground.qualifications[o.qualification as usize].is_closed()
            && !settled.contains(&(o.course(), entry_year))
    })
}

/// Courses and years with a refused or withdrawn record, or a proposed one in view.
fn settled_otherwise<'a>(
    all: &'a [Listed],
    proposed_in_view: bool,
) -> FxHashSet<(Course<'a>, i32)> {
    let settles = |o: &&Listed| {
        o.offer.stands(TURNED_DOWN) || proposed_in_view && o.offer.stands(&[OfferStatus::Proposed])
    };
    all.iter()
        .filter(settles)
        .map(|o| (o.course(), o.offer.start_year.0))
        .collect()
}

/// An offer whose school, qualification and duration are known; others enter no figure.
fn listed<'r>(offer: &'r Offer, ground: &Ground<'r>) -> Option<Listed<'r>> {
    let qualification = ground.qualification(&offer.qualification)?;
    let school = ground.region.schools.get(&offer.school)?;
    let own = ground.region.qualifications.get(&offer.qualification)?;
    let duration = offer.duration.or(own.duration);
    let duration = duration.map_or(ground.get(SettingId::DefaultDuration), |d| d.0);
    let duration = possible(duration).filter(|d| *d > 0.0 && *d <= 20.0)?;
    Some(Listed {
        offer,
        school,
        qualification,
        municipality: ground.municipality(school.municipality.as_str())?,
        duration: (duration - crate::coverage::ground::TOLERANCE)
            .ceil()
            .max(1.0) as i32,
    })
}

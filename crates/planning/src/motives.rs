//! Whether the frozen figures bear out why something is asked.

use enlace_model::{
    FrozenFigure, FrozenReference, Motive, OfferStatus, Proposal, QualificationCode, Region,
};

use crate::course::{CourseKey, Courses};

enlace_model::variants! {
    /// What the frozen figures say of a motive.
    pub enum MotiveCheck {
        Agrees = "agrees",
        Otherwise = "otherwise",
        /// Nobody knows enough to say.
        Unknown = "unknown",
        /// No figure speaks of it.
        NotCheckable = "not_checkable",
    }
}

/// Above this ratio of supply to demand there are more people than own demand.
const MORE_THAN_DEMAND: f64 = 1.05;
/// Fewer completers than this say nothing of outcomes.
const ENOUGH_COMPLETERS: f64 = 20.0;
/// Below this share of places taken there are too many.
const MANY_EMPTY: f64 = 0.85;
/// From this level on the national list calls a qualification a priority.
const PRIORITY: i64 = 8;

/// What the frozen figures say of a motive of a proposal; without any nothing is known.
pub fn check_motive(
    motive: Motive,
    proposal: &Proposal,
    frozen: Option<&FrozenReference>,
    courses: &Courses,
) -> MotiveCheck {
    let region = courses.region;
    let figure = || figure_of(&proposal.qualification, frozen?);
    let said = match motive {
        Motive::LocalNeed => figure().map(|own| own.gap.0 > 0.0),
        Motive::FallingNeed => figure().and_then(|own| {
            (own.demand.0 > 0.0).then(|| own.supply.0 / own.demand.0 > MORE_THAN_DEMAND)
        }),
        Motive::GoodOutcomes => outcome(figure(), frozen).map(|(own, mean)| own >= mean),
        Motive::WeakOutcomes => outcome(figure(), frozen).map(|(own, mean)| own < mean),
        Motive::FewerApplicants => fewer_applicants(proposal, courses),
        Motive::TooManyPlaces => figure()
            .and_then(|own| own.fill)
            .map(|fill| fill.0 < MANY_EMPTY),
        Motive::Elsewhere => elsewhere(proposal, region),
        Motive::RareTrade => Some(is_only_school(proposal, region)),
        Motive::NationalPriority => figure()
            .and_then(|own| own.relevance)
            .map(|own| own.0 >= PRIORITY),
        Motive::FirstChoices => {
            let asked = proposal.first_choices.or(proposal.expected);
            asked
                .zip(proposal.wanted.places)
                .map(|(asked, places)| asked >= places)
        }
        _ => return MotiveCheck::NotCheckable,
    };
    match said {
        Some(true) => MotiveCheck::Agrees,
        Some(false) => MotiveCheck::Otherwise,
        None => MotiveCheck::Unknown,
    }
}

/// The frozen figures of a qualification.
pub fn figure_of<'f>(
    qualification: &QualificationCode,
    frozen: &'f FrozenReference,
) -> Option<&'f FrozenFigure> {
    let mut all = frozen.figures.iter();
    all.find(|own| own.qualification == *qualification)
}

/// The qualification's share of completers in study or work, and that of the region.
fn outcome(own: Option<&FrozenFigure>, frozen: Option<&FrozenReference>) -> Option<(f64, f64)> {
    let known = |figure: &FrozenFigure| Some((figure.outcome?.0, figure.outcome_known?.0));
    let (share, _) = known(own?).filter(|(_, n)| *n >= ENOUGH_COMPLETERS)?;
    let all: Vec<(f64, f64)> = frozen?.figures.iter().filter_map(known).collect();
    let completers: f64 = all.iter().map(|(_, n)| n).sum();
    let favourable: f64 = all.iter().map(|(share, n)| share * n).sum();
    (completers > 0.0).then(|| (share, favourable / completers))
}

/// Whether fewer applicants name the course first than when it last began.
fn fewer_applicants(proposal: &Proposal, courses: &Courses) -> Option<bool> {
    let running = courses.running(CourseKey::of(proposal, proposal.start_year));
    let before: Option<f64> = running
        .iter()
        .map(|own| own.first_choices.map(|it| it.0))
        .sum();
    let before = before.filter(|_| !running.is_empty())?;
    Some(proposal.first_choices?.0 < before)
}

/// Whether other schools near by have as many empty places of the same as pupils would be sent away.
fn elsewhere(proposal: &Proposal, region: &Region) -> Option<bool> {
    let lost = proposal.now.places?.0 - proposal.wanted.places?.0;
    Some(empty_places_near(proposal, region)? >= lost)
}

/// Empty places of the same qualification at other schools within the near limit, in their latest year; `None`
/// where the school is not known.
pub fn empty_places_near(proposal: &Proposal, region: &Region) -> Option<f64> {
    let own = &region.schools.get(&proposal.school)?.municipality;
    let ways = enlace_method::Ways::of(region);
    let near = region.in_force().get(enlace_model::SettingId::NearMinutes);
    let class_size = region.in_force().get(enlace_model::SettingId::ClassSize);
    let others = region.offers.values().filter(|offer| {
        offer.school != proposal.school
            && offer.qualification == proposal.qualification
            && offer.stands(&[OfferStatus::Running])
            && offer.entrants.is_some()
    });
    let latest = others.clone().map(|offer| offer.start_year).max();
    let empty = others
        .filter(|offer| Some(offer.start_year) == latest)
        .filter_map(|offer| {
            let there = &region.schools.get(&offer.school)?.municipality;
            let minutes = match own == there {
                true => 0.0,
                false => ways.minutes(own, there)?.0,
            };
            let entrants = offer.entrants?.0;
            (minutes <= near).then(|| (offer.size(class_size).0 - entrants).max(0.0))
        });
    Some(empty.sum())
}

fn is_only_school(proposal: &Proposal, region: &Region) -> bool {
    let mut others = region.offers.values().filter(|offer| {
        offer.school != proposal.school && offer.qualification == proposal.qualification
    });
    !others.any(|offer| offer.stands(&[OfferStatus::Running, OfferStatus::Agreed]))
}

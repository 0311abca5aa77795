//! About 100 offers: the story's courses, with entrants, first choices and histories by one rule.

use enlace_model::offer::{Availability, Constraints, Modality};
use enlace_model::{
    Choice, Classes, Kind, Offer, OfferId, OfferStatus, Persons, QualificationCode, SchoolCode,
    SchoolYear, Share,
};

use super::cohorts::{EmptyPlaces, history};
use super::dice::{Dice, id};
use super::tables::{self, StoryOffer};

/// The year whose classes have just begun; later ones have no entrants yet.
const RUNNING: i32 = 2026;
/// The share of places that a class which has not begun is expected to fill.
const EXPECTED_FILL: f64 = 0.95;

/// All offers.
pub fn offers() -> Vec<Offer> {
    let story = tables::offers();
    let openings: Vec<(&StoryOffer, i32)> = story
        .iter()
        .flat_map(|row| row.years.iter().map(move |year| (row, *year)))
        .collect();
    let mut empty = EmptyPlaces::default();
    openings
        .iter()
        .enumerate()
        .map(|(place, (row, year))| {
            let mut offer = offer(place, row, *year, &mut empty);
            offer.shared_with = openings
                .iter()
                .position(|(other, other_year)| {
                    other_year == year
                        && other.school == row.school
                        && Some(&other.qualification) == row.with.as_ref()
                })
                .map(offer_id);
            offer
        })
        .collect()
}

fn offer(place: usize, row: &StoryOffer, year: i32, empty: &mut EmptyPlaces) -> Offer {
    let piece = format!("{} {} {year}", row.school, row.qualification);
    let mut dice = Dice::for_piece(&piece);
    let places = (row.classes * 24.0) as i64;
    let status = row.status.as_deref().map_or(OfferStatus::Running, |text| {
        OfferStatus::from_text(text).expect("the story names a known standing")
    });
    let began = status == OfferStatus::Running && year <= RUNNING;
    let entrants = row
        .entrants
        .unwrap_or_else(|| places - empty.in_class(&row.school, year, row.classes));
    let first_choices = row
        .first_choices
        .unwrap_or_else(|| entrants + dice.between(1, 4));
    let count = |n: i64| Some(Persons(n as f64));
    Offer {
        id: offer_id(place),
        school: SchoolCode::from(row.school.as_str()),
        qualification: QualificationCode::from(row.qualification.as_str()),
        modality: modality(row),
        start_year: SchoolYear(year),
        duration: None,
        classes: Some(Classes(row.classes)),
        places: count(places),
        entrants: began.then_some(entrants).and_then(count),
        fill: (!began).then_some(Share(row.fill.unwrap_or(EXPECTED_FILL))),
        first_choices: began.then_some(first_choices).and_then(count),
        shared_with: None,
        history: if began && row.years.last() == Some(&year) {
            history(row, places, empty)
        } else {
            Vec::new()
        },
        status: status.into(),
        constraints: constraints(row, year, entrants, &mut dice),
        note: None,
        source: None,
        illustrative: true,
        kept: Default::default(),
    }
}

fn modality(row: &StoryOffer) -> Option<Choice<Modality>> {
    let text = row.modality.as_deref().unwrap_or("professional");
    Modality::from_text(text).map(Choice::Known)
}

/// What an opening depends on. Real schools lack nothing; what is missing, a fictional one misses.
fn constraints(row: &StoryOffer, year: i32, entrants: i64, dice: &mut Dice) -> Option<Constraints> {
    let fictional = row.school.starts_with("AVE-");
    let proposed = year > RUNNING;
    if !proposed && !dice.percent(30) {
        return None;
    }
    let equipment = if fictional && proposed {
        Availability::Missing
    } else {
        Availability::Available
    };
    let enough = entrants + dice.between(0, 4);
    let promised = if fictional { entrants / 2 } else { enough };
    Some(Constraints {
        teachers: Some(Availability::Available.into()),
        equipment: Some(equipment.into()),
        rooms: Some(Availability::Available.into()),
        workplace_places: Some(Persons(promised as f64)),
        note: None,
        kept: Default::default(),
    })
}

fn offer_id(place: usize) -> OfferId {
    OfferId::from(id(Kind::Offer, place + 1))
}

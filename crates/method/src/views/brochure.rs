//! What can be learnt where: the openings of the next entry year, by school and by field.
//!
//! Of each school the running and agreed offers of its latest entry year up to the next one that can
//! be decided; what is refused, withdrawn or only proposed is not for the public.

use enlace_model::offer::OfferStatus;
use enlace_model::order::put_in_order;
use enlace_model::{Offer, Region, SchoolCode};

/// Schools with their openings, by municipality and name; those without any are left out.
pub fn by_school(region: &Region) -> Vec<(SchoolCode, Vec<&Offer>)> {
    let mut schools: Vec<_> = region.schools.values().collect();
    put_in_order(&mut schools, |a, b| {
        (&a.municipality, &a.name).cmp(&(&b.municipality, &b.name))
    });
    let public = [OfferStatus::Running, OfferStatus::Agreed];
    let mut all = Vec::new();
    for school in schools {
        let own = || {
            let offers = region.offers.values().filter(|o| o.school == school.code);
            offers.filter(|o| o.stands(&public))
        };
        let Some(latest) = own().map(|o| o.start_year).max() else {
            continue;
        };
        let mut openings: Vec<&Offer> = own().filter(|o| o.start_year == latest).collect();
        put_in_order(&mut openings, |a, b| a.qualification.cmp(&b.qualification));
        all.push((school.code.clone(), openings));
    }
    all
}

/// The same openings by education field, in the order of codes; those of no field last.
pub fn by_field(region: &Region) -> Vec<(Option<String>, Vec<&Offer>)> {
    let mut all: Vec<(Option<String>, Vec<&Offer>)> = Vec::new();
    for (_, openings) in by_school(region) {
        for offer in openings {
            let known = region.qualifications.get(&offer.qualification);
            let field = known.and_then(|known| known.cnaef.clone());
            match all.iter_mut().find(|(own, _)| *own == field) {
                Some((_, openings)) => openings.push(offer),
                None => all.push((field, vec![offer])),
            }
        }
    }
    put_in_order(&mut all, |a, b| {
        a.0.is_none()
            .cmp(&b.0.is_none())
            .then_with(|| a.0.cmp(&b.0))
    });
    for (_, openings) in &mut all {
        put_in_order(openings, |a, b| a.qualification.cmp(&b.qualification));
    }
    all
}

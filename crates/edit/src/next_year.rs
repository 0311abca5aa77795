//! A school's running list, proposed again for the next entry year.

use serde_json::Value;

use crate::Rejection;
use crate::offer_copies::{OF_ITS_YEAR, copied, set};
use enlace_model::check::Range;
use enlace_model::offer::OfferStatus;
use enlace_model::renewal::Renewals;
use enlace_model::{Change, Offer, OfferId, Region, SchoolCode, SchoolYear};

/// What the next year's list would be made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextYearPlan {
    /// These offers are copied.
    Copies(Vec<OfferId>),
    /// No offer runs that could be copied.
    NothingRuns,
    /// Every offer that runs is there for its next year already.
    AllThere,
}

/// What the next year's list of the school, or of every school, would be made of.
pub fn plan(region: &Region, school: Option<&SchoolCode>) -> NextYearPlan {
    let copies = planned(region, school);
    let runs = |offer: &Offer| {
        offer.stands(&[OfferStatus::Running]) && school.is_none_or(|own| offer.school == *own)
    };
    match copies.is_empty() {
        false => NextYearPlan::Copies(copies),
        true if region.offers.values().any(runs) => NextYearPlan::AllThere,
        true => NextYearPlan::NothingRuns,
    }
}

/// The offers that are copied: of the school, or of every school, what goes on of the list of the
/// latest year in which something runs, but for courses of which the next year has a record already.
/// None where nothing runs.
pub fn planned(region: &Region, school: Option<&SchoolCode>) -> Vec<OfferId> {
    let runs = |offer: &&Offer| {
        offer.stands(&[OfferStatus::Running]) && school.is_none_or(|school| offer.school == *school)
    };
    let latest = |of: &SchoolCode| -> Option<SchoolYear> {
        let own = region.offers.values().filter(runs);
        own.filter(|offer| offer.school == *of)
            .map(|offer| offer.start_year)
            .max()
    };
    let mut schools: Vec<(&SchoolCode, SchoolYear)> = Vec::new();
    for code in region
        .offers
        .values()
        .filter(runs)
        .map(|offer| &offer.school)
    {
        if schools.iter().all(|(known, _)| *known != code) {
            schools.extend(latest(code).map(|year| (code, year)));
        }
    }
    let renewals = Renewals::of(region);
    let is_listed = |offer: &&Offer| offer.stands(&[OfferStatus::Running, OfferStatus::Agreed]);
    let of_latest = region.offers.values().filter(is_listed).filter(|offer| {
        let year = schools.iter().find(|(code, _)| **code == offer.school);
        year.is_some_and(|(_, year)| *year == offer.start_year)
    });
    let goes_on = |offer: &&Offer| {
        let under = renewals.code_of(&offer.qualification);
        let is_closed = region
            .qualifications
            .get(under)
            .is_some_and(|q| q.is_closed());
        let next = next(offer).filter(|_| !is_closed);
        next.is_some_and(|next| !is_there(next, offer, &renewals, region))
    };
    of_latest
        .filter(goes_on)
        .map(|offer| offer.id.clone())
        .collect()
}

/// The year after an offer's; none where the years end.
fn next(offer: &Offer) -> Option<SchoolYear> {
    let next = offer.start_year.0.checked_add(1)?;
    let can_be = Range::YEAR.fault(f64::from(next)).is_none();
    can_be.then_some(SchoolYear(next))
}

fn is_there(year: SchoolYear, offer: &Offer, renewals: &Renewals, region: &Region) -> bool {
    let under = renewals.code_of(&offer.qualification);
    region.offers.values().any(|other| {
        other.start_year == year
            && other.school == offer.school
            && renewals.code_of(&other.qualification) == under
            && other.modality == offer.modality
    })
}

/// The changes that add the copies. Halves of a shared class that are both copied stay together;
/// a copy whose other half is not copied stands alone.
pub(super) fn decide(
    copies: &[(OfferId, OfferId)],
    region: &Region,
) -> Result<Vec<Change>, Rejection> {
    copied(copies, region, &|document| {
        let year = document.value("start_year").and_then(|year| year.as_i64());
        let year = year.ok_or("start_year")?;
        set(document, "start_year", Value::from(year + 1))?;
        set(document, "status", OfferStatus::Proposed.as_str().into())?;
        OF_ITS_YEAR
            .iter()
            .try_for_each(|field| set(document, field, Value::Null))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// A region with two schools, whose offers have these years and standings.
    fn check(offers: &[(&str, i32, &str)], school: Option<&str>, expected: NextYearPlan) {
        let offers = offers
            .iter()
            .enumerate()
            .map(|(i, (school, year, status))| {
                json!({ "id": format!("o{i}"), "school": school, "qualification": "481",
                    "start_year": year, "status": status })
            });
        let mut region = Region::new(enlace_model::Header::new(
            "r".into(),
            "Ave",
            "2026-05-14".into(),
            SchoolYear(2029),
        ));
        for offer in offers {
            let offer: Offer = serde_json::from_value(offer).expect("an offer");
            region.offers.insert(offer.id.clone(), offer);
        }
        let school = school.map(SchoolCode::from);
        assert_eq!(plan(&region, school.as_ref()), expected);
    }

    #[test]
    fn a_plan_names_the_running_offers_of_each_schools_latest_year() {
        let offers = [
            ("a", 2025, "running"),
            ("a", 2026, "running"),
            ("b", 2025, "running"),
        ];
        let copies =
            |ids: &[&str]| NextYearPlan::Copies(ids.iter().map(|id| (*id).into()).collect());
        check(&offers, None, copies(&["o1", "o2"]));
        check(&offers, Some("b"), copies(&["o2"]));
    }

    #[test]
    fn agreed_offers_of_a_complete_year_are_proposed_again_too() {
        let offers = [
            ("a", 2026, "running"),
            ("a", 2026, "agreed"),
            ("a", 2026, "proposed"),
            ("b", 2026, "agreed"),
        ];
        let copies = NextYearPlan::Copies(vec!["o0".into(), "o1".into()]);
        check(&offers, None, copies);
    }

    #[test]
    fn a_plan_says_why_nothing_is_copied() {
        check(&[("a", 2026, "proposed")], None, NextYearPlan::NothingRuns);
        check(
            &[("a", 2026, "running")],
            Some("b"),
            NextYearPlan::NothingRuns,
        );
        let both = [("a", 2026, "running"), ("a", 2027, "proposed")];
        check(&both, None, NextYearPlan::AllThere);
    }
}

//! Problems of offers and of the histories that they carry.

use std::collections::BTreeSet;

use crate::check::findings::{Findings, RecordScope};
use crate::check::{ProblemKind, ProblemPlace};
use crate::offer::{Cohort, Offer, OfferStatus, Proposals};
use crate::quantity::Persons;
use crate::region::Region;
use crate::setting_spec::SettingId;

pub(super) fn check(region: &Region, findings: &mut Findings) {
    for offer in region.offers.values() {
        let mut scope = findings.of(region, offer);
        fields(offer, &mut scope);
        assumptions(offer, &mut scope);
        sharing(offer, &mut scope);
        history(offer, &mut scope);
    }
    proposed(region, findings);
}

/// Tells of the offers that are only proposed, and would supply the target year if they counted.
fn proposed(region: &Region, findings: &mut Findings) {
    let settings = region.in_force();
    if Proposals::in_view(settings) == Proposals::Counted {
        return;
    }
    let default = settings.get(SettingId::DefaultDuration);
    let all = region.offers.values().filter(|offer| {
        let qualification = region.qualifications.get(&offer.qualification);
        let duration = qualification.and_then(|own| offer.whole_duration(own, default));
        let supplies = duration.map(|years| offer.start_year.0.saturating_add(years));
        offer.stands(&[OfferStatus::Proposed])
            && supplies.is_some_and(|year| year <= region.header.target_year.0)
    });
    let (mut offers, mut places) = (0, 0.0);
    for offer in all {
        offers += 1;
        places += offer.size(settings.get(SettingId::ClassSize)).0;
    }
    if offers > 0 {
        findings.add(
            ProblemPlace::Setting(SettingId::IncludeProposed),
            ProblemKind::ProposedNotCounted { offers, places },
        );
    }
}

fn fields(offer: &Offer, scope: &mut RecordScope) {
    scope.fill(offer.fill);
    if let (Some(Persons(entrants)), Some(Persons(places))) = (offer.entrants, offer.places)
        && entrants > places
    {
        scope.at(
            "entrants",
            ProblemKind::EntrantsAbovePlaces { entrants, places },
        );
    }
}

/// What the supply of an offer assumes because nobody has said it.
fn assumptions(offer: &Offer, scope: &mut RecordScope) {
    // One that was turned down supplies nobody, whatever it leaves open.
    if offer.stands(&[OfferStatus::Refused, OfferStatus::Withdrawn]) {
        return;
    }
    let region = scope.region;
    let qualification = region.qualifications.get(&offer.qualification);
    if offer.duration.is_none() && qualification.is_none_or(|q| q.duration.is_none()) {
        let assumed = region.in_force().get(SettingId::DefaultDuration);
        scope.at("duration", ProblemKind::OfferWithoutDuration { assumed });
    }
    if offer.entrants.is_some() {
        return;
    }
    if offer.places.is_none() && offer.classes.is_none() {
        return scope.at("places", ProblemKind::OfferWithoutSize);
    }
    let school = region.schools.get(&offer.school);
    // Which share of the places is taken nobody can know before the year begins.
    let first = region.header.first_year_to_begin();
    let has_begun = first.is_none_or(|first| offer.start_year.0 < first);
    let nobody_knows = has_begun
        && offer.fill.is_none()
        && school.is_none_or(|school| school.fill.is_none())
        && region.settings.changed(SettingId::Fill).is_none();
    if nobody_knows {
        let assumed = region.in_force().get(SettingId::Fill);
        scope.at("fill", ProblemKind::FillUnknown { assumed });
    }
}

fn sharing(offer: &Offer, scope: &mut RecordScope) {
    let Some(other) = &offer.shared_with else {
        return;
    };
    if *other == offer.id {
        scope.at("shared_with", ProblemKind::SharedWithItself);
    } else if let Some(half) = scope.region.offers.get(other)
        && half.shared_with.as_ref() != Some(&offer.id)
    {
        let other = other.to_string();
        scope.at("shared_with", ProblemKind::SharingNotMutual { other });
    }
}

fn history(offer: &Offer, scope: &mut RecordScope) {
    let mut years = BTreeSet::new();
    for (i, cohort) in offer.history.iter().enumerate() {
        let year = cohort.entry_year.0;
        if let Some(kind) = more_out_than_in(cohort) {
            scope.at(format!("history[{i}]"), kind);
        }
        if !years.insert(year) {
            scope.at(
                format!("history[{i}].entry_year"),
                ProblemKind::DuplicateCohort { year },
            );
        }
    }
}

fn more_out_than_in(cohort: &Cohort) -> Option<ProblemKind> {
    let completed = cohort.completed?.0;
    if let Some(Persons(entrants)) = cohort.entrants
        && completed > entrants
    {
        return Some(ProblemKind::CompletedAboveEntrants {
            completed,
            entrants,
        });
    }
    let known = [cohort.in_study, cohort.in_work, cohort.unknown];
    let destinations: f64 = known.into_iter().flatten().map(|p| p.0).sum();
    (destinations > completed).then_some(ProblemKind::DestinationsAboveCompleted {
        destinations,
        completed,
    })
}

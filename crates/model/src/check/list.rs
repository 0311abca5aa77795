//! What schools' lists of an entry year leave open, told once for each school and year.

use std::collections::BTreeMap;

use crate::check::findings::Findings;
use crate::check::range::Range;
use crate::check::{ProblemKind, ProblemPlace};
use crate::id::SchoolCode;
use crate::offer::OfferStatus;
use crate::region::{Kind, RecordRef, Region};
use crate::school_list::{Leaves, left_out};

pub(super) fn check(region: &Region, findings: &mut Findings) {
    too_early(region, findings);
    let left_out = left_out(region).into_iter();
    for left_out in left_out.filter(|left_out| can_be(left_out.year.0)) {
        let (year, courses) = (left_out.year.0, left_out.courses.len());
        let kind = match left_out.leaves {
            Leaves::NotComplete => ProblemKind::ListNotComplete { year, courses },
            Leaves::Shorter => ProblemKind::ListBecameShorter { year, courses },
        };
        findings.add(of_school(left_out.school), kind);
    }
}

/// Offers that run in a year that has not begun.
fn too_early(region: &Region, findings: &mut Findings) {
    let Some(first) = region.header.first_year_to_begin() else {
        return;
    };
    let mut found: BTreeMap<(&SchoolCode, i32), usize> = BTreeMap::new();
    for offer in region.offers.values() {
        let year = offer.start_year.0;
        let is_known = region.schools.contains_key(&offer.school);
        if is_known && can_be(year) && year >= first && offer.stands(&[OfferStatus::Running]) {
            *found.entry((&offer.school, year)).or_default() += 1;
        }
    }
    for ((school, year), offers) in found {
        let kind = ProblemKind::RunningBeforeItBegins { year, offers };
        findings.add(of_school(school), kind);
    }
}

/// Whether a year is one: another is told at its offers.
fn can_be(year: i32) -> bool {
    Range::YEAR.fault(f64::from(year)).is_none()
}

fn of_school(code: &SchoolCode) -> ProblemPlace {
    ProblemPlace::Record {
        record: RecordRef::new(Kind::School, code),
        field: None,
    }
}

//! Saying what became of courses of which a school's list of an entry year has no record.

use serde_json::Value;

use crate::Rejection;
use crate::field::record_text::RecordText;
use crate::offer_copies::{OF_ITS_YEAR, copied, set};
use enlace_model::check::{Problem, ProblemKind, ProblemPlace};
use enlace_model::offer::OfferStatus;
use enlace_model::school_list::CoursesLeftOut;
use enlace_model::{Change, Kind, OfferId, Region, SchoolYear};

enlace_model::variants! {
    /// What became of courses; the texts are the ids of its words (`op.<id>`).
    pub enum CourseFate {
        /// They do not open in the year: a withdrawn offer of each is recorded.
        Ended = "courses_ended",
        /// They run in the year as well: their offers are copied.
        StillRunning = "courses_run",
    }
}

/// What an offer that is withdrawn still says: whose course it is, and how long it lasts, since without
/// a duration of its own it has the qualification's, which may be one that cannot be.
const OF_ITS_COURSE: &[&str] = &["id", "school", "qualification", "modality", "duration"];

/// What can be said about a problem in one step: of a list that is not complete that the other courses
/// do not open, of one that became shorter that they ended or still run; nothing of other problems.
pub fn fates(problem: &Problem) -> &'static [CourseFate] {
    match problem.kind {
        ProblemKind::ListNotComplete { .. } => &[CourseFate::Ended],
        ProblemKind::ListBecameShorter { .. } => &[CourseFate::Ended, CourseFate::StillRunning],
        _ => &[],
    }
}

/// The courses that such a problem is about, among all that the region's lists leave out; `None` for
/// another problem, or where it is not there any more.
pub fn of<'a, 'r>(
    problem: &Problem,
    all: &'a [CoursesLeftOut<'r>],
) -> Option<&'a CoursesLeftOut<'r>> {
    let (ProblemKind::ListNotComplete { year, .. } | ProblemKind::ListBecameShorter { year, .. }) =
        problem.kind
    else {
        return None;
    };
    let ProblemPlace::Record { record, .. } = &problem.place else {
        return None;
    };
    all.iter()
        .filter(|_| record.kind == Kind::School)
        .find(|left_out| left_out.year.0 == year && left_out.school.as_str() == &*record.id)
}

/// The offers from which records are made: one of each course that ended, all of those that run.
pub fn sources(left_out: &CoursesLeftOut, fate: CourseFate) -> Vec<OfferId> {
    let most = match fate {
        CourseFate::Ended => 1,
        CourseFate::StillRunning => usize::MAX,
    };
    let courses = left_out.courses.iter();
    let offers = courses.flat_map(|offers| offers.iter().take(most));
    offers.map(|offer| offer.id.clone()).collect()
}

/// The changes that record what became of the courses of these offers, each under the id beside it.
pub(super) fn decide(
    year: SchoolYear,
    fate: CourseFate,
    records: &[(OfferId, OfferId)],
    region: &Region,
) -> Result<Vec<Change>, Rejection> {
    copied(records, region, &|document| {
        let status = match fate {
            CourseFate::Ended => {
                keep_the_course(document)?;
                OfferStatus::Withdrawn
            }
            CourseFate::StillRunning => {
                forget_the_year(document)?;
                OfferStatus::Running
            }
        };
        set(document, "start_year", year.0.into())?;
        set(document, "status", status.as_str().into())
    })
}

fn keep_the_course(document: &mut RecordText) -> Result<(), &'static str> {
    let mut course = RecordText::default();
    for field in OF_ITS_COURSE {
        if let Some(value) = document.value(field) {
            set(&mut course, field, value)?;
        }
    }
    *document = course;
    Ok(())
}

/// Entrants stay where nothing else says how large the offer is.
fn forget_the_year(document: &mut RecordText) -> Result<(), &'static str> {
    let has_size = ["places", "classes"]
        .iter()
        .any(|field| document.value(field).is_some_and(|value| !value.is_null()));
    for field in OF_ITS_YEAR {
        if has_size || *field != "entrants" {
            set(document, field, Value::Null)?;
        }
    }
    Ok(())
}

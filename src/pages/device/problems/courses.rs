//! What a school's list of a year leaves without a record, beside the remark: the courses by name, and
//! what became of them in one step.

use enlace_edit::Op;
use enlace_edit::courses::{CourseFate, fates, of, sources};
use enlace_model::check::Problem;
use enlace_model::school_list::{CoursesLeftOut, Leaves};
use enlace_model::{OfferId, Region};
use leptos::prelude::*;

use crate::browser::id;
use crate::i18n::Words;
use crate::pages::shared::names;
use crate::pages::shared::step_button::step_button;

/// The courses of such a remark with its steps, of all that the region's lists leave out; nothing
/// beside another problem.
pub fn courses(
    w: Words,
    region: &Region,
    problem: &Problem,
    all: &[CoursesLeftOut],
) -> Option<AnyView> {
    let fates = fates(problem);
    if fates.is_empty() {
        return None;
    }
    let left_out = of(problem, all)?;
    let first = left_out.courses.iter().filter_map(|offers| offers.first());
    let named: Vec<String> = first
        .map(|offer| names::qualification(w, region, &offer.qualification))
        .collect();
    let steps = fates.iter().map(|fate| step(w, left_out, *fate));
    let view = view! {
        <div>
            <bdi>{named.join(" · ")}</bdi>
            " "
            {steps.collect_view()}
        </div>
    };
    Some(view.into_any())
}

/// A button that says what became of all of them.
fn step(w: Words, left_out: &CoursesLeftOut, fate: CourseFate) -> AnyView {
    let (year, sources) = (left_out.year, sources(left_out, fate));
    let label = match (left_out.leaves, fate) {
        (Leaves::NotComplete, CourseFate::Ended) => w.problems_will_not_open(),
        (Leaves::Shorter, CourseFate::Ended) => w.problems_ended(),
        (_, CourseFate::StillRunning) => w.problems_still_running(),
    };
    step_button(w, label, move || {
        let ids = id::mint_in_order(sources.len()).into_iter();
        let ids = ids.map(|id| OfferId::from(&*id));
        Op::TellCourses {
            year,
            fate,
            records: sources.iter().cloned().zip(ids).collect(),
        }
    })
}

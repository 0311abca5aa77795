//! The page Problems lists what is wrong with the region's data, by kind, with links to the places.

mod courses;
mod doubles;

use enlace_edit::Op;
use enlace_edit::courses::fates;
use enlace_edit::mend::mending;
use enlace_method::Coverage;
use enlace_method::views::problems::{ProblemEffect, ProblemGroup, by_effect};
use enlace_model::check::{Problem, ProblemKind, ProblemPlace, Severity};
use enlace_model::school_list::left_out;
use enlace_model::{Kind, Rate, Region};
use leptos::prelude::*;

use crate::components::link::A;
use crate::i18n::Words;
use crate::i18n::language::words;
use crate::pages::shared::links;
use crate::pages::shared::page_parts::{figures_awaited, head};
use crate::pages::shared::problem_words;
use crate::pages::shared::step_button::count_proposals;
use crate::pages::shared::step_button::step_button;
use crate::state::document::Document;
use crate::state::document::figures::Figures;

/// How many places are listed for one kind of problem.
const LISTED: usize = 50;

/// The page.
pub fn problems() -> AnyView {
    let w = words();
    let document = Document::here();
    let body = move || {
        let region = document.region()?;
        if document.figures() == Figures::Stale {
            return Some(figures_awaited(w));
        }
        let problems = document.problems();
        Some(if problems.is_empty() {
            view! { <p>{w.problems_none()}</p> }.into_any()
        } else {
            {
                let figures = document.coverage()?;
                list(w, &region, &problems, &figures)
            }
        })
    };
    let lead = view! { <p>{w.problems_lead()}</p> }.into_any();
    view! {
        {head(w.problems_title().to_owned(), lead)}
        {body}
    }
    .into_any()
}

fn list(w: Words, region: &Region, problems: &[Problem], figures: &Coverage) -> AnyView {
    let groups = by_effect(problems, region, figures);
    let groups = groups.iter().map(|found| group(w, region, problems, found));
    view! { <div class="stack">{groups.collect_view()}</div> }.into_any()
}

/// What the problems of a kind do to the figures, in words.
fn effect(w: Words, effect: &ProblemEffect) -> String {
    if !effect.is_any() {
        return w.problems_effect_none().to_owned();
    }
    let people = |rate: Rate| w.persons_in_column(rate.0);
    let mut said = Vec::new();
    if effect.needs > 0 {
        let (stated, counted) = (people(effect.stated), people(effect.counted));
        said.push(w.problems_effect_needs(effect.needs as f64, &counted, &stated));
    }
    if effect.offers > 0 {
        let (places, supplied) = (w.number(effect.places.0, 0), people(effect.supplied));
        said.push(w.problems_effect_offers(effect.offers as f64, &places, &supplied));
    }
    if effect.travelling.0 > 0.0 {
        said.push(w.problems_effect_travelling(&people(effect.travelling)));
    }
    said.join(" · ")
}

fn group(w: Words, region: &Region, problems: &[Problem], group: &ProblemGroup) -> AnyView {
    let id = group.id;
    let found: Vec<&Problem> = group.problems.iter().map(|at| &problems[*at]).collect();
    let severity = match group.severity {
        Severity::Error => w.problems_error(),
        Severity::Warning => w.problems_warning(),
        Severity::Remark => w.problems_remark(),
    };
    let effect = effect(w, &group.effect);
    let is_of_lists = found.iter().any(|problem| !fates(problem).is_empty());
    let left_out = match is_of_lists {
        true => left_out(region),
        false => Vec::new(),
    };
    let places = found.iter().take(LISTED).map(|problem| {
        let said = problem_words::said(w, region, problem);
        let parting = if said.is_empty() { "" } else { " – " };
        let named = view! { <bdi>{problem_words::place(w, region, &problem.place)}</bdi> };
        let named = match way(problem) {
            Some(way) => view! { <A href=way>{named}</A> }.into_any(),
            None => named.into_any(),
        };
        let mend = mending(problem, region).map(|_| match problem.kind {
            ProblemKind::ProposedNotCounted { .. } => count_proposals(w),
            _ => mend(w, vec![(*problem).clone()], w.problems_mend()),
        });
        view! {
            <li>
                {named}
                {parting}
                {said}
                " "
                {mend}
                {courses::courses(w, region, problem, &left_out)}
                {doubles::doubles(w, region, problem)}
            </li>
        }
        .into_any()
    });
    // One edit corrects all problems of the same kind.
    let right = found
        .iter()
        .filter(|problem| mending(problem, region).is_some());
    let right: Vec<Problem> = right.map(|problem| (*problem).clone()).collect();
    let mend_all = (right.len() > 1).then(|| {
        let label = w.problems_mend_all(right.len() as f64);
        view! { <p>{mend(w, right, label)}</p> }
    });
    let more = found.len().saturating_sub(LISTED);
    let name = w.of("problem", id);
    let count = w.number(found.len() as f64, 0);
    view! {
        <details>
            <summary>
                <span class="mark">{severity}</span>
                " "
                {name}
                " ("
                {count}
                ")"
                <span class="soft small">" – " {effect}</span>
            </summary>
            {mend_all}
            <ul>{places.collect_view()}</ul>
            {(more > 0).then(|| view! { <p class="soft">{w.explain_more(more as f64)}</p> })}
        </details>
    }
    .into_any()
}

/// The address where a problem can be corrected: the record's form, or the setting. `None` for what no
/// page of the region has.
fn way(problem: &Problem) -> Option<String> {
    let (record, field) = match &problem.place {
        ProblemPlace::Record { record, field } => (record, field.as_deref().unwrap_or_default()),
        ProblemPlace::Setting(_) => return Some("/settings".to_owned()),
        ProblemPlace::Region { field } => {
            let times = field.as_deref() == Some("travel_times");
            return Some(
                if times {
                    "/territory?tab=times"
                } else {
                    "/settings"
                }
                .to_owned(),
            );
        }
        ProblemPlace::File { .. } | ProblemPlace::List(_) => return None,
    };
    Some(match record.kind {
        Kind::Need if problem.id() == "need_unmapped" => {
            links::to(("enterprises", "tray"), record, field)
        }
        _ => links::to_record(record, field),
    })
}

/// A button that corrects problems which have one right answer.
fn mend(w: Words, problems: Vec<Problem>, label: impl IntoView + 'static) -> AnyView {
    step_button(w, label, move || Op::Mend(problems.clone()))
}

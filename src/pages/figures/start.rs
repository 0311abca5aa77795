//! The page Start leads a new region through five steps to its first figures: what there is of each list, what is
//! missing, and the ways to enter it.

use enlace_method::views::start::{StartOverview, StartStep, StepState};
use enlace_model::Kind;
use leptos::prelude::*;

use crate::browser::file::PickedFile;
use crate::components::bar::{self, BarShares};
use crate::components::drop_zone;
use crate::components::link::{A, use_go};
use crate::i18n::Words;
use crate::i18n::language::words;
use crate::pages::figures::views::{ViewContext, ViewData};
use crate::pages::shared::address::Address;
use crate::pages::shared::explain_stack::ExplainStack;
use crate::pages::shared::home_path::{OVERVIEW, pass_by};
use crate::pages::shared::links;
use crate::pages::shared::page_parts::head_of_views;
use crate::state::document::Document;
use crate::state::transfers::Transfers;
use crate::state::transfers::waiting_tables::TakenFiles;

/// The page.
pub fn start() -> AnyView {
    let context = ViewContext {
        w: words(),
        document: Document::here(),
        address: Address::here(),
        explain_stack: ExplainStack::nothing(),
    };
    context.drawn(drawn)
}

fn drawn(data: &ViewData) -> AnyView {
    let w = data.context.w;
    let overview = StartOverview::of(&data.region, &data.coverage);
    let title = w.start_title(&data.region.header.name);
    let lead = view! { <p>{summary(w, &overview)}</p> };
    let steps = StartStep::ALL.iter().map(|step| row(w, &overview, *step));
    view! {
        {head_of_views(title, lead.into_any(), "/start")}
        <div class="start-page">
            <div>
                <ol class="start-steps">{steps.collect_view()}</ol>
                {files(w)}
                {way_past(w, &overview)}
            </div>
            <aside class="start-aside" aria-labelledby="known">
                {knowledge(w, &overview)}
                {tasks(w, &overview)}
            </aside>
        </div>
    }
    .into_any()
}

/// A place for files: tables go to the import, regions are opened.
fn files(w: Words) -> AnyView {
    let transfers = Transfers::here();
    let go = use_go();
    let go = StoredValue::new(go);
    let take = move |files: Vec<PickedFile>| {
        if transfers.take_files(files) == TakenFiles::WithTables {
            go.with_value(|go| go("/import"));
        }
    };
    view! {
        <section class="no-print" aria-labelledby="start-files">
            <h2 id="start-files">{w.start_files()}</h2>
            {drop_zone::tables("start-file", w.files_choose(), w.start_drop(), take)}
        </section>
    }
    .into_any()
}

/// Whoever knows better than the five steps goes on to the overview, now and from then on.
fn way_past(w: Words, overview: &StartOverview) -> Option<AnyView> {
    let is_done = overview.state(StartStep::Results) == StepState::Done;
    let document = Document::here();
    (!is_done).then(|| {
        view! {
            <p class="no-print">
                {w.start_until()} " "
                <span on:click=move |_| pass_by(document)>
                    <A href=OVERVIEW>{w.start_past()}</A>
                </span>
            </p>
        }
        .into_any()
    })
}

/// How far the five steps are, and what the first figures say.
fn summary(w: Words, overview: &StartOverview) -> String {
    let count = |state: StepState| {
        let steps = StartStep::ALL.iter();
        let such = steps.filter(|step| overview.state(**step) == state).count();
        w.number(such as f64, 0)
    };
    let far = w.start_far(&count(StepState::Done), &count(StepState::Begun));
    match overview.first_figures {
        Some(figures) => format!("{far} {}", w.start_gap(&whole(w, figures.gap.0))),
        None => far,
    }
}

/// People in a sentence are whole.
fn whole(w: Words, people: f64) -> String {
    w.number(people, 0)
}

fn row(w: Words, overview: &StartOverview, step: StartStep) -> AnyView {
    let state = overview.state(step);
    let is_next = overview.next() == step && state != StepState::Done;
    let missing = missing(w, overview, step).map(|(said, href, way)| {
        view! {
            <p class="start-missing">
                {said}
                <span class="no-print">
                    " · " <A href=href>{way}</A>
                </span>
            </p>
        }
        .into_any()
    });
    view! {
        <li class=format!("start-step {}", state.as_str())>
            <span class="start-ring" aria-hidden="true"></span>
            <div class="start-text">
                <h2>
                    {w.of("start_step", step.as_str())}
                    <small class="soft">{w.of("start_what", step.as_str())}</small>
                    <span class="visually-hidden">{w.of("start_state", state.as_str())}</span>
                </h2>
                <p>{there(w, overview, step)}</p>
                {missing}
            </div>
            <div class="row no-print">{ways(w, step, is_next)}</div>
        </li>
    }
    .into_any()
}

/// What there is.
fn there(w: Words, overview: &StartOverview, step: StartStep) -> String {
    match step {
        StartStep::Catalogue => {
            let levels = overview.levels.iter().map(|level| level.0.to_string());
            let levels = levels.collect::<Vec<_>>().join(", ");
            let count = w.start_qualifications(overview.qualifications as f64);
            match overview.levels.is_empty() {
                true => count,
                false => format!("{count}, {}", w.start_levels(&levels)),
            }
        }
        StartStep::Schools => {
            let count = w.start_schools(overview.schools as f64);
            let in_them = w.number(overview.municipalities_with_school as f64, 0);
            let of = w.number(overview.municipalities as f64, 0);
            format!("{count} {}", w.start_in_municipalities(&in_them, &of))
        }
        StartStep::Offers => {
            let count = w.start_offers(overview.offers as f64);
            let schools = w.start_in_schools(overview.schools_with_offers as f64);
            format!("{count} {schools}, {}", w.start_places(overview.places.0))
        }
        StartStep::Needs => {
            let count = w.start_needs(overview.needs as f64);
            let enterprises = w.start_of_enterprises(overview.enterprises_with_needs as f64);
            format!("{count} {enterprises}")
        }
        StartStep::Results => match overview.first_figures {
            Some(figures) => w.start_figures(
                &whole(w, figures.demand.0),
                &whole(w, figures.covered.0),
                &whole(w, figures.gap.0),
            ),
            None => w.start_no_figures().to_owned(),
        },
    }
}

/// What is missing, with the page that mends it and what its link says; `None` where nothing is, or where there is
/// nothing yet at all.
fn missing(
    w: Words,
    overview: &StartOverview,
    step: StartStep,
) -> Option<(String, String, &'static str)> {
    if overview.state(step) == StepState::Empty {
        return None;
    }
    let told = |count: usize, said: fn(Words, f64) -> String, href: String, way: &'static str| {
        (count > 0).then(|| (said(w, count as f64), href, way))
    };
    match step {
        StartStep::Catalogue => told(
            overview.without_occupation.len(),
            Words::start_without_occupation,
            links::to_list(Kind::Qualification),
            w.start_complete(),
        ),
        StartStep::Schools => told(
            overview.without_school.len(),
            Words::start_without_school,
            links::to_list(Kind::School),
            w.start_confirm(),
        ),
        StartStep::Offers => told(
            overview.schools_to_ask.len(),
            Words::start_schools_to_ask,
            "/exchange".to_owned(),
            w.start_ask(),
        ),
        StartStep::Needs => told(
            overview.knowledge.nothing,
            Words::start_nobody_said,
            "/certainty".to_owned(),
            w.start_whom_to_call(),
        ),
        StartStep::Results => None,
    }
}

/// The ways to enter what a step needs; the next step's first one is the page's first button.
fn ways(w: Words, step: StartStep, is_next: bool) -> AnyView {
    let class = |is_first: bool| {
        if is_first { "button first" } else { "button" }
    };
    let kind = match step {
        StartStep::Catalogue => Kind::Qualification,
        StartStep::Schools => Kind::School,
        StartStep::Offers => Kind::Offer,
        StartStep::Needs => Kind::Need,
        StartStep::Results => {
            return view! {
                <A href="/overview" attr:class=class(is_next)>
                    {w.start_to_results()}
                </A>
            }
            .into_any();
        }
    };
    let name = move || {
        view! { <span class="visually-hidden">" " {w.of("start_step", step.as_str())}</span> }
    };
    view! {
        <A href="/import" attr:class=class(is_next)>
            {w.grid_import()}
            {name()}
        </A>
        <A href=links::to_list(kind) attr:class="button">
            {w.start_paste()}
            {name()}
        </A>
        <A href=links::to_new(kind) attr:class="button">
            {w.start_type()}
            {name()}
        </A>
    }
    .into_any()
}

/// By whom the demand for the catalogue is known.
fn knowledge(w: Words, overview: &StartOverview) -> AnyView {
    let known = overview.knowledge;
    let shares = BarShares {
        near: known.heard_well as f64,
        far: known.heard as f64,
        related: known.by_statistics as f64,
        uncovered: known.nothing as f64,
    };
    type CountedWords = fn(Words, f64) -> String;
    let parts: [(usize, CountedWords); 4] = [
        (known.heard_well, Words::start_heard_well),
        (known.heard, Words::start_heard),
        (known.by_statistics, Words::start_by_statistics),
        (known.nothing, Words::start_nothing),
    ];
    let said = parts.map(|(count, said)| said(w, count as f64));
    let label = said.join(", ");
    view! {
        <h2 id="known">{w.start_trust()}</h2>
        <p class="soft">{w.start_known(known.all() as f64)}</p>
        {bar::stacked(shares, label)}
        {bar::legend(said)}
    }
    .into_any()
}

/// What would make the figures more certain, each with its page.
fn tasks(w: Words, overview: &StartOverview) -> AnyView {
    let task = |count: usize, said: fn(Words, f64) -> String, href: &'static str, way| {
        (count > 0).then(|| {
            view! {
                <li>
                    <span>{said(w, count as f64)}</span>
                    <A href=href>{way}</A>
                </li>
            }
            .into_any()
        })
    };
    view! {
        <ul class="start-tasks no-print">
            {task(overview.knowledge.nothing, Words::start_task_hear, "/certainty", w.start_whom_to_call())}
            {task(overview.schools_to_ask.len(), Words::start_task_ask, "/exchange", w.start_ask())}
            {task(overview.offers_without_cohorts, Words::start_task_cohorts, "/exchange", w.start_ask())}
            {task(overview.sizes_unheard.len(), Words::start_task_sizes, "/certainty", w.start_see())}
        </ul>
    }
    .into_any()
}

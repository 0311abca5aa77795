//! What is wrong with the region's data, by kind, with where it is.

use std::collections::BTreeMap;

use enlace_engine::model::Region;
use enlace_engine::model::check::{Place, Problem, Severity};
use leptos::prelude::*;

use crate::i18n::Words;
use crate::i18n::language::words;
use crate::pages::{head, names};
use crate::workspace::Workspace;

/// Places that are listed of one kind of problem.
const LISTED: usize = 50;

/// The page.
pub fn problems() -> AnyView {
    let w = words();
    let workspace = Workspace::here();
    let body = move || {
        let region = workspace.region()?;
        let problems = workspace.problems();
        Some(if problems.is_empty() {
            view! { <p>{w.problems_none()}</p> }.into_any()
        } else {
            list(w, &region, &problems)
        })
    };
    let lead = view! { <p>{w.problems_lead()}</p> }.into_any();
    view! {
        {head(w.problems_title().to_owned(), lead)}
        {body}
    }
    .into_any()
}

fn list(w: Words, region: &Region, problems: &[Problem]) -> AnyView {
    let mut kinds: BTreeMap<(Severity, &'static str), Vec<&Problem>> = BTreeMap::new();
    for problem in problems {
        kinds
            .entry((problem.severity(), problem.id()))
            .or_default()
            .push(problem);
    }
    let groups = kinds
        .into_iter()
        .map(|((severity, id), found)| group(w, region, severity, id, &found));
    view! { <div class="stack">{groups.collect_view()}</div> }.into_any()
}

fn group(
    w: Words,
    region: &Region,
    severity: Severity,
    id: &'static str,
    found: &[&Problem],
) -> AnyView {
    let severity = match severity {
        Severity::Error => w.problems_error(),
        Severity::Warning => w.problems_warning(),
    };
    let template = format!("{id}.values");
    let has_template = w.knows(&format!("problem.{template}"));
    let places = found.iter().take(LISTED).map(|problem| {
        let values = problem.values();
        let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let said = if has_template {
            w.with("problem", &template, &values)
        } else {
            values
                .iter()
                .map(|(_, v)| *v)
                .collect::<Vec<_>>()
                .join(" · ")
        };
        let parting = if said.is_empty() { "" } else { " – " };
        view! {
            <li>
                <bdi>{place(w, region, &problem.place)}</bdi>
                {parting}
                {said}
            </li>
        }
        .into_any()
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
            </summary>
            <ul>{places.collect_view()}</ul>
            {(more > 0).then(|| view! { <p class="soft">{w.explain_more(more as f64)}</p> })}
        </details>
    }
    .into_any()
}

fn place(w: Words, region: &Region, place: &Place) -> String {
    let with = |what: String, field: &Option<String>| match field {
        Some(field) => format!("{what} ({field})"),
        None => what,
    };
    match place {
        Place::File { field } => with(w.problems_file().to_owned(), field),
        Place::Region { field } => with(region.header.name.clone(), field),
        Place::Setting(id) => w.of("setting", &format!("{}.name", id.as_str())),
        Place::List(kind) => w.of("kind", kind.as_str()),
        Place::Record { record, field } => {
            let kind = w.of("kind", record.kind.as_str());
            with(
                format!("{kind}: {}", names::record(w, region, record)),
                field,
            )
        }
    }
}

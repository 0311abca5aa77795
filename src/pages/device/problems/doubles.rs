//! Two records that are likely the same, side by side, and the steps that join them.

use enlace_edit::field::{Content, fields};
use enlace_edit::{Op, record_text};
use enlace_model::check::{Problem, ProblemKind, ProblemPlace};
use enlace_model::{Kind, RecordRef, Region};
use leptos::prelude::*;

use crate::i18n::Words;
use crate::pages::shared::names;
use crate::pages::shared::step_button::step_button;
use crate::pages::shared::value_words;

/// Both records with what they say, and a button for each that joins the other one to it; nothing beside
/// another problem.
pub fn doubles(w: Words, region: &Region, problem: &Problem) -> Option<AnyView> {
    let (ProblemKind::LikelyDouble { other }, ProblemPlace::Record { record, .. }) =
        (&problem.kind, &problem.place)
    else {
        return None;
    };
    let both = [RecordRef::new(record.kind, other), record.clone()];
    let documents = [
        record_text(region, &both[0])?,
        record_text(region, &both[1])?,
    ];
    let said = |at: usize, id: &str, content: Content| {
        let value = documents[at].value(id);
        value.map_or_else(String::new, |value| {
            value_words::value(w, region, content, &value)
        })
    };
    let rows = fields(record.kind).iter().filter_map(|field| {
        let cells = [0, 1].map(|at| said(at, field.id, field.content));
        cells.iter().any(|cell| !cell.is_empty()).then(|| {
            let differ = cells[0] != cells[1];
            let cells = cells
                .map(|cell| view! { <td class:strong=differ><bdi>{cell}</bdi></td> }.into_any());
            view! {
                <tr>
                    <th scope="row">{names::field(w, record.kind, field.id)}</th>
                    {cells.into_iter().collect_view()}
                </tr>
            }
            .into_any()
        })
    });
    let hanging = hanging(region, &both).into_iter().map(|(kind, counts)| {
        let cells = counts.map(|count| view! { <td>{w.number(count as f64, 0)}</td> }.into_any());
        view! {
            <tr>
                <th scope="row">{w.of("kind", kind.as_str())}</th>
                {cells.into_iter().collect_view()}
            </tr>
        }
        .into_any()
    });
    let called: Vec<String> = both.iter().map(|own| called(w, region, own)).collect();
    let steps = [(0, 1), (1, 0)].map(|(kept, gone)| {
        let (kept, gone) = (both[kept].clone(), both[gone].clone());
        let name = names::record(w, region, &kept);
        let label = w.problems_join(&called_by(&called, &both, &kept));
        step_button(w, label, move || Op::Join {
            kept: kept.clone(),
            gone: gone.clone(),
            name: name.clone(),
        })
    });
    let apart = {
        let both = both.clone();
        let name = called.join(" / ");
        step_button(w, w.problems_apart(), move || Op::TellApart {
            first: both[0].clone(),
            second: both[1].clone(),
            name: name.clone(),
        })
    };
    let heads = called
        .iter()
        .map(|name| view! { <th scope="col"><bdi>{name.clone()}</bdi></th> }.into_any());
    let view = view! {
        <table class="table narrow small">
            <thead>
                <tr>
                    <td></td>
                    {heads.collect_view()}
                </tr>
            </thead>
            <tbody>{rows.collect_view()} {hanging.collect_view()}</tbody>
        </table>
        <p class="row">{steps.into_iter().collect_view()} {apart}</p>
    };
    Some(view.into_any())
}

fn called_by(called: &[String], both: &[RecordRef; 2], own: &RecordRef) -> String {
    let at = usize::from(both[1] == *own);
    called[at].clone()
}

/// A record's name, with its code or number.
fn called(w: Words, region: &Region, record: &RecordRef) -> String {
    let name = names::record(w, region, record);
    match record.kind {
        Kind::Enterprise => name,
        _ => format!("{name} ({})", names::code(&record.id)),
    }
}

/// How many records of each list hang on either.
fn hanging(region: &Region, both: &[RecordRef; 2]) -> Vec<(Kind, [usize; 2])> {
    let mut counts: Vec<(Kind, [usize; 2])> = Vec::new();
    for (at, record) in both.iter().enumerate() {
        for mention in enlace_edit::dependents(region, std::slice::from_ref(record)) {
            let kind = mention.record.kind;
            match counts.iter_mut().find(|(own, _)| *own == kind) {
                Some((_, counts)) => counts[at] += 1,
                None => {
                    let mut first = [0; 2];
                    first[at] = 1;
                    counts.push((kind, first));
                }
            }
        }
    }
    counts
}

//! The page History lists the steps that led to the region as it is, with a way back to each of them.

use leptos::prelude::*;

use crate::browser::page;
use crate::i18n::language::words;
use crate::pages::shared::history_labels;
use crate::pages::shared::page_parts::{Head, head, heads};
use crate::pages::shared::refusal_words::refusal;
use crate::state::document::Document;

/// The row that says where the region stands.
const NOW: &str = "step-now";

/// A row of the page: a state of the region that the user can go to.
struct HistoryRow {
    /// How many steps are done in this state.
    done: usize,
    name: String,
    /// The time of the step; `None` for the state before the first one.
    at: Option<f64>,
}

/// The page.
pub fn history() -> AnyView {
    let w = words();
    let document = Document::here();
    let refused = RwSignal::new(None::<String>);
    // Saving alone must not draw the rows again, because the focus would be lost.
    let can_change = Memo::new(move |_| document.can_change());
    let body = move || {
        let region = document.region()?;
        let ends = |unread: bool, said: &'static str| {
            unread.then(|| view! { <p class="notice warn">{said}</p> })
        };
        let (before, after) = document.with_history(|history| {
            (
                history.unread_before().is_some(),
                history.unread_after().is_some(),
            )
        });
        let before = ends(before, w.history_ends_before());
        let after = ends(after, w.history_ends_after());
        let (mut rows, done) = document.with_history(|history| {
            let steps = history.steps().enumerate();
            let rows: Vec<HistoryRow> = steps
                .map(|(i, step)| HistoryRow {
                    done: i + 1,
                    name: history_labels::name(w, &region, step),
                    at: Some(step.at),
                })
                .collect();
            (rows, history.done())
        });
        if rows.is_empty() {
            let none = before.is_none() && after.is_none();
            let none = none.then(|| view! { <p>{w.history_none()}</p> });
            return Some(view! { {none} {after} {before} }.into_any());
        }
        let name = w.history_start().to_owned();
        let (first, at) = (0, None);
        rows.insert(
            0,
            HistoryRow {
                done: first,
                name,
                at,
            },
        );
        let can_change = can_change.get();
        let rows = rows
            .into_iter()
            .rev()
            .map(|row| self::row(row, done, can_change, refused))
            .collect_view();
        Some(
            view! {
                {after}
                <table class="table steps folds">
                    <caption>{w.history_caption()}</caption>
                    {heads(&[
                        Head::Text(w.history_step()),
                        Head::Text(w.history_when()),
                        Head::Text(w.history_state()),
                    ])}
                    <tbody>{rows}</tbody>
                </table>
                {before}
            }
            .into_any(),
        )
    };
    let lead = view! { <p>{w.history_lead()}</p> }.into_any();
    view! {
        {head(w.history_title().to_owned(), lead)}
        <p role="alert">{move || refused.get()}</p>
        {body}
    }
    .into_any()
}

fn row(
    row: HistoryRow,
    done: usize,
    can_change: bool,
    refused: RwSignal<Option<String>>,
) -> AnyView {
    let w = words();
    let document = Document::here();
    let when = row.at.map(|at| format!("{} {}", w.date(at), w.time(at)));
    let go = move |_| {
        let went = document.go_to(row.done);
        refused.set(went.err().map(|why| refusal(w, &why)));
        request_animation_frame(|| {
            page::focus(NOW);
        });
    };
    let (class, state) = match row.done.cmp(&done) {
        std::cmp::Ordering::Equal => {
            let mark = view! {
                <span class="mark" id=NOW tabindex="-1">
                    {w.history_now()}
                </span>
            };
            ("current", mark.into_any())
        }
        order => {
            let (class, label) = match order.is_gt() {
                true => ("soft", w.history_again()),
                false => ("", w.history_back()),
            };
            let named = format!("{label}: {}", row.name);
            let button = view! {
                <button type="button" class="button" aria-label=named disabled=!can_change on:click=go>
                    {label}
                </button>
            };
            (class, button.into_any())
        }
    };
    let taken_back = (row.done > done).then(|| {
        view! {
            " "
            <span class="mark">{w.history_taken_back()}</span>
        }
    });
    view! {
        <tr class=class>
            <th scope="row">
                <bdi>{row.name.clone()}</bdi>
                {taken_back}
            </th>
            <td class="together whole">{when}</td>
            <td>{state}</td>
        </tr>
    }
    .into_any()
}

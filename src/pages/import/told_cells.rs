//! Rows and cells that could not be read, each with its reason and a field to put it right at once.

use enlace_tables::import::protocol::RefusedRow;
use enlace_tables::table::CellCorrection;
use leptos::prelude::*;

use crate::i18n::Words;
use crate::pages::import::{ImportWizard, WizardStep};
use crate::pages::shared::import_words;
use crate::pages::shared::page_parts::{Head, heads};

/// The table of them. What is put right counts when the table is read again.
pub fn told_cells(way: ImportWizard, told: &[RefusedRow]) -> AnyView {
    let w = way.w;
    let rows = told.iter().map(|row| told_row(way, row));
    let read_again = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        way.plan(WizardStep::Preview);
    };
    view! {
        <form on:submit=read_again>
            <table class="table folds">
                {heads(&[
                    Head::Number(w.import_row_head()),
                    Head::Text(w.import_column()),
                    Head::Text(w.import_reason_head()),
                    Head::Text(w.import_instead_head()),
                ])}
                <tbody>{rows.collect_view()}</tbody>
            </table>
            <p>
                <button type="submit" class="button" disabled=move || !way.is_other_than_planned()>
                    {w.import_read_again()}
                </button>
            </p>
        </form>
    }
    .into_any()
}

/// A row of the file with its column and the reason why something of it was not read.
fn told_row(way: ImportWizard, row: &RefusedRow) -> AnyView {
    let w = way.w;
    let column = row.column.clone().or_else(|| {
        row.target
            .as_deref()
            .map(|id| import_words::target_name(w, id))
    });
    let instead = row.at.map(|at| {
        let heading = column.clone().unwrap_or_default();
        let name = w.import_instead(&row.row.to_string(), &heading);
        instead(way, row.row - 1, at, name, row.text.clone())
    });
    view! {
        <tr>
            <th scope="row" class="number" data-label=row_label(w)>
                {row.row.to_string()}
            </th>
            <td><bdi>{column}</bdi></td>
            <td class="whole">{import_words::reason(w, row)}</td>
            <td class="whole">{instead}</td>
        </tr>
    }
    .into_any()
}

/// The field for what a cell says instead, with what it says now.
fn instead(way: ImportWizard, row: usize, column: usize, name: String, now: String) -> AnyView {
    let file = StoredValue::new(now.clone());
    let put = move |text: String| {
        way.choices.update(|choices| {
            let all = &mut choices.corrections;
            let own = |one: &CellCorrection| (one.row, one.column) == (row, column);
            // Of a cell that was put right before, what stands now is not what the file says.
            let before = all.iter().any(own);
            all.retain(|one| !own(one));
            if before || text != file.get_value() {
                all.push(CellCorrection { row, column, text });
            }
        });
    };
    view! {
        <input
            type="text"
            autocomplete="off"
            aria-label=name
            value=now
            on:change:target=move |event| put(event.target().value())
        />
    }
    .into_any()
}

/// What was put right, each with a button that takes it back.
pub fn corrected(way: ImportWizard) -> impl Fn() -> Option<AnyView> {
    move || {
        let w = way.w;
        let corrections = way.choices.with(|choices| choices.corrections.clone());
        let headings = way
            .shown
            .with_untracked(|shown| shown.as_ref().map(|shown| shown.headings.clone()))
            .unwrap_or_default();
        let all = corrections.into_iter().map(|one| {
            let row = (one.row + 1).to_string();
            let heading = headings.get(one.column).cloned().unwrap_or_default();
            let said = w.import_put_right(&row, &heading, &one.text);
            let take_back = move |_| {
                way.choices
                    .update(|choices| choices.corrections.retain(|own| *own != one));
            };
            view! {
                <li>
                    <bdi>{said}</bdi>
                    " "
                    <button type="button" class="link" on:click=take_back>
                        {w.import_take_out()}
                    </button>
                </li>
            }
            .into_any()
        });
        let all: Vec<AnyView> = all.collect();
        (!all.is_empty())
            .then(|| view! { <h2>{w.import_put_right_title()}</h2> <ul>{all}</ul> }.into_any())
    }
}

/// What a row's number is called on a narrow page.
pub fn row_label(w: Words) -> &'static str {
    w.import_row_head().trim_start_matches('>')
}

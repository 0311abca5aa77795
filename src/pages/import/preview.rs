//! Step 4 of the import shows what would change.

use enlace_model::PartialDate;
use enlace_tables::import::protocol::{ImportRequest, ImportResponse, Preview};
use enlace_tables::import::{Remark, RemarkKind, RowTally};
use enlace_tables::table::Format;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::file;
use crate::i18n::Words;
use crate::pages::import::lowered::lowered;
use crate::pages::import::step_frame::{feet, first_of, known, open_names};
use crate::pages::import::told_cells::{corrected, row_label, told_cells};
use crate::pages::import::{ImportWizard, WizardStep};
use crate::pages::import::{columns, names};
use crate::pages::shared::import_words;
use crate::pages::shared::page_parts::{Head, heads};

/// How many refused rows are shown.
const SHOWN: usize = 100;

pub fn preview(way: ImportWizard) -> AnyView {
    let w = way.w;
    let all = move || way.preview.get().map(|preview| of(way, &preview));
    let count = move || {
        way.preview
            .with(|preview| preview.as_ref().map_or(0, |preview| to_do(preview)))
    };
    let is_other = move || way.is_other_than_planned();
    let on = move || {
        let count = count();
        view! {
            <button
                type="button"
                class="button first"
                disabled=move || (count == 0 && !is_other()) || way.busy.get().is_some() || !way.can_change()
                on:click=move |_| way.import()
            >
                {move || match (is_other(), count) {
                    (true, _) => w.import_read_again().to_owned(),
                    (false, 0) => w.import_nothing().to_owned(),
                    (false, count) => w.import_do(count as f64),
                }}
            </button>
        }
    };
    view! {
        {feet(way, Some(WizardStep::Names), on.into_any())}
        {all}
        {fold(way, Below::Columns)}
        {fold(way, Below::Names)}
    }
    .into_any()
}

/// What stands below the preview, where it can still be changed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Below {
    Columns,
    Names,
}

/// The columns or the names, folded; names are open while one of them is undecided.
fn fold(way: ImportWizard, below: Below) -> AnyView {
    let w = way.w;
    let is_open = RwSignal::new(below == Below::Names && untrack(|| open_names(way)) > 0);
    let (title, step) = match below {
        Below::Columns => (w.import_step_columns(), WizardStep::Columns),
        Below::Names => (w.import_step_names(), WizardStep::Names),
    };
    let toggle = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        is_open.update(|open| *open = !*open);
    };
    let inside = move || {
        is_open.get().then(|| match below {
            Below::Columns => columns::list(way),
            Below::Names => names::list(way),
        })
    };
    view! {
        <details class="settings-group" prop:open=move || is_open.get()>
            <summary on:click=toggle>
                <h2>{title}</h2>
                " "
                <span class="soft">{move || known(way, step)}</span>
            </summary>
            {inside}
        </details>
    }
    .into_any()
}

fn to_do(preview: &Preview) -> usize {
    count_of(preview, 0) + count_of(preview, 1)
}

/// How many records of all lists are added, or in the next column changed.
fn count_of(preview: &Preview, column: usize) -> usize {
    let counts = preview.counts.iter();
    counts.map(|(_, counts)| counts[column]).sum()
}

fn of(way: ImportWizard, preview: &Preview) -> AnyView {
    let w = way.w;
    let counts = preview.counts.iter().map(|(list, counts)| {
        let cells = counts
            .iter()
            .map(|count| view! { <td class="number">{w.number(*count as f64, 0)}</td> }.into_any());
        view! {
            <tr>
                <th scope="row">{w.of("kind", list)}</th>
                {cells.collect_view()}
            </tr>
        }
        .into_any()
    });
    view! {
        <h2>{w.import_preview_title(preview.rows as f64)}</h2>
        {lowered(way, preview)}
        {corrected(way)}
        <table class="table narrow">
            {heads(&[
                Head::Text(w.import_list_head()),
                Head::Number(w.import_added_head()),
                Head::Number(w.import_changed_head()),
                Head::Number(w.import_unchanged_head()),
            ])}
            <tbody>{counts.collect_view()}</tbody>
        </table>
        {rows(w, &preview.tally)}
        {remarks(way, &preview.remarks)}
        {refused(way, preview)}
        {cells(way, preview)}
        {changed(w, preview)}
        {added(w, preview)}
    }
    .into_any()
}

/// How the rows of the file ended; together they are all of them.
fn rows(w: Words, tally: &RowTally) -> AnyView {
    let mut ends = vec![
        (w.import_rows_taken().to_owned(), tally.taken),
        (w.import_rows_unchanged().to_owned(), tally.unchanged),
        (w.import_rows_refused().to_owned(), tally.refused),
    ];
    let left_out = tally.left_out.iter();
    ends.extend(left_out.map(|(reason, count)| (w.of("left_out", reason.as_str()), *count)));
    let sum: usize = ends.iter().map(|(_, count)| count).sum();
    ends.push((w.import_rows_sum().to_owned(), sum));
    let rows = ends.into_iter().map(|(end, count)| {
        view! {
            <tr>
                <th scope="row">{end}</th>
                <td class="number">{w.number(count as f64, 0)}</td>
            </tr>
        }
        .into_any()
    });
    view! {
        <table class="table narrow">
            {heads(&[Head::Text(w.import_rows_of_file()), Head::Number(w.import_rows_head())])}
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// The cells that could not be read, in rows that are imported without them.
fn cells(way: ImportWizard, preview: &Preview) -> Option<AnyView> {
    if preview.cells.is_empty() {
        return None;
    }
    let w = way.w;
    let view = view! {
        <h2>{w.import_cells_title(preview.cell_count as f64)}</h2>
        <p>{w.import_cells_lead()}</p>
        {told_cells(way, &preview.cells)}
        {first_of(w, preview.cells.len(), preview.cell_count)}
    };
    Some(view.into_any())
}

fn remarks(way: ImportWizard, remarks: &[Remark]) -> Option<AnyView> {
    if remarks.is_empty() {
        return None;
    }
    let w = way.w;
    let all = remarks.iter().map(|remark| {
        let heading = remark.column.and_then(|at| {
            way.shown
                .with_untracked(|shown| shown.as_ref()?.headings.get(at).cloned())
        });
        let count = remark.count.to_string();
        let became = match remark.kind {
            RemarkKind::DateSerial | RemarkKind::DayOrMonth => {
                w.day_in_words(&PartialDate::from(remark.became.as_str()))
            }
            _ => remark.became.clone(),
        };
        let values = [
            ("count", count.as_str()),
            ("text", remark.text.as_str()),
            ("became", became.as_str()),
        ];
        let said = w.with("remark", remark.kind.as_str(), &values);
        let heading = heading.map(|heading| view! { <bdi>{heading}</bdi> ": " });
        view! { <li>{heading} {said}</li> }.into_any()
    });
    Some(view! { <h2>{w.import_remarks()}</h2> <ul>{all.collect_view()}</ul> }.into_any())
}

fn refused(way: ImportWizard, preview: &Preview) -> Option<AnyView> {
    if preview.refused.is_empty() {
        return None;
    }
    let w = way.w;
    let shown = &preview.refused[..preview.refused.len().min(SHOWN)];
    let reasons: Vec<String> = preview
        .refused
        .iter()
        .map(|row| import_words::reason(w, row))
        .collect();
    // The file has the same format as the one that was imported.
    let is_workbook = way.shown.with_untracked(|shown| {
        shown
            .as_ref()
            .is_some_and(|it| matches!(it.format, Format::Workbook | Format::WebPage))
    });
    let form = if is_workbook { "xlsx" } else { "csv" };
    let save = move |_| {
        let ask = ImportRequest::Refused {
            heading: w.import_reason_head().to_owned(),
            reasons: reasons.clone(),
        };
        spawn_local(async move {
            if let Some(Some(table)) = way.table.try_get_value()
                && let Ok((ImportResponse::Done, bytes)) = table.ask(&ask, &[]).await
            {
                let name = format!("{}.{form}", file::safe_name(w.import_refused_file()));
                if file::download_bytes(&name, &bytes).is_err() {
                    way.trouble.try_set(Some(w.import_unreadable().to_owned()));
                }
            }
        });
    };
    let view = view! {
        <h2>{w.import_refused_title(preview.refused_count as f64)}</h2>
        <p>{w.import_refused_lead()}</p>
        <p><button type="button" class="button" on:click=save>{w.import_refused_save()}</button></p>
        {told_cells(way, shown)}
        {first_of(w, preview.refused.len().min(SHOWN), preview.refused_count)}
    };
    Some(view.into_any())
}

fn changed(w: Words, preview: &Preview) -> Option<AnyView> {
    if preview.changed.is_empty() {
        return None;
    }
    let rows = preview.changed.iter().flat_map(|one| {
        one.fields.iter().map(move |(path, was, is)| {
            view! {
                <tr>
                    <th scope="row"><bdi>{one.name.clone()}</bdi></th>
                    <td>{import_words::path_name(w, &one.list, path)}</td>
                    <td data-label=w.import_was_head()><bdi>{was.clone()}</bdi></td>
                    <td data-label=w.import_is_head()><bdi>{is.clone()}</bdi></td>
                </tr>
            }
            .into_any()
        })
    });
    let rows: Vec<AnyView> = rows.collect();
    let view = view! {
        <h2>{w.import_changes_title()}</h2>
        <table class="table folds">
            {heads(&[
                Head::Text(w.import_record_head()),
                Head::Text(w.import_field_head()),
                Head::Text(w.import_was_head()),
                Head::Text(w.import_is_head()),
            ])}
            <tbody>{rows}</tbody>
        </table>
        {first_of(w, preview.changed.len(), count_of(preview, 1))}
    };
    Some(view.into_any())
}

fn added(w: Words, preview: &Preview) -> Option<AnyView> {
    if preview.added.is_empty() {
        return None;
    }
    let rows = preview.added.iter().map(|one| {
        let said = one.fields.iter().map(|(path, value)| {
            format!("{}: {value}", import_words::path_name(w, &one.list, path))
        });
        let said: Vec<String> = said.collect();
        view! {
            <tr>
                <th scope="row" class="number" data-label=row_label(w)>
                    {one.row.to_string()}
                </th>
                <td>{w.of("kind", &one.list)}</td>
                <td class="whole"><bdi>{said.join(" · ")}</bdi></td>
            </tr>
        }
        .into_any()
    });
    let view = view! {
        <h2>{w.import_new_title()}</h2>
        <table class="table folds small">
            {heads(&[
                Head::Number(w.import_row_head()),
                Head::Text(w.import_list_head()),
                Head::Text(w.import_record_head()),
            ])}
            <tbody>{rows.collect_view()}</tbody>
        </table>
        {first_of(w, preview.added.len(), count_of(preview, 0))}
    };
    Some(view.into_any())
}

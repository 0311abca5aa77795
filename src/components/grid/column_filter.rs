//! The filter of a column: by words or a comparison, by numbers from and to, and by its values with their counts.

use enlace_edit::field::read_number;
use leptos::html;
use leptos::prelude::*;

use crate::browser::intl;
use crate::components::field::tick;
use crate::components::grid::GridState;
use crate::components::grid::cell_filter::{self, CellFilter, NOT_EMPTY};
use crate::components::grid::column_values::{ColumnValue, values};
use crate::components::grid::props::CellInput;
use crate::components::grid::row_order::passing;
use crate::i18n::language::words;

/// So many values are listed; the others are found by typing.
const LISTED: usize = 200;

/// The ends of a range, as they are typed.
type RangeEnds = [NodeRef<html::Input>; 2];

/// The filter of a column, given by its index among all.
pub fn filter(grid: GridState, column: usize) -> AnyView {
    let w = words();
    let Some((id, entry)) = grid.with_column(column, |column| (column.id, column.entry.clone()))
    else {
        return ().into_any();
    };
    let (present, decimal) = grid.props.with_value(|props| {
        let own = props.arrangement.get_untracked();
        (own.filter_of(id).to_owned(), props.decimal)
    });
    let read = CellFilter::read(&present, decimal);
    let is_filtered = !present.is_empty();
    let (mut typed, mut chosen, mut range) = (String::new(), Vec::new(), [None, None]);
    match read {
        CellFilter::OneOf(wanted) if is_filtered => {
            chosen = wanted.into_iter().map(|one| one.text).collect();
        }
        CellFilter::Between(least, most) => range = [least, most],
        CellFilter::NotEmpty => {}
        _ => typed = present,
    }
    let all = column_values(grid, column, id, &mut chosen);
    let typed = RwSignal::new(typed);
    let chosen = RwSignal::new(chosen);
    let fault = RwSignal::new(None::<String>);
    let ends: RangeEnds = [NodeRef::new(), NodeRef::new()];
    let set = move |wanted: &str| grid.arrange(|own| own.filter(id, wanted));
    let apply = move || {
        let said = ends.map(|end| end.get_untracked().map(|end| end.value()));
        let said = said.map(Option::unwrap_or_default);
        let words = typed.get_untracked();
        let of_range = match range_of(&said, decimal) {
            Ok(of_range) => of_range,
            Err(why) => return fault.set(Some(why)),
        };
        match of_range {
            Some(of_range) => set(&of_range),
            // Values that are ticked are set already.
            None if words.trim().is_empty() && !chosen.with_untracked(Vec::is_empty) => {}
            None => set(&words),
        }
        grid.close_column_menu();
    };
    let range = (entry == CellInput::Number).then(|| {
        range_fields(
            ends,
            range.map(|end| end.map(|number| grid.written(number))),
        )
    });
    let only = move |label: String, wanted: &'static str| {
        let choose = move |_| {
            set(wanted);
            grid.close_column_menu();
        };
        view! {
            <button type="button" class="button" on:click=choose>
                {label}
            </button>
        }
        .into_any()
    };
    let count = |is_meant: fn(&ColumnValue) -> bool| {
        let meant = all.iter().filter(|value| is_meant(value));
        meant.map(|value| value.count).sum::<usize>()
    };
    let empty = count(|value| value.text.is_empty());
    let filled = count(|value| !value.text.is_empty());
    let number = |count: usize| w.number(count as f64, 0);
    let emptiness = (empty > 0 && filled > 0).then(|| {
        view! {
            {only(w.grid_only_empty(&number(empty)), "=")}
            {only(w.grid_only_filled(&number(filled)), NOT_EMPTY)}
        }
    });
    view! {
        <form
            class="field"
            on:submit=move |event| {
                event.prevent_default();
                apply();
            }
        >
            <label for="grid-filter">{w.grid_filter()}</label>
            <input
                id="grid-filter"
                type="text"
                autocomplete="off"
                prop:value=move || typed.get()
                on:input:target=move |event| typed.set(event.target().value())
                aria-describedby="grid-filter-hint"
            />
            <div id="grid-filter-hint" class="hint">
                {w.grid_filter_hint()}
            </div>
            {range}
            <div role="alert">
                {move || fault.get().map(|why| view! { <div class="fault">{why}</div> })}
            </div>
            <div class="row">
                <button type="submit" class="button first">
                    {w.grid_filter_apply()}
                </button>
                {is_filtered.then(|| only(w.grid_chip_remove().to_owned(), ""))}
                {emptiness}
            </div>
            {listed(grid, id, all, typed, chosen)}
        </form>
    }
    .into_any()
}

/// The values of the column in the rows that the search and the other filters leave. Those that the filter has
/// chosen are named as the cells have them.
fn column_values(
    grid: GridState,
    column: usize,
    id: &str,
    chosen: &mut Vec<String>,
) -> Vec<ColumnValue> {
    let language = words().0.intl_tag();
    grid.props.with_value(|props| {
        let mut others = props.arrangement.get_untracked();
        others.filter(id, "");
        let rows = passing(props, &props.rows.get_untracked().0, &others);
        let cells: Vec<_> = rows
            .iter()
            .filter_map(|key| (props.read)(key, &[column]).pop())
            .collect();
        let texts = |a: &str, b: &str| intl::compare(language, a, b);
        for own in &mut *chosen {
            let filter = CellFilter::read(
                &cell_filter::one_of(std::slice::from_ref(own)),
                props.decimal,
            );
            let cell = cells
                .iter()
                .find(|cell| filter.fits(&cell.text, cell.number));
            if let Some(cell) = cell {
                own.clone_from(&cell.text);
            }
        }
        values(cells.into_iter(), chosen, texts)
    })
}

/// The range as it is written, given its ends as they are typed; none where both are empty.
fn range_of(
    said: &[String; 2],
    decimal: enlace_edit::field::DecimalMark,
) -> Result<Option<String>, String> {
    let w = words();
    let mut ends = [None, None];
    for (end, text) in ends.iter_mut().zip(said) {
        let text = text.trim();
        if !text.is_empty() {
            let number = read_number(text.trim_end_matches('%').trim_end(), decimal);
            let refused = || w.with("fault", "not_a_number", &[("text", text)]);
            *end = Some(number.ok_or_else(refused)?);
        }
    }
    match ends {
        [None, None] => Ok(None),
        [Some(least), Some(most)] if least > most => Err(w.grid_range_turned().to_owned()),
        _ => Ok(Some(format!("{}..{}", said[0].trim(), said[1].trim()))),
    }
}

fn range_fields(ends: RangeEnds, present: [Option<String>; 2]) -> AnyView {
    let w = words();
    let labels = [("grid-from", w.grid_from()), ("grid-to", w.grid_to())];
    let fields = labels.into_iter().zip(ends).zip(present);
    let fields = fields.map(|(((id, label), end), present)| {
        view! {
            <label for=id>{label}</label>
            <input
                id=id
                type="text"
                inputmode="decimal"
                autocomplete="off"
                node_ref=end
                value=present
            />
        }
        .into_any()
    });
    view! { <div class="grid-range">{fields.collect_view()}</div> }.into_any()
}

/// The values with their counts; those that are ticked are shown at once.
fn listed(
    grid: GridState,
    id: &'static str,
    all: Vec<ColumnValue>,
    typed: RwSignal<String>,
    chosen: RwSignal<Vec<String>>,
) -> AnyView {
    let w = words();
    let decimal = grid.props.with_value(|props| props.decimal);
    let choose = move |text: &str, on: bool| {
        chosen.update(|chosen| {
            chosen.retain(|own| own != text);
            chosen.extend(on.then(|| text.to_owned()));
        });
        let wanted = chosen.with_untracked(|chosen| match chosen.is_empty() {
            true => String::new(),
            false => cell_filter::one_of(chosen),
        });
        grid.arrange(|own| own.filter(id, &wanted));
    };
    let list = move || {
        // A comparison narrows no list.
        let narrowed = match CellFilter::read(&typed.get(), decimal) {
            words @ CellFilter::Words(_) => words,
            _ => CellFilter::words(""),
        };
        let meant: Vec<&ColumnValue> = all
            .iter()
            .filter(|value| narrowed.fits(&value.text, None))
            .collect();
        let more = meant.len().saturating_sub(LISTED);
        let entries = meant.into_iter().take(LISTED).map(|value| {
            let (text, own) = (value.text.clone(), value.text.clone());
            let is_on = Signal::derive(move || chosen.with(|chosen| chosen.contains(&own)));
            let label = match value.text.as_str() {
                "" => w.grid_chip_empty().to_owned(),
                text => text.to_owned(),
            };
            let label = view! {
                <bdi>{label}</bdi>
                " "
                <span class="soft">{w.number(value.count as f64, 0)}</span>
            };
            let set = Callback::new(move |on| choose(&text, on));
            view! { <li>{tick(None, label.into_any(), is_on, set)}</li> }.into_any()
        });
        let entries = entries.collect_view();
        let more =
            (more > 0).then(|| view! { <li class="soft">{w.grid_more_values(more as f64)}</li> });
        view! {
            {entries}
            {more}
        }
    };
    view! {
        <fieldset>
            <legend>{w.grid_values()}</legend>
            <ul class="plain-list grid-values">{list}</ul>
        </fieldset>
    }
    .into_any()
}

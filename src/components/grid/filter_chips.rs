//! The filters that are set stand as chips in the line above the rows, each with its removal.

use enlace_edit::field::written_number;
use leptos::prelude::*;

use crate::components::grid::GridState;
use crate::components::grid::cell_filter::CellFilter;
use crate::i18n::Words;
use crate::i18n::language::words;

/// So many values of a filter are named; of more it is said how many there are.
const NAMED: usize = 2;

/// The chips.
pub fn chips(grid: GridState) -> AnyView {
    let arrangement = grid.props.with_value(|props| props.arrangement);
    let all = move || {
        let filters = arrangement.with(|own| own.filters.clone());
        let chips = filters
            .into_iter()
            .filter_map(|(id, filter)| chip(grid, id, &filter));
        chips.collect_view()
    };
    view! { <div class="row chips">{all}</div> }.into_any()
}

fn chip(grid: GridState, id: String, filter: &str) -> Option<AnyView> {
    let w = words();
    let (label, filter) = grid.props.with_value(|props| {
        let column = props.columns.iter().find(|column| column.id == id)?;
        let filter = CellFilter::read(filter, props.decimal);
        Some((column.label.clone(), filter))
    })?;
    let said = said(w, &label, &filter, |number| grid.written(number));
    let remove = move |_| {
        grid.arrange(|own| own.filter(&id, ""));
        grid.focus();
    };
    let view = view! {
        <button type="button" class="chip" title=w.grid_chip_remove() on:click=remove>
            <span>{said}</span>
            <span aria-hidden="true">"×"</span>
            <span class="visually-hidden">{w.grid_chip_remove()}</span>
        </button>
    };
    Some(view.into_any())
}

/// A filter in words.
fn said(w: Words, label: &str, filter: &CellFilter, written: impl Fn(f64) -> String) -> String {
    use std::cmp::Ordering::Less;
    let what = match filter {
        CellFilter::Words(all) => all.join(" "),
        CellFilter::Compared(Less, than) => format!("< {}", written(*than)),
        CellFilter::Compared(_, than) => format!("> {}", written(*than)),
        CellFilter::Between(Some(least), Some(most)) => {
            w.grid_chip_between(&written(*least), &written(*most))
        }
        CellFilter::Between(Some(least), None) => w.grid_chip_from(&written(*least)),
        CellFilter::Between(None, most) => w.grid_chip_to(&most.map_or_else(String::new, written)),
        CellFilter::OneOf(all) if all.len() > NAMED => w.grid_chip_values(all.len() as f64),
        CellFilter::OneOf(all) => {
            let named = all.iter().map(|one| match one.text.as_str() {
                "" => w.grid_chip_empty(),
                text => text,
            });
            named.collect::<Vec<_>>().join(", ")
        }
        CellFilter::NotEmpty => w.grid_chip_not_empty().to_owned(),
    };
    format!("{label}: {what}")
}

/// What is said where the search and the filters leave no row, with their removal.
pub fn emptied(grid: GridState) -> AnyView {
    let w = words();
    let arrangement = grid.props.with_value(|props| props.arrangement);
    let rows = grid.props.with_value(|props| props.rows);
    let is_emptied = Memo::new(move |_| {
        let is_narrowed = arrangement.with(|own| own.hides_rows());
        is_narrowed
            && grid.order.with(|order| order.keys.is_empty())
            && rows.with(|rows| !rows.0.is_empty())
    });
    let says = move || {
        is_emptied.get().then(|| {
            view! {
                <p class="row grid-emptied" role="status">
                    <span>{w.grid_emptied()}</span>
                    <button type="button" class="button" on:click=move |_| grid.show_all_rows()>
                        {w.grid_emptied_remove()}
                    </button>
                </p>
            }
        })
    };
    says.into_any()
}

impl GridState {
    /// A number as a person writes it in a filter.
    pub fn written(self, number: f64) -> String {
        written_number(number, self.props.with_value(|props| props.decimal))
    }
}

#[cfg(test)]
mod tests {
    use enlace_edit::field::DecimalMark;

    use super::*;
    use crate::i18n::Language;

    #[test]
    fn a_filter_is_said_in_words() {
        let check = |filter: &str, expected: &str| {
            let filter = CellFilter::read(filter, DecimalMark::Point);
            let said = said(Words(Language::En), "Places", &filter, |number| {
                number.to_string()
            });
            assert_eq!(said, expected);
        };
        check("weld", "Places: weld");
        check("> 10", "Places: > 10");
        check("10..20", "Places: 10 to 20");
        check("10..", "Places: from 10");
        check("..20", "Places: up to 20");
        check("=12|24", "Places: 12, 24");
        check("=12|", "Places: 12, empty");
        check("=1|2|3", "Places: 3 values");
        check("!=", "Places: not empty");
    }
}

//! On paper the grid is an ordinary table with all rows and the visible columns, where they are too wide
//! for a page in parts.

use leptos::html;
use leptos::mount::mount_to;
use leptos::prelude::*;

use crate::browser::paper;
use crate::components::grid::column_width::effective_width;
use crate::components::grid::props::CellInput;
use crate::components::grid::{GridColumn, GridState};
use crate::i18n::language::words;

/// So wide may the columns of one part be together, in the pixels in which the screen counts them: what an
/// A4 page holds in the small letters of paper, beside the numbers of the rows.
const ROOM: f64 = 900.0;
/// A column needs no more than this, since on paper its words stand in as many lines as they need.
const WIDEST: f64 = 190.0;
const WIDEST_NUMBER: f64 = 100.0;

/// The place of the table, which is there while the page is put on paper.
pub fn on_paper(grid: GridState) -> AnyView {
    let place = NodeRef::<html::Div>::new();
    let drawn = StoredValue::new_local(None);
    let draw = move || {
        if let Some(place) = place.get_untracked() {
            drawn.set_value(Some(mount_to(place.into(), move || {
                untrack(|| tables(grid))
            })));
        }
    };
    paper::while_on_paper(draw, move || drawn.set_value(None));
    view! { <div class="grid-paper" node_ref=place></div> }.into_any()
}

fn tables(grid: GridState) -> AnyView {
    let layout = grid.layout.get_untracked();
    let visible = grid.visible_columns.get_untracked();
    let widths = grid.props.with_value(|props| {
        let own = props.widths.get_untracked();
        let width = |index: &usize| {
            let column = &props.columns[*index];
            let widest = match column.entry {
                CellInput::Number => WIDEST_NUMBER,
                _ => WIDEST,
            };
            f64::from(effective_width(column, &own)).min(widest)
        };
        visible.iter().map(width).collect::<Vec<f64>>()
    });
    let parts = parts(&widths, layout.frozen, ROOM);
    let count = parts.len();
    let all = parts.into_iter().enumerate();
    let all = all.map(|(at, part)| {
        let columns: Vec<usize> = part.iter().map(|at| visible[*at]).collect();
        table(grid, &columns, at + 1, count)
    });
    all.collect_view().into_any()
}

/// Which columns stand together: the first ones, which stay on the screen too, in every part, and the others
/// in their order. A column that is wider than the room stands alone with them.
fn parts(widths: &[f64], frozen: usize, room: f64) -> Vec<Vec<usize>> {
    let sum = |columns: &[usize]| columns.iter().map(|at| widths[*at]).sum::<f64>();
    let mut repeated: Vec<usize> = (0..frozen.clamp(1, widths.len().max(1))).collect();
    repeated.retain(|at| *at < widths.len());
    // They must leave room for others.
    while repeated.len() > 1 && sum(&repeated) > room / 2.0 {
        repeated.pop();
    }
    let mut all: Vec<Vec<usize>> = Vec::new();
    let mut part = repeated.clone();
    for (at, width) in widths.iter().enumerate().skip(repeated.len()) {
        if part.len() > repeated.len() && sum(&part) + width > room {
            all.push(std::mem::replace(&mut part, repeated.clone()));
        }
        part.push(at);
    }
    all.push(part);
    all
}

fn table(grid: GridState, columns: &[usize], part: usize, parts: usize) -> AnyView {
    let w = words();
    let name = grid.props.with_value(|props| props.name.clone());
    let order = grid.order.get_untracked();
    let all = grid
        .props
        .with_value(|props| props.rows.get_untracked().0.len());
    let number = |count: usize| w.number(count as f64, 0);
    let rows = match order.keys.len() == all {
        true => w.grid_paper_rows(all as f64),
        false => w.grid_paper_some(&number(order.keys.len()), &number(all)),
    };
    let part = (parts > 1).then(|| w.grid_paper_part(&number(part), &number(parts)));
    let classes: Vec<&'static str> = columns
        .iter()
        .map(|index| grid.with_column(*index, class).unwrap_or_default())
        .collect();
    let heads = columns.iter().zip(&classes).map(|(index, class)| {
        let (label, unit) = grid
            .with_column(*index, |column| (column.label.clone(), column.unit.clone()))
            .unwrap_or_default();
        let unit = (!unit.is_empty()).then(|| format!(" ({unit})"));
        view! {
            <th scope="col" class=*class>
                {label}
                {unit}
            </th>
        }
        .into_any()
    });
    let rows_of = order.keys.iter().enumerate().map(|(at, key)| {
        let cells = grid.props.with_value(|props| (props.read)(key, columns));
        let cells = cells
            .into_iter()
            .zip(&classes)
            .map(|(cell, class)| view! { <td class=*class>{cell.text}</td> }.into_any());
        view! {
            <tr>
                <td class="number soft">{number(at + 1)}</td>
                {cells.collect_view()}
            </tr>
        }
        .into_any()
    });
    view! {
        <table class="table">
            <caption>{name} ": " {rows} {part.map(|part| format!(" · {part}"))}</caption>
            <thead>
                <tr>
                    <th scope="col" class="number">
                        "#"
                    </th>
                    {heads.collect_view()}
                </tr>
            </thead>
            <tbody>{rows_of.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn class(column: &GridColumn) -> &'static str {
    match column.entry {
        CellInput::Number => "number",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(widths: &[f64], frozen: usize, expected: &[&[usize]]) {
        assert_eq!(parts(widths, frozen, 600.0), expected);
    }

    #[test]
    fn columns_that_fit_stand_in_one_table() {
        check(&[200.0, 200.0, 200.0], 1, &[&[0, 1, 2]]);
        check(&[900.0], 1, &[&[0]]);
        check(&[], 1, &[&[]]);
    }

    #[test]
    fn columns_that_do_not_fit_go_on_in_further_parts_with_the_first_ones_again() {
        check(
            &[100.0, 300.0, 250.0, 200.0, 200.0, 100.0],
            1,
            &[&[0, 1], &[0, 2, 3], &[0, 4, 5]],
        );
        check(&[100.0, 100.0, 400.0, 300.0], 2, &[&[0, 1, 2], &[0, 1, 3]]);
    }

    #[test]
    fn every_column_stands_in_some_part_whatever_its_width() {
        check(
            &[400.0, 300.0, 900.0, 10.0],
            3,
            &[&[0, 1], &[0, 2], &[0, 3]],
        );
        check(&[10.0, 900.0, 900.0], 0, &[&[0, 1], &[0, 2]]);
    }
}

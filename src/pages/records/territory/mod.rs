//! The page Territory has the tables of municipalities, travel times and business counts.

mod add_municipality;
mod businesses;
mod travel;

use enlace_edit::field::CellFault;
use enlace_edit::{Cells, Op, Rejection};
use enlace_model::{Kind, Region};
use enlace_tables::import::protocol::{ShownCell, ShownSheet};
use leptos::prelude::*;

use crate::components::matrix::{SquaresHead, SquaresProps};
use crate::i18n::Words;
use crate::i18n::language::words;
use crate::pages::records::table::{TableHead, TableSpec, table};
use crate::pages::shared::address::Address;
use crate::pages::shared::page_parts::titled;
use crate::pages::shared::refusal_words::{fault, refusal};
use crate::pages::shared::saved_table::{self, TableOffer, WholeTable, heads};
use crate::state::document::Document;
use crate::state::document::refused::EditRefused;

const MUNICIPALITIES: TableSpec = TableSpec::of(
    Kind::Municipality,
    &[
        "name",
        "code",
        "population",
        "businesses",
        "latitude",
        "longitude",
        "source",
    ],
    &["name", "code"],
);

const TIMES: TableSpec = TableSpec::of(
    Kind::TravelTime,
    &["from", "to", "minutes", "source"],
    &["from", "to", "minutes"],
);

/// The page.
pub fn territory() -> AnyView {
    let w = words();
    let address = Address::here();
    let tab = Memo::new(move |_| address.get("tab"));
    let document = Document::here();
    // The list that ships is Portugal's.
    let portuguese = Memo::new(move |_| {
        let region = document.region();
        let country = region.and_then(|region| region.header.country.clone());
        country.is_none_or(|country| country == "PT")
    });
    let in_line = move |table_of| {
        let head = TableHead {
            path: "/territory",
            title: w.territory_title(),
            says: w.territory_lead(),
            tools: ().into_any(),
            foot: ().into_any(),
        };
        table(table_of, head)
    };
    let alone = move |inside: AnyView| {
        view! {
            {titled(w.territory_title().to_owned(), "/territory")}
            {inside}
        }
        .into_any()
    };
    let view = move || match tab.get().as_str() {
        "times" => in_line(TIMES),
        "matrix" => alone(travel::matrix()),
        "businesses" => alone(businesses::businesses()),
        _ => view! {
            {in_line(MUNICIPALITIES)}
            {move || portuguese.get().then(add_municipality::adding)}
        }
        .into_any(),
    };
    view.into_any()
}

/// The municipalities by their names.
fn municipalities(region: &Region) -> Vec<SquaresHead> {
    let all = region.municipalities.values();
    let mut sides: Vec<SquaresHead> = all
        .map(|own| SquaresHead {
            key: own.code.to_string(),
            title: own.name.clone(),
        })
        .collect();
    enlace_model::order::put_in_order(&mut sides, |a, b| a.title.cmp(&b.title));
    sides
}

/// The button that saves a matrix as it is shown, or all records.
fn saved(name: &'static str, square: &SquaresProps, all: WholeTable) -> AnyView {
    let (rows, columns, read) = (square.rows, square.columns, square.read.clone());
    let corner = square.corner.clone();
    let make = Callback::new(move |()| {
        let (rows, columns) = (rows.get_untracked(), columns.get_untracked());
        let titles = columns.iter().map(|side| side.title.clone());
        let mut sheet = vec![heads(std::iter::once(corner.clone()).chain(titles))];
        sheet.extend(rows.iter().map(|row| {
            let cells = columns.iter().map(|column| {
                let square = untrack(|| read(&row.key, &column.key));
                match square.number {
                    Some(number) => ShownCell::Number(number),
                    None => ShownCell::Text(square.text),
                }
            });
            let title = ShownCell::Text(row.title.clone());
            std::iter::once(title).chain(cells).collect()
        }));
        ShownSheet {
            name: name.to_owned(),
            rows: sheet,
        }
    });
    saved_table::button(move || TableOffer {
        name: name.to_owned(),
        shown: Some((rows.with_untracked(Vec::len), make)),
        all,
    })
}

/// Pastes a block as one step; else gives the fault of each cell by its index.
fn paste(
    document: Document,
    cells: Cells,
    place_of: &dyn Fn(&CellFault) -> Option<usize>,
) -> Result<(), Vec<(usize, String)>> {
    let w = words();
    document
        .perform(Op::SetFields(cells))
        .map_err(|refused| match &refused {
            EditRefused::Rejected(Rejection::Cells(faults)) => {
                let mut told: Vec<(usize, String)> = Vec::new();
                for found in faults {
                    // A refused text leaves its record incomplete; that is not reported, too.
                    if let Some(place) = place_of(found)
                        && told.iter().all(|(own, _)| *own != place)
                    {
                        told.push((place, fault(w, &found.fault)));
                    }
                }
                told
            }
            _ => vec![(0, refusal(w, &refused))],
        })
}

/// The message about why a cell of the matrix was refused.
fn why(w: Words, refused: &EditRefused) -> String {
    match refused {
        EditRefused::Rejected(Rejection::Cells(faults)) => match faults.as_slice() {
            [one, ..] => fault(w, &one.fault),
            [] => refusal(w, refused),
        },
        _ => refusal(w, refused),
    }
}

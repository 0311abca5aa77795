//! This table has the travel times from the school's municipality to the enterprise's.

use std::sync::Arc;

use enlace_edit::field::CellFault;
use enlace_edit::{Cell, Cells, Deed, Dependents, Entry, Op};
use enlace_model::{Kind, MunicipalityCode, RecordRef, Region, TravelTime};
use leptos::prelude::*;
use serde_json::Value;

use crate::browser::id;
use crate::components::matrix::{
    Square, SquareAccess, SquaresHead, SquaresProps, WrittenSquare, matrix as squares,
};
use crate::i18n::language::words;
use crate::pages::records::territory::{municipalities, paste, saved, why};
use crate::pages::shared::refusal_words::decimal_mark;
use crate::pages::shared::saved_table::WholeTable;
use crate::state::document::Document;

/// The matrix of travel times.
pub(super) fn matrix() -> AnyView {
    let w = words();
    let document = Document::here();
    let sides = Memo::new(move |_| {
        let region = document.region();
        region.map_or_else(Vec::new, |region| municipalities(&region))
    });
    let sides: Signal<Vec<SquaresHead>> = sides.into();
    let read = move |from: &str, to: &str| {
        if from == to {
            return Square {
                text: "–".to_owned(),
                access: SquareAccess::Closed,
                ..Square::default()
            };
        }
        let Some(region) = document.region() else {
            return Square::default();
        };
        let written = |time: Option<&TravelTime>| {
            time.map_or_else(String::new, |time| w.number(time.minutes.0, 1))
        };
        let found = stated(&region, from, to);
        Square {
            text: written(found),
            number: found.map(|time| time.minutes.0),
            // A time that is stated for one direction holds for both where the other one is missing.
            instead: written(stated(&region, to, from)),
            access: SquareAccess::Open,
        }
    };
    let write = move |from: &str, to: &str, text: String| {
        let region = untrack(|| document.region());
        let found = region
            .as_deref()
            .and_then(|region| stated(region, from, to));
        let record = found.map(|time| RecordRef::new(Kind::TravelTime, &time.id));
        let op = match (record, text.trim().is_empty()) {
            (None, true) => return Ok(()),
            (Some(record), true) => Op::RemoveRecords {
                records: vec![record],
                dependents: Dependents::Keep,
            },
            (Some(record), false) => {
                let typed = Entry::Typed(text, decimal_mark(w));
                Op::SetFields(Cells::one(record, "minutes", typed))
            }
            (None, false) => Op::SetFields(new_time(from, to, Entry::Typed(text, decimal_mark(w)))),
        };
        document.perform(op).map_err(|refused| why(w, &refused))
    };
    let write_many = move |all: &[WrittenSquare]| {
        let region = untrack(|| document.region());
        let mut whole = Cells {
            deed: Deed::Paste,
            add: Vec::new(),
            cells: Vec::new(),
        };
        let mut places = Vec::new();
        for (place, WrittenSquare { row, column, text }) in all.iter().enumerate() {
            let typed = Entry::Typed(text.clone(), decimal_mark(w));
            let found = region
                .as_deref()
                .and_then(|region| stated(region, row, column));
            let mut own = match found {
                Some(time) => {
                    let record = RecordRef::new(Kind::TravelTime, &time.id);
                    Cells::one(record, "minutes", typed)
                }
                None => new_time(row, column, typed),
            };
            places.push((own.cells[0].record.clone(), place));
            whole.add.append(&mut own.add);
            whole.cells.append(&mut own.cells);
        }
        drop(region);
        let place_of = |fault: &CellFault| {
            let found = places.iter().find(|(record, _)| *record == fault.record);
            found.map(|(_, place)| *place)
        };
        paste(document, whole, &place_of)
    };
    let square = SquaresProps {
        id: "times",
        caption: w.territory_matrix_caption().to_owned(),
        corner: w.territory_matrix_corner().to_owned(),
        rows: sides,
        columns: sides,
        name: |from, to| format!("{from} → {to}"),
        read: Arc::new(read),
        write: Arc::new(write),
        write_many: Arc::new(write_many),
    };
    view! {
        <p class="soft">{w.territory_matrix_hint()}</p>
        <p>{saved(w.territory_tab_matrix(), &square, WholeTable::Records(Kind::TravelTime))}</p>
        {squares(square)}
    }
    .into_any()
}

/// The time that is stated for this direction; of several the shortest, as the figures take it.
fn stated<'r>(region: &'r Region, from: &str, to: &str) -> Option<&'r TravelTime> {
    let (from, to) = (MunicipalityCode::from(from), MunicipalityCode::from(to));
    let all = region.travel_times.values();
    all.filter(|time| time.from == from && time.to == to)
        .reduce(|a, b| if b.minutes.0 < a.minutes.0 { b } else { a })
}

fn new_time(from: &str, to: &str, minutes: Entry) -> Cells {
    let record = RecordRef::new(Kind::TravelTime, id::mint());
    let cell = |field: &str, entry| Cell {
        record: record.clone(),
        field: field.to_owned(),
        entry,
    };
    let cells = vec![
        cell("from", Entry::Value(Value::from(from))),
        cell("to", Entry::Value(Value::from(to))),
        cell("minutes", minutes),
    ];
    Cells {
        deed: Deed::Add,
        add: vec![record],
        cells,
    }
}

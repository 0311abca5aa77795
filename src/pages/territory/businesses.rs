//! This table has the number of businesses of a municipality by sector and size.

use std::sync::Arc;

use enlace_engine::edit::field::{CellFault, CodeList};
use enlace_engine::edit::{Cell, Cells, Deed, Entry, Op};
use enlace_engine::model::order::put_in_order;
use enlace_engine::model::place::BusinessCount;
use enlace_engine::model::{Kind, Municipality, RecordRef, Region, SizeClass};
use leptos::prelude::*;
use serde_json::Value;

use crate::components::matrix::{Access, Matrix, Side, Square, Written, matrix};
use crate::components::picker::{Picker, Start, picker};
use crate::components::select::select;
use crate::i18n::Words;
use crate::i18n::language::words;
use crate::pages::address::Address;
use crate::pages::choice_source::ChoiceSource;
use crate::pages::decimal_mark;
use crate::pages::saved_table::WholeTable;
use crate::pages::territory::{municipalities, paste, saved, why};
use crate::workspace::Workspace;

const SECTORS: ChoiceSource = ChoiceSource::List(CodeList::Sectors);
/// The key of the row of all sectors, and of the column of all sizes.
const ALL: &str = "";
/// The key of the column of sums.
const SUM: &str = "sum";

/// The table with the choice of a municipality and a way to add a sector.
pub(super) fn businesses() -> AnyView {
    let w = words();
    let workspace = Workspace::here();
    let address = Address::here();
    // The municipality that the address names, else the first one.
    let place = Memo::new(move |_| {
        let asked = address.get("municipality");
        let region = workspace.region()?;
        let known = region.municipalities.contains_key(&asked.as_str().into());
        match known {
            true => Some(asked),
            false => municipalities(&region)
                .into_iter()
                .next()
                .map(|own| own.key),
        }
    });
    let added = RwSignal::new(Vec::<String>::new());
    let rows = Memo::new(move |_| {
        let region = workspace.region();
        region.map_or_else(Vec::new, |region| {
            sectors(w, workspace, &region, &added.get())
        })
    });
    let columns = Memo::new(move |_| {
        let region = workspace.region();
        region.map_or_else(Vec::new, |region| sizes(w, &region))
    });
    let read = move |sector: &str, size: &str| {
        let region = workspace.region();
        let own = region
            .as_deref()
            .zip(place.get())
            .and_then(|(region, place)| region.municipalities.get(&place.as_str().into()).cloned());
        own.map_or_else(Square::default, |own| square(w, &own, sector, size))
    };
    let write = move |sector: &str, size: &str, text: String| {
        let region = untrack(|| workspace.region());
        let own = region.as_deref().zip(place.get_untracked());
        let own = own.and_then(|(region, place)| region.municipalities.get(&place.as_str().into()));
        let Some(cells) = own.and_then(|own| cells(w, own, sector, size, text)) else {
            return Ok(());
        };
        let done = workspace.perform(Op::SetFields(cells));
        done.map_err(|refused| why(w, &refused))
    };
    let write_many = move |all: &[Written]| {
        let region = untrack(|| workspace.region());
        let own = region.as_deref().zip(place.get_untracked());
        let own = own.and_then(|(region, place)| region.municipalities.get(&place.as_str().into()));
        let Some(own) = own.cloned() else {
            return Ok(());
        };
        drop(region);
        let mut whole = Cells {
            deed: Deed::Paste,
            add: Vec::new(),
            cells: Vec::new(),
        };
        // New counts are added after those that exist, one after the other.
        let mut end = own.businesses.len();
        let mut places = Vec::new();
        for (place, Written { row, column, text }) in all.iter().enumerate() {
            let found = own.businesses.iter();
            let found = found
                .map(|count| is_of(count, row, column))
                .position(|is| is);
            let at = found.unwrap_or(end);
            end += usize::from(found.is_none());
            places.push((format!("businesses[{at}].count"), place));
            let written = (row.as_str(), column.as_str());
            whole
                .cells
                .extend(cells_at(w, &own, written, (at, found), text.clone()));
        }
        let place_of = |fault: &CellFault| {
            let found = places.iter().find(|(field, _)| *field == fault.field);
            found.map(|(_, place)| *place)
        };
        paste(workspace, whole, &place_of)
    };
    let choices = move || {
        let region = workspace.region()?;
        let all = municipalities(&region).into_iter();
        let choices = all.map(|own| (own.key, own.title)).collect();
        Some(select(
            "municipality",
            w.territory_businesses_of(),
            choices,
            move || place.get().unwrap_or_default(),
            move |code| address.set(&[("municipality", &code)]),
        ))
    };
    let add = picker(Picker {
        id: "sector".to_owned(),
        name: None,
        value: Signal::derive(String::new),
        show: SECTORS.show(w, workspace),
        search: SECTORS.search(w, workspace),
        on_choose: Callback::new(move |code: String| {
            if !code.is_empty() {
                added.update(|added| added.push(code));
            }
        }),
        start: Start::Resting,
        fault: Signal::derive(|| false),
        described_by: None,
    });
    let square = Matrix {
        id: "businesses",
        caption: w.territory_businesses_caption().to_owned(),
        corner: w.territory_businesses_corner().to_owned(),
        rows: rows.into(),
        columns: columns.into(),
        name: |sector, size| format!("{sector}, {size}"),
        read: Arc::new(read),
        write: Arc::new(write),
        write_many: Arc::new(write_many),
    };
    view! {
        <p class="soft">{w.territory_businesses_hint()}</p>
        <div class="filters">
            {choices}
            <div>
                <label for="sector">{w.territory_businesses_add()}</label>
                {add}
            </div>
        </div>
        <p>{saved(w.territory_tab_businesses(), &square, WholeTable::Shown)}</p>
        {matrix(square)}
    }
    .into_any()
}

fn all_counts(region: &Region) -> impl Iterator<Item = &BusinessCount> {
    region
        .municipalities
        .values()
        .flat_map(|own| &own.businesses)
}

/// The sectors that some municipality has counts for, and those that were added just now.
fn sectors(w: Words, workspace: Workspace, region: &Region, added: &[String]) -> Vec<Side> {
    let mut codes: Vec<&str> = all_counts(region)
        .map(|count| count.sector.as_deref().unwrap_or(ALL))
        .chain(added.iter().map(String::as_str))
        .chain([ALL])
        .collect();
    put_in_order(&mut codes, |a, b| a.cmp(b));
    codes.dedup();
    let side = |code: &str| Side {
        key: code.to_owned(),
        title: match code {
            ALL => w.territory_all_sectors().to_owned(),
            code => SECTORS.name(w, workspace, code),
        },
    };
    codes.into_iter().map(side).collect()
}

/// The sizes; the column of all sizes together where some count is given so; and the sum.
fn sizes(w: Words, region: &Region) -> Vec<Side> {
    let side = |key: &str, title: String| Side {
        key: key.to_owned(),
        title,
    };
    let of_all = all_counts(region).any(|count| count.size.is_none());
    let mut sides: Vec<Side> = SizeClass::ALL
        .iter()
        .map(|size| side(size.as_str(), w.of("option", size.as_str())))
        .collect();
    if of_all {
        sides.push(side(ALL, w.territory_all_sizes().to_owned()));
    }
    sides.push(side(SUM, w.territory_sum().to_owned()));
    sides
}

fn is_of(count: &BusinessCount, sector: &str, size: &str) -> bool {
    let own_size = count.size.as_ref().map_or(ALL, |size| size.as_str());
    count.sector.as_deref().unwrap_or(ALL) == sector && own_size == size
}

fn square(w: Words, own: &Municipality, sector: &str, size: &str) -> Square {
    let counts = own.businesses.iter();
    if size == SUM {
        let of_sector = counts.filter(|count| count.sector.as_deref().unwrap_or(ALL) == sector);
        let counts: Vec<f64> = of_sector.map(|count| count.count.0).collect();
        let sum = (!counts.is_empty()).then(|| counts.iter().sum());
        return Square {
            text: sum.map_or_else(|| crate::i18n::UNKNOWN.to_owned(), |sum| w.number(sum, 0)),
            number: sum,
            access: Access::Closed,
            ..Square::default()
        };
    }
    let found = { counts }.find(|count| is_of(count, sector, size));
    Square {
        text: found.map_or_else(String::new, |count| w.number(count.count.0, 0)),
        number: found.map(|count| count.count.0),
        ..Square::default()
    }
}

/// The cells that write a count; `None` where nothing changes.
fn cells(w: Words, own: &Municipality, sector: &str, size: &str, text: String) -> Option<Cells> {
    let found = own
        .businesses
        .iter()
        .position(|count| is_of(count, sector, size));
    if found.is_none() && text.trim().is_empty() {
        return None;
    }
    let at = found.unwrap_or(own.businesses.len());
    Some(Cells {
        deed: Deed::Set,
        add: Vec::new(),
        cells: cells_at(w, own, (sector, size), (at, found), text),
    })
}

/// The cells that write a count at its index in the list, which may be a new one.
fn cells_at(
    w: Words,
    own: &Municipality,
    (sector, size): (&str, &str),
    (at, found): (usize, Option<usize>),
    text: String,
) -> Vec<Cell> {
    let record = RecordRef::new(Kind::Municipality, &own.code);
    let is_empty = text.trim().is_empty();
    let cell = |inner: &str, entry| Cell {
        record: record.clone(),
        field: format!("businesses[{at}]{inner}"),
        entry,
    };
    let typed = Entry::Typed(text, decimal_mark(w));
    if is_empty {
        return vec![cell("", Entry::Value(Value::Null))];
    }
    let mut cells = vec![cell(".count", typed)];
    for (inner, code) in [(".sector", sector), (".size", size)] {
        if code != ALL && found.is_none() {
            cells.push(cell(inner, Entry::Value(Value::from(code))));
        }
    }
    cells
}

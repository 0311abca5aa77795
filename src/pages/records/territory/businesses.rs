//! This table has the number of businesses of a municipality by sector and size.

use std::sync::Arc;

use enlace_edit::field::{CellFault, CodeList};
use enlace_edit::{Cell, Cells, Deed, Entry, Op};
use enlace_model::order::put_in_order;
use enlace_model::place::BusinessCount;
use enlace_model::{Businesses, Kind, Municipality, RecordRef, Region, SizeClass};
use leptos::prelude::*;
use serde_json::Value;

use crate::components::matrix::{
    Square, SquareAccess, SquaresHead, SquaresProps, WrittenSquare, matrix,
};
use crate::components::picker::{Picker, Start, picker};
use crate::components::select::select;
use crate::i18n::Words;
use crate::i18n::language::words;
use crate::pages::records::territory::{municipalities, paste, saved, why};
use crate::pages::shared::address::Address;
use crate::pages::shared::choice_source::ChoiceSource;
use crate::pages::shared::refusal_words::decimal_mark;
use crate::pages::shared::saved_table::WholeTable;
use crate::state::document::Document;

const SECTORS: ChoiceSource = ChoiceSource::List(CodeList::Sectors);
/// The key of the row of all sectors, and of the column of all sizes.
const ALL: &str = "";
/// The key of the column of sums.
const SUM: &str = "sum";

/// The table with the choice of a municipality and a way to add a sector.
pub(super) fn businesses() -> AnyView {
    let w = words();
    let document = Document::here();
    let address = Address::here();
    // The municipality that the address names, else the first one.
    let place = Memo::new(move |_| {
        let asked = address.get("municipality");
        let region = document.region()?;
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
        let region = document.region();
        region.map_or_else(Vec::new, |region| {
            sectors(w, document, &region, &added.get())
        })
    });
    let columns = Memo::new(move |_| {
        let region = document.region();
        region.map_or_else(Vec::new, |region| sizes(w, &region))
    });
    let read = move |sector: &str, size: &str| {
        let region = document.region();
        let own = region
            .as_deref()
            .zip(place.get())
            .and_then(|(region, place)| region.municipalities.get(&place.as_str().into()).cloned());
        own.map_or_else(Square::default, |own| square(w, &own, sector, size))
    };
    let write = move |sector: &str, size: &str, text: String| {
        let region = untrack(|| document.region());
        let own = region.as_deref().zip(place.get_untracked());
        let own = own.and_then(|(region, place)| region.municipalities.get(&place.as_str().into()));
        let Some(mut writing) = own.map(|own| Writing::of(w, own)) else {
            return Ok(());
        };
        writing.write(sector, size, text);
        let done = document.perform(Op::SetFields(Cells {
            deed: Deed::Set,
            add: Vec::new(),
            cells: writing.cells(),
        }));
        done.map_err(|refused| why(w, &refused))
    };
    let write_many = move |all: &[WrittenSquare]| {
        let region = untrack(|| document.region());
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
        let mut writing = Writing::of(w, &own);
        let mut places = Vec::new();
        for (place, WrittenSquare { row, column, text }) in all.iter().enumerate() {
            let at = writing.write(row, column, text.clone());
            places.extend(at.map(|at| (format!("businesses[{at}].count"), place)));
        }
        whole.cells = writing.cells();
        let place_of = |fault: &CellFault| {
            let found = places.iter().find(|(field, _)| *field == fault.field);
            found.map(|(_, place)| *place)
        };
        paste(document, whole, &place_of)
    };
    let choices = move || {
        let region = document.region()?;
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
        show: SECTORS.show(w, document),
        search: SECTORS.search(w, document),
        on_choose: Callback::new(move |code: String| {
            if !code.is_empty() {
                added.update(|added| added.push(code));
            }
        }),
        start: Start::Resting,
        fault: Signal::derive(|| false),
        described_by: None,
    });
    let square = SquaresProps {
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
fn sectors(w: Words, document: Document, region: &Region, added: &[String]) -> Vec<SquaresHead> {
    let mut codes: Vec<&str> = all_counts(region)
        .map(|count| count.sector.as_deref().unwrap_or(ALL))
        .chain(added.iter().map(String::as_str))
        .chain([ALL])
        .collect();
    put_in_order(&mut codes, |a, b| a.cmp(b));
    codes.dedup();
    let side = |code: &str| SquaresHead {
        key: code.to_owned(),
        title: match code {
            ALL => w.territory_all_sectors().to_owned(),
            code => SECTORS.name(w, document, code),
        },
    };
    codes.into_iter().map(side).collect()
}

/// The sizes; the column of all sizes together where some count is given so; and the sum.
fn sizes(w: Words, region: &Region) -> Vec<SquaresHead> {
    let side = |key: &str, title: String| SquaresHead {
        key: key.to_owned(),
        title,
    };
    let of_all = all_counts(region).any(|count| count.size.is_none());
    let mut sides: Vec<SquaresHead> = SizeClass::ALL
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
    count.sector().unwrap_or(ALL) == sector && own_size == size
}

fn square(w: Words, own: &Municipality, sector: &str, size: &str) -> Square {
    if size == SUM {
        let sum = match sector {
            ALL => own.businesses_of(None).or(own.business_count()),
            sector => own.businesses_of(Some(sector)),
        };
        let sum = sum.map(|Businesses(sum)| sum);
        return Square {
            text: sum.map_or_else(|| crate::i18n::UNKNOWN.to_owned(), |sum| w.number(sum, 0)),
            number: sum,
            access: SquareAccess::Closed,
            ..Square::default()
        };
    }
    let equal = own
        .businesses
        .iter()
        .filter(|count| is_of(count, sector, size));
    let counts: Vec<f64> = equal.map(|count| count.count.0).collect();
    let sum = (!counts.is_empty()).then(|| counts.iter().sum());
    Square {
        text: sum.map_or_else(String::new, |sum| w.number(sum, 0)),
        number: sum,
        ..Square::default()
    }
}

/// Counts that are written into a municipality's list, as cells.
struct Writing<'a> {
    w: Words,
    own: &'a Municipality,
    cells: Vec<Cell>,
    /// Where the next new count stands.
    end: usize,
    /// Entries of the list that go.
    gone: Vec<usize>,
}

impl<'a> Writing<'a> {
    fn of(w: Words, own: &'a Municipality) -> Self {
        Self {
            w,
            own,
            cells: Vec::new(),
            end: own.businesses.len(),
            gone: Vec::new(),
        }
    }

    /// Writes what the square of a sector and a size says, in place of all equal lines; tells which entry
    /// it is written to, `None` where none is.
    fn write(&mut self, sector: &str, size: &str, text: String) -> Option<usize> {
        let lines = (0..).zip(&self.own.businesses);
        let equal = lines.filter(|(_, count)| is_of(count, sector, size));
        let mut equal: Vec<usize> = equal.map(|(at, _)| at).collect();
        let is_same = equal.len() > 1 && square(self.w, self.own, sector, size).text == text.trim();
        if is_same {
            return None;
        }
        if text.trim().is_empty() {
            self.gone.append(&mut equal);
            return None;
        }
        let mut equal = equal.into_iter();
        let found = equal.next();
        self.gone.extend(equal);
        let at = found.unwrap_or(self.end);
        let mut cell = |inner: &str, entry| {
            self.cells.push(cell(self.own, at, inner, entry));
        };
        cell(".count", Entry::Typed(text, decimal_mark(self.w)));
        if found.is_none() {
            let told = [(".sector", sector), (".size", size)];
            for (inner, code) in told.into_iter().filter(|(_, code)| *code != ALL) {
                cell(inner, Entry::Value(Value::from(code)));
            }
            self.end += 1;
        }
        Some(at)
    }

    /// The cells: what is written, then what goes, from the end on, so that each finds its entry.
    fn cells(mut self) -> Vec<Cell> {
        put_in_order(&mut self.gone, |a, b| b.cmp(a));
        let gone = self.gone.iter();
        let gone = gone.map(|at| cell(self.own, *at, "", Entry::Value(Value::Null)));
        self.cells.extend(gone);
        self.cells
    }
}

fn cell(own: &Municipality, at: usize, inner: &str, entry: Entry) -> Cell {
    Cell {
        record: RecordRef::new(Kind::Municipality, &own.code),
        field: format!("businesses[{at}]{inner}"),
        entry,
    }
}

#[cfg(test)]
mod tests {
    use enlace_edit::decide;
    use enlace_model::{Change, Header, SchoolYear};
    use serde_json::json;

    use super::*;
    use crate::i18n::Language;

    fn municipality(lines: &Value) -> Municipality {
        let record = json!({ "code": "M", "name": "M", "businesses": lines });
        serde_json::from_value(record).unwrap()
    }

    /// The lines of a municipality after these squares were written.
    fn written(lines: &Value, squares: &[(&str, &str, &str)]) -> Value {
        let own = municipality(lines);
        let header = Header::new("r".into(), "R", "2026-03-20".into(), SchoolYear(2029));
        let mut region = Region::new(header);
        region.municipalities.insert(own.code.clone(), own.clone());
        let mut writing = Writing::of(Words(Language::En), &own);
        for (sector, size, text) in squares {
            writing.write(sector, size, (*text).to_owned());
        }
        let cells = Cells {
            deed: Deed::Paste,
            add: Vec::new(),
            cells: writing.cells(),
        };
        let changes: Vec<Change> = decide(&Op::SetFields(cells), &region).unwrap();
        changes.iter().for_each(|change| region.apply(change));
        let after = &region.municipalities[&own.code].businesses;
        serde_json::to_value(after).unwrap()
    }

    #[test]
    fn what_goes_leaves_what_is_written_in_its_place() {
        let lines = json!([
            { "sector": "25", "count": 1 }, { "sector": "41", "count": 2 }, { "sector": "62", "count": 3 }
        ]);
        let squares = [
            ("25", "", ""),
            ("41", "", "20"),
            ("62", "", "30"),
            ("", "", "60"),
        ];
        let after = json!([
            { "sector": "41", "count": 20 }, { "sector": "62", "count": 30 }, { "count": 60 }
        ]);
        assert_eq!(written(&lines, &squares), after);
    }

    #[test]
    fn equal_lines_are_written_as_one() {
        let lines = json!([{ "count": 7 }, { "sector": "25", "count": 3 }, { "count": 9 }]);
        let after = json!([{ "count": 20 }, { "sector": "25", "count": 3 }]);
        assert_eq!(written(&lines, &[("", "", "20")]), after);
        let left = json!([{ "sector": "25", "count": 3 }]);
        assert_eq!(written(&lines, &[("", "", "")]), left);
    }
}

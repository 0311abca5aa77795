//! The table of all records of a kind connects their fields, the grid and the document.

mod cell_picker;
mod cells;
mod delete_dialog;
mod drafts;
mod edits;
mod export;
mod findings;
mod kept_columns;
mod spec;

use std::sync::Arc;

use enlace_edit::field::{CodeList, Content, Field, fields};
use enlace_method::figures::Standings;
use enlace_model::{RecordRef, Region, RegionId};
use leptos::prelude::*;

use crate::components::grid::arrangement::{Arrangement, KEYS};
use crate::components::grid::grid;
use crate::components::grid::props::{
    CellInput, GridColumn, GridProps, GridSurroundings, NewRowStop, RepeatedText, RowKey, RowKeys,
};
use crate::components::link::A;
use crate::i18n::Words;
use crate::i18n::language::words;
use crate::pages::records::evidence_sheet;
use crate::pages::records::form::{self, FormHost};
use crate::pages::records::new_evidence::NewEvidence;
use crate::pages::shared::address::Address;
use crate::pages::shared::links;
use crate::pages::shared::names;
use crate::pages::shared::page_parts::titled;
use crate::pages::shared::refusal_words::decimal_mark;
use crate::pages::shared::saved_table::{self, OpenOffer};
use crate::state::document::Document;

use findings::FieldProblem;

pub use cells::cell;
pub use spec::{ColumnGroup, ComputedColumn, RecordInView, TableHead, TableSpec, TellOfRecord};

/// The state that the parts of a table share.
#[derive(Clone, Copy)]
struct RecordTable {
    shows: TableSpec,
    w: Words,
    document: Document,
    fields: StoredValue<Vec<&'static Field>>,
    /// All records that the table shows, in the order of their ids.
    rows: Memo<RowKeys>,
    /// The problems of single fields, in the order of the records.
    problems: Memo<Arc<Vec<FieldProblem>>>,
    /// See [`RecordInView`].
    standings: Memo<Option<Standings>>,
    /// What was typed for a new record that still misses something, by column.
    draft: RwSignal<Vec<(usize, String)>>,
    /// What the draft still misses.
    missing: RwSignal<Vec<MissingField>>,
    deleting: RwSignal<Option<Vec<RecordRef>>>,
    /// How many rows were hidden when deleting was asked for.
    left_hidden: StoredValue<usize>,
    /// The piece of evidence that is being made for a need.
    evidence: NewEvidence,
    offered: OpenOffer,
    /// The region that the table was opened for.
    region: StoredValue<RegionId>,
    address: Address,
}

/// A field, or one of several, without which a new record cannot be kept.
#[derive(Clone, Debug, PartialEq)]
struct MissingField {
    columns: Vec<usize>,
    name: String,
}

/// The table.
pub fn table(shows: TableSpec, head: TableHead) -> AnyView {
    let (w, document) = (words(), Document::here());
    let address = Address::here();
    let open = document.with_region(|region| region.header.id.clone());
    let rows = Memo::new(move |_| {
        let mut keys: Vec<RowKey> = Vec::new();
        let mut read = |region: &Region| {
            region.each_id(shows.kind, &mut |id| {
                if shows.only.is_none_or(|only| only(region, id)) {
                    keys.push(id.clone());
                }
            });
        };
        match shows.only {
            // Any edit may change whether a record is shown.
            Some(_) => document.region().iter().for_each(|region| read(region)),
            None => drop(document.with_list(shows.kind, read)),
        }
        RowKeys(Arc::new(keys))
    });
    let table = RecordTable {
        shows,
        rows,
        address,
        w,
        document,
        fields: StoredValue::new(in_order(shows)),
        problems: Memo::new(move |_| Arc::new(findings::of_fields(w, document, shows.kind))),
        standings: Memo::new(move |earlier: Option<&Option<Standings>>| {
            shows.remark?;
            let now = document.coverage();
            let now = now.map(|coverage| coverage.needs.standing.clone());
            now.or_else(|| earlier.cloned().flatten())
        }),
        draft: RwSignal::new(Vec::new()),
        missing: RwSignal::new(Vec::new()),
        deleting: RwSignal::new(None),
        left_hidden: StoredValue::new(0),
        evidence: NewEvidence::none(),
        offered: RwSignal::new(None),
        region: StoredValue::new(open.unwrap_or_else(|| "".into())),
    };
    on_cleanup(move || table.keep_new_row());
    document.guard_typing(Signal::derive(move || {
        table.draft.with(|draft| !draft.is_empty())
    }));
    let usual = usually_hidden(shows);
    let usual = StoredValue::new(usual);
    let arrangement = Memo::new(move |_| {
        let said = KEYS.map(|key| address.get(key));
        let hidden = match said[3].as_str() {
            "" => usual.get_value(),
            "-" => String::new(),
            other => other.to_owned(),
        };
        Arrangement::read([&said[0], &said[1], &said[2], &hidden, &said[4]])
    });
    let on_arrange = move |arrangement: Arrangement| {
        let mut said = arrangement.written();
        if said[3] == usual.get_value() {
            said[3] = String::new();
        } else if said[3].is_empty() {
            "-".clone_into(&mut said[3]);
        }
        let changes: Vec<(&'static str, &str)> = KEYS
            .into_iter()
            .zip(said.iter().map(String::as_str))
            .collect();
        address.set(&changes);
    };
    let sheet = GridProps {
        name: names::kind_heading(w, shows.kind),
        columns: table.columns(),
        decimal: decimal_mark(w),
        rows,
        read: Box::new(move |key, columns| table.cells(key, columns)),
        read_new: Box::new(move |columns| table.new_cells(columns)),
        pending: Signal::derive(move || table.pending()),
        problem_cells: Memo::new(move |_| table.problem_cells()),
        findings: Box::new(move |key, column| table.findings(key, column)),
        edition: Signal::derive(move || {
            document.region();
            document.edition().0
        }),
        track_changes: Box::new(move || table.follow()),
        target: Memo::new(move |_| {
            let record = address.get(links::RECORD);
            let column = table.column_of(&address.get(links::FIELD));
            (!record.is_empty() && record != links::NEW).then(|| (record.as_str().into(), column))
        }),
        widths: kept_columns::widths(shows.kind),
        order: kept_columns::order(shows.kind),
        totals: kept_columns::totals(shows.kind),
        arrangement,
        on_arrange: Box::new(on_arrange),
        on_edit: Box::new(move |wish| table.wish(wish)),
        pick: Box::new(move |picking| table.pick(picking)),
    };
    let beside = FormHost {
        kind: shows.kind,
        first: shows.first,
        deleting: table.deleting,
        evidence: table.evidence,
    };
    view! {
        {form::kept_drafts(shows.kind)}
        {grid(sheet, around(w, head))}
        {form::beside(beside)}
        {evidence_sheet::sheet(table.evidence)}
        {delete_dialog::dialog(table)}
        {saved_table::dialog(table.offered)}
    }
    .into_any()
}

/// What the page puts around the grid.
fn around(w: Words, head: TableHead) -> GridSurroundings {
    let foot = view! {
        {head.foot}
        <A href="/import">{w.grid_import()}</A>
    };
    let empty = view! {
        <p>{head.says}</p>
        <p>{w.grid_empty()}</p>
        <p class="row">
            <A href="/import" attr:class="button first">
                {w.grid_import()}
            </A>
        </p>
    };
    GridSurroundings {
        title: titled(head.title.to_owned(), head.path),
        tools: head.tools,
        foot: foot.into_any(),
        empty: empty.into_any(),
    }
}

/// The fields in the order of the columns.
fn in_order(shows: TableSpec) -> Vec<&'static Field> {
    let all = fields(shows.kind);
    let computed = || shows.computed.iter().map(|own| &own.field);
    let first = shows
        .first
        .iter()
        .filter_map(|id| all.iter().chain(computed()).find(|field| field.id == *id));
    let rest = all.iter().filter(|field| !shows.first.contains(&field.id));
    first.chain(rest).collect()
}

/// The columns that are hidden by default, as the address writes them.
fn usually_hidden(shows: TableSpec) -> String {
    let all = fields(shows.kind).iter().map(|field| field.id);
    let hidden: Vec<&str> = all.filter(|id| !shows.first.contains(id)).collect();
    hidden.join(",")
}

impl RecordTable {
    fn columns(self) -> Vec<GridColumn> {
        let w = self.w;
        let kind = self.shows.kind.as_str();
        self.fields.with_value(|fields| {
            let label = |field: &Field| w.column(kind, field.id);
            let unit = |field: &Field| match field.content {
                Content::Number(measure) => cells::unit(w, measure),
                _ => String::new(),
            };
            let column = |field: &&'static Field| GridColumn {
                id: field.id,
                label: label(field),
                unit: unit(field),
                width: cells::width(field).max(cells::width_of_head(&label(field), &unit(field))),
                entry: match self.computed(field) {
                    Some(_) => CellInput::Form,
                    None => cells::entry(w, field),
                },
                new_row: match self.shows.new_row.contains(&field.id) {
                    true => NewRowStop::Stops,
                    false => NewRowStop::PassesOver,
                },
                group: self.group_of(field.id),
                repeated: match self.shows.said_once == Some(field.id) {
                    true => RepeatedText::AsDitto,
                    false => RepeatedText::InFull,
                },
                total: cells::total(field),
                summed_with: match self.shows.summed_with {
                    Some((of, with)) if of == field.id => with,
                    _ => "",
                },
            };
            fields.iter().map(column).collect()
        })
    }

    fn group_of(self, column: &str) -> &'static str {
        let mut groups = self.shows.groups.iter();
        let own = groups.find(|group| group.columns.contains(&column));
        own.map_or("", |group| (group.label)(self.w))
    }

    fn field(self, column: usize) -> Option<&'static Field> {
        self.fields.with_value(|fields| fields.get(column).copied())
    }

    fn computed(self, field: &Field) -> Option<&'static ComputedColumn> {
        let mut all = self.shows.computed.iter();
        all.find(|own| own.field.id == field.id)
    }

    fn column_of(self, path: &str) -> Option<usize> {
        let id = path.split('[').next().unwrap_or_default();
        self.fields
            .with_value(|fields| fields.iter().position(|field| field.id == id))
    }

    fn record(self, key: &str) -> RecordRef {
        RecordRef::new(self.shows.kind, key)
    }

    /// Subscribes to everything that changes what the cells show.
    fn follow(self) {
        let _ = self.document.region();
        self.problems.track();
        self.standings.track();
        self.draft.track();
        self.missing.track();
        let lists = self.fields.with_value(|fields| {
            let lists = fields.iter().filter_map(|field| match field.content {
                Content::Coded(list) | Content::Texts(Some(list)) => Some(list),
                _ => None,
            });
            lists.collect::<Vec<CodeList>>()
        });
        for list in lists {
            let _ = self.document.codelist(list);
        }
    }
}

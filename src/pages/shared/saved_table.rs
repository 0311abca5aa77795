//! One dialog saves any table as a file: as the page shows it, or all of its rows.

use enlace_model::Kind;
use enlace_tables::import::Part;
use enlace_tables::import::protocol::{Form, ImportRequest, ShownCell, ShownSheet};
use leptos::prelude::*;

use crate::browser::file::safe_name;
use crate::components::dialog::{self, DialogContent};
use crate::i18n::Words;
use crate::i18n::language::words;
use crate::pages::shared::import_words::vocabulary;
use crate::state::document::Document;
use crate::state::transfers::Transfers;

/// Makes the sheet when it is needed.
pub type MakeSheet = Callback<(), ShownSheet>;

/// A table that can be saved.
#[derive(Clone)]
pub struct TableOffer {
    /// What it is called.
    pub name: String,
    /// The rows that the page shows, and how many they are; `None` where only all rows are offered.
    pub shown: Option<(usize, MakeSheet)>,
    pub all: WholeTable,
}

/// All rows of a table.
#[derive(Clone, Copy)]
pub enum WholeTable {
    /// The records of a list with their contents; such a file can be imported again unchanged.
    Records(Kind),
    /// The same table with all its rows, and how many they are.
    Rows(usize, MakeSheet),
    /// The page leaves nothing out.
    Shown,
}

/// The table for which the dialog is open; `None` while it is closed.
pub type OpenOffer = RwSignal<Option<TableOffer>>;

/// The button that opens the dialog for a table.
pub fn button(offer: impl Fn() -> TableOffer + Copy + Send + Sync + 'static) -> AnyView {
    let w = words();
    let offered: OpenOffer = RwSignal::new(None);
    view! {
        <button
            type="button"
            class="button"
            aria-haspopup="dialog"
            on:click=move |_| offered.set(Some(untrack(offer)))
        >
            {w.save_table_button()}
        </button>
        {dialog(offered)}
    }
    .into_any()
}

/// The dialog for saving a table.
pub fn dialog(offered: OpenOffer) -> AnyView {
    let w = words();
    let content = move || {
        let offer = offered.get()?;
        Some(DialogContent {
            title: w.save_table_title(&offer.name),
            body: body(w, offered, &offer),
        })
    };
    let is_open = move || offered.with(|offer| offer.is_some());
    dialog::dialog(w.grid_close(), is_open, content, move || offered.set(None))
}

/// A button of the dialog: its label, and what it does.
struct SaveChoice {
    label: String,
    form: Form,
    ask: Callback<(), ImportRequest>,
    /// The file name extension.
    name: String,
}

fn body(w: Words, offered: OpenOffer, offer: &TableOffer) -> AnyView {
    let (document, transfers) = (Document::here(), Transfers::here());
    let save = move |way: &SaveChoice| {
        let (form, name, ask) = (way.form, way.name.clone(), way.ask);
        move |_| {
            let region = document.with_region(|region| region.header.name.clone());
            let name = safe_name(format!("{} {name}", region.unwrap_or_default()).trim());
            let ending = match form {
                Form::Workbook => "xlsx",
                Form::Text => "csv",
            };
            transfers.save_table(ask.run(()), vocabulary(w), format!("{name}.{ending}"));
            offered.set(None);
        }
    };
    let group = |id: &'static str, said: String, ways: Vec<SaveChoice>| {
        let buttons = ways.iter().map(|way| {
            view! {
                <button type="button" class="button" aria-describedby=id on:click=save(way)>
                    {way.label.clone()}
                </button>
            }
            .into_any()
        });
        view! {
            <li>
                <p id=id>{said}</p>
                <div class="row">{buttons.collect_view()}</div>
            </li>
        }
        .into_any()
    };
    let mut groups = Vec::new();
    if let Some((rows, make)) = offer.shown {
        let said = match offer.all {
            WholeTable::Shown => w.save_table_whole(rows as f64),
            _ => w.save_table_shown(rows as f64),
        };
        groups.push(group("save-shown", said, drawn(&offer.name, make)));
    }
    match offer.all {
        WholeTable::Records(kind) => {
            let count = document.with_region(|region| region.count(kind));
            let counted = w.counted_records(kind.as_str(), count.unwrap_or_default());
            let ways = records(w, &offer.name, kind);
            groups.push(group("save-all", w.save_table_records(&counted), ways));
        }
        WholeTable::Rows(rows, make) => {
            let said = w.save_table_whole(rows as f64);
            groups.push(group("save-all", said, drawn(&offer.name, make)));
        }
        WholeTable::Shown => {}
    }
    view! {
        <p class="soft">{w.save_table_lead()}</p>
        <ul class="plain-list stack">{groups}</ul>
    }
    .into_any()
}

const FORMS: [(&str, Form); 2] = [("XLSX", Form::Workbook), ("CSV", Form::Text)];

/// The buttons for a sheet that is made here, in both formats.
fn drawn(name: &str, make: MakeSheet) -> Vec<SaveChoice> {
    let way = |(label, form): (&str, Form)| SaveChoice {
        label: label.to_owned(),
        form,
        ask: Callback::new(move |()| ImportRequest::AsShown {
            sheet: make.run(()),
            form,
        }),
        name: name.to_owned(),
    };
    FORMS.map(way).into()
}

/// The buttons for the records of a list: one workbook with all, and a CSV file for each of its tables.
fn records(w: Words, name: &str, kind: Kind) -> Vec<SaveChoice> {
    let of_kind = Part::ALL.iter().filter(|part| part.kind() == kind);
    let parts: Vec<String> = of_kind.map(|part| part.as_str().to_owned()).collect();
    if parts.is_empty() {
        return Vec::new();
    }
    let mut ways = vec![SaveChoice {
        label: "XLSX".to_owned(),
        form: Form::Workbook,
        ask: Callback::new({
            let parts = parts.clone();
            move |()| ImportRequest::Workbook {
                parts: parts.clone(),
            }
        }),
        name: name.to_owned(),
    }];
    let several = parts.len() > 1;
    ways.extend(parts.into_iter().map(|part| {
        let own = w.of("part", &part);
        SaveChoice {
            label: match several {
                true => format!("CSV: {own}"),
                false => "CSV".to_owned(),
            },
            form: Form::Text,
            ask: Callback::new(move |()| ImportRequest::Csv { part: part.clone() }),
            name: match several {
                true => own,
                false => name.to_owned(),
            },
        }
    }));
    ways
}

/// A row of headings.
pub fn heads(labels: impl IntoIterator<Item = impl Into<String>>) -> Vec<ShownCell> {
    let cells = labels.into_iter();
    cells.map(|label| ShownCell::Text(label.into())).collect()
}

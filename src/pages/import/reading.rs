//! Step 1 of the import takes the file or the pasted text, and asks how it is read.

use enlace_edit::field::DecimalMark;
use enlace_tables::import::protocol::{ImportRequest, Shown};
use enlace_tables::table::{Delimiter, Encoding, Format, SheetName, Wish};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::drop_zone::tables;
use crate::components::select::select;
use crate::i18n::Words;
use crate::pages::import::step_frame::foot;
use crate::pages::import::{ImportWizard, WizardStep};

pub fn reading(way: ImportWizard) -> AnyView {
    let w = way.w;
    let pasted = RwSignal::new(String::new());
    let shown = move || way.shown.get().map(|shown| read(way, &shown));
    view! {
        <div class="two">
            <section aria-labelledby="by-file">
                <h2 id="by-file">{w.import_by_file()}</h2>
                {tables("table-file", w.import_choose(), w.import_drop(), move |files| way.open(files))}
            </section>
            <section aria-labelledby="by-paste">
                <h2 id="by-paste">{w.import_by_paste()}</h2>
                <label for="pasted">{w.import_paste_label()}</label>
                <textarea
                    id="pasted"
                    rows="4"
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=move || pasted.get()
                    on:input:target=move |event| pasted.set(event.target().value())
                ></textarea>
                <p>
                    <button
                        type="button"
                        class="button"
                        disabled=move || pasted.with(|text| text.trim().is_empty())
                        on:click=move |_| way.paste(pasted.get_untracked())
                    >
                        {w.import_read_pasted()}
                    </button>
                </p>
            </section>
        </div>
        {shown}
    }
    .into_any()
}

const ENCODINGS: [(Encoding, &str); 7] = [
    (Encoding::Utf8, "UTF-8"),
    (Encoding::Windows1252, "Windows-1252"),
    (Encoding::Utf16Le, "UTF-16 LE"),
    (Encoding::Utf16Be, "UTF-16 BE"),
    (Encoding::MacRoman, "Macintosh Roman"),
    (Encoding::Cp850, "CP 850 (DOS)"),
    (Encoding::Cp860, "CP 860 (DOS)"),
];
const MARKS: [DecimalMark; 2] = [DecimalMark::Comma, DecimalMark::Point];

/// How the file was read, and its first rows.
fn read(way: ImportWizard, shown: &Shown) -> AnyView {
    let w = way.w;
    let wish = RwSignal::new(shown.wish.clone());
    let again = move |change: &dyn Fn(&mut Wish)| {
        wish.update(|wish| change(wish));
        let wish = wish.get_untracked();
        spawn_local(async move { way.ask(ImportRequest::Again { wish }, Vec::new()).await });
    };
    let known = match shown.by.as_str() {
        "memory" => w.import_by_memory().to_owned(),
        "headings" => w.import_by_headings().to_owned(),
        id => w.of("known", id),
    };
    view! {
        <h2>{w.import_found(shown.headings.len() as f64, &way.name.get_untracked(), &w.import_found_rows(shown.rows as f64))}</h2>
        <p>{known}</p>
        <div class="filters">{choices(w, shown, again)}</div>
        {top(w, shown)}
        {foot(way, None, w.import_to_columns(), move || way.show(WizardStep::Columns))}
    }
    .into_any()
}

/// The options that were recognised; each can be changed.
fn choices(
    w: Words,
    shown: &Shown,
    again: impl Fn(&dyn Fn(&mut Wish)) + Copy + 'static,
) -> AnyView {
    let mut all: Vec<AnyView> = Vec::new();
    // Of what can be chosen, the name of each, and which one was found.
    let mut add = |id, label, names: Vec<String>, found: usize, change: fn(&mut Wish, usize)| {
        let numbered = names.into_iter().enumerate();
        let options = numbered.map(|(at, name)| (at.to_string(), name)).collect();
        let choose = move |chosen: String| {
            if let Ok(at) = chosen.parse() {
                again(&|wish| change(wish, at));
            }
        };
        all.push(select(
            id,
            label,
            options,
            move || found.to_string(),
            choose,
        ));
    };
    if let Format::Text {
        encoding,
        delimiter,
    } = shown.format
    {
        let names = ENCODINGS.map(|(_, name)| name.to_owned()).to_vec();
        let found = ENCODINGS
            .iter()
            .position(|(own, _)| *own == encoding)
            .unwrap_or(0);
        add("encoding", w.import_encoding(), names, found, |wish, at| {
            wish.encoding = Some(ENCODINGS[at].0);
            wish.delimiter = None;
            wish.header = None;
        });
        let name = |mark: &Delimiter| match mark {
            Delimiter::Tab => w.import_tab().to_owned(),
            other => other.as_char().to_string(),
        };
        let names = Delimiter::ALL.iter().map(name).collect();
        let found = Delimiter::ALL
            .iter()
            .position(|own| *own == delimiter)
            .unwrap_or(0);
        add(
            "delimiter",
            w.import_delimiter(),
            names,
            found,
            |wish, at| {
                wish.delimiter = Some(Delimiter::ALL[at]);
                wish.header = None;
            },
        );
    }
    if shown.sheets.len() > 1 {
        let name = |sheet: &SheetName| match sheet.hidden {
            true => w.import_hidden(&sheet.name),
            false => sheet.name.clone(),
        };
        let names = shown.sheets.iter().map(name).collect();
        let found = shown.wish.sheet.unwrap_or(0);
        add("sheet", w.import_sheet(), names, found, |wish, at| {
            wish.sheet = Some(at);
            wish.header = None;
        });
    }
    if shown.format != Format::GeoJson {
        let found = shown.wish.header.unwrap_or(0);
        let rows = shown.top.len().max(found + 1);
        let names = (1..=rows).map(|row| row.to_string()).collect();
        add(
            "header-row",
            w.import_header_row(),
            names,
            found,
            |wish, at| {
                wish.header = Some(at);
            },
        );
        let names = [w.import_comma(), w.import_point()]
            .map(str::to_owned)
            .to_vec();
        let found = MARKS
            .iter()
            .position(|own| Some(*own) == shown.wish.decimal)
            .unwrap_or(0);
        add("decimal", w.import_decimal(), names, found, |wish, at| {
            wish.decimal = Some(MARKS[at]);
        });
    }
    all.into_any()
}

/// The sheet's first rows, with their numbers.
fn top(w: Words, shown: &Shown) -> AnyView {
    let header = shown.wish.header;
    let width = shown.top.iter().map(Vec::len).max().unwrap_or(0);
    let rows = shown.top.iter().enumerate().map(|(at, cells)| {
        let is_header = header == Some(at);
        let cells = (0..width).map(|at| {
            let cell = cells.get(at).cloned();
            view! { <td><bdi>{cell}</bdi></td> }.into_any()
        });
        view! {
            <tr class:import-header=is_header>
                <th scope="row" class="number">{(at + 1).to_string()}</th>
                {cells.collect_view()}
            </tr>
        }
        .into_any()
    });
    view! {
        <div class="import-scroll" tabindex="0" role="region" aria-label=w.import_first_rows()>
            <table class="table small">
                <caption class="visually-hidden">{w.import_first_rows()}</caption>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

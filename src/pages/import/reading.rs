//! Step 1: the file, and how it is read.

use enlace_engine::edit::field::DecimalMark;
use enlace_engine::exchange::import::talk::{Ask, Shown};
use enlace_engine::exchange::table::{Delimiter, Encoding, Format, Wish};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::drop_zone::tables;
use crate::components::select::select;
use crate::i18n::Words;
use crate::pages::import::{Step, Way, foot};

pub fn reading(way: Way) -> AnyView {
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

/// What the file was found to be, and the first rows.
fn read(way: Way, shown: &Shown) -> AnyView {
    let w = way.w;
    let wish = RwSignal::new(shown.wish.clone());
    let again = move |change: &dyn Fn(&mut Wish)| {
        wish.update(|wish| change(wish));
        let wish = wish.get_untracked();
        spawn_local(async move { way.ask(Ask::Again { wish }, Vec::new()).await });
    };
    let known = match shown.by.as_str() {
        "memory" => w.import_by_memory().to_owned(),
        "headings" => w.import_by_headings().to_owned(),
        id => w.of("known", id),
    };
    let on = view! {
        <button type="button" class="button first" on:click=move |_| way.step.set(Step::Columns)>
            {w.import_to_columns()}
        </button>
    };
    view! {
        <h2>{w.import_found(shown.headings.len() as f64, &way.name.get_untracked(), &w.number(shown.rows as f64, 0))}</h2>
        <p>{known}</p>
        <div class="filters">{choices(w, shown, again)}</div>
        {top(w, shown)}
        {foot(way, None, on.into_any())}
    }
    .into_any()
}

fn choices(
    w: Words,
    shown: &Shown,
    again: impl Fn(&dyn Fn(&mut Wish)) + Copy + 'static,
) -> AnyView {
    let mut all: Vec<AnyView> = Vec::new();
    if let Format::Text {
        encoding,
        delimiter,
    } = shown.format
    {
        let names = [
            (Encoding::Utf8, "UTF-8"),
            (Encoding::Windows1252, "Windows-1252"),
            (Encoding::Utf16Le, "UTF-16 LE"),
            (Encoding::Utf16Be, "UTF-16 BE"),
        ];
        let options = names
            .iter()
            .map(|(_, name)| ((*name).to_owned(), (*name).to_owned()))
            .collect();
        let value = names
            .iter()
            .find(|(own, _)| *own == encoding)
            .map_or("", |(_, name)| *name);
        all.push(select(
            "encoding",
            w.import_encoding(),
            options,
            move || value.to_owned(),
            move |chosen| {
                let found = names
                    .iter()
                    .find(|(_, name)| *name == chosen)
                    .map(|(own, _)| *own);
                again(&|wish| {
                    wish.encoding = found;
                    wish.delimiter = None;
                    wish.header = None;
                });
            },
        ));
        let marks = [
            (Delimiter::Comma, ","),
            (Delimiter::Semicolon, ";"),
            (Delimiter::Tab, w.import_tab()),
            (Delimiter::Bar, "|"),
        ];
        let options = marks
            .iter()
            .map(|(_, name)| ((*name).to_owned(), (*name).to_owned()))
            .collect();
        let value = marks
            .iter()
            .find(|(own, _)| *own == delimiter)
            .map_or("", |(_, name)| *name);
        all.push(select(
            "delimiter",
            w.import_delimiter(),
            options,
            move || value.to_owned(),
            move |chosen| {
                let found = marks
                    .iter()
                    .find(|(_, name)| *name == chosen)
                    .map(|(own, _)| *own);
                again(&|wish| {
                    wish.delimiter = found;
                    wish.header = None;
                });
            },
        ));
    }
    if shown.sheets.len() > 1 {
        let name = |(at, sheet): (usize, &enlace_engine::exchange::table::SheetName)| {
            let said = if sheet.hidden {
                w.import_hidden(&sheet.name)
            } else {
                sheet.name.clone()
            };
            (at.to_string(), said)
        };
        let options = shown.sheets.iter().enumerate().map(name).collect();
        let value = shown.wish.sheet.unwrap_or(0).to_string();
        let value = StoredValue::new(value);
        all.push(select(
            "sheet",
            w.import_sheet(),
            options,
            move || value.get_value(),
            move |chosen| {
                let at = chosen.parse().ok();
                again(&|wish| {
                    wish.sheet = at;
                    wish.header = None;
                });
            },
        ));
    }
    if shown.format != Format::GeoJson {
        let rows = shown
            .top
            .len()
            .max(shown.wish.header.map_or(0, |row| row + 1));
        let options = (0..rows)
            .map(|row| (row.to_string(), (row + 1).to_string()))
            .collect();
        let value = StoredValue::new(shown.wish.header.unwrap_or(0).to_string());
        all.push(select(
            "header-row",
            w.import_header_row(),
            options,
            move || value.get_value(),
            move |chosen| {
                let row = chosen.parse().ok();
                again(&|wish| wish.header = row);
            },
        ));
        let options = vec![
            ("comma".to_owned(), w.import_comma().to_owned()),
            ("point".to_owned(), w.import_point().to_owned()),
        ];
        let is_comma = shown.wish.decimal == Some(DecimalMark::Comma);
        let value = if is_comma { "comma" } else { "point" };
        all.push(select(
            "decimal",
            w.import_decimal(),
            options,
            move || value.to_owned(),
            move |chosen| {
                let mark = if chosen == "comma" {
                    DecimalMark::Comma
                } else {
                    DecimalMark::Point
                };
                again(&|wish| wish.decimal = Some(mark));
            },
        ));
    }
    all.into_any()
}

/// The sheet's first rows, with their numbers.
fn top(w: Words, shown: &Shown) -> AnyView {
    let header = shown.wish.header;
    let rows = shown.top.iter().enumerate().map(|(at, cells)| {
        let is_header = header == Some(at);
        let cells = cells
            .iter()
            .map(|cell| view! { <td><bdi>{cell.clone()}</bdi></td> }.into_any());
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

//! The region as a file: save it, open one, and what such a file contains.

use enlace_model::{Kind, Region, SetAside};
use enlace_tables::import::Part;
use enlace_tables::import::protocol::ImportRequest;
use leptos::prelude::*;

use crate::browser::file::safe_name;
use crate::components::field::tick;
use crate::components::link::A;
use crate::components::web_link::web_link;
use crate::i18n::Words;
use crate::i18n::language::words;
use crate::pages::device::on_device::on_device;
use crate::pages::shared::import_words::vocabulary;
use crate::pages::shared::names::kind_heading;
use crate::pages::shared::open_files::open_files;
use crate::pages::shared::page_parts::{Head, cell, head, heads};
use crate::pages::shared::saved_table::{self, OpenOffer, TableOffer, WholeTable};
use crate::state::document::Document;
use crate::state::transfers::Transfers;

/// The page.
pub fn files() -> AnyView {
    let w = words();
    let (document, transfers) = (Document::here(), Transfers::here());
    let lead = view! { <p>{w.files_lead()}</p> }.into_any();
    let offered: OpenOffer = RwSignal::new(None);
    let contents = move || {
        document
            .region()
            .map(|region| contents(w, document, offered, &region))
    };
    view! {
        {head(w.files_title().to_owned(), lead)}
        <div class="two">
            <section aria-labelledby="save">
                <h2 id="save">{w.files_save_title()}</h2>
                <p>{w.files_save_what()}</p>
                <p>
                    <button type="button" class="button first" on:click=move |_| transfers.save_to_file()>
                        {w.header_save_file()}
                    </button>
                </p>
            </section>
            {open_files(w, transfers)}
        </div>
        {tables(w, document, transfers)}
        <section aria-labelledby="exchange">
            <h2 id="exchange">{w.exchange_title()}</h2>
            <p>{w.exchange_lead()}</p>
            <p>
                <A href="/exchange" attr:class="button">
                    {w.exchange_to_page()}
                </A>
            </p>
        </section>
        {on_device()}
        {contents}
        {saved_table::dialog(offered)}
    }
    .into_any()
}

/// Spreadsheets in and out.
fn tables(w: Words, document: Document, transfers: Transfers) -> AnyView {
    let save = move |ask: ImportRequest, name: &str| {
        let region = document.with_region(|region| region.header.name.clone());
        let name = format!("{} {name}", region.unwrap_or_default());
        let name = safe_name(name.trim()) + ".xlsx";
        transfers.save_table(ask, vocabulary(w), name);
    };
    // Personal data goes out only where somebody says so.
    let contacts = RwSignal::new(false);
    let workbook = move || {
        let goes = |part: &&Part| contacts.get_untracked() || part.kind() != Kind::Contact;
        let parts = Part::ALL.iter().filter(goes);
        ImportRequest::Workbook {
            parts: parts.map(|part| part.as_str().to_owned()).collect(),
        }
    };
    let template = |parts: &[&str]| ImportRequest::Template {
        parts: parts.iter().map(|part| (*part).to_owned()).collect(),
    };
    let (offers, needs) = (template(&["offer", "cohort"]), template(&["need"]));
    view! {
        <section aria-labelledby="tables">
            <h2 id="tables">{w.files_tables_title()}</h2>
            <p>{w.files_tables_what()}</p>
            <p class="row">
                <A href="/import" attr:class="button">
                    {w.import_open()}
                </A>
                <button type="button" class="button" on:click=move |_| save(workbook(), "")>
                    {w.files_save_workbook()}
                </button>
            </p>
            {tick(None, w.files_contacts_too(), contacts.into(), Callback::new(move |on| contacts.set(on)))}
            <p>{w.files_templates_what()}</p>
            <p class="row">
                <button
                    type="button"
                    class="button"
                    on:click=move |_| save(offers.clone(), w.files_template_offers())
                >
                    {w.files_template_offers()}
                </button>
                <button
                    type="button"
                    class="button"
                    on:click=move |_| save(needs.clone(), w.files_template_needs())
                >
                    {w.files_template_needs()}
                </button>
            </p>
        </section>
    }
    .into_any()
}

/// A number, called by its column's head where the page is narrow.
fn number(w: Words, head: &'static str, count: usize) -> AnyView {
    let count = w.number(count as f64, 0);
    cell("number", head.trim_start_matches('>'), count.into_any())
}

fn contents(w: Words, document: Document, offered: OpenOffer, region: &Region) -> AnyView {
    let rows = Kind::ALL
        .iter()
        .filter(|kind| region.count(**kind) > 0)
        .map(|kind| {
            let offer = move |_| {
                offered.set(Some(TableOffer {
                    name: kind_heading(w, *kind),
                    shown: None,
                    all: WholeTable::Records(*kind),
                }));
            };
            view! {
                <tr>
                    <th scope="row">{w.of("kind", kind.as_str())}</th>
                    {number(w, w.files_records_head(), region.count(*kind))}
                    {number(w, w.files_illustrative_head(), region.made_up(*kind))}
                    <td>
                        <button type="button" class="link" aria-haspopup="dialog" on:click=offer>
                            "XLSX, CSV"
                            <span class="visually-hidden">": " {w.of("kind", kind.as_str())}</span>
                        </button>
                    </td>
                </tr>
            }
            .into_any()
        });
    view! {
        <h2>{w.files_contents()}</h2>
        <table class="table narrow folds">
            {heads(&[
                Head::Text(w.files_list()),
                Head::Number(w.files_records_head()),
                Head::Number(w.files_illustrative_head()),
                Head::Text(w.files_as_table_head()),
            ])}
            <tbody>{rows.collect_view()}</tbody>
        </table>
        <p></p>
        {set_aside(w, document, region)}
        {sources(w, region)}
    }
    .into_any()
}

/// So many pieces are shown before more are asked for.
const PIECES_AT_ONCE: usize = 50;
/// So many letters are shown of a piece: one may be as long as the file.
const LETTERS_OF_PIECE: usize = 2_000;

/// What could not be read, as the text it was.
fn set_aside(w: Words, document: Document, region: &Region) -> Option<AnyView> {
    let all = region.set_aside.len();
    if all == 0 {
        return None;
    }
    let limit = RwSignal::new(PIECES_AT_ONCE);
    let pieces = move || {
        let region = document.region();
        let pieces = region.iter().flat_map(|region| &region.set_aside);
        pieces.take(limit.get()).map(piece).collect_view()
    };
    let more = move || {
        let hidden = all.saturating_sub(limit.get());
        (hidden > 0).then(|| {
            let next = hidden.min(PIECES_AT_ONCE);
            view! {
                <button
                    type="button"
                    class="button"
                    on:click=move |_| limit.update(|limit| *limit += PIECES_AT_ONCE)
                >
                    {w.coverage_show_more(next as f64)}
                </button>
            }
        })
    };
    let view = view! {
        <h2>{w.files_set_aside()}</h2>
        <p>{w.files_set_aside_what()}</p>
        <ul>{pieces}</ul>
        {more}
    };
    Some(view.into_any())
}

fn piece(piece: &SetAside) -> AnyView {
    let mut text: String = piece.text.chars().take(LETTERS_OF_PIECE).collect();
    if text.len() < piece.text.len() {
        text.push('…');
    }
    view! {
        <li>
            <code>{text}</code>
        </li>
    }
    .into_any()
}

/// Where the facts come from, and how a sample's figures were made up.
fn sources(w: Words, region: &Region) -> AnyView {
    let header = &region.header;
    let sources = header.sources.iter().map(|source| {
        let further = [&source.licence, &source.note]
            .into_iter()
            .flatten()
            .cloned();
        let further: Vec<String> = further.collect();
        view! {
            <li>
                {web_link(source.title.clone(), source.url.as_deref())}
                <span class="soft small">" " {further.join(" · ")}</span>
            </li>
        }
        .into_any()
    });
    let sources: Vec<AnyView> = sources.collect();
    let rule = header.illustration.as_ref().and_then(|illustration| {
        illustration
            .rule
            .get(w.0.tag())
            .or_else(|| illustration.rule.values().next())
            .cloned()
    });
    let rule = rule.map(|rule| view! { <p>{rule}</p> }.into_any());
    let has_any = !sources.is_empty() || rule.is_some();
    let view = view! {
        <h2>{w.files_sources()}</h2>
        {rule}
        <ul>{sources}</ul>
    };
    has_any.then_some(view).into_any()
}

//! This table shows what a file will contain, list by list and field by field.

use enlace_exchange::profile::{Contents, Sum};
use enlace_model::{Kind, Region};
use leptos::prelude::*;

use crate::i18n::Words;
use crate::pages::shared::names;
use crate::pages::shared::page_parts::{Head, heads};
use crate::state::document::Document;

/// The table of what a part contains.
pub fn table(w: Words, document: Document, contents: &Contents) -> AnyView {
    let rows: Vec<AnyView> = contents
        .lists
        .iter()
        .map(|list| {
            let kind = list.kind.as_str();
            // An id that nobody reads only connects records.
            let mut fields: Vec<String> = Vec::new();
            for it in list.fields.iter().filter(|it| *it != "id") {
                let label = names::field(w, list.kind, it);
                if !fields.contains(&label) {
                    fields.push(label);
                }
            }
            let person = list.kind == Kind::Contact;
            view! {
                <tr>
                    <th scope="row" class="together">{w.of("kind", kind)} {person.then_some(" (!)")}</th>
                    <td class="number">{w.number(list.count as f64, 0)}</td>
                    <td class="small whole">{fields.join(", ")}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let settings = (contents.settings > 0).then(|| w.exchange_settings(contents.settings as f64));
    let aside = (contents.set_aside > 0).then(|| w.exchange_set_aside(contents.set_aside as f64));
    let contacts = contents.lists.iter().find(|it| it.kind == Kind::Contact);
    let contacts = match contacts {
        Some(list) => w.exchange_with_contacts(list.count as f64),
        None => w.exchange_without_contacts().to_owned(),
    };
    let sums = document
        .with_region(|region| sums(w, region, &contents.sums))
        .flatten();
    view! {
        <table class="table folds">
            {heads(&[
                Head::Text(w.files_list()),
                Head::Number(w.files_records_head()),
                Head::Text(w.exchange_fields()),
            ])}
            <tbody>{rows}</tbody>
        </table>
        <p>{contacts} " " {settings} " " {aside}</p>
        {around(w, contents)}
        {sums}
    }
    .into_any()
}

/// What the file says of the region as a whole, where its facts come from, and what stands around it.
fn around(w: Words, contents: &Contents) -> AnyView {
    let shown = contents.header.iter().filter(|name| *name != "id");
    let header: Vec<String> = shown.map(|name| w.region_field(name)).collect();
    let sources = contents.sources.iter().map(|source| {
        view! {
            <li>
                <bdi>{source.clone()}</bdi>
            </li>
        }
        .into_any()
    });
    let sources = (!contents.sources.is_empty()).then(|| {
        view! {
            <details>
                <summary>{w.exchange_sources(contents.sources.len() as f64)}</summary>
                <ul class="small">{sources.collect_view()}</ul>
            </details>
        }
    });
    let unknown = contents.around.join(", ");
    let unknown = (!unknown.is_empty()).then(|| w.exchange_unknown_fields(&unknown));
    view! {
        <p class="small">{w.exchange_of_region(&header.join(", "))}</p>
        <p class="small">{unknown}</p>
        {sources}
    }
    .into_any()
}

/// What the region's enterprises need in sum, without naming one.
pub fn sums(w: Words, region: &Region, sums: &[Sum]) -> Option<AnyView> {
    if sums.is_empty() {
        return None;
    }
    let rows = sums.iter().map(|sum| {
        let name = names::qualification(w, region, &sum.qualification);
        let (wanted, firms) = match sum.told {
            Some((wanted, firms)) => (w.persons_in_column(wanted.0), w.number(firms.0, 0)),
            None => (
                crate::i18n::UNKNOWN.to_owned(),
                w.exchange_withheld().to_owned(),
            ),
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="number">{wanted}</td>
                <td class="number">{firms}</td>
            </tr>
        }
        .into_any()
    });
    let view = view! {
        <details>
            <summary>{w.exchange_sums(sums.len() as f64)}</summary>
            <p class="soft">{w.exchange_sums_what()}</p>
            <table class="table narrow">
                {heads(&[
                    Head::Text(w.exchange_qualification()),
                    Head::Number(w.exchange_wanted()),
                    Head::Number(w.exchange_firms()),
                ])}
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </details>
    };
    Some(view.into_any())
}

//! This section lists the passphrases of files that were saved in one go, beside the partners' names, until the
//! user puts the list away. It is kept nowhere but on the page.

use std::cell::Cell;

use leptos::html;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::leaving::{Leaving, ask_before};
use crate::browser::{clipboard, paper};
use crate::i18n::Words;
use crate::pages::shared::page_parts::{Head, cell, heads};

/// The passphrases of the files of one archive.
#[derive(Clone, Debug, PartialEq)]
pub struct PassphraseList {
    /// The archive's name.
    pub archive: String,
    pub rows: Vec<PartnerPassphrase>,
}

/// The passphrase of a partner's file.
#[derive(Clone, Debug, PartialEq)]
pub struct PartnerPassphrase {
    pub partner: String,
    pub file: String,
    pub passphrase: String,
}

thread_local! {
    /// The lists that were not put away, the youngest first: whoever looks at another page meanwhile finds
    /// them again.
    static LISTS: ArcRwSignal<Vec<PassphraseList>> = ArcRwSignal::new(Vec::new());
    /// Whether the browser asks before the page is closed.
    static ASKS: Cell<bool> = const { Cell::new(false) };
}

/// The list that is to be printed, and nothing else with it.
type Printed = StoredValue<Option<PassphraseList>>;

fn lists() -> ArcRwSignal<Vec<PassphraseList>> {
    LISTS.with(Clone::clone)
}

/// Shows a list until it is put away. Before the page is closed, the browser asks.
pub fn show(list: PassphraseList) {
    lists().update(|all| all.insert(0, list));
    if !ASKS.replace(true) {
        ask_before(|| match lists().with_untracked(Vec::is_empty) {
            true => Leaving::Safe,
            false => Leaving::LosesWork,
        });
    }
}

/// The lists.
pub fn view(w: Words) -> AnyView {
    let place = NodeRef::<html::Div>::new();
    let drawn = StoredValue::new_local(None);
    let printed: Printed = StoredValue::new(None);
    let draw = move || {
        if let (Some(place), Some(list)) = (place.get_untracked(), printed.get_value()) {
            drawn.set_value(Some(mount_to(place.into(), move || on_paper(w, &list))));
        }
    };
    paper::while_on_paper(draw, move || {
        printed.set_value(None);
        drawn.set_value(None);
    });
    let all = lists();
    let shown = move || {
        let all = all.get().into_iter().enumerate();
        all.map(|(at, list)| one(w, at, list, printed))
            .collect_view()
    };
    view! {
        {shown}
        <div class="paper-alone" node_ref=place></div>
    }
    .into_any()
}

fn on_paper(w: Words, list: &PassphraseList) -> AnyView {
    view! {
        <h2>{w.passphrases_title()}</h2>
        <p>{list.archive.clone()}</p>
        {table(w, list)}
    }
    .into_any()
}

fn one(w: Words, at: usize, list: PassphraseList, printed: Printed) -> AnyView {
    let told: RwSignal<Option<&'static str>> = RwSignal::new(None);
    let text = as_text(&list);
    let copy = move |_| {
        let text = text.clone();
        spawn_local(async move {
            let said = match clipboard::put(&text).await {
                Ok(()) => w.passphrase_copied(),
                Err(clipboard::ClipboardRefused) => w.passphrase_not_copied(),
            };
            told.try_set(Some(said));
        });
    };
    let own = list.clone();
    let print = move |_| {
        printed.set_value(Some(own.clone()));
        paper::print();
    };
    let away = {
        let archive = list.archive.clone();
        move |_| lists().update(|all| all.retain(|own| own.archive != archive))
    };
    let id = format!("passphrases-{at}");
    view! {
        <section class="notice stack passphrases" aria-labelledby=id>
            <h3 id=id.clone()>{w.passphrases_title()}</h3>
            <p>{w.passphrases_once()}</p>
            <p class="buttons">
                <button type="button" class="button first" on:click=copy>
                    {w.passphrases_copy()}
                </button>
                <button type="button" class="button" on:click=print>
                    {w.passphrases_print()}
                </button>
                <button type="button" class="button quiet" on:click=away>
                    {w.passphrases_away()}
                </button>
                <span role="status" class="soft">
                    {move || told.get()}
                </span>
            </p>
            {table(w, &list)}
        </section>
    }
    .into_any()
}

fn table(w: Words, list: &PassphraseList) -> AnyView {
    let rows = list.rows.iter().map(|row| {
        let file = view! { <bdi>{row.file.clone()}</bdi> }.into_any();
        let passphrase = view! { <code>{row.passphrase.clone()}</code> }.into_any();
        view! {
            <tr>
                <th scope="row">
                    <bdi>{row.partner.clone()}</bdi>
                </th>
                {cell("whole", w.exchange_passphrase(), passphrase)}
                {cell("small whole", w.exchange_file(), file)}
            </tr>
        }
        .into_any()
    });
    view! {
        <table class="table folds">
            <caption class="visually-hidden">{w.passphrases_title()} " " {list.archive.clone()}</caption>
            {heads(&[
                Head::Text(w.exchange_partner()),
                Head::Text(w.exchange_passphrase()),
                Head::Text(w.exchange_file()),
            ])}
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// A line for each partner, as a spreadsheet takes it.
fn as_text(list: &PassphraseList) -> String {
    let lines = list.rows.iter().map(|row| {
        let parts = [&row.partner, &row.passphrase, &row.file];
        parts.map(|part| part.replace(['\t', '\n'], " ")).join("\t")
    });
    lines.collect::<Vec<_>>().join("\n")
}

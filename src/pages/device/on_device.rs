//! This section says how much of the region no file holds, and deletes or duplicates it as a whole.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::everything;
use crate::browser::space::Promise;
use crate::components::dialog::{DialogContent, dialog};
use crate::components::link::A;
use crate::i18n::Words;
use crate::i18n::language::words;
use crate::state::device::Device;
use crate::state::document::Document;
use crate::state::transfers::Transfers;

/// A question that is asked before something that cannot be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PendingQuestion {
    Delete,
    ForgetContacts,
}

/// The section.
pub fn on_device() -> AnyView {
    let w = words();
    let (document, device) = (Document::here(), Device::here());
    let asked: RwSignal<Option<PendingQuestion>> = RwSignal::new(None);
    let handed_out: RwSignal<Option<String>> = RwSignal::new(None);
    let contacts = Memo::new(move |_| document.region().map_or(0, |region| region.contacts.len()));
    let everything = move || {
        spawn_local(async move {
            let said = match everything::download().await {
                Ok(0) => w.device_everything_none().to_owned(),
                Ok(count) => w.device_everything_read(f64::from(count)),
                Err(everything::NotRead) => w.of("failure", "damaged"),
            };
            handed_out.try_set(Some(said));
        });
    };
    let forget = move || {
        let button = || {
            button(w.device_forget(), move || {
                asked.set(Some(PendingQuestion::ForgetContacts))
            })
        };
        (contacts.get() > 0 && document.can_change()).then(button)
    };
    view! {
        <section aria-labelledby="device">
            <h2 id="device">{w.device_title()}</h2>
            {move || standing(w, device)}
            <p class="row">
                <A href="/snapshots" attr:class="button">
                    {w.device_snapshots()}
                </A>
                {button(w.device_duplicate(), move || {
                    device.duplicate(|name| w.save_copy_name(name));
                })}
                {forget}
                {button(w.device_delete(), move || asked.set(Some(PendingQuestion::Delete)))}
            </p>
            <p class="row">
                {button(w.device_everything(), everything)}
                <span class="soft small" role="status">
                    {move || {
                        handed_out.get().unwrap_or_else(|| w.device_everything_what().to_owned())
                    }}
                </span>
            </p>
            {dialog(
                w.app_close(),
                move || asked.get().is_some(),
                move || asked.get().map(|it| question(w, document, it, asked)),
                move || asked.set(None),
            )}
        </section>
    }
    .into_any()
}

/// Says how much no file holds, and what the browser promises.
fn standing(w: Words, device: Device) -> AnyView {
    let unfiled = device.unfiled();
    let changes = w.device_unfiled(&w.number(f64::from(unfiled.changes), 0));
    let filed = match unfiled.filed_at > 0.0 {
        true => w.device_filed(&w.date(unfiled.filed_at)),
        false => w.device_never_filed().to_owned(),
    };
    let kept = (device.storage_promise() == Some(Promise::Kept)).then(|| w.device_kept());
    view! { <p>{changes} " " {filed} " " {kept}</p> }.into_any()
}

fn question(
    w: Words,
    document: Document,
    what: PendingQuestion,
    asked: RwSignal<Option<PendingQuestion>>,
) -> DialogContent {
    let (device, transfers) = (Device::here(), Transfers::here());
    let region = document.region();
    let name = region.as_ref().map_or("", |region| &region.header.name);
    let contacts = region.as_ref().map_or(0, |region| region.contacts.len());
    let (title, text, go) = match what {
        PendingQuestion::Delete => (
            w.device_delete_title(name),
            w.device_delete_what(),
            w.device_delete_go(),
        ),
        PendingQuestion::ForgetContacts => (
            w.device_forget_title(contacts as f64),
            w.device_forget_what(),
            w.device_forget_go(),
        ),
    };
    let offered = (what == PendingQuestion::Delete).then(|| {
        let left_out = w.device_delete_contacts(&w.number(contacts as f64, 0));
        let left_out = (contacts > 0).then_some(left_out);
        view! {
            <p>{left_out}</p>
            <p>
                <button type="button" class="button first" on:click=move |_| transfers.save_to_file()>
                    {w.header_save_file()}
                </button>
            </p>
        }
        .into_any()
    });
    let act = move || {
        asked.set(None);
        match what {
            PendingQuestion::Delete => device.delete_region(),
            PendingQuestion::ForgetContacts => device.forget_contacts(None),
        }
    };
    let body = view! {
        <p>{text}</p>
        {offered}
        <p>{button(go, act)}</p>
    };
    DialogContent {
        title,
        body: body.into_any(),
    }
}

fn button(label: &'static str, act: impl Fn() + 'static) -> AnyView {
    view! {
        <button type="button" class="button" on:click=move |_| act()>
            {label}
        </button>
    }
    .into_any()
}

//! The contacts of an enterprise or a school can be forgotten: everywhere and for good.

use enlace_model::{Contact, Kind, RecordRef, Region};
use leptos::prelude::*;
use leptos_router::params::ParamsMap;

use crate::browser::page;
use crate::components::dialog::{self, DialogContent};
use crate::components::link::A;
use crate::pages::records::form::RecordForm;
use crate::pages::shared::links::RECORD;
use crate::pages::shared::names;
use crate::state::device::Device;
use crate::state::document::draft::FormDraft;

/// The element that gets the focus once a person is forgotten.
const TITLE: &str = "form-contacts";

/// The contacts of an enterprise or a school; nothing in the form of anything else.
pub(super) fn contacts(form: RecordForm) -> AnyView {
    let record = form.draft.with_untracked(|draft| draft.record.clone());
    if !matches!(record.kind, Kind::Enterprise | Kind::School) {
        return ().into_any();
    }
    let all = Memo::new(move |_| {
        let region = form.document.region();
        region.map_or_else(Vec::new, |region| of(&region, &record))
    });
    let w = form.w;
    let can_change = Memo::new(move |_| form.document.can_change());
    let list = move || {
        let all = all.get();
        (!all.is_empty()).then(|| {
            let lines = all.iter().map(|contact| line(form, contact, can_change));
            view! {
                <section class="group" aria-labelledby=TITLE>
                    <h3 id=TITLE tabindex="-1">
                        {w.form_contacts()}
                    </h3>
                    <ul class="plain-list stack">{lines.collect_view()}</ul>
                </section>
            }
            .into_any()
        })
    };
    list.into_any()
}

/// The contacts that belong to the record.
fn of(region: &Region, record: &RecordRef) -> Vec<Contact> {
    let own = |contact: &&Contact| match record.kind {
        Kind::School => contact
            .school
            .as_ref()
            .is_some_and(|own| *own.0 == *record.id),
        _ => contact
            .enterprise
            .as_ref()
            .is_some_and(|own| *own.0 == *record.id),
    };
    region.contacts.values().filter(own).cloned().collect()
}

fn line(form: RecordForm, contact: &Contact, can_change: Memo<bool>) -> AnyView {
    let w = form.w;
    let record = RecordRef::new(Kind::Contact, &contact.id);
    let name = names::contact(w, contact);
    let ways = [&contact.role, &contact.phone, &contact.email];
    let ways = ways.into_iter().flatten().filter(|said| **said != name);
    let said = ways.cloned().collect::<Vec<_>>().join(" · ");
    let mut query = ParamsMap::new();
    query.insert("tab", "contacts".to_owned());
    query.insert(RECORD, contact.id.to_string());
    let way = format!("/enterprises{}", query.to_query_string());
    let label = w.form_forget_named(&name);
    let ask = Callback::new(move |()| form.forgetting.set(Some(record.clone())));
    let forget = move || {
        let label = label.clone();
        can_change.get().then(|| {
            view! {
                <button
                    type="button"
                    class="button quiet"
                    aria-haspopup="dialog"
                    aria-label=label
                    on:click=move |_| ask.run(())
                >
                    {w.form_forget()}
                </button>
            }
            .into_any()
        })
    };
    view! {
        <li>
            <A href=way>{name}</A>
            " "
            {forget}
            <div class="soft small">{said}</div>
        </li>
    }
    .into_any()
}

/// The dialog, open while somebody wants a person to be forgotten.
pub(super) fn dialog(form: RecordForm) -> AnyView {
    let w = form.w;
    let device = Device::here();
    let content = move || {
        let record = form.forgetting.get()?;
        let name = form
            .document
            .with_region(|region| names::record(w, region, &record));
        let forget = move |_| form.forget(device, &record);
        let body = view! {
            <p>{w.form_forget_what()}</p>
            <p>
                <button type="button" class="button" on:click=forget>
                    {w.form_forget_go()}
                </button>
            </p>
        };
        Some(DialogContent {
            title: w.form_forget_title(&name.unwrap_or_default()),
            body: body.into_any(),
        })
    };
    let is_open = move || form.forgetting.with(Option::is_some);
    dialog::dialog(w.app_close(), is_open, content, move || {
        form.forgetting.set(None);
    })
}

impl RecordForm {
    fn forget(self, device: Device, record: &RecordRef) {
        self.forgetting.set(None);
        device.forget_contacts(Some(record.clone()));
        if self.draft.with_untracked(|draft| draft.record == *record) {
            // What was typed about the person is forgotten, too.
            self.draft.update(|draft| {
                *draft = FormDraft::new(draft.region.clone(), record.clone(), draft.novelty);
            });
            self.close();
        } else {
            // The next frame is awaited: by then the list is drawn again, and the dialog has given the
            // focus back.
            request_animation_frame(|| {
                if page::focus(TITLE) == page::ElementPresence::No {
                    page::focus("form-title");
                }
            });
        }
    }
}

//! A button that does one step of a list of problems, and says beside itself why it was refused.

use enlace_edit::Op;
use enlace_model::SettingId;
use leptos::prelude::*;

use crate::browser::page;
use crate::i18n::Words;
use crate::pages::shared::refusal_words::refusal;
use crate::state::document::Document;

/// The button; its op is made when it is clicked. What it corrects goes from the list, so the focus
/// goes to the title.
pub fn step_button(
    w: Words,
    label: impl IntoView + 'static,
    op: impl Fn() -> Op + 'static,
) -> AnyView {
    let document = Document::here();
    let refused = RwSignal::new(None::<String>);
    let act = move |_| {
        let done = document.perform(op());
        refused.set(done.err().map(|why| refusal(w, &why)));
        request_animation_frame(|| {
            page::focus("title");
        });
    };
    view! {
        <button type="button" class="button" on:click=act>
            {label}
        </button>
        <span role="alert">{move || refused.get()}</span>
    }
    .into_any()
}

/// A button that lets proposed offers count.
pub fn count_proposals(w: Words) -> AnyView {
    step_button(w, w.problems_count_them(), || Op::SetSetting {
        setting: SettingId::IncludeProposed,
        value: 1.0,
    })
}

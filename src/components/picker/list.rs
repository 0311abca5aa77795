//! The list of a picker lies over the page and follows its field.

use enlace_edit::find::EntryOrigin;
use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::browser::scrolling::Scrolling;
use crate::components::picker::spot::{place, show_within};
use crate::components::picker::{ListState, PickerOption, PickerState};
use crate::i18n::language::words;

/// Below the field, above whatever else is on the page.
pub(super) fn list(state: PickerState, list_id: String, id: String) -> AnyView {
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        let (Some(element), Some(input)) = (node.get(), state.input.get()) else {
            return;
        };
        let offers = state.offers.get();
        // Both refuse only what is so already.
        let _ = match state.list.get() {
            ListState::Shown => {
                place(&element, &input, offers.len());
                let (list, field) = (element.clone(), input.clone());
                let follow = move || place(&list, &field, offers.len());
                state.scrolling.set_value(Some(Scrolling::hear(follow)));
                element.show_popover()
            }
            ListState::Hidden => {
                state.scrolling.set_value(None);
                element.hide_popover()
            }
        };
    });
    let option_id = id.clone();
    Effect::new(move |_| {
        state.offers.track();
        let marked = format!("[id='{option_id}-{}']", state.marked.get());
        // By then the entries stand there.
        request_animation_frame(move || {
            let node = node.try_get_untracked().flatten();
            let found = node.and_then(|list| list.query_selector(&marked).ok()?);
            let option = found.and_then(|found| found.dyn_into::<HtmlElement>().ok());
            let list = option.as_ref().and_then(|option| option.parent_element());
            let list = list.and_then(|list| list.dyn_into::<HtmlElement>().ok());
            if let (Some(list), Some(option)) = (list, option) {
                show_within(&list, &option);
            }
        });
    });
    let w = words();
    let inside = move || {
        let offers = state.offers.get();
        if offers.is_empty() {
            let typed = state.typed.get().unwrap_or_default();
            return view! { <p class="soft none">{w.picker_nothing(&typed)}</p> }.into_any();
        }
        let options = offers
            .iter()
            .enumerate()
            .map(|(place, offer)| option(state, format!("{id}-{place}"), place, offer.clone()));
        view! {
            <div role="listbox" id=list_id.clone() aria-label=w.picker_list()>
                {options.collect_view()}
            </div>
        }
        .into_any()
    };
    let told = move || match (state.list.get(), state.offers.with(|o| o.len())) {
        (ListState::Hidden, _) => String::new(),
        (ListState::Shown, 0) => w.picker_nothing(&state.typed.get().unwrap_or_default()),
        (ListState::Shown, count) => w.picker_found(count as f64),
    };
    view! {
        <div class="picker-list" popover="manual" node_ref=node on:mousedown=keep_focus>
            {inside}
        </div>
        <span class="visually-hidden" role="status">
            {told}
        </span>
    }
    .into_any()
}

fn option(state: PickerState, id: String, place: usize, offer: PickerOption) -> AnyView {
    let own = offer.origin == EntryOrigin::Own;
    let choose = move |_| state.choose(place);
    view! {
        <div
            role="option"
            id=id
            aria-selected=move || (state.marked.get() == place).to_string()
            on:click=choose
        >
            <span class="code">{offer.note}</span>
            <span class="title">{offer.title}</span>
            {own.then(|| view! { <span class="mark">{words().picker_own()}</span> })}
        </div>
    }
    .into_any()
}

/// A click into the list leaves the focus in the field.
fn keep_focus(event: MouseEvent) {
    event.prevent_default();
}

//! One of a few choices, all of them in sight.

use leptos::prelude::*;

use crate::components::select::Choices;

/// The choices with what they are about.
pub struct Segments {
    pub id: String,
    pub legend: AnyView,
    /// The empty value, where there is one, takes the choice back; it is read aloud as `nothing`.
    pub choices: Choices,
    pub nothing: &'static str,
    pub value: Signal<String>,
    pub choose: Callback<String>,
    pub fault: Signal<bool>,
    pub described_by: Option<String>,
}

/// A group of which one is chosen. The arrows go from one to the next; Tab leaves the group.
pub fn segments(own: Segments) -> AnyView {
    let Segments {
        id,
        choices,
        nothing,
        value,
        choose,
        fault,
        ..
    } = own;
    let now = value.get_untracked();
    // What the label of any other field would lead to: the choice that is made, else the first.
    let first = choices.iter().position(|(own, _)| *own == now);
    let first = first.unwrap_or_default();
    let name = id.clone();
    let all = choices.into_iter().enumerate().map(|(at, (key, words))| {
        let own = key.clone();
        let said = key.is_empty().then_some(nothing);
        view! {
            <label>
                <input
                    type="radio"
                    id=(at == first).then(|| id.clone())
                    name=name.clone()
                    aria-label=said
                    prop:checked=move || value.with(|value| *value == own)
                    on:change=move |_| choose.run(key.clone())
                />
                <span>{words}</span>
            </label>
        }
        .into_any()
    });
    view! {
        <fieldset
            class="segments"
            role="radiogroup"
            aria-describedby=own.described_by
            aria-invalid=move || fault.get().then_some("true")
        >
            <legend>{own.legend}</legend>
            {all.collect_view()}
        </fieldset>
    }
    .into_any()
}

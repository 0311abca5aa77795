//! A labelled choice from a list.

use leptos::prelude::*;

/// A choice with its value and its words; the empty value stands for "all".
pub type Choices = Vec<(String, String)>;

/// The list, with the one that `value` names chosen.
pub fn select(
    id: &'static str,
    label: &'static str,
    choices: Choices,
    value: impl Fn() -> String + Copy + Send + Sync + 'static,
    on_choose: impl Fn(String) + 'static,
) -> AnyView {
    let options = choices.into_iter().map(|(key, words)| {
        let own = key.clone();
        view! {
            <option value=key selected=move || value() == own>
                {words}
            </option>
        }
        .into_any()
    });
    view! {
        <div>
            <label for=id>{label}</label>
            <select id=id on:change:target=move |event| on_choose(event.target().value())>
                {options.collect_view()}
            </select>
        </div>
    }
    .into_any()
}

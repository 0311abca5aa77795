//! A small number with a button at each side that goes one step down or up.

use enlace_edit::field::step::StepDirection;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// The field between its buttons. They are no stops of Tab: in the field the arrows up and down do the
/// same.
pub fn stepper(
    input: AnyView,
    [less, more]: [String; 2],
    can: impl Fn(StepDirection) -> bool + Copy + Send + Sync + 'static,
    step: Callback<StepDirection>,
) -> AnyView {
    let button = move |way: StepDirection, sign: &'static str, said: String| {
        view! {
            <button
                type="button"
                class="button"
                tabindex="-1"
                aria-label=said
                disabled=move || !can(way)
                on:click=move |_| step.run(way)
            >
                {sign}
            </button>
        }
        .into_any()
    };
    let keys = move |event: KeyboardEvent| {
        let way = match event.key().as_str() {
            "ArrowUp" => StepDirection::More,
            "ArrowDown" => StepDirection::Less,
            _ => return,
        };
        event.prevent_default();
        if can(way) {
            step.run(way);
        }
    };
    view! {
        <div class="stepper" on:keydown=keys>
            {button(StepDirection::Less, "−", less)}
            {input}
            {button(StepDirection::More, "+", more)}
        </div>
    }
    .into_any()
}

//! A labelled field with a hint and, when something is wrong, what to do about it.

use leptos::html;
use leptos::prelude::*;

/// What a field is called and how it is filled in.
#[derive(Clone, Copy)]
pub struct FieldProps {
    pub id: &'static str,
    pub label: &'static str,
    pub hint: &'static str,
}

/// A line of text.
pub fn text(
    field: FieldProps,
    value: RwSignal<String>,
    fault: impl Fn() -> Option<String> + Copy + Send + Sync + 'static,
) -> AnyView {
    let input = view! {
        <input
            id=field.id
            type="text"
            prop:value=move || value.get()
            aria-describedby=format!("{}-hint", field.id)
            aria-invalid=move || fault().map(|_| "true")
            on:input:target=move |event| value.set(event.target().value())
        />
    };
    around(field, input.into_any(), fault)
}

/// Several lines of text.
pub fn lines(
    field: FieldProps,
    value: RwSignal<String>,
    fault: impl Fn() -> Option<String> + Copy + Send + Sync + 'static,
) -> AnyView {
    let input = view! {
        <textarea
            id=field.id
            spellcheck="false"
            prop:value=move || value.get()
            aria-describedby=format!("{}-hint", field.id)
            aria-invalid=move || fault().map(|_| "true")
            on:input:target=move |event| value.set(event.target().value())
        ></textarea>
    };
    around(field, input.into_any(), fault)
}

/// A search box that tells what is typed.
pub fn search(
    id: &'static str,
    label: &'static str,
    value: impl Fn() -> String + Send + Sync + 'static,
    on_input: impl Fn(String) + 'static,
) -> AnyView {
    let node = NodeRef::<html::Input>::new();
    view! {
        <div class="whole">
            <label for=id>{label}</label>
            <input
                id=id
                type="search"
                node_ref=node
                prop:value=value
                on:input:target=move |event| on_input(event.target().value())
            />
        </div>
    }
    .into_any()
}

fn around(
    field: FieldProps,
    input: AnyView,
    fault: impl Fn() -> Option<String> + Copy + Send + Sync + 'static,
) -> AnyView {
    view! {
        <div class="field">
            <label for=field.id>{field.label}</label>
            {input}
            <div id=format!("{}-hint", field.id)>
                <div class="hint">{field.hint}</div>
                <div class="fault-place" role="alert">
                    {move || fault().map(|fault| view! { <div class="fault">{fault}</div> })}
                </div>
            </div>
        </div>
    }
    .into_any()
}

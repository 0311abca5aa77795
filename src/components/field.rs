//! A labelled field with a hint and, when something is wrong, what to do about it.

use leptos::ev::{KeyboardEvent, Targeted};
use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

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
            autocomplete="off"
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
            autocomplete="off"
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
                autocomplete="off"
                placeholder=label
                node_ref=node
                prop:value=value
                on:input:target=move |event| on_input(event.target().value())
            />
        </div>
    }
    .into_any()
}

/// A line whose text is taken when it is left; a text that is refused stays beside the reason, and
/// nothing changes.
#[derive(Clone)]
pub struct CommittedLine {
    pub id: String,
    /// How the browser's own keyboard helps: `text`, `decimal`.
    pub mode: &'static str,
    /// What is so now, as a person types it.
    pub value: Signal<String>,
    /// Takes a text, or says why not.
    pub commit: Callback<String, Result<(), String>>,
    /// Why the last text was refused.
    pub refused: RwSignal<Option<String>>,
}

/// The line itself; [`refused`] says elsewhere beside it why a text was refused.
pub fn committed(line: CommittedLine) -> AnyView {
    let CommittedLine {
        id,
        mode,
        value,
        commit,
        refused,
    } = line;
    let about = refused_id(&id);
    let escape = move |event: Targeted<KeyboardEvent, HtmlInputElement>| {
        if event.key() == "Escape" {
            event.target().set_value(&value.get_untracked());
            refused.set(None);
        }
    };
    view! {
        <input
            id=id
            type="text"
            inputmode=mode
            autocomplete="off"
            aria-describedby=about
            aria-invalid=move || refused.with(Option::is_some).then_some("true")
            prop:value=value
            on:change:target=move |event| {
                let done = commit.run(event.target().value());
                if done.is_ok() {
                    // What is so may be written otherwise than it was typed.
                    event.target().set_value(&value.get_untracked());
                }
                refused.set(done.err());
            }
            on:keydown:target=escape
        />
    }
    .into_any()
}

/// Says why a line that is called so refused its text.
pub fn refused(id: &str, why: RwSignal<Option<String>>) -> AnyView {
    let said = move || {
        why.get()
            .map(|why| view! { <div class="fault">{why}</div> })
    };
    view! {
        <div class="field" id=refused_id(id) role="alert">
            {said}
        </div>
    }
    .into_any()
}

fn refused_id(id: &str) -> String {
    format!("{id}-refused")
}

/// The label, the hint and the fault around a field.
pub fn around(
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

/// A box to tick with what it says beside it. It has an id only where something else leads to it.
pub fn tick(
    id: Option<String>,
    label: impl IntoAny,
    is_on: Signal<bool>,
    set: Callback<bool>,
) -> AnyView {
    view! {
        <label class="check">
            <input
                id=id
                type="checkbox"
                prop:checked=move || is_on.get()
                on:change:target=move |event| set.run(event.target().checked())
            />
            <span>{label.into_any()}</span>
        </label>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    /// Such a field is read in the browser's own language, not in the page's, and gives nothing at all
    /// where it holds no number: `62,5` became 625, `1e` the default.
    #[test]
    fn no_field_leaves_it_to_the_browser_what_a_number_is() {
        let forbidden = ["type=\"num", "ber\""].concat();
        let mut found = Vec::new();
        look(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
            &mut |path, text| {
                if text.contains(&forbidden) {
                    found.push(path.display().to_string());
                }
            },
        );
        assert!(found.is_empty(), "{found:#?}");
    }

    /// What was typed would be offered to whoever uses the same browser next. Spelling is off for the whole
    /// page, since some browsers send what is spelt to their maker.
    #[test]
    fn no_browser_keeps_what_is_typed_nor_sends_it_away_to_be_spelt() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let kinds = [["<in", "put"].concat(), ["<text", "area"].concat()];
        let mut found = Vec::new();
        look(&root.join("src"), &mut |path, text| {
            for (at, _) in kinds.iter().flat_map(|kind| text.match_indices(kind)) {
                let end = [" />", "/>", "></"].map(|end| text[at..].find(end));
                let Some(end) = end.into_iter().flatten().min() else {
                    continue;
                };
                let tag = &text[at..at + end];
                let is_text = ["checkbox", "radio", "file", "range"]
                    .iter()
                    .all(|kind| !tag.contains(&format!("type=\"{kind}\"")));
                if is_text && !tag.contains("autocomplete=\"off\"") {
                    found.push(format!("{}: {tag}", path.display()));
                }
            }
        });
        assert!(found.is_empty(), "{found:#?}");
        let page = std::fs::read_to_string(root.join("index.html")).expect("is text");
        assert!(page.contains("<body spellcheck=\"false\">"));
    }

    fn look(folder: &Path, tell: &mut dyn FnMut(&Path, &str)) {
        for entry in std::fs::read_dir(folder).expect("is a folder") {
            let path = entry.expect("can be read").path();
            if path.is_dir() {
                look(&path, tell);
            } else if path.extension().is_some_and(|own| own == "rs") {
                tell(&path, &std::fs::read_to_string(&path).expect("is text"));
            }
        }
    }
}

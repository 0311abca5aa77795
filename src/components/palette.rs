//! A dialog in which one types what one wants and takes it from the list: found without capitals
//! or accents, moved through with the arrow keys.

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use crate::browser::intl::folded;
use crate::components::picker::spot::show_within;

/// Something that can be wanted.
#[derive(Clone)]
pub struct PaletteEntry {
    pub label: String,
    /// Everything by which it may be looked for.
    pub words: String,
    /// The keys that do the same, to be pressed together.
    pub caps: Vec<String>,
}

/// What the palette says.
#[derive(Clone, Copy)]
pub struct PaletteTexts {
    pub name: &'static str,
    pub hint: &'static str,
    pub nothing: &'static str,
}

const LIST: &str = "palette-list";

/// The palette, over `entries`; `on_choose` gets the place of the entry that was taken, after the
/// palette was closed and the focus is back where it was.
pub fn palette(
    texts: PaletteTexts,
    entries: Vec<PaletteEntry>,
    on_choose: impl Fn(usize) + Copy + Send + Sync + 'static,
    on_close: impl Fn() + Copy + Send + Sync + 'static,
) -> AnyView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        if let Some(element) = node.get() {
            // It refuses only when the element is not in the page.
            drop(element.show_modal());
        }
    });
    let typed = RwSignal::new(String::new());
    let active = RwSignal::new(0_usize);
    let entries = StoredValue::new(entries);
    let found = Memo::new(move |_| entries.with_value(|entries| find(entries, &typed.get())));
    let take = move |place: usize| {
        if let Some(index) = found.with(|found| found.get(place).copied()) {
            if let Some(element) = node.get() {
                element.close();
            }
            on_choose(index);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let count = found.with(Vec::len).max(1);
        match event.key().as_str() {
            "ArrowDown" => active.update(|active| *active = (*active + 1) % count),
            "ArrowUp" => active.update(|active| *active = (*active + count - 1) % count),
            "Enter" => take(active.get_untracked()),
            _ => return,
        }
        event.prevent_default();
    };
    let list = NodeRef::<html::Ul>::new();
    Effect::new(move |_| {
        let place = active.get() as u32;
        let Some(list) = list.get_untracked() else {
            return;
        };
        let option = list
            .children()
            .item(place)
            .and_then(|it| it.dyn_into().ok());
        if let Some(option) = option {
            show_within(&list, &option);
        }
    });
    let rows = move || {
        let found = found.get();
        if found.is_empty() {
            return view! { <li class="nothing">{texts.nothing}</li> }.into_any();
        }
        let rows = found.into_iter().enumerate().map(|(place, index)| {
            let entry = entries.with_value(|entries| entries[index].clone());
            let is_active = move || active.get() == place;
            view! {
                <li
                    role="option"
                    id=option(place)
                    aria-selected=move || if is_active() { "true" } else { "false" }
                    on:click=move |_| take(place)
                >
                    <span>{entry.label}</span>
                    {caps(&entry.caps)}
                </li>
            }
            .into_any()
        });
        rows.collect_view().into_any()
    };
    view! {
        <dialog class="palette" node_ref=node aria-label=texts.name on:close=move |_| on_close()>
            <input
                type="text"
                role="combobox"
                autofocus
                autocomplete="off"
                spellcheck="false"
                aria-label=texts.hint
                placeholder=texts.hint
                aria-expanded="true"
                aria-controls=LIST
                aria-autocomplete="list"
                aria-activedescendant=move || {
                    (!found.with(Vec::is_empty)).then(|| option(active.get()))
                }
                on:input:target=move |event| {
                    typed.set(event.target().value());
                    active.set(0);
                }
                on:keydown=on_key
            />
            <ul node_ref=list id=LIST role="listbox" aria-label=texts.name>
                {rows}
            </ul>
        </dialog>
    }
    .into_any()
}

/// Keys as they look on a keyboard.
pub fn caps(caps: &[String]) -> AnyView {
    let keys = caps
        .iter()
        .map(|cap| view! { <kbd>{cap.clone()}</kbd> }.into_any());
    view! { <span class="caps">{keys.collect_view()}</span> }.into_any()
}

/// The entries in which every typed word begins somewhere, in their own order.
fn find(entries: &[PaletteEntry], typed: &str) -> Vec<usize> {
    let typed = folded(typed);
    let fits = |entry: &PaletteEntry| {
        let words = folded(&entry.words);
        typed.split_whitespace().all(|word| words.contains(word))
    };
    let places = entries.iter().enumerate().filter(|(_, entry)| fits(entry));
    places.map(|(place, _)| place).collect()
}

fn option(place: usize) -> String {
    format!("palette-{place}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_found_by_any_of_its_words_without_accents() {
        let entry = |words: &str| PaletteEntry {
            label: String::new(),
            words: words.to_owned(),
            caps: Vec::new(),
        };
        let all = [
            entry("Definições|ajustes opções"),
            entry("Guardar num ficheiro|exportar"),
        ];
        assert_eq!(find(&all, ""), [0, 1]);
        assert_eq!(find(&all, "OPCOES"), [0]);
        assert_eq!(find(&all, "fich guard"), [1]);
        assert_eq!(find(&all, "fich opc"), [0_usize; 0]);
    }
}

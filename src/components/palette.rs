//! A dialog in which one types what one wants and takes it from the list: found without capitals
//! or accents, moved through with the arrow keys.

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use crate::browser::intl::folded;
use crate::browser::page;
use crate::components::picker::spot::show_within;

/// Something that can be wanted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PaletteEntry {
    pub label: String,
    /// Everything by which it may be looked for.
    pub words: String,
    /// The keys that do the same, to be pressed together.
    pub caps: Vec<String>,
    /// What it is, where the label does not say so.
    pub about: String,
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq)]
pub enum PaletteChoice {
    /// One of the entries, by its position.
    Entry(usize),
    /// Something that was found besides, by its address.
    Address(String),
}

/// Something that was found besides the entries.
pub struct OtherEntry {
    pub entry: PaletteEntry,
    pub address: String,
    /// Only something like it was typed.
    pub is_guess: bool,
}

/// Finds what there is besides the entries; guesses are shown only where no entry fits.
pub type FindOthers = Box<dyn Fn(&str) -> Vec<OtherEntry> + Send + Sync>;

/// What the palette says.
#[derive(Clone, Copy)]
pub struct PaletteTexts {
    pub name: &'static str,
    pub hint: &'static str,
    pub nothing: &'static str,
}

const LIST: &str = "palette-list";
/// What can be gone to before anything is typed.
const BEFORE: &str = ".palette-before a";

/// The palette, over `entries` and what `find_others` finds; while nothing is typed it shows `before` instead.
/// `on_choose` gets what was taken, after the palette was closed and the focus is back where it was.
pub fn palette(
    texts: PaletteTexts,
    entries: Vec<PaletteEntry>,
    find_others: FindOthers,
    before: AnyView,
    on_choose: impl Fn(PaletteChoice) + Copy + Send + Sync + 'static,
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
    let is_blank = Memo::new(move |_| typed.with(|typed| typed.trim().is_empty()));
    let find_others = StoredValue::new(find_others);
    let found: Memo<Vec<(PaletteEntry, PaletteChoice)>> = Memo::new(move |_| {
        if is_blank.get() {
            return Vec::new();
        }
        typed.with(|typed| {
            let mut found = entries.with_value(|entries| {
                let own = find(entries, typed).into_iter();
                own.map(|index| (entries[index].clone(), PaletteChoice::Entry(index)))
                    .collect::<Vec<_>>()
            });
            let is_exact = !found.is_empty();
            let others = find_others.with_value(|find| find(typed)).into_iter();
            let others = others.filter(|other| !(is_exact && other.is_guess));
            found.extend(others.map(|other| (other.entry, PaletteChoice::Address(other.address))));
            found
        })
    });
    let take = move |place: usize| {
        let chosen = found.with(|found| found.get(place).map(|(_, choice)| choice.clone()));
        if let Some(choice) = chosen {
            if let Some(element) = node.get() {
                element.close();
            }
            on_choose(choice);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let count = found.with(Vec::len).max(1);
        match event.key().as_str() {
            "ArrowDown" if is_blank.get_untracked() => page::focus_beside(BEFORE, 1),
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
        if found.is_empty() && is_blank.get() {
            return ().into_any();
        }
        if found.is_empty() {
            return view! { <li class="nothing">{texts.nothing}</li> }.into_any();
        }
        let rows = found.into_iter().enumerate().map(|(place, (entry, _))| {
            let is_active = move || active.get() == place;
            view! {
                <li
                    role="option"
                    id=option(place)
                    aria-selected=move || if is_active() { "true" } else { "false" }
                    on:click=move |_| take(place)
                >
                    <bdi>{entry.label}</bdi>
                    <small>{entry.about}</small>
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
                aria-expanded=move || if is_blank.get() { "false" } else { "true" }
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
            <div class="palette-before" hidden=move || !is_blank.get()>
                {before}
            </div>
            <ul node_ref=list id=LIST role="listbox" aria-label=texts.name hidden=move || is_blank.get()>
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

/// The entries that have every typed word somewhere: first those with all in their label, each in their own order.
fn find(entries: &[PaletteEntry], typed: &str) -> Vec<usize> {
    let typed = folded(typed);
    let fits = |text: &str| {
        let text = folded(text);
        typed.split_whitespace().all(|word| text.contains(word))
    };
    let (mut by_label, mut by_words) = (Vec::new(), Vec::new());
    for (place, entry) in entries.iter().enumerate() {
        if fits(&entry.label) {
            by_label.push(place);
        } else if fits(&format!("{} {}", entry.label, entry.words)) {
            by_words.push(place);
        }
    }
    by_label.append(&mut by_words);
    by_label
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
            words: words.to_owned(),
            ..PaletteEntry::default()
        };
        let all = [
            entry("Definições|ajustes opções"),
            entry("Guardar num ficheiro|exportar"),
        ];
        assert_eq!(find(&all, ""), [0, 1]);
        assert_eq!(find(&all, "OPCOES"), [0]);
        assert_eq!(find(&all, "fich guard"), [1]);
        assert_eq!(find(&all, "fich opc"), [0_usize; 0]);
        let named = PaletteEntry {
            label: "Ficheiros".to_owned(),
            ..PaletteEntry::default()
        };
        let [first, second] = all;
        assert_eq!(find(&[first, second, named], "fich"), [2, 1]);
    }
}

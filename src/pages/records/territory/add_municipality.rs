//! This field adds a municipality of Portugal's list by its name, with its code and position.

use std::sync::Arc;

use enlace_edit::find::{EntryOrigin, Finder};
use enlace_edit::{Cell, Cells, Deed, Entry, Op};
use enlace_model::{Kind, Municipality, RecordRef};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Value, json};

use crate::browser::fetch;
use crate::components::picker::{Picker, PickerOption, Start, picker};
use crate::i18n::language::words;
use crate::pages::records::territory::why;
use crate::pages::shared::municipality_list::MunicipalityList;
use crate::state::document::Document;

/// How many municipalities are offered at once.
const OFFERED: usize = 50;

/// The field, and a message about what was added.
pub(super) fn adding() -> AnyView {
    let w = words();
    let document = Document::here();
    let list: RwSignal<Option<Arc<MunicipalityList>>> = RwSignal::new(None);
    spawn_local(async move {
        let bytes = fetch::own_file("codelists/pt-municipalities.json").await;
        let found = bytes.ok().and_then(|bytes| MunicipalityList::read(&bytes));
        // The page may have been left, so the signal may be gone.
        let _ = list.try_set(found.map(Arc::new));
    });
    let said = RwSignal::new(None::<String>);
    let fault = RwSignal::new(None::<String>);
    let choose = Callback::new(move |code: String| {
        said.set(None);
        fault.set(None);
        if code.is_empty() {
            return;
        }
        let found = list.with_untracked(|list| list.as_ref()?.by_code(&code).cloned());
        let there = document.with_region(|region| {
            let found = found.as_ref()?;
            region
                .municipalities
                .get(&found.code)
                .map(|own| own.name.clone())
        });
        match (found, there.flatten()) {
            (None, _) => fault.set(Some(w.territory_not_in_list(&code))),
            (Some(_), Some(name)) => fault.set(Some(w.territory_there_already(&name))),
            (Some(found), None) => match document.perform(Op::SetFields(cells(&found))) {
                Ok(()) => said.set(Some(w.territory_taken_up(&found.name))),
                Err(refused) => fault.set(Some(why(w, &refused))),
            },
        }
    });
    let field = picker(Picker {
        id: "add-municipality".to_owned(),
        name: None,
        value: Signal::derive(String::new),
        show: Arc::new(str::to_owned),
        search: Arc::new(move |asked| search(document, list, asked)),
        on_choose: choose,
        start: Start::Resting,
        fault: Signal::derive(move || fault.with(Option::is_some)),
        described_by: Some("add-municipality-about".to_owned()),
    });
    view! {
        <div class="field">
            <label for="add-municipality">{w.territory_take_up()}</label>
            {field}
            <div id="add-municipality-about">
                <div class="hint">{w.territory_take_up_hint()}</div>
                <div role="alert">
                    {move || fault.get().map(|said| view! { <div class="fault">{said}</div> })}
                </div>
                <div role="status">{move || said.get()}</div>
            </div>
        </div>
    }
    .into_any()
}

fn search(
    document: Document,
    list: RwSignal<Option<Arc<MunicipalityList>>>,
    asked: &str,
) -> Vec<PickerOption> {
    let Some(list) = list.get_untracked() else {
        return Vec::new();
    };
    let mut finder = Finder::default();
    let mut offers = Vec::new();
    document.with_region(|region| {
        for (community, own) in list.all() {
            let origin = match region.municipalities.contains_key(&own.code) {
                true => EntryOrigin::Own,
                false => EntryOrigin::Other,
            };
            let title = format!("{} ({community})", own.name);
            finder.add(own.code.as_str(), &title, origin);
            offers.push(PickerOption {
                code: own.code.to_string(),
                note: own.code.to_string(),
                title,
                origin,
            });
        }
    });
    let found = finder.find(asked, OFFERED).into_iter();
    found.map(|found| offers[found.place].clone()).collect()
}

/// The cells of a new record, as far as the list knows the municipality.
fn cells(found: &Municipality) -> Cells {
    let record = RecordRef::new(Kind::Municipality, &found.code);
    let values = [
        ("code", json!(found.code.as_str())),
        ("name", json!(found.name)),
        ("latitude", json!(found.latitude)),
        ("longitude", json!(found.longitude)),
        ("population", json!(found.population)),
        ("source", json!(found.source)),
    ];
    let known = values
        .into_iter()
        .filter(|(_, value)| *value != Value::Null);
    let cells = known.map(|(field, value)| Cell {
        record: record.clone(),
        field: field.to_owned(),
        entry: Entry::Value(value),
    });
    Cells {
        deed: Deed::Add,
        cells: cells.collect(),
        add: vec![record],
    }
}

//! A setting: what it does, its value, and where that was changed the default, what it makes of the gap, and
//! a way back.

use enlace_edit::Op;
use enlace_model::setting_spec::{SettingSource, SettingUnit};
use enlace_model::{MethodVersion, SettingId};
use leptos::prelude::*;

use crate::components::field::{self, CommittedLine};
use crate::pages::device::settings::SettingsPage;
use crate::pages::shared::refusal_words::{self, refusal};
use crate::pages::shared::setting_words::{
    typed_setting, typed_value, unit_in_words, value_in_words,
};

/// The row.
pub fn row(page: SettingsPage, id: SettingId) -> AnyView {
    let SettingsPage { w, document, .. } = page;
    let spec = id.spec();
    let refused = RwSignal::new(None::<String>);
    let method = document.with_region(|region| region.header.method);
    let default = spec.default_in(method.unwrap_or(MethodVersion::NEWEST));
    let changed = Memo::new(move |_| document.region()?.settings.changed(id));
    let key = id.as_str();
    let field = format!("setting-{key}");
    let set = move |value: Option<f64>| {
        let op = match value {
            Some(value) => Op::SetSetting { setting: id, value },
            None => Op::ResetSetting(id),
        };
        let done = document.perform(op);
        done.map_err(|refused| refusal(w, &refused))
    };
    let reset = move || {
        changed.get().map(|_| {
            let said = w.settings_default(&value_in_words(w, spec, default));
            view! {
                <span class="soft small">{said}</span>
                <span class="small">{move || effect(page, id)}</span>
                <button
                    type="button"
                    class="link small"
                    on:click=move |_| refused.set(set(None).err())
                >
                    {w.settings_reset(&value_in_words(w, spec, default))}
                </button>
            }
            .into_any()
        })
    };
    let input = if spec.unit == SettingUnit::Flag {
        let is_on = move || changed.get().unwrap_or(default) != 0.0;
        view! {
            <input
                id=field.clone()
                type="checkbox"
                prop:checked=is_on
                on:change:target=move |event| {
                    let value = if event.target().checked() { 1.0 } else { 0.0 };
                    refused.set(set(Some(value)).err());
                }
            />
        }
        .into_any()
    } else {
        field::committed(CommittedLine {
            id: field.clone(),
            mode: "decimal",
            value: Signal::derive(move || typed_value(w, changed.get().unwrap_or(default))),
            commit: Callback::new(move |text: String| {
                set(typed_setting(w, id, &text).map_err(|fault| refusal_words::fault(w, &fault))?)
            }),
            refused,
        })
    };
    let unit = (spec.unit != SettingUnit::Flag).then(|| unit_in_words(w, spec.unit));
    let source = match spec.source {
        SettingSource::Choice => w.settings_choice().to_owned(),
        SettingSource::Cited => w.of("setting", &format!("{key}.source")),
    };
    let wrong = field::refused(&field, refused);
    view! {
        <div class="setting" class:changed=move || changed.with(Option::is_some)>
            <div class="text">
                <label for=field>{w.of("setting", &format!("{key}.name"))}</label>
                <p>{w.of("setting", &format!("{key}.effect"))}</p>
                <p class="soft small">{source}</p>
            </div>
            <div class="value">
                <div class="with-unit">{input} <span class="soft small">{unit}</span></div>
                {reset}
                {wrong}
            </div>
        </div>
    }
    .into_any()
}

/// What a changed value makes of the gap, in words; nothing until it is computed.
fn effect(page: SettingsPage, id: SettingId) -> Option<String> {
    let (w, more) = (page.w, page.effects.of(id)?);
    let people = w.persons(more.abs());
    Some(match more {
        more if more.abs() < 0.05 => w.settings_effect_none().to_owned(),
        more if more > 0.0 => w.settings_effect_more(&people),
        _ => w.settings_effect_fewer(&people),
    })
}

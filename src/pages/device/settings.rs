//! The page Settings shows what each setting does, where it comes from, and takes another value.

use enlace_edit::Op;
use enlace_edit::region::{read_date, read_year};
use enlace_model::setting_spec::{SettingSource, SettingUnit};
use enlace_model::{MethodVersion, SettingId};
use leptos::prelude::*;

use crate::components::field::{self, CommittedLine};
use crate::i18n::Words;
use crate::i18n::language::words;
use crate::pages::shared::page_parts::head;
use crate::pages::shared::refusal_words::{self, decimal_mark, refusal};
use crate::pages::shared::setting_words::{
    typed_setting, typed_value, unit_in_words, value_in_words,
};
use crate::pages::shared::single_keys;
use crate::state::document::Document;

/// The title of a group.
type GroupTitle = fn(Words) -> &'static str;

/// The first setting of each group, with the title of the group.
const GROUPS: [(SettingId, GroupTitle); 9] = [
    (SettingId::IncludeProposed, Words::settings_group_view),
    (
        SettingId::ProbabilityCommitment,
        Words::settings_group_evidence,
    ),
    (SettingId::Fill, Words::settings_group_supply),
    (SettingId::ClassSize, Words::settings_group_classes),
    (SettingId::NearMinutes, Words::settings_group_distance),
    (SettingId::RelatedThreshold, Words::settings_group_related),
    (SettingId::BandStrongShortage, Words::settings_group_bands),
    (SettingId::Confidence, Words::settings_group_certainty),
    (SettingId::WeightSeverity, Words::settings_group_need_level),
];

/// The page.
pub fn settings() -> AnyView {
    let w = words();
    let lead = view! { <p>{w.settings_lead()}</p> }.into_any();
    let rows = SettingId::ALL.iter().map(|id| {
        let group = GROUPS.iter().find(|(first, _)| first == id);
        let heading = group.map(|(_, title)| view! { <h2>{title(w)}</h2> }.into_any());
        view! {
            {heading}
            {setting(w, *id)}
        }
        .into_any()
    });
    view! {
        {head(w.settings_title().to_owned(), lead)}
        {region(w)}
        {rows.collect_view()}
        <h2>{w.settings_group_device()}</h2>
        {single_keys::tick()}
    }
    .into_any()
}

/// The form for name, target year and reference date.
fn region(w: Words) -> AnyView {
    let document = Document::here();
    let header = move |read: fn(&enlace_model::Header) -> String| {
        Signal::derive(move || {
            document
                .region()
                .map(|region| read(&region.header))
                .unwrap_or_default()
        })
    };
    let perform = move |op: Op| {
        let done = document.perform(op);
        done.map_err(|refused| refusal(w, &refused))
    };
    let set_name = Callback::new(move |text: String| perform(Op::RenameRegion(text)));
    let set_year = Callback::new(move |text: String| {
        let year =
            read_year(&text, decimal_mark(w)).map_err(|fault| refusal_words::fault(w, &fault))?;
        perform(Op::SetTargetYear(year))
    });
    let set_date = Callback::new(move |text: String| {
        let date = read_date(&text).map_err(|fault| refusal_words::fault(w, &fault))?;
        perform(Op::SetReferenceDate(date))
    });
    view! {
        <h2>{w.settings_group_region()}</h2>
        {line(
            RegionLine {
                id: "region-name",
                name: w.settings_name(),
                effect: w.settings_name_effect(),
                mode: "text",
            },
            header(|header| header.name.clone()),
            set_name,
        )}
        {line(
            RegionLine {
                id: "target-year",
                name: w.settings_target_year(),
                effect: w.settings_target_year_effect(),
                mode: "numeric",
            },
            header(|header| header.target_year.0.to_string()),
            set_year,
        )}
        {line(
            RegionLine {
                id: "reference-date",
                name: w.settings_reference_date(),
                effect: w.settings_reference_date_effect(),
                mode: "text",
            },
            header(|header| header.reference_date.shown()),
            set_date,
        )}
    }
    .into_any()
}

/// What a line about the region is called and does.
struct RegionLine {
    id: &'static str,
    name: &'static str,
    effect: &'static str,
    mode: &'static str,
}

fn line(
    RegionLine {
        id,
        name,
        effect,
        mode,
    }: RegionLine,
    value: Signal<String>,
    commit: Callback<String, Result<(), String>>,
) -> AnyView {
    let refused = RwSignal::new(None::<String>);
    let input = field::committed(CommittedLine {
        id: id.to_owned(),
        mode,
        value,
        commit,
        refused,
    });
    view! {
        <div class="setting">
            <div class="text">
                <label for=id>{name}</label>
                <p class="soft">{effect}</p>
            </div>
            <div class="value">{input} {field::refused(id, refused)}</div>
        </div>
    }
    .into_any()
}

fn setting(w: Words, id: SettingId) -> AnyView {
    let spec = id.spec();
    let document = Document::here();
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
            view! {
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
        <div class="setting">
            <div class="text">
                <label for=field>{w.of("setting", &format!("{key}.name"))}</label>
                <p>{w.of("setting", &format!("{key}.effect"))}</p>
                <p class="soft small">
                    {w.settings_default(&value_in_words(w, spec, default))} " · " {source}
                </p>
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

//! The page Settings shows what each setting does, where it comes from, and takes another value.

use enlace_edit::Op;
use enlace_model::settings::{SettingSource, SettingSpec, SettingUnit};
use enlace_model::{MethodVersion, PartialDate, SchoolYear, SettingId};
use leptos::prelude::*;

use crate::i18n::Words;
use crate::i18n::language::words;
use crate::pages::{head, single_keys};
use crate::workspace::Workspace;
use crate::workspace::refused::EditRefused;

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
    let workspace = Workspace::here();
    let header = move |read: fn(&enlace_model::Header) -> String| {
        move || {
            workspace
                .region()
                .map(|region| read(&region.header))
                .unwrap_or_default()
        }
    };
    let name = header(|header| header.name.clone());
    let year = header(|header| header.target_year.0.to_string());
    let date = header(|header| header.reference_date.to_string());
    let set_name = move |text: String| workspace.perform(Op::RenameRegion(text));
    let set_year = move |text: String| {
        // What is not a number becomes the year 0, which is refused.
        let year = text.trim().parse().unwrap_or(0);
        workspace.perform(Op::SetTargetYear(SchoolYear(year)))
    };
    let set_date =
        move |text: String| workspace.perform(Op::SetReferenceDate(PartialDate::from(text.trim())));
    view! {
        <h2>{w.settings_group_region()}</h2>
        {line(w, "region-name", w.settings_name(), w.settings_name_effect(), name, set_name)}
        {line(w, "target-year", w.settings_target_year(), w.settings_target_year_effect(), year, set_year)}
        {line(
            w,
            "reference-date",
            w.settings_reference_date(),
            w.settings_reference_date_effect(),
            date,
            set_date,
        )}
    }
    .into_any()
}

fn line(
    w: Words,
    id: &'static str,
    name: &'static str,
    effect: &'static str,
    value: impl Fn() -> String + Send + Sync + 'static,
    perform: impl Fn(String) -> Result<(), EditRefused> + 'static,
) -> AnyView {
    let refused = RwSignal::new(None::<EditRefused>);
    view! {
        <div class="setting">
            <div class="text">
                <label for=id>{name}</label>
                <p class="soft">{effect}</p>
            </div>
            <div class="value">
                <input
                    id=id
                    type="text"
                    prop:value=value
                    on:change:target=move |event| refused.set(perform(event.target().value()).err())
                />
                {fault(w, refused)}
            </div>
        </div>
    }
    .into_any()
}

fn setting(w: Words, id: SettingId) -> AnyView {
    let spec = id.spec();
    let workspace = Workspace::here();
    let refused = RwSignal::new(None::<EditRefused>);
    let method = workspace.with_region(|region| region.header.method);
    let default = spec.default_in(method.unwrap_or(MethodVersion::NEWEST));
    let changed = Memo::new(move |_| workspace.region()?.settings.changed(id));
    let key = id.as_str();
    let field = format!("setting-{key}");
    let reset = move || {
        changed.get().map(|_| {
            view! {
                <button
                    type="button"
                    class="link small"
                    on:click=move |_| {
                        refused.set(workspace.perform(Op::ResetSetting(id)).err());
                    }
                >
                    {w.settings_reset(&value_in_words(w, spec, default))}
                </button>
            }
            .into_any()
        })
    };
    let set = move |value: Option<f64>| {
        let op = match value {
            Some(value) => Op::SetSetting { setting: id, value },
            None => Op::ResetSetting(id),
        };
        refused.set(workspace.perform(op).err());
    };
    let input = if spec.unit == SettingUnit::Flag {
        let is_on = move || changed.get().unwrap_or(default) != 0.0;
        view! {
            <input
                id=field.clone()
                type="checkbox"
                prop:checked=is_on
                on:change:target=move |event| {
                    set(Some(if event.target().checked() { 1.0 } else { 0.0 }));
                }
            />
        }
        .into_any()
    } else {
        let value = move || {
            let value = changed.get().unwrap_or(default);
            if value.is_nan() {
                String::new()
            } else {
                value.to_string()
            }
        };
        view! {
            <input
                id=field.clone()
                type="number"
                aria-invalid=move || refused.with(Option::is_some).then_some("true")
                step="any"
                prop:value=value
                on:change:target=move |event| {
                    let text = event.target().value();
                    set(if text.is_empty() { None } else { Some(text.parse().unwrap_or(f64::NAN)) });
                }
            />
        }
        .into_any()
    };
    let unit = (spec.unit != SettingUnit::Flag).then(|| unit_in_words(w, spec.unit));
    let source = match spec.source {
        SettingSource::Choice => w.settings_choice().to_owned(),
        SettingSource::Cited => w.of("setting", &format!("{key}.source")),
    };
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
                {fault(w, refused)}
            </div>
        </div>
    }
    .into_any()
}

/// The message at a field about why its value was refused.
fn fault(w: Words, refused: RwSignal<Option<EditRefused>>) -> AnyView {
    let said = move || {
        let refused = refused.get()?;
        Some(view! { <div class="fault">{crate::pages::refusal(w, &refused)}</div> })
    };
    view! {
        <div class="field" role="alert">
            {said}
        </div>
    }
    .into_any()
}

/// The value of a setting in words.
pub fn value_in_words(w: Words, spec: &SettingSpec, value: f64) -> String {
    match spec.unit {
        SettingUnit::Flag if value != 0.0 => w.settings_on().to_owned(),
        SettingUnit::Flag => w.settings_off().to_owned(),
        _ if value.is_nan() => w.settings_follows().to_owned(),
        SettingUnit::Year => format!("{value}"),
        _ => w.number(value, 4),
    }
}

/// The value of a setting with its unit.
pub fn value_with_unit(w: Words, spec: &SettingSpec, value: f64) -> String {
    let said = value_in_words(w, spec, value);
    match spec.unit {
        _ if value.is_nan() => said,
        SettingUnit::Share => w.percent_of(value),
        SettingUnit::Years => w.value_years(value, &said),
        SettingUnit::Minutes => w.value_minutes(value, &said),
        SettingUnit::Persons => w.value_pupils(value, &said),
        SettingUnit::KilometresPerHour => format!("{said} {}", unit_in_words(w, spec.unit)),
        _ => said,
    }
}

/// The unit of a setting in words.
pub fn unit_in_words(w: Words, unit: SettingUnit) -> String {
    let id = match unit {
        SettingUnit::Flag => "flag",
        SettingUnit::Years => "years",
        SettingUnit::Year => "year",
        SettingUnit::Share => "share",
        SettingUnit::Persons => "persons",
        SettingUnit::Minutes => "minutes",
        SettingUnit::Factor => "factor",
        SettingUnit::KilometresPerHour => "kilometres_per_hour",
        SettingUnit::Count => "count",
        SettingUnit::Weight => "weight",
        SettingUnit::Ratio => "ratio",
    };
    w.of("unit", id)
}

//! These texts stand on paper only: definitions of the terms, and the settings behind the figures.

use enlace_method::explain::FigureId;
use enlace_model::{Region, SettingId, SettingsInForce};
use leptos::prelude::*;

use crate::i18n::Words;
use crate::pages::shared::definitions::definition;
use crate::pages::shared::names::capitalised;
use crate::pages::shared::setting_words::value_with_unit;

/// The figures that are defined.
const DEFINED: [FigureId; 8] = [
    FigureId::Demand,
    FigureId::Supply,
    FigureId::Coverage,
    FigureId::Gap,
    FigureId::Surplus,
    FigureId::SameNear,
    FigureId::ByRelated,
    FigureId::NeedLevel,
];

/// Definitions, at the end of a printed page.
pub fn definitions(w: Words, settings: SettingsInForce) -> AnyView {
    let all = DEFINED.iter().map(|id| {
        let name = capitalised(&w.of("figure", &format!("{}.name", id.as_str())));
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{definition(w, *id, settings)}</dd>
            </div>
        }
        .into_any()
    });
    view! {
        <h2>{w.print_definitions()}</h2>
        <dl class="meanings">{all.collect_view()}</dl>
    }
    .into_any()
}

/// Every setting with its value; those that differ from the default are marked.
pub fn assumptions(w: Words, region: &Region) -> AnyView {
    let all = SettingId::ALL.iter().map(|id| {
        let key = id.as_str();
        let value = region.in_force().get(*id);
        let changed = region.settings.changed(*id).is_some();
        let said = value_with_unit(w, id.spec(), value);
        let mark = changed.then(|| w.print_differs());
        view! {
            <div>
                <dt>{w.of("setting", &format!("{key}.name"))}</dt>
                <dd>{said} " " <span class="soft">{mark}</span></dd>
            </div>
        }
        .into_any()
    });
    view! {
        <h2>{w.print_assumptions()}</h2>
        <dl class="meanings short">{all.collect_view()}</dl>
    }
    .into_any()
}

//! Annotations stand next to a qualification's figures and enter none: observed rates and focus groups.

use enlace_method::explain::FigureId;
use enlace_method::figures::{QualificationFigures, RawRate};
use enlace_model::SettingId;
use leptos::prelude::*;

use crate::components::notice::mark;
use crate::i18n::Words;
use crate::pages::figures::coverage::RegionFigures;
use crate::pages::shared::explain_stack::ExplainStack;

/// Observed rates over the offers counted; a rate that rests on few people is shown only with their
/// number.
pub fn indicators(
    w: Words,
    explain: ExplainStack,
    picture: &RegionFigures,
    q: &QualificationFigures,
) -> Option<AnyView> {
    let enough = picture.region.in_force().get(SettingId::PublishableCohort);
    let all = [
        (FigureId::FillRate, w.indicators_fill(), q.indicators.fill),
        (
            FigureId::Pressure,
            w.indicators_pressure(),
            q.indicators.pressure,
        ),
        (
            FigureId::CompletionObserved,
            w.indicators_completion(),
            q.indicators.completion,
        ),
        (
            FigureId::StudyRate,
            w.indicators_study(),
            q.indicators.study,
        ),
        (
            FigureId::EmploymentRate,
            w.indicators_employment(),
            q.indicators.employment,
        ),
        (
            FigureId::FavourableOutcome,
            w.indicators_favourable(),
            q.indicators.favourable,
        ),
        (
            FigureId::UnknownDestination,
            w.indicators_unknown(),
            q.indicators.unknown_destination,
        ),
    ];
    let shown = |(id, name, rate): (FigureId, &'static str, RawRate)| {
        let value = rate.value?.0;
        let text = match id {
            FigureId::Pressure => w.number(value, 2),
            _ => w.percent(Some(value)),
        };
        let few = (rate.n.0 < enough).then(|| w.indicators_few(&w.number(rate.n.0, 0)));
        let figure = explain.of(&q.code, id, text);
        Some(view! { <li>{name} " " {figure} " " {few}</li> }.into_any())
    };
    let shown: Vec<AnyView> = all.into_iter().filter_map(shown).collect();
    if shown.is_empty() {
        return None;
    }
    let view = view! {
        <p class="strong">{w.indicators_title()}</p>
        <ul class="legend">{shown}</ul>
    };
    Some(view.into_any())
}

/// What focus groups said about the qualification.
pub fn panels(w: Words, picture: &RegionFigures, q: &QualificationFigures) -> Option<AnyView> {
    let said: Vec<AnyView> = picture
        .region
        .panels
        .values()
        .flat_map(|panel| panel.rows.iter().map(move |row| (panel, row)))
        .filter(|(_, row)| row.qualification == q.code && !row.skipped)
        .map(|(panel, row)| {
            let when = panel.date.as_ref().map(ToString::to_string);
            let occasion: Vec<String> = panel.place.iter().cloned().chain(when).collect();
            let step = |step: Option<enlace_model::ScaleStep>| match step {
                Some(step) => w.number(step.0 as f64, 0),
                None => crate::i18n::UNKNOWN.to_owned(),
            };
            let (trend, balance) = (step(row.demand_trend), step(row.balance));
            view! {
                <li>
                    <bdi>{occasion.join(", ")}</bdi>
                    " "
                    {panel.illustrative.then(|| mark(w.mark_illustrative()))}
                    ": "
                    {w.panels_trend()}
                    " "
                    {trend}
                    "; "
                    {w.panels_balance()}
                    " "
                    {balance}
                </li>
            }
            .into_any()
        })
        .collect();
    if said.is_empty() {
        return None;
    }
    let view = view! {
        <p class="strong">{w.panels_title()}</p>
        <ul>{said}</ul>
    };
    Some(view.into_any())
}

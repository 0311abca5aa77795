//! The study: overview, need levels with their reasons, evidence, assumptions; one document to print.

use enlace_engine::coverage::figures::{Component, QualificationFigures};
use enlace_engine::model::order::put_in_order;
use enlace_engine::model::{EvidenceKind, SettingId};
use enlace_engine::study::panorama::By;
use leptos::prelude::*;

use crate::i18n::language::words;
use crate::pages::address::Address;
use crate::pages::asked::Asked;
use crate::pages::explain::explanation;
use crate::pages::new_region::codelist::CodeList;
use crate::pages::overview::{self, panorama};
use crate::pages::views::{Hands, Scene};
use crate::pages::{cell, head, heads, names, paper, places, printing, standing};
use crate::workspace::Workspace;

/// The page.
pub fn study() -> AnyView {
    let hands = Hands {
        w: words(),
        workspace: Workspace::here(),
        address: Address::here(),
        asked: Asked::nothing(),
    };
    let list = places::list(hands.workspace);
    view! {
        {hands.drawn(move |scene| drawn(scene, list.get().as_deref()))}
        {explanation(hands.asked)}
    }
    .into_any()
}

fn drawn(scene: &Scene, list: Option<&CodeList>) -> AnyView {
    let w = scene.hands.w;
    let header = &scene.region.header;
    let title = w.study_title(&header.name, &scene.coverage.target_year.0.to_string());
    let lead = view! { <p>{w.study_lead()}</p> }.into_any();
    view! {
        {head(title, lead)}
        {paper::button(w)}
        <h2>{w.nav_overview()}</h2>
        {overview::summary(scene, ().into_any())}
        {panorama::divided(scene, By::Field, list)}
        {panorama::divided(scene, By::Municipality, list)}
        <h2 class="new-page">{w.reasons_level_title()}</h2>
        <p>{w.study_levels_what()}</p>
        {levels(scene)}
        <h2 class="new-page">{w.nav_evidence()}</h2>
        {evidence(scene)}
        <div class="new-page">{printing::assumptions(w, &scene.region)}</div>
        <div class="together">{printing::definitions(w)}</div>
    }
    .into_any()
}

/// Every qualification that is wanted, the most needed first, with what its level rests on.
fn levels(scene: &Scene) -> AnyView {
    let w = scene.hands.w;
    let mut all: Vec<&QualificationFigures> = scene.coverage.qualifications.iter().collect();
    all.retain(|q| q.need_level.is_some());
    let score = |q: &QualificationFigures| q.need_level.as_ref().map_or(0.0, |level| level.score.0);
    put_in_order(&mut all, |a, b| score(b).total_cmp(&score(a)));
    let rows = all.into_iter().filter_map(|q| {
        let level = q.need_level.as_ref()?;
        let reasons: Vec<String> = Component::ALL
            .iter()
            .zip(level.points)
            .filter_map(|(component, points)| {
                let points = points.filter(|points| points.0 >= 0.5)?;
                let name = w.of("component", component.as_str());
                Some(format!("{name} {}", w.number(points.0, 0)))
            })
            .collect();
        let official = level.relevance.map(|relevance| relevance.to_string());
        let official = official.unwrap_or_else(|| crate::i18n::UNKNOWN.to_owned());
        let people = |value: f64| w.persons_in_column(value).into_any();
        Some(
            view! {
                <tr>
                    <th scope="row">
                        <bdi>{names::qualification(w, &scene.region, &q.code)}</bdi>
                        <span class="flag">{reasons.join(" · ")}</span>
                    </th>
                    {cell("number", w.coverage_needed(), people(q.demand.0))}
                    {cell("number", w.coverage_gap(), people(q.gap.0))}
                    {cell("number", w.reasons_view_level(), level.level.to_string().into_any())}
                    {cell("number", w.study_official(), official.into_any())}
                    <td class="verdict-cell whole">{standing::verdict(w, q, scene.coverage.target_year)}</td>
                </tr>
            }
            .into_any(),
        )
    });
    view! {
        <table class="table folds">
            {heads(&[
                w.coverage_qualification(),
                w.coverage_needed_head(),
                w.coverage_gap_head(),
                w.study_level_head(),
                w.study_official_head(),
                w.coverage_verdict(),
            ])}
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// On what demand rests: by kind of evidence, and who was heard.
fn evidence(scene: &Scene) -> AnyView {
    let w = scene.hands.w;
    let totals = &scene.coverage.totals;
    let kinds = EvidenceKind::ALL
        .iter()
        .map(|kind| w.of("choice", kind.as_str()));
    let kinds = kinds.chain([w.names_no_evidence().to_owned()]);
    let rows = kinds.zip(totals.demand_by_evidence).map(|(kind, people)| {
        let share = (totals.demand.0 > 0.0).then(|| people.0 / totals.demand.0);
        view! {
            <tr>
                <th scope="row">{kind}</th>
                <td class="number">{w.persons_in_column(people.0)}</td>
                <td class="number">{w.percent(share)}</td>
            </tr>
        }
        .into_any()
    });
    let least = scene.region.settings.get(SettingId::MinimumEnterprises);
    let judged = scene
        .coverage
        .qualifications
        .iter()
        .filter(|q| q.firmness.is_some());
    let (thin, of) = judged.fold((0, 0), |(thin, of), q| {
        (thin + usize::from(q.enterprises_heard.0 < least), of + 1)
    });
    let heard = w.study_heard(&of.to_string(), &w.number(least, 0), &thin.to_string());
    view! {
        <table class="table narrow">
            <caption>{w.study_by_evidence()}</caption>
            {heads(&[w.study_kind(), w.coverage_needed_head(), w.study_share_head()])}
            <tbody>{rows.collect_view()}</tbody>
        </table>
        <p>{heard}</p>
    }
    .into_any()
}

//! The study is one document to print: overview, need levels with reasons, evidence and assumptions.

use enlace_method::figures::Certainty;
use enlace_method::views::need_level::reasons;
use enlace_method::views::panorama::DividedBy;
use enlace_model::{EvidenceKind, SettingId};
use leptos::prelude::*;

use crate::i18n::language::words;
use crate::pages::figures::nuts;
use crate::pages::figures::overview::{self, panorama};
use crate::pages::figures::reasons::need_level;
use crate::pages::figures::views::{ViewContext, ViewData};
use crate::pages::shared::address::Address;
use crate::pages::shared::explain::explanation;
use crate::pages::shared::explain_stack::ExplainStack;
use crate::pages::shared::municipality_list::MunicipalityList;
use crate::pages::shared::page_parts::{Head, cell, head, heads};
use crate::pages::shared::{names, print_pages, print_texts, verdict};
use crate::state::document::Document;

/// The page.
pub fn study() -> AnyView {
    let context = ViewContext {
        w: words(),
        document: Document::here(),
        address: Address::here(),
        explain_stack: ExplainStack::nothing(),
    };
    let list = nuts::list(context.document);
    view! {
        {context.drawn(move |data| drawn(data, list.get().as_deref()))}
        {explanation(context.explain_stack)}
    }
    .into_any()
}

fn drawn(data: &ViewData, list: Option<&MunicipalityList>) -> AnyView {
    let w = data.context.w;
    let header = &data.region.header;
    let title = w.study_title(&header.name, &data.coverage.target_year.0.to_string());
    let lead = view! { <p>{w.study_lead()}</p> }.into_any();
    view! {
        {head(title, lead)}
        {print_pages::button(w)}
        <h2>{w.nav_overview()}</h2>
        {overview::summary(data, ().into_any())}
        {panorama::divided(data, DividedBy::Field, list)}
        {panorama::divided(data, DividedBy::Municipality, list)}
        <h2 class="new-page">{w.reasons_level_title()}</h2>
        {levels(data)}
        <h2 class="new-page">{w.nav_evidence()}</h2>
        {evidence(data)}
        <div class="together">{print_texts::assumptions(w, &data.region)}</div>
        <div class="together">{print_texts::definitions(w, data.region.in_force())}</div>
    }
    .into_any()
}

/// Every qualification that is wanted, the most needed first, with its points and the reason for the
/// difference from its SANQ level.
fn levels(data: &ViewData) -> AnyView {
    let w = data.context.w;
    let all = reasons(&data.coverage, data.region.in_force());
    if all.is_empty() {
        return view! { <p>{w.level_none()}</p> }.into_any();
    }
    let rows = all.iter().filter_map(|reasons| {
        let found = &data.coverage.qualifications;
        let q = found.iter().find(|q| q.code == reasons.code)?;
        let official = reasons.level.relevance.map(|own| own.to_string());
        let official = official.unwrap_or_else(|| crate::i18n::UNKNOWN.to_owned());
        let people = |value: f64| w.persons_in_column(value).into_any();
        let own = reasons.level.level.to_string();
        let view = view! {
            <tbody class="together">
                <tr class="with-below">
                    <th scope="row">
                        <bdi>{names::qualification(w, &data.region, &q.code)}</bdi>
                    </th>
                    {cell("number", w.coverage_needed(), people(q.demand.0))}
                    {cell("number", w.coverage_gap(), people(q.gap.0))}
                    {cell("number", w.reasons_view_level(), own.into_any())}
                    {cell("number", w.study_official(), official.into_any())}
                    <td class="verdict-cell whole">{verdict::verdict(w, q, data.coverage.target_year)}</td>
                </tr>
                <tr class="below">
                    <td class="whole" colspan="6">
                        {need_level::points(w, reasons)}
                        ". "
                        {need_level::why(data, reasons)}
                    </td>
                </tr>
            </tbody>
        };
        Some(view.into_any())
    });
    view! {
        <p>{w.study_levels_what()}</p>
        <table class="table folds judged">
            {heads(&[
                Head::Text(w.coverage_qualification()),
                Head::Number(w.coverage_needed()),
                Head::Number(w.coverage_gap()),
                Head::Number(w.study_level_head()),
                Head::Number(w.study_official()),
                Head::Text(w.coverage_verdict()),
            ])}
            {rows.collect_view()}
        </table>
    }
    .into_any()
}

/// On what demand rests: by kind of evidence, and who was heard.
fn evidence(data: &ViewData) -> AnyView {
    let w = data.context.w;
    let totals = &data.coverage.totals;
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
    let least = data.region.in_force().get(SettingId::MinimumEnterprises);
    let judged = data
        .coverage
        .qualifications
        .iter()
        .filter(|q| q.firmness.is_some());
    let (thin, of) = judged.fold((0, 0), |(thin, of), q| {
        let few = matches!(q.certainty, Some(Certainty::FewEnterprises { .. }));
        (thin + usize::from(few), of + 1)
    });
    let heard = w.study_heard(&of.to_string(), &thin.to_string(), &w.number(least, 0));
    view! {
        <table class="table narrow">
            <caption>{w.study_by_evidence()}</caption>
            {heads(&[
                Head::Text(w.study_kind()),
                Head::Number(w.coverage_needed()),
                Head::Number(w.study_share_head()),
            ])}
            <tbody>{rows.collect_view()}</tbody>
        </table>
        <p>{heard}</p>
    }
    .into_any()
}

//! The page Overview shows the region's totals, the widest gaps, and what to do next.

pub mod changes;
pub mod panorama;

use enlace_method::Coverage;
use enlace_method::explain::FigureId;
use enlace_method::figures::{Certainty, NeedStanding, Note, QualificationFigures, Verdict};
use enlace_method::views::start::StartOverview;
use enlace_model::check::{Problem, ProblemKind};
use enlace_model::order::put_in_order;
use enlace_model::{Kind, RecordRef, Region};
use leptos::prelude::*;

use crate::components::bar::BarShares;
use crate::components::link::A;
use crate::components::notice::{Tone, notice};
use crate::i18n::Words;
use crate::pages::figures::views::{self, Page, View, ViewContext, ViewData, to_enter};
use crate::pages::shared::explain_stack::ExplainStack;
use crate::pages::shared::page_parts::{Head, cell, heads};
use crate::pages::shared::step_button::count_proposals;
use crate::pages::shared::{links, names, print_pages, verdict};

/// How many of the widest gaps are shown.
const WIDEST: usize = 10;
/// A gap of fewer people is not shown.
const SOMETHING: f64 = 0.05;

/// Its views.
pub const PAGE: Page = Page {
    path: "/overview",
    title: Words::overview_title,
    lead: Words::overview_lead,
    views: &[
        View {
            key: "",
            draw: state,
        },
        View {
            key: "panorama",
            draw: panorama::view,
        },
    ],
};

/// The page.
pub fn overview() -> AnyView {
    views::page(&PAGE)
}

fn state(context: ViewContext) -> AnyView {
    let earlier = changes::earlier(context.document);
    context.drawn(move |data| {
        let ViewContext { w, document, .. } = data.context;
        let (region, coverage) = (&data.region, &data.coverage);
        if region.needs.is_empty() && region.offers.is_empty() {
            return to_enter(w, w.overview_empty(), &[Kind::Need, Kind::Offer]);
        }
        view! {
            {to_start(data)}
            {summary(data, changes::moved(data, earlier))}
            {proposed(w, &document.problems())}
            {to_do(w, region, coverage, document.problem_count())}
            {print_pages::ways(w)}
        }
        .into_any()
    })
}

/// The way to the five steps, while not all are done.
fn to_start(data: &ViewData) -> Option<AnyView> {
    let steps = StartOverview::of(&data.region, &data.coverage);
    let words = data.context.w.overview_to_start();
    (!steps.is_complete()).then(|| {
        view! {
            <p class="no-print">
                <A href="/start">{words}</A>
            </p>
        }
        .into_any()
    })
}

/// The region's totals, how firm they are, what changed, and the widest gaps.
pub fn summary(data: &ViewData, moved: AnyView) -> AnyView {
    let ViewContext {
        w,
        explain_stack: explain,
        ..
    } = data.context;
    let (region, coverage) = (&data.region, &data.coverage);
    view! {
        {illustrated(w, region)}
        {totals(w, explain, coverage)}
        {firmness(w, coverage)}
        {moved}
        {widest(w, explain, region, coverage)}
    }
    .into_any()
}

/// The notice that says what of a sample is made up.
pub fn illustrated(w: Words, region: &Region) -> Option<AnyView> {
    let illustration = region.header.illustration.as_ref()?;
    let rule = illustration
        .rule
        .get(w.0.tag())
        .or_else(|| illustration.rule.values().next());
    let rule = rule.cloned().map(|rule| {
        view! {
            <details>
                <summary>{w.mark_how()}</summary>
                <p>{rule}</p>
            </details>
        }
    });
    let content = view! {
        <p class="strong">{w.mark_sample()}</p>
        {rule}
    };
    Some(notice(Tone::Plain, content.into_any()))
}

fn totals(w: Words, explain: ExplainStack, coverage: &Coverage) -> AnyView {
    let all = &coverage.totals;
    let share = |part: f64| {
        let demand = all.demand.0;
        w.percent((demand > 0.0).then(|| part / demand))
    };
    let parts = BarShares {
        near: all.tiers.same_near.0,
        far: all.tiers.same_far.0,
        related: all.tiers.related_near.0 + all.tiers.related_far.0,
        uncovered: all.tiers.uncovered.0,
    };
    let big = |name: &'static str, id: FigureId, value: f64, beside: String| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd class="big">{explain.of_region(id, w.persons_in_column(value))}</dd>
                <dd class="beside">{beside}</dd>
            </div>
        }
        .into_any()
    };
    view! {
        <dl class="figures">
            {big(w.overview_needed(), FigureId::Demand, all.demand.0, w.overview_needed_unit().to_owned())}
            {big(
                w.overview_covered(),
                FigureId::Covered,
                all.covered.0,
                w.overview_of_need(&share(all.covered.0)),
            )}
            {big(w.overview_not_covered(), FigureId::Gap, all.gap.0, w.overview_of_need(&share(all.gap.0)))}
            {big(
                w.overview_left_over(),
                FigureId::Surplus,
                all.surplus.0,
                w.overview_never_netted().to_owned(),
            )}
        </dl>
        {verdict::bar_of(w, parts)}
        <p></p>
        {verdict::legend(w)}
    }
    .into_any()
}

fn firmness(w: Words, coverage: &Coverage) -> AnyView {
    let judged = coverage
        .qualifications
        .iter()
        .filter(|q| q.firmness.is_some());
    let (firm, of) = judged.fold((0, 0), |(firm, of), q| {
        (firm + usize::from(verdict::is_firm(q)), of + 1)
    });
    let absent = coverage
        .qualifications
        .iter()
        .filter(|q| q.notes.contains(&Note::NoSchoolOffersIt))
        .count();
    let absent = (absent > 0).then(|| format!(" · {}", w.overview_no_school(absent as f64)));
    let firm = w.overview_firm(&w.number(firm as f64, 0), &w.number(of as f64, 0));
    (of > 0)
        .then(|| view! { <p>{firm} {absent}</p> })
        .into_any()
}

fn widest(
    w: Words,
    explain: ExplainStack,
    region: &Region,
    coverage: &Coverage,
) -> Option<AnyView> {
    let mut gaps: Vec<&QualificationFigures> = coverage
        .qualifications
        .iter()
        .filter(|q| q.gap.0 >= SOMETHING)
        .collect();
    put_in_order(&mut gaps, |a, b| b.gap.0.total_cmp(&a.gap.0));
    if gaps.is_empty() {
        return None;
    }
    let rows = gaps.iter().take(WIDEST).map(|q| {
        let name = names::qualification(w, region, &q.code);
        let demand = explain.of(&q.code, FigureId::Demand, w.persons_in_column(q.demand.0));
        let gap = explain.of(&q.code, FigureId::Gap, w.persons_in_column(q.gap.0));
        let href = format!("/coverage?open={}", q.code);
        view! {
            <tr>
                <th scope="row">
                    <A href=href>
                        <bdi>{name}</bdi>
                    </A>
                </th>
                {cell("number wide", "", demand)}
                <td class="bar-cell whole">{verdict::demand_bar(w, q)}</td>
                {cell("number", w.coverage_gap(), gap)}
                <td class="verdict-cell whole">{verdict::verdict(w, q, coverage.target_year)}</td>
            </tr>
        }
        .into_any()
    });
    let view = view! {
        <section aria-labelledby="widest">
            <h2 id="widest">{w.overview_widest()}</h2>
            <table class="table folds judged">
                <caption>{w.overview_widest_unit()}</caption>
                {heads(&[
                    Head::Text(w.coverage_qualification()),
                    Head::Number(w.coverage_needed()),
                    Head::Text(w.coverage_bar()),
                    Head::Number(w.coverage_gap()),
                    Head::Text(w.coverage_verdict()),
                ])}
                <tbody>{rows.collect_view()}</tbody>
            </table>
            <p class="no-print">
                <A href="/coverage">{w.overview_all_qualifications()}</A>
            </p>
        </section>
    };
    Some(view.into_any())
}

/// What would supply the target year if proposals counted, and the step that counts them.
fn proposed(w: Words, problems: &[Problem]) -> Option<AnyView> {
    let places = problems.iter().find_map(|problem| match problem.kind {
        ProblemKind::ProposedNotCounted { places, .. } => Some(places),
        _ => None,
    })?;
    let step = count_proposals(w);
    Some(view! { <p class="no-print">{w.overview_proposed(places)} " " {step}</p> }.into_any())
}

/// The list of what would improve the figures, the most useful first.
fn to_do(w: Words, region: &Region, coverage: &Coverage, problems: usize) -> AnyView {
    let uncertain = |note: Note| {
        let all = coverage.qualifications.iter();
        all.filter(|q| q.certainty == Some(Certainty::Uncertain) && q.notes.contains(&note))
            .count() as f64
    };
    let few_heard = coverage
        .qualifications
        .iter()
        .filter(|q| matches!(verdict::of_ratio(q), Some(Certainty::FewEnterprises { .. })));
    let silent = coverage
        .qualifications
        .iter()
        .filter(|q| q.verdict == Verdict::NoNeedRecorded)
        .count() as f64;
    let unfilled = region.offers.iter().filter(|(_, offer)| {
        let school = region.schools.get(&offer.school);
        offer.entrants.is_none()
            && offer.fill.is_none()
            && school.is_none_or(|school| school.fill.is_none())
    });
    let unfilled = unfilled.map(|(id, _)| RecordRef::new(Kind::Offer, id));
    let standing = coverage.needs.standing.iter();
    let expired = standing.filter(|(_, standing)| **standing == NeedStanding::Expired);
    let expired = expired.map(|(id, _)| RecordRef::new(Kind::Need, id));
    let line = |said: String, href: String| {
        view! {
            <li>
                <A href=href>{said}</A>
            </li>
        }
        .into_any()
    };
    let entry = |count: f64, text: fn(Words, f64) -> String, href: &'static str| {
        (count > 0.0).then(|| line(text(w, count), href.to_owned()))
    };
    // Where no list has exactly these, the link leads to the first one.
    let first = |all: Vec<RecordRef>, text: fn(Words, f64) -> String, field: &'static str| {
        let href = links::to_record(all.first()?, field);
        Some(line(text(w, all.len() as f64), href))
    };
    let none = |is_none: bool, said: &'static str, href: &'static str| {
        is_none.then(|| line(said.to_owned(), href.to_owned()))
    };
    let unmapped = coverage.needs.unmapped as f64;
    let unled = coverage.no_qualification_leads_there.len() as f64;
    let entries: Vec<AnyView> = [
        none(region.needs.is_empty(), w.todo_no_needs(), "/needs"),
        none(region.offers.is_empty(), w.todo_no_offers(), "/offers"),
        entry(problems as f64, Words::todo_problems, "/problems"),
        entry(unmapped, Words::todo_unmapped, "/needs?tab=tray"),
        entry(
            few_heard.count() as f64,
            Words::todo_few_heard,
            "/coverage?certainty=few_enterprises",
        ),
        entry(
            uncertain(Note::AskMoreEnterprises),
            Words::todo_ask_more,
            "/coverage?certainty=uncertain",
        ),
        entry(
            uncertain(Note::AskAgain),
            Words::todo_ask_again,
            "/coverage?certainty=uncertain",
        ),
        first(expired.collect(), Words::todo_expired, "evidence"),
        first(unfilled.collect(), Words::todo_no_fill, "fill"),
        entry(
            silent,
            Words::todo_silent,
            "/coverage?verdict=no_need_recorded",
        ),
        entry(unled, Words::todo_unled, "/coverage"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let entries = if entries.is_empty() {
        view! { <p>{w.todo_nothing()}</p> }.into_any()
    } else {
        view! { <ul class="todo">{entries}</ul> }.into_any()
    };
    view! {
        <section aria-labelledby="todo">
            <h2 id="todo">{w.todo_title()}</h2>
            {entries}
        </section>
    }
    .into_any()
}

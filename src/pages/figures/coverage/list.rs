//! This view lists the qualifications, searched, filtered and sorted; each row opens on its reasons.

use enlace_method::figures::Verdict;
use enlace_model::QualificationCode;
use enlace_model::order::put_in_order;
use enlace_tables::import::protocol::ShownSheet;
use leptos::prelude::*;

use crate::browser::paper::{Surface, surface};
use crate::components::field;
use crate::components::select::{Choices, select};
use crate::components::sorting;
use crate::i18n::Words;
use crate::pages::figures::coverage::filter::{ListFilter, SortColumn};
use crate::pages::figures::coverage::row::row;
use crate::pages::figures::coverage::{RegionFigures, export, unmatched};
use crate::pages::figures::views::ViewContext;
use crate::pages::shared::address::Address;
use crate::pages::shared::explain_stack::ExplainStack;
use crate::pages::shared::page_parts::figures_awaited;
use crate::pages::shared::saved_table::{self, TableOffer, WholeTable};
use crate::pages::shared::verdict;
use crate::state::document::figures::Figures;

/// How many rows are drawn before the user asks for all.
const AT_ONCE: usize = 50;

/// The view.
pub fn list(context: ViewContext) -> AnyView {
    let ViewContext {
        w,
        document,
        address,
        explain_stack: explain,
    } = context;
    let picture = move || {
        Some(RegionFigures {
            region: document.region()?,
            coverage: document.coverage()?,
        })
    };
    let body = move || {
        if document.figures() == Figures::Stale {
            return figures_awaited(w);
        }
        view! {
            {filters(w, address, picture)}
            {verdict::legend(w)}
            {table(w, address, explain, picture)}
            {move || unmatched::unled(w, explain, &picture()?)}
        }
        .into_any()
    };
    body.into_any()
}

fn filters(
    w: Words,
    address: Address,
    picture: impl Fn() -> Option<RegionFigures> + Copy + Send + Sync + 'static,
) -> AnyView {
    let lists = picture().map(|p| lists(w, &p)).unwrap_or_default();
    let [fields, levels, verdicts] = lists;
    let choose = move |key: &'static str| move |value: String| address.set(&[(key, &value)]);
    view! {
        <search class="filters">
            {field::search("search", w.coverage_search(), move || address.get("q"), choose("q"))}
            {select("field", w.coverage_field(), fields, move || address.get("field"), choose("field"))}
            {select("level", w.coverage_level(), levels, move || address.get("level"), choose("level"))}
            {select(
                "verdict",
                w.coverage_verdict(),
                verdicts,
                move || address.get("verdict"),
                choose("verdict"),
            )}
        </search>
    }
    .into_any()
}

/// The choices of the three filters: what the region has, first "all".
fn lists(w: Words, picture: &RegionFigures) -> [Choices; 3] {
    let all = || vec![(String::new(), w.coverage_all().to_owned())];
    let (mut fields, mut levels, mut verdicts) = (all(), all(), all());
    let qualifications = &picture.region.qualifications;
    let present = |code: &str| {
        qualifications
            .values()
            .any(|q| q.cnaef.as_deref() == Some(code))
    };
    let mut codes: Vec<&str> = qualifications
        .values()
        .filter_map(|q| q.cnaef.as_deref())
        .collect();
    put_in_order(&mut codes, Ord::cmp);
    codes.dedup();
    fields.extend(
        codes
            .into_iter()
            .filter(|c| present(c))
            .map(|c| (c.to_owned(), w.field_of_education(c))),
    );
    let mut steps: Vec<i64> = qualifications
        .values()
        .filter_map(|q| q.level)
        .map(|l| l.0)
        .collect();
    put_in_order(&mut steps, Ord::cmp);
    steps.dedup();
    levels.extend(steps.into_iter().map(|l| (l.to_string(), l.to_string())));
    let year = picture.coverage.target_year;
    verdicts.extend(Verdict::ALL.iter().map(|verdict| {
        (
            verdict.as_str().to_owned(),
            verdict::verdict_words(w, *verdict, year),
        )
    }));
    [fields, levels, verdicts]
}

fn table(
    w: Words,
    address: Address,
    explain: ExplainStack,
    picture: impl Fn() -> Option<RegionFigures> + Copy + Send + Sync + 'static,
) -> AnyView {
    let filter = Memo::new(move |_| ListFilter::of(address));
    let found = Memo::new(move |_| {
        let filter = filter.get();
        picture().map(|p| filter.apply(w, &p)).unwrap_or_default()
    });
    let limit = RwSignal::new(AT_ONCE);
    let surface = surface();
    let limit_now = move || match surface.get() {
        Surface::Screen => limit.get(),
        Surface::Paper => usize::MAX,
    };
    let shown = move || found.with(|f| f.iter().take(limit_now()).cloned().collect::<Vec<_>>());
    let head = move |column: SortColumn, class: &'static str, label: &'static str| {
        sorting::head(
            class,
            label,
            move || filter.with(|f| f.direction_of(column)),
            move || {
                let (sort, order) = filter.with_untracked(|f| f.chosen(column));
                address.set(&[("sort", sort), ("order", order)]);
            },
        )
    };
    let count = move || w.coverage_found(found.with(Vec::len) as f64);
    let more = move || {
        let hidden = found.with(Vec::len).saturating_sub(limit.get());
        (hidden > 0).then(|| {
            view! {
                <button type="button" class="button" on:click=move |_| limit.set(usize::MAX)>
                    {w.coverage_show_more(hidden as f64)}
                </button>
            }
        })
    };
    let make = move |codes: fn(&[QualificationCode], &RegionFigures) -> Vec<QualificationCode>| {
        Callback::new(move |()| {
            let made = |picture: RegionFigures| {
                let codes = found.with_untracked(|found| codes(found, &picture));
                export::sheet(w, &picture, &codes)
            };
            untrack(picture).map_or_else(ShownSheet::default, made)
        })
    };
    let offer = move || {
        let all = picture().map_or(0, |picture| picture.coverage.qualifications.len());
        let every = make(|_, picture| {
            let all = picture.coverage.qualifications.iter();
            all.map(|q| q.code.clone()).collect()
        });
        TableOffer {
            name: w.nav_coverage().to_owned(),
            shown: Some((
                found.with_untracked(Vec::len),
                make(|found, _| found.to_vec()),
            )),
            all: WholeTable::Rows(all, every),
        }
    };
    view! {
        <p>{saved_table::button(offer)}</p>
        <table class="table folds">
            <caption>
                <span role="status">{count}</span>
                " "
                {w.coverage_unit()}
            </caption>
            <thead>
                <tr>
                    {head(SortColumn::Name, "", w.coverage_qualification())}
                    {head(SortColumn::Demand, "number", w.coverage_needed())}
                    {head(SortColumn::Supply, "number", w.coverage_supplied())}
                    <th scope="col">{w.coverage_bar()}</th>
                    {head(SortColumn::Coverage, "number", w.coverage_share())}
                    {head(SortColumn::Gap, "number", w.coverage_gap())}
                    {head(SortColumn::Verdict, "", w.coverage_verdict())}
                </tr>
            </thead>
            <For
                each=shown
                key=|code| code.clone()
                children=move |code| row(w, address, explain, code, picture)
            />
        </table>
        <p></p>
        {more}
    }
    .into_any()
}

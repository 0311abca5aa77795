//! A row of the list shows one qualification and opens its detail.

use enlace_method::explain::FigureId;
use enlace_model::QualificationCode;
use leptos::prelude::*;

use crate::components::notice::mark;
use crate::i18n::Words;
use crate::pages::figures::coverage::RegionFigures;
use crate::pages::figures::coverage::detail::detail;
use crate::pages::shared::address::Address;
use crate::pages::shared::explain_stack::ExplainStack;
use crate::pages::shared::page_parts::cell;
use crate::pages::shared::{names, verdict};

/// A row; its name opens and closes the detail, and the address remembers which one is open.
pub fn row(
    w: Words,
    address: Address,
    explain: ExplainStack,
    code: QualificationCode,
    picture: impl Fn() -> Option<RegionFigures> + Copy + Send + Sync + 'static,
) -> AnyView {
    let own = code.clone();
    let is_open = Memo::new(move |_| address.get("open") == own.as_str());
    let view = move || {
        let picture = picture()?;
        let open = is_open.get();
        let row = line(w, address, explain, &code, &picture, open)?;
        let below = open.then(|| {
            view! {
                <tr class="detail">
                    <td colspan="7">{detail(w, explain, &code, &picture)}</td>
                </tr>
            }
        });
        Some(view! { <tbody>{row} {below}</tbody> }.into_any())
    };
    view.into_any()
}

fn line(
    w: Words,
    address: Address,
    explain: ExplainStack,
    code: &QualificationCode,
    picture: &RegionFigures,
    open: bool,
) -> Option<AnyView> {
    let q = picture.of(code)?;
    let known = picture.region.qualifications.get(code);
    let level = known
        .and_then(|known| known.level)
        .map(|level| w.coverage_level_of(&level.0.to_string()));
    let code_shown = [Some(names::code(code)), level]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ");
    let made_up = known
        .is_some_and(|known| known.illustrative)
        .then(|| mark(w.mark_illustrative()));
    let figure = |id, value: f64| explain.of(code, id, w.persons_in_column(value));
    let share = match q.coverage {
        Some(share) => explain.of(code, FigureId::Coverage, w.percent(Some(share.0))),
        None => w.percent(None).into_any(),
    };
    let key = code.to_string();
    let open_or_close = move |_| address.set(&[("open", if open { "" } else { &key })]);
    let view = view! {
        <tr class:open=open>
            <th scope="row">
                <button
                    type="button"
                    class="opener"
                    aria-expanded=if open { "true" } else { "false" }
                    on:click=open_or_close
                >
                    <span>
                        <bdi class="name">{names::qualification(w, &picture.region, code)}</bdi>
                        <span class="flag">{code_shown} " " {made_up}</span>
                    </span>
                </button>
            </th>
            {cell("number wide", "", figure(FigureId::Demand, q.demand.0))}
            {cell("number wide", "", figure(FigureId::Supply, q.supply.0))}
            <td class="bar-cell whole">{verdict::demand_bar(w, q)}</td>
            {cell("number wide", "", share)}
            {cell("number", w.coverage_gap(), figure(FigureId::Gap, q.gap.0))}
            <td class="verdict-cell whole">
                {verdict::verdict(w, q, picture.coverage.target_year)}
            </td>
        </tr>
    };
    Some(view.into_any())
}

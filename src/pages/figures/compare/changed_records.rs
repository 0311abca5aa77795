//! This table names the needs and offers that count differently on the two sides of a comparison.

use enlace_edit::record::AnyRecord;
use enlace_method::explain::{Figure, FigureId, Subject};
use enlace_method::views::compare::{DifferenceReason, Move, moves};
use enlace_model::{Kind, QualificationCode, Rate, RecordRef};
use leptos::prelude::*;

use crate::i18n::Words;
use crate::pages::figures::compare::sides::{ComparedSide, ComparedSides};
use crate::pages::figures::views::ViewData;
use crate::pages::shared::page_parts::{Head, cell, heads};
use crate::pages::shared::{links, names};

/// How many needs and offers are listed for a qualification.
const NAMED: usize = 30;

/// Lists the needs and offers that count for another number of people on the two sides.
pub fn moved(data: &ViewData, sides: &ComparedSides, code: &QualificationCode) -> AnyView {
    let w = data.context.w;
    let (before, after) = (&sides.before, &sides.after);
    if before.region.header.id != after.region.header.id {
        return view! { <p>{w.compare_two_regions()}</p> }.into_any();
    }
    let all = moves(code, before.lent(), after.lent());
    if all.is_empty() {
        return view! { <p>{w.compare_no_moves()}</p> }.into_any();
    }
    let rows = all.iter().take(NAMED).map(|own| {
        let at = if own.why == DifferenceReason::Removed {
            before
        } else {
            after
        };
        let name = names::record(w, &at.region, &own.record);
        let named = match own.why {
            DifferenceReason::Removed => view! { <bdi>{name}</bdi> }.into_any(),
            _ => links::record_link(&own.record, name),
        };
        let people = |side: &ComparedSide, value: Rate| {
            let text = w.persons_in_column(value.0);
            match counted(&own.record).filter(|_| AnyRecord::is_there(&own.record, &side.region)) {
                Some(figure) => {
                    data.context
                        .explain_stack
                        .figure_at(side.place(data), figure, text)
                }
                None => text.into_any(),
            }
        };
        view! {
            <tr>
                <th scope="row">
                    {named}
                    <span class="flag">{w.of("move", own.why.as_str())}</span>
                </th>
                {cell("number", w.compare_before(), people(before, own.before))}
                {cell("number", w.compare_after(), people(after, own.after))}
                {cell("number", w.compare_difference(), w.difference(own.more().0).into_any())}
            </tr>
        }
        .into_any()
    });
    let more = all.len().saturating_sub(NAMED);
    view! {
        <p>{summary(w, &all)}</p>
        <table class="table folds">
            {heads(&[
                Head::Text(w.compare_record()),
                Head::Number(w.compare_before_head()),
                Head::Number(w.compare_after_head()),
                Head::Number(w.compare_difference()),
            ])}
            <tbody>{rows.collect_view()}</tbody>
        </table>
        {(more > 0).then(|| view! { <p class="soft">{w.explain_more(more as f64)}</p> })}
        <p class="soft">{w.compare_rest()}</p>
    }
    .into_any()
}

/// The figure that says for how many people a need or an offer counts.
fn counted(record: &RecordRef) -> Option<Figure> {
    let (id, of) = match record.kind {
        Kind::Need => (FigureId::NeedDemand, Subject::Need((&*record.id).into())),
        Kind::Offer => (FigureId::Supply, Subject::Offer((&*record.id).into())),
        _ => return None,
    };
    Some(Figure { id, of })
}

/// Says by how much needs and offers changed demand and supply.
fn summary(w: Words, all: &[Move]) -> String {
    let sum = |kind: Kind| {
        let own = all.iter().filter(|own| own.record.kind == kind);
        w.difference(own.map(|own| own.more().0).sum())
    };
    w.compare_summary(&sum(Kind::Need), &sum(Kind::Offer))
}

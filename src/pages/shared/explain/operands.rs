//! The operands of a formula are named, and a figure among them can be explained in turn.

use enlace_edit::record::AnyRecord;
use enlace_method::explain::{Explanation, Operand, Origin, Repeated, Subject};
use enlace_model::{Kind, RecordRef, Region};
use leptos::prelude::*;

use crate::components::notice::{mark, mark_of};
use crate::i18n::Words;
use crate::pages::shared::explain::formula;
use crate::pages::shared::explain_stack::ExplainStack;
use crate::pages::shared::page_parts::{Head, heads};
use crate::pages::shared::{links, names};

/// How many operands and records are listed; the others are counted.
const LISTED: usize = 60;

/// The list of operands with all that is needed to name them and to explain them in turn.
pub struct OperandList<'a> {
    pub w: Words,
    pub explain: ExplainStack,
    /// The region whose figure is explained.
    pub region: &'a Region,
    /// The open region, to whose records links lead.
    pub open: &'a Region,
    /// The offers that are assumed.
    pub repeated: &'a [Repeated],
}

impl OperandList<'_> {
    /// The operands of an explanation, and the records behind it that are in no formula.
    pub fn view(&self, explained: &Explanation) -> AnyView {
        let w = self.w;
        let mut operands = distinct(explained.expr.operands());
        formula::largest_first(&mut operands, |operand| operand.value);
        let table = (!operands.is_empty()).then(|| {
            let more = operands.len().saturating_sub(LISTED);
            let rows = operands
                .iter()
                .take(LISTED)
                .map(|operand| self.row(operand, is_repeated(&operands, operand)));
            view! {
                <h3>{w.explain_operands()}</h3>
                <table class="table">
                    {heads(&[Head::Text(w.explain_what()), Head::Number(w.explain_value_head())])}
                    <tbody>{rows.collect_view()}</tbody>
                </table>
                {(more > 0).then(|| view! { <p class="soft">{w.explain_more(more as f64)}</p> })}
            }
            .into_any()
        });
        let behind = (!explained.behind.is_empty()).then(|| {
            let more = explained.behind.len().saturating_sub(LISTED);
            let all = explained
                .behind
                .iter()
                .take(LISTED)
                .map(|record| view! { <li>{self.named(record)}</li> }.into_any());
            view! {
                <h3>{w.explain_behind()}</h3>
                <ul>{all.collect_view()}</ul>
                {(more > 0).then(|| view! { <p class="soft">{w.explain_more(more as f64)}</p> })}
            }
            .into_any()
        });
        view! {
            {table}
            {behind}
        }
        .into_any()
    }

    fn row(&self, operand: &Operand, repeated: bool) -> AnyView {
        let Self { w, explain, .. } = *self;
        let number = w.number(operand.value, 4);
        let (name, value) = match &operand.origin {
            Origin::Figure(figure) => {
                let name = w.of("figure", &format!("{}.name", figure.id.as_str()));
                let of = self.subject(&figure.of);
                let shown = formula::value(w, figure.id, operand.value);
                let name = match of {
                    Some(of) if repeated => {
                        view! { {of} <div class="soft small">{name}</div> }.into_any()
                    }
                    of => view! { {name} <div class="soft small">{of}</div> }.into_any(),
                };
                (name, explain.figure(figure.clone(), shown))
            }
            Origin::Setting(id) => {
                let name = w.of("setting", &format!("{}.name", id.as_str()));
                let name = view! { {name} <div class="soft small">{w.explain_setting()}</div> };
                (name.into_any(), number.into_any())
            }
            Origin::Field { record, field } => {
                let name = view! { {w.field_name(field)} <div class="soft small">{self.named(record)}</div> };
                (name.into_any(), number.into_any())
            }
            Origin::Age(record) => {
                let name =
                    view! { {w.explain_age()} <div class="soft small">{self.named(record)}</div> };
                (name.into_any(), number.into_any())
            }
            Origin::Record(record) => (self.named(record), number.into_any()),
            Origin::Pass { pass, part } => {
                let part = w.of("role", part.as_str());
                let name = w.explain_pass(&part, &(pass + 1).to_string());
                (name.into_any(), number.into_any())
            }
            Origin::Weighting(which) => {
                let name = w.explain_weighting(&(which + 1).to_string());
                (name.into_any(), number.into_any())
            }
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="number">{value}</td>
            </tr>
        }
        .into_any()
    }

    /// The subject of a figure; where that is a record, a link to it.
    fn subject(&self, of: &Subject) -> Option<AnyView> {
        match of {
            Subject::Need(id) => Some(self.named(&RecordRef::new(Kind::Need, id))),
            Subject::Offer(id) => {
                let named = self.named(&RecordRef::new(Kind::Offer, id));
                let repeated = self.repeated.iter().find(|it| it.offer == *id);
                let assumed = repeated.map(|it| view! { " " {mark_of(repeats(self.w, it))} });
                Some(view! { {named} {assumed} }.into_any())
            }
            of => names::subject(self.w, self.region, of).map(IntoAny::into_any),
        }
    }

    /// The name of a record, as a link where the open region has the record, and with a mark where it
    /// is illustrative.
    fn named(&self, record: &RecordRef) -> AnyView {
        let Self {
            w, region, open, ..
        } = *self;
        let made_up = region
            .is_made_up(record)
            .then(|| mark(w.mark_illustrative()));
        let name = names::record(w, region, record);
        let is_here = open.header.id == region.header.id && AnyRecord::is_there(record, open);
        let name = match is_here {
            true => links::record_link(record, name),
            false => view! { <bdi>{name}</bdi> }.into_any(),
        };
        view! {
            {name}
            " "
            {made_up}
        }
        .into_any()
    }
}

/// Which record an assumed offer repeats, and for which year.
pub fn repeats(w: Words, repeated: &Repeated) -> String {
    w.explain_repeated(
        &repeated.assumed.0.to_string(),
        &repeated.recorded.0.to_string(),
    )
}

/// Whether several operands are the same figure of different subjects. Then the subject tells them
/// apart and is written first.
fn is_repeated(operands: &[&Operand], own: &Operand) -> bool {
    let id = |operand: &Operand| match &operand.origin {
        Origin::Figure(figure) => Some(figure.id),
        _ => None,
    };
    let same = operands.iter().filter(|other| id(other) == id(own));
    id(own).is_some() && same.count() > 1
}

/// Every operand once, in the order of the formula.
fn distinct(operands: Vec<&Operand>) -> Vec<&Operand> {
    let mut found: Vec<&Operand> = Vec::new();
    for operand in operands {
        if !found.iter().any(|other| other.origin == operand.origin) {
            found.push(operand);
        }
    }
    found
}

//! These functions put the verdict on a qualification, and how certain it is, into words, signs and bars.

use enlace_method::explain::FigureId;
use enlace_method::figures::{Certainty, Note, QualificationFigures, Tiers, Verdict};
use enlace_model::SchoolYear;
use leptos::prelude::*;

use crate::components::bar::{self, BarShares};
use crate::components::chart::bars::BarPart;
use crate::components::chart::key::KeyEntry;
use crate::components::figure;
use crate::i18n::Words;

/// The verdict with its sign and how certain it is. The two are never shown apart.
pub fn verdict(w: Words, q: &QualificationFigures, target: SchoolYear) -> AnyView {
    let (class, sign) = match q.verdict {
        Verdict::StrongShortage => ("short", "▼▼"),
        Verdict::Shortage => ("short", "▼"),
        Verdict::Balanced => ("even", "="),
        Verdict::MildSurplus => ("plenty", "▲"),
        Verdict::Surplus => ("plenty", "▲▲"),
        Verdict::NoNeedRecorded => ("even", "○"),
        Verdict::NothingKnown => ("even", "·"),
        Verdict::NoSupplyRecorded => ("even", "□"),
    };
    let said = verdict_words(w, q.verdict, target);
    view! {
        {figure::verdict(class, sign, said)}
        <span class="flag">{certainty(w, q)}</span>
    }
    .into_any()
}

/// The verdict in words, with how certain it is.
pub fn with_certainty(w: Words, q: &QualificationFigures, target: SchoolYear) -> String {
    let said = verdict_words(w, q.verdict, target);
    let all: Vec<String> = std::iter::once(said).chain(certainty(w, q)).collect();
    all.join(", ")
}

/// How certain a verdict is, in words; where few were heard, how many.
pub fn certainty(w: Words, q: &QualificationFigures) -> Option<String> {
    Some(match q.certainty? {
        Certainty::FewEnterprises { heard } => w.certainty_few_enterprises(&heard.to_string()),
        Certainty::FewMunicipalities { heard, of } => {
            w.certainty_few_municipalities(&heard.to_string(), &of.to_string())
        }
        firm @ (Certainty::Firm | Certainty::Uncertain) => w.of("choice", firm.id()),
    })
}

/// The certainty of a verdict on a ratio; `None` for the other verdicts, on which no more than what is
/// recorded is said.
pub fn of_ratio(q: &QualificationFigures) -> Option<Certainty> {
    q.firmness.and(q.certainty)
}

/// The words of a verdict.
pub fn verdict_words(w: Words, verdict: Verdict, target: SchoolYear) -> String {
    w.with(
        "verdict",
        verdict.as_str(),
        &[("year", &target.0.to_string())],
    )
}

/// The remarks beside a verdict.
pub fn notes(w: Words, q: &QualificationFigures, target: SchoolYear) -> Vec<String> {
    let from = q
        .classes
        .counts_from
        .map(|year| year.0.to_string())
        .unwrap_or_default();
    let values = [("year", target.0.to_string()), ("from", from)];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    q.notes
        .iter()
        .map(|note: &Note| w.with("note", note.as_str(), &values))
        .collect()
}

/// Whether the verdict is firm, and enough were heard for it.
pub fn is_firm(q: &QualificationFigures) -> bool {
    q.certainty == Some(Certainty::Firm)
}

/// The bar of a qualification's demand.
pub fn demand_bar(w: Words, q: &QualificationFigures) -> AnyView {
    let parts = BarShares {
        near: q.tiers.same_near.0,
        far: q.tiers.same_far.0,
        related: q.tiers.related_near.0 + q.tiers.related_far.0,
        uncovered: q.tiers.uncovered.0,
    };
    bar_of(w, parts)
}

/// A bar of demand, with its words for screen readers.
pub fn bar_of(w: Words, parts: BarShares) -> AnyView {
    let label = w.bar_label(
        &w.persons(parts.near),
        &w.persons(parts.far),
        &w.persons(parts.related),
        &w.persons(parts.uncovered),
    );
    bar::stacked(parts, label)
}

/// The key to bars of demand.
pub fn legend(w: Words) -> AnyView {
    let words = [
        w.bar_near(),
        w.bar_far(),
        w.bar_related(),
        w.bar_uncovered(),
    ];
    bar::legend(words.map(str::to_owned))
}

/// The parts of a chart's bar that show how demand is met. `key` gives the key of a part's figure, if
/// it has one; `of` is the label of the bar.
pub fn parts(
    w: Words,
    of: &str,
    tiers: &Tiers,
    mut key: impl FnMut(FigureId) -> Option<usize>,
) -> Vec<BarPart> {
    let related = tiers.related_near.0 + tiers.related_far.0;
    let all = [
        (
            "near",
            w.bar_near(),
            tiers.same_near.0,
            Some(FigureId::SameNear),
        ),
        (
            "far",
            w.bar_far(),
            tiers.same_far.0,
            Some(FigureId::SameFar),
        ),
        (
            "related",
            w.bar_related(),
            related,
            Some(FigureId::ByRelated),
        ),
        (
            "uncovered",
            w.bar_uncovered(),
            tiers.uncovered.0,
            Some(FigureId::Gap),
        ),
    ];
    let part = |(class, word, value, figure): (_, &str, f64, Option<FigureId>)| BarPart {
        class,
        value,
        key: figure.filter(|_| value > 0.0).and_then(&mut key),
        label: format!("{of}: {} {word}", w.persons(value)),
    };
    all.into_iter().map(part).collect()
}

/// The key to charts of demand and how it is met.
pub fn key(w: Words) -> Vec<KeyEntry> {
    let all = [
        ("near", w.bar_near()),
        ("far", w.bar_far()),
        ("related", w.bar_related()),
        ("uncovered", w.bar_uncovered()),
    ];
    all.into_iter()
        .map(|(class, word)| KeyEntry::area(class, word))
        .collect()
}

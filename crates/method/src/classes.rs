//! Classes to consider (method section 10).
//!
//! `yield = class size · ĉ · (1−s) · t` with ĉ pooled over the region; `gap' = max(0, gap − Σ max(0,
//! places − E)·ĉ(1−s)t)`: empty chairs first, each with its offer's ĉ; `classes = floor(2·gap'/yield)/2`,
//! remainder in persons per year. Yield 0: no class, "a class would bring nobody".

use crate::figures::{ClassesToConsider, Note};
use crate::inputs::{QualificationIdx, TOLERANCE};
use crate::pipeline::Pipeline;
use crate::supply::{OfferSupply, regional_completion};
use enlace_model::{Classes, Rate, SchoolYear, SettingId};

pub(crate) fn classes(
    q: QualificationIdx,
    gap: f64,
    w: &Pipeline,
) -> (ClassesToConsider, Vec<Note>) {
    let yield_of_a_class = yield_of_a_class(q, w);
    let after = (gap
        - w.supply
            .of_qualification(q)
            .map(|o| empty_chairs(o, w))
            .sum::<f64>())
    .max(0.0);
    let classes = if yield_of_a_class > 0.0 {
        (2.0 * after / yield_of_a_class + TOLERANCE).floor() / 2.0
    } else {
        0.0
    };
    let duration = duration(q, w);
    let counts_from = w.inputs.next_entry_year.saturating_add(duration);
    let mut notes = Vec::new();
    if gap > TOLERANCE && counts_from > w.inputs.target_year {
        notes.push(Note::TooLate);
    }
    if gap > TOLERANCE && yield_of_a_class <= 0.0 {
        notes.push(Note::WouldBringNobody);
    }
    let figures = ClassesToConsider {
        classes: Classes(classes),
        remainder: Rate(after - classes * yield_of_a_class),
        gap_after_empty_chairs: Rate(after),
        yield_of_a_class: Rate(yield_of_a_class),
        counts_from: Some(SchoolYear(counts_from)),
    };
    (figures, notes)
}

/// People that one class of a qualification brings; what is next to nobody is nobody, since no number of
/// such classes would do.
pub(crate) fn yield_of_a_class(q: QualificationIdx, w: &Pipeline) -> f64 {
    let brings = w.inputs.get(SettingId::ClassSize)
        * regional_completion(q, &w.supply, &w.inputs)
        * reach_work(w);
    if brings > TOLERANCE { brings } else { 0.0 }
}

/// People that the empty chairs of an offer would bring.
pub(crate) fn empty_chairs(offer: &OfferSupply, w: &Pipeline) -> f64 {
    (offer.places - offer.entrants).max(0.0) * offer.completion * reach_work(w)
}

/// Share of graduates available for work in region and field.
pub(crate) fn reach_work(w: &Pipeline) -> f64 {
    (1.0 - w.inputs.get(SettingId::StudyShare)) * w.inputs.get(SettingId::StayShare)
}

/// The qualification's duration in whole years, fractions rounded up.
pub(crate) fn duration(q: QualificationIdx, w: &Pipeline) -> i32 {
    let own = w.inputs.qualifications[q as usize].duration.map(|d| d.0);
    let own = own.filter(|d| *d > 0.0 && *d <= 20.0);
    let duration = own.unwrap_or_else(|| w.inputs.get(SettingId::DefaultDuration));
    (duration - TOLERANCE).ceil().max(1.0) as i32
}

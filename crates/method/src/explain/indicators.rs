//! Why the raw rates are what they are: the offers' own records.

use crate::explain::expr::{Expr, field, over};
use crate::explain::{Explainer, ExplanationParts, Figure, FigureId, Subject, parts};
use crate::indicators::{RateOf, RatePart, rate_parts};

impl Explainer<'_> {
    pub(crate) fn indicator(&self, figure: &Figure) -> Option<ExplanationParts> {
        let Subject::Qualification(code) = &figure.of else {
            return None;
        };
        let own = &self.of(code)?.indicators;
        let (rate, of, part, all) = match figure.id {
            FigureId::FillRate => (own.fill, RateOf::Fill, "entrants", "places"),
            FigureId::Pressure => (own.pressure, RateOf::Pressure, "first_choices", "places"),
            FigureId::CompletionObserved => (
                own.completion,
                RateOf::Completion,
                "history.completed",
                "history.entrants",
            ),
            FigureId::StudyRate => (
                own.study,
                RateOf::Study,
                "history.in_study",
                "history.known",
            ),
            FigureId::EmploymentRate => (
                own.employment,
                RateOf::Employment,
                "history.in_work",
                "history.known",
            ),
            FigureId::FavourableOutcome => (
                own.favourable,
                RateOf::Favourable,
                "history.favourable",
                "history.completed",
            ),
            _ => (
                own.unknown_destination,
                RateOf::UnknownDestination,
                "history.unknown",
                "history.completed",
            ),
        };
        let parts_of = rate_parts(of, self.q(code)?, &self.w);
        let sum = |name: &'static str, value: fn(&RatePart) -> f64| {
            let terms = parts_of
                .iter()
                .map(|p| field(self.record_of(p.offer), name, value(p)));
            Expr::Sum(terms.collect())
        };
        parts(
            rate.value?.0,
            over(sum(part, |p| p.part), sum(all, |p| p.of)),
        )
    }
}

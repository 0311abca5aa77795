//! Why the raw rates are what they are: the offers' own records.

use crate::explain::expr::{Expr, field, over};
use crate::explain::{Explainer, ExplanationParts, Figure, Subject, parts};
use crate::indicators::{RATES, RatePart, rate_of, rate_parts};

impl Explainer<'_> {
    pub(crate) fn indicator(&self, figure: &Figure) -> Option<ExplanationParts> {
        let Subject::Qualification(code) = &figure.of else {
            return None;
        };
        let (id, part, all) = RATES.iter().find(|(id, ..)| *id == figure.id)?;
        let parts_of = rate_parts(*id, self.q(code)?, &self.w);
        let sum = |name: &'static str, value: fn(&RatePart) -> f64| {
            let terms = parts_of
                .iter()
                .map(|p| field(self.record_of(p.offer), name, value(p)));
            Expr::Sum(terms.collect())
        };
        parts(
            rate_of(&parts_of).value?.0,
            over(sum(part, |p| p.part), sum(all, |p| p.of)),
        )
    }
}

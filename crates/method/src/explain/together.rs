//! Why what several qualifications have together is what it is: those of a field, or of the region.

use crate::explain::{Explainer, ExplanationParts, Expr, Figure, FigureId, Subject, parts};
use crate::figures::QualificationFigures;
use enlace_model::Rate;

/// People a year that a figure is for one qualification; `None` for figures that do not add up.
pub fn people(q: &QualificationFigures, id: FigureId) -> Option<Rate> {
    Some(match id {
        FigureId::Demand => q.demand,
        FigureId::DemandCarriedForward => q.demand_carried_forward,
        FigureId::Supply => q.supply,
        FigureId::SupplyAssumed => q.supply_assumed,
        FigureId::Gap => q.gap,
        FigureId::Surplus => q.surplus,
        FigureId::SameNear => q.tiers.same_near,
        FigureId::SameFar => q.tiers.same_far,
        FigureId::RelatedNear => q.tiers.related_near,
        FigureId::RelatedFar => q.tiers.related_far,
        _ => return in_chain(q, id),
    })
}

/// The same of the steps from places to covered demand.
fn in_chain(q: &QualificationFigures, id: FigureId) -> Option<Rate> {
    let chain = &q.chain;
    Some(match id {
        FigureId::Places => chain.places,
        FigureId::Unfilled => chain.unfilled,
        FigureId::Entrants => chain.entrants,
        FigureId::Dropout => chain.dropout,
        FigureId::Graduates => chain.graduates,
        FigureId::Leaving => chain.leaving,
        FigureId::ServingRelated => chain.serving_related,
        FigureId::LostServingOwn => chain.lost_on_the_way,
        FigureId::CoveringOwn => chain.covering_own,
        FigureId::BySameOccupations => chain.by_same_occupations,
        FigureId::ByRelated => chain.by_related,
        FigureId::Covered => chain.covered,
        _ => return None,
    })
}

impl Explainer<'_> {
    /// Any sum over a field; of the region the steps of the chain, whose other sums run over its cells.
    pub(crate) fn together(&self, figure: &Figure) -> Option<ExplanationParts> {
        let id = figure.id;
        let all = self.coverage().qualifications.iter();
        let terms: Option<Vec<Expr>> = match &figure.of {
            Subject::Field(field) => {
                let own = all.filter(|q| self.is_in(q, field));
                own.map(|q| self.term(q, id, people)).collect()
            }
            Subject::Region if id != FigureId::Covered => {
                all.map(|q| self.term(q, id, in_chain)).collect()
            }
            _ => None,
        };
        let sum = Expr::Sum(terms?);
        parts(sum.evaluate(), sum)
    }

    fn is_in(&self, q: &QualificationFigures, field: &str) -> bool {
        let known = self.w.inputs.region.qualifications.get(&q.code);
        known.is_some_and(|known| known.cnaef.as_deref() == Some(field))
    }

    fn term(
        &self,
        q: &QualificationFigures,
        id: FigureId,
        of: fn(&QualificationFigures, FigureId) -> Option<Rate>,
    ) -> Option<Expr> {
        let people = of(q, id)?;
        Some(self.figure(id, Subject::Qualification(q.code.clone()), people.0))
    }
}

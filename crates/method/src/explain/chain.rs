//! Why the chain from places to covered demand is what it is.

use crate::explain::expr::{Expr, less, times};
use crate::explain::{Explainer, ExplanationParts, Figure, FigureId, Subject, parts};
use crate::inputs::QualificationIdx;
use crate::supply::OfferSupply;

impl Explainer<'_> {
    pub(crate) fn chain(&self, figure: &Figure) -> Option<ExplanationParts> {
        match &figure.of {
            Subject::Qualification(code) => self.chain_of_qualification(figure.id, self.q(code)?),
            Subject::Offer(id) => {
                let o = self.offer(id)?;
                match figure.id {
                    FigureId::Places => parts(o.places, self.places_of_offer(o)),
                    FigureId::Entrants => parts(o.entrants, self.entrants_of_offer(o)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    fn chain_of_qualification(
        &self,
        id: FigureId,
        q: QualificationIdx,
    ) -> Option<ExplanationParts> {
        let chain = self.of(self.code(q))?.chain;
        let own = |id: FigureId, value: f64| {
            self.figure(id, Subject::Qualification(self.code(q).clone()), value)
        };
        let of_offers = |term: &dyn Fn(&OfferSupply) -> Expr| {
            Expr::Sum(self.w.supply.of_qualification(q).map(term).collect())
        };
        let of_offer = |id: FigureId, o: &OfferSupply, value: f64| {
            self.figure(id, Subject::Offer(self.id_of(o).clone()), value)
        };
        let is_own = |i: usize| self.w.supply.places[i].qualification == q;
        let same = || self.ways(|tier, i, _| is_own(i) && (tier as usize) < 2);
        let related = || self.ways(|tier, i, _| is_own(i) && (tier as usize) >= 2);
        match id {
            FigureId::Places => {
                let sum = of_offers(&|o| of_offer(FigureId::Places, o, o.places));
                parts(chain.places.0, sum)
            }
            FigureId::Entrants => {
                let sum = of_offers(&|o| of_offer(FigureId::Entrants, o, o.entrants));
                parts(chain.entrants.0, sum)
            }
            FigureId::Graduates => {
                let sum = of_offers(&|o| {
                    times(
                        of_offer(FigureId::Entrants, o, o.entrants),
                        of_offer(FigureId::Completion, o, o.completion),
                    )
                });
                parts(chain.graduates.0, sum)
            }
            FigureId::Unfilled => parts(
                chain.unfilled.0,
                less(
                    own(FigureId::Places, chain.places.0),
                    own(FigureId::Entrants, chain.entrants.0),
                ),
            ),
            FigureId::Dropout => parts(
                chain.dropout.0,
                less(
                    own(FigureId::Entrants, chain.entrants.0),
                    own(FigureId::Graduates, chain.graduates.0),
                ),
            ),
            FigureId::Leaving => parts(
                chain.leaving.0,
                less(
                    own(FigureId::Graduates, chain.graduates.0),
                    own(FigureId::Supply, chain.available.0),
                ),
            ),
            FigureId::ServingRelated => {
                let people = related().into_iter().map(|way| self.people(way));
                parts(chain.serving_related.0, Expr::Sum(people.collect()))
            }
            FigureId::LostServingOwn => {
                let lost = same().into_iter().map(|way| self.lost(way));
                parts(chain.lost_on_the_way.0, Expr::Sum(lost.collect()))
            }
            FigureId::CoveringOwn => {
                let covered = same().into_iter().map(|way| self.covered_by(way));
                parts(chain.covering_own.0, Expr::Sum(covered.collect()))
            }
            FigureId::BySameOccupations => {
                let met = self.w.met_of(q);
                let same = Expr::Sum(vec![
                    own(FigureId::SameNear, met.covered[0]),
                    own(FigureId::SameFar, met.covered[1]),
                ]);
                let covering = own(FigureId::CoveringOwn, chain.covering_own.0);
                parts(chain.by_same_occupations.0, less(same, covering))
            }
            FigureId::ByRelated => {
                let met = self.w.met_of(q);
                let related = Expr::Sum(vec![
                    own(FigureId::RelatedNear, met.covered[2]),
                    own(FigureId::RelatedFar, met.covered[3]),
                ]);
                parts(chain.by_related.0, related)
            }
            _ => None,
        }
    }
}

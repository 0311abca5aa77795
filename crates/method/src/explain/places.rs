//! Why what is wanted in a municipality, and who comes out of its schools, is what it is.

use crate::explain::{Explainer, ExplanationParts, Expr, Figure, FigureId, Subject, parts};
use crate::figures::{CellTarget, DemandCell, SupplyCell};
use enlace_model::{MunicipalityCode, Rate};

/// People a year that a figure is for a demand cell; `None` for figures that cells have not.
pub fn people_wanted(cell: DemandCell, id: FigureId) -> Option<Rate> {
    Some(match id {
        FigureId::Demand => cell.demand,
        FigureId::SameNear => cell.tiers.same_near,
        FigureId::SameFar => cell.tiers.same_far,
        FigureId::RelatedNear => cell.tiers.related_near,
        FigureId::RelatedFar => cell.tiers.related_far,
        FigureId::Gap => cell.tiers.uncovered,
        _ => return None,
    })
}

impl Explainer<'_> {
    /// Sums over cells: all of a municipality, or those of a qualification there.
    pub(crate) fn places(&self, figure: &Figure) -> Option<ExplanationParts> {
        let sum = match &figure.of {
            Subject::Place(place) => match figure.id {
                FigureId::Supply => self.out_of(place, figure.id, |cell| cell.available),
                FigureId::Surplus => self.out_of(place, figure.id, |cell| cell.left_over),
                id => {
                    let cells = self.coverage().cells.iter();
                    let own = cells.filter(|cell| cell.municipality == place);
                    Expr::Sum(
                        own.map(|cell| self.wanted(cell, id))
                            .collect::<Option<_>>()?,
                    )
                }
            },
            Subject::At(code, place) => {
                let direct = CellTarget::Qualification(code.clone());
                let mut terms = Vec::new();
                if let Some(cell) = self.coverage().cells.find(&direct, place) {
                    terms.push(self.wanted(cell, figure.id)?);
                }
                for (target, share) in self.w.shares_of(self.q(code)?) {
                    let occupation = self.target(target);
                    if let Some(cell) = self.coverage().cells.find(&occupation, place) {
                        let towards = Subject::Towards(code.clone(), occupation);
                        terms.push(Expr::Product(vec![
                            self.wanted(cell, figure.id)?,
                            self.figure(FigureId::OccupationShare, towards, share),
                        ]));
                    }
                }
                Expr::Sum(terms)
            }
            _ => return None,
        };
        let has_terms = matches!(&sum, Expr::Sum(terms) if !terms.is_empty());
        has_terms.then(|| parts(sum.evaluate(), sum))?
    }

    fn wanted(&self, cell: DemandCell, id: FigureId) -> Option<Expr> {
        let of = Subject::DemandCell(cell.target.clone(), cell.municipality.clone());
        Some(self.figure(id, of, people_wanted(cell, id)?.0))
    }

    fn out_of(
        &self,
        place: &MunicipalityCode,
        id: FigureId,
        people: fn(&SupplyCell) -> Rate,
    ) -> Expr {
        let cells = self.coverage().supply_cells.iter();
        let own = cells.filter(|cell| cell.municipality == *place);
        let term = |cell: &SupplyCell| {
            let of = Subject::SupplyCell(cell.qualification.clone(), cell.municipality.clone());
            self.figure(id, of, people(cell).0)
        };
        Expr::Sum(own.map(term).collect())
    }
}

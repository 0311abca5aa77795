//! Why so many classes are worth considering.

use crate::classes::{empty_chairs, reach_work};
use crate::explain::expr::{Expr, constant, less, not_negative, over, times};
use crate::explain::{Explainer, ExplanationParts, Figure, FigureId, Subject, parts};
use crate::supply::regional_completion;
use enlace_model::SettingId;

impl Explainer<'_> {
    pub(crate) fn classes(&self, figure: &Figure) -> Option<ExplanationParts> {
        match &figure.of {
            Subject::Qualification(code) => {
                let q = self.q(code)?;
                let own = self.of(code)?;
                let operand =
                    |id, value| self.figure(id, Subject::Qualification(code.clone()), value);
                let gap_left = own.classes.gap_after_empty_chairs.0;
                let gap = || operand(FigureId::GapAfterEmptyChairs, gap_left);
                let brings = own.classes.yield_of_a_class.0;
                let class = || operand(FigureId::ClassYield, brings);
                let classes = own.classes.classes.0;
                match figure.id {
                    FigureId::ClassYield => {
                        let rate = regional_completion(q, &self.w.supply, &self.w.inputs);
                        let size = self.setting(SettingId::ClassSize);
                        let rate = operand(FigureId::Completion, rate);
                        let factors = [vec![size, rate], self.reach_work()].concat();
                        parts(brings, Expr::Product(factors))
                    }
                    FigureId::GapAfterEmptyChairs => {
                        let chairs = self.w.supply.of_qualification(q).map(|o| {
                            let of = Subject::Offer(self.id_of(o).clone());
                            self.figure(FigureId::EmptyChairs, of, empty_chairs(o, &self.w))
                        });
                        let all = Expr::Sum(chairs.collect());
                        let gap = operand(FigureId::Gap, own.gap.0);
                        parts(gap_left, not_negative(less(gap, all)))
                    }
                    FigureId::ClassesToConsider => {
                        let halves = over(times(constant(2.0), gap()), class());
                        let halves = Expr::Floor(Box::new(halves));
                        parts(classes, over(halves, constant(2.0)))
                    }
                    FigureId::Remainder => {
                        let considered = operand(FigureId::ClassesToConsider, classes);
                        parts(
                            own.classes.remainder.0,
                            less(gap(), times(considered, class())),
                        )
                    }
                    _ => None,
                }
            }
            Subject::Offer(id) if figure.id == FigureId::EmptyChairs => {
                let o = self.offer(id)?;
                let operand =
                    |id, value| self.figure(id, Subject::Offer(self.id_of(o).clone()), value);
                let chairs = not_negative(less(
                    operand(FigureId::Places, o.places),
                    operand(FigureId::Entrants, o.entrants),
                ));
                let rate = operand(FigureId::Completion, o.completion);
                let factors = [vec![chairs, rate], self.reach_work()].concat();
                let value = (o.places - o.entrants).max(0.0) * o.completion * reach_work(&self.w);
                parts(value, Expr::Product(factors))
            }
            _ => None,
        }
    }
}

//! Why ratio and coverage are what they are, and who was heard.

use crate::explain::expr::{Expr, Operand, Origin, constant, less, over, rest, times};
use crate::explain::{Explainer, ExplanationParts, Figure, FigureId, Subject, parts};
use crate::heard;
use crate::inputs::QualificationIdx;
use crate::ratio::WIDEST_FACTOR;
use enlace_model::{Kind, RecordRef, SettingId};

impl Explainer<'_> {
    pub(crate) fn balance(&self, figure: &Figure) -> Option<ExplanationParts> {
        match (&figure.of, figure.id) {
            (Subject::Region, FigureId::Covered) => {
                let totals = &self.coverage().totals;
                let operand = |id, value| self.figure(id, Subject::Region, value);
                let demand = operand(FigureId::Demand, totals.demand.0);
                parts(
                    totals.covered.0,
                    less(demand, operand(FigureId::Gap, totals.gap.0)),
                )
            }
            (Subject::Region, FigureId::MunicipalitiesHeard) => {
                let heard = heard::municipalities(&self.w.demand, &self.w.statements)
                    .filter(|(_, heard)| *heard);
                let heard: Vec<u32> = heard.map(|(m, _)| m).collect();
                let one = |m: &u32| one(RecordRef::new(Kind::Municipality, self.place(*m)));
                parts(
                    heard.len() as f64,
                    Expr::Sum(heard.iter().map(one).collect()),
                )
            }
            (Subject::Region, FigureId::IntervalZ) => {
                let confidence = self.setting(SettingId::Confidence);
                let p = over(Expr::Sum(vec![constant(1.0), confidence]), constant(2.0));
                parts(self.w.inputs.interval_z, Expr::NormalQuantile(Box::new(p)))
            }
            (Subject::Qualification(code), id) => self.balance_of_qualification(id, self.q(code)?),
            _ => None,
        }
    }

    /// The standard deviations to each side of an interval, as an operand.
    pub(crate) fn interval_z(&self) -> Expr {
        self.figure(
            FigureId::IntervalZ,
            Subject::Region,
            self.w.inputs.interval_z,
        )
    }

    fn balance_of_qualification(
        &self,
        id: FigureId,
        q: QualificationIdx,
    ) -> Option<ExplanationParts> {
        let (own, operand) = self.own_figures(q)?;
        let supply = || operand(FigureId::Supply, own.supply.0);
        let demand = || operand(FigureId::Demand, own.demand.0);
        let covered = |id, gap| rest(over(operand(id, gap), demand()));
        match id {
            FigureId::Ratio => parts(own.ratio?.0, over(supply(), demand())),
            FigureId::RatioLow | FigureId::RatioHigh => {
                let relative = |sd, sd_value, of, value| {
                    let share = || over(operand(sd, sd_value), operand(of, value));
                    times(share(), share())
                };
                let doubt = Expr::Sqrt(Box::new(Expr::Sum(vec![
                    relative(
                        FigureId::SupplySd,
                        own.supply_sd.0,
                        FigureId::Supply,
                        own.supply.0,
                    ),
                    relative(
                        FigureId::DemandSd,
                        own.demand_sd.0,
                        FigureId::Demand,
                        own.demand.0,
                    ),
                ])));
                let exponent = Expr::Min(vec![
                    times(self.interval_z(), doubt),
                    constant(WIDEST_FACTOR.ln()),
                ]);
                let (value, exponent) = if id == FigureId::RatioLow {
                    (own.ratio_low?, less(constant(0.0), exponent))
                } else {
                    (own.ratio_high?, exponent)
                };
                let ratio = operand(FigureId::Ratio, own.ratio?.0);
                parts(value.0, times(ratio, Expr::Exp(Box::new(exponent))))
            }
            FigureId::Coverage => parts(own.coverage?.0, covered(FigureId::Gap, own.gap.0)),
            FigureId::CoverageSameOnly => {
                let gap = own.gap_same_only.0;
                parts(
                    own.coverage_same_only?.0,
                    covered(FigureId::GapSameOnly, gap),
                )
            }
            FigureId::Covered => {
                let gap = operand(FigureId::Gap, own.gap.0);
                parts(own.chain.covered.0, less(demand(), gap))
            }
            FigureId::EnterprisesHeard => {
                let heard =
                    heard::enterprises(q, &self.w.statements, &self.w.leads, heard::is_heard);
                let all = &self.w.statements.enterprises.ids;
                let one = |e: &u32| one(RecordRef::new(Kind::Enterprise, &all[*e as usize]));
                parts(
                    own.enterprises_heard.0,
                    Expr::Sum(heard.iter().map(one).collect()),
                )
            }
            _ => None,
        }
    }
}

/// A record that counts once.
pub(crate) fn one(record: RecordRef) -> Expr {
    Expr::Operand(Operand {
        value: 1.0,
        origin: Origin::Record(record),
    })
}

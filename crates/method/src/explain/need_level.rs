//! Why a need level is what it is: the points of each component.

use crate::explain::balance::one;
use crate::explain::expr::{Expr, Operand, Origin, constant, field, over, rest};
use crate::explain::{Explainer, ExplanationParts, Figure, FigureId, Subject, parts, parts_behind};
use crate::figures::{NeedLevel, QualificationFigures};
use crate::heard;
use crate::inputs::{QualificationIdx, TOLERANCE};
use crate::need_level::{WEIGHTS, any_difficulty_stated, relevance, varied_ranks};
use crate::statement::Statement;
use enlace_model::{Kind, RecordRef, SettingId};

/// The figures that the components' points are, in the order of the components.
const POINTS: [FigureId; 5] = [
    FigureId::PointsSeverity,
    FigureId::PointsVolume,
    FigureId::PointsDifficulty,
    FigureId::PointsBreadth,
    FigureId::PointsRelevance,
];

impl Explainer<'_> {
    pub(crate) fn need_level(&self, figure: &Figure) -> Option<ExplanationParts> {
        let Subject::Qualification(code) = &figure.of else {
            return None;
        };
        let (q, own) = (self.q(code)?, self.of(code)?);
        let level = own.need_level.as_ref()?;
        let operand = |id, value| self.figure(id, Subject::Qualification(code.clone()), value);
        match figure.id {
            FigureId::Score => {
                let known = POINTS.iter().zip(level.points);
                let terms = known.filter_map(|(id, p)| p.map(|p| operand(*id, p.0)));
                parts(level.score.0, Expr::Sum(terms.collect()))
            }
            FigureId::NeedLevel => {
                let score = operand(FigureId::Score, level.score.0);
                let tenth = Expr::Ceil(Box::new(over(score, constant(10.0))));
                let clamped = Expr::Min(vec![constant(10.0), tenth]);
                parts(level.level as f64, Expr::Max(vec![constant(1.0), clamped]))
            }
            FigureId::RankLow => self.rank(q, level.rank_low, Expr::Min),
            FigureId::RankHigh => self.rank(q, level.rank_high, Expr::Max),
            id => {
                let n = POINTS.iter().position(|p| *p == id)?;
                self.points(q, n, own, level)
            }
        }
    }

    fn rank(
        &self,
        q: QualificationIdx,
        value: usize,
        best: fn(Vec<Expr>) -> Expr,
    ) -> Option<ExplanationParts> {
        let ranks = varied_ranks(q, &self.w, self.coverage().totals.gap.0);
        let terms = (0..).zip(ranks).map(|(n, rank)| {
            Expr::Operand(Operand {
                value: rank as f64,
                origin: Origin::Weighting(n),
            })
        });
        parts(value as f64, best(terms.collect()))
    }

    /// `100 · component · weight ÷ weights of the known components`.
    fn points(
        &self,
        q: QualificationIdx,
        n: usize,
        own: &QualificationFigures,
        level: &NeedLevel,
    ) -> Option<ExplanationParts> {
        let value = level.points[n]?.0;
        let known = WEIGHTS
            .iter()
            .zip(&level.points)
            .filter(|(_, p)| p.is_some());
        let all = known.map(|(id, _)| self.setting(*id)).collect();
        let (component, behind) = self.component(q, n, own)?;
        let weight = self.setting(WEIGHTS[n]);
        let expr = over(
            Expr::Product(vec![constant(100.0), component, weight]),
            Expr::Sum(all),
        );
        parts_behind(value, expr, behind)
    }

    fn component(
        &self,
        q: QualificationIdx,
        n: usize,
        own: &QualificationFigures,
    ) -> Option<(Expr, Vec<RecordRef>)> {
        let operand = |id, value| self.figure(id, Subject::Qualification(own.code.clone()), value);
        let mut behind = Vec::new();
        let expr = match POINTS[n] {
            FigureId::PointsSeverity => rest(operand(FigureId::Coverage, own.coverage?.0)),
            // What rounding leaves of a gap that is 0 has no shares.
            FigureId::PointsVolume if self.coverage().totals.gap.0 <= TOLERANCE => {
                Expr::Sum(Vec::new())
            }
            FigureId::PointsVolume => {
                let all = self.figure(FigureId::Gap, Subject::Region, self.coverage().totals.gap.0);
                over(operand(FigureId::Gap, own.gap.0), all)
            }
            FigureId::PointsDifficulty => {
                behind = self.needs_that_state_difficulty();
                over(
                    Expr::Sum(self.hard_demand(q)),
                    operand(FigureId::Demand, own.demand.0),
                )
            }
            FigureId::PointsBreadth => {
                let all = &self.w.statements.enterprises.ids;
                let counted =
                    heard::enterprises(q, &self.w.statements, &self.w.leads, Statement::asks);
                let one = |e: &u32| one(RecordRef::new(Kind::Enterprise, &all[*e as usize]));
                let counted = Expr::Sum(counted.iter().map(one).collect());
                let share = over(counted, self.setting(SettingId::BreadthEnterprises));
                Expr::Min(vec![constant(1.0), share])
            }
            _ => {
                let level = relevance(q, &self.w)?.level.0 as f64;
                let record = RecordRef::new(Kind::Qualification, &own.code);
                over(field(record, "relevance.level", level), constant(10.0))
            }
        };
        Some((expr, behind))
    }

    fn hard_demand(&self, q: QualificationIdx) -> Vec<Expr> {
        let from = self.w.inputs.get(SettingId::HardDifficulty);
        let targets = std::iter::once((q, None))
            .chain(self.w.shares_of(q).map(|(t, share)| (t, Some(share))));
        let mut terms = Vec::new();
        for (t, share) in targets {
            for s in self.w.statements.on(t) {
                if s.superseded_by.is_some() || !s.is_hard(from) {
                    continue;
                }
                let share = share.map(|share| {
                    let towards = Subject::Towards(self.code(q).clone(), self.target(t));
                    self.figure(FigureId::OccupationShare, towards, share)
                });
                let factors = std::iter::once(self.need_operand(s)).chain(share);
                terms.push(Expr::Product(factors.collect()));
            }
        }
        terms
    }

    /// Needs but for which the component would be missing.
    fn needs_that_state_difficulty(&self) -> Vec<RecordRef> {
        debug_assert!(any_difficulty_stated(&self.w));
        let needs = self.w.inputs.region.needs.values();
        let state = needs.filter(|n| n.is_recruit() && n.stated_difficulty().is_some());
        state.map(|n| RecordRef::new(Kind::Need, &n.id)).collect()
    }
}

//! Why demand is what it is: needs, their yearly rates, and what their evidence makes of them.

use crate::demand::TargetDemand;
use crate::evidence_weight::{age_years, probability_setting};
use crate::explain::expr::{
    Expr, Operand, Origin, constant, field, less, not_negative, over, rest, times,
};
use crate::explain::{Explainer, ExplanationParts, Figure, FigureId, Subject, parts, parts_behind};
use crate::inputs::QualificationIdx;
use crate::statement::Statement;
use crate::target::TargetIdx;
use enlace_model::need::People;
use enlace_model::{Choice, Evidence, Kind, Need, NeedId, Persons, RecordRef, SettingId};

impl Explainer<'_> {
    pub(crate) fn demand(&self, figure: &Figure) -> Option<ExplanationParts> {
        match &figure.of {
            Subject::Region => self.demand_of_region(figure.id),
            Subject::Qualification(code) => self.demand_of_qualification(figure.id, self.q(code)?),
            Subject::Target(target) => self.demand_of_target(figure.id, self.t(target)?),
            Subject::DemandCell(target, place) => {
                let cell = self.w.demand.cell(self.t(target)?, self.m(place)?)?;
                (figure.id == FigureId::Demand)
                    .then(|| self.demand_of_cell(cell))
                    .flatten()
            }
            Subject::Need(id) => self.of_need(figure.id, id),
            Subject::Towards(code, target) => {
                let (q, t) = (self.q(code)?, self.t(target)?);
                (figure.id == FigureId::OccupationShare)
                    .then(|| self.share(q, t))
                    .flatten()
            }
            _ => None,
        }
    }

    fn demand_of_region(&self, id: FigureId) -> Option<ExplanationParts> {
        let totals = &self.coverage().totals;
        match id {
            FigureId::Demand => {
                let targets = (0..self.w.targets.len() as TargetIdx)
                    .filter(|t| !self.w.statements.by_target[*t as usize].is_empty());
                let terms = targets.map(|t| {
                    let of = Subject::Target(self.target(t));
                    self.figure(
                        FigureId::Demand,
                        of,
                        self.w.demand.targets[t as usize].demand,
                    )
                });
                parts(totals.demand.0, Expr::Sum(terms.collect()))
            }
            FigureId::DemandSd => {
                let all = self
                    .w
                    .statements
                    .all
                    .iter()
                    .filter(|s| s.why_not.is_none())
                    .map(|s| self.variance_operand(s));
                parts(
                    totals.demand_sd.0,
                    Expr::Sqrt(Box::new(Expr::Sum(all.collect()))),
                )
            }
            FigureId::DemandCarriedForward => {
                let carried = self.w.statements.all.iter().filter(|s| s.is_carried);
                let terms = carried.map(|s| self.need_operand(s)).collect();
                parts(totals.demand_carried_forward.0, Expr::Sum(terms))
            }
            _ => None,
        }
    }

    fn demand_of_qualification(
        &self,
        id: FigureId,
        q: QualificationIdx,
    ) -> Option<ExplanationParts> {
        let (own, operand) = self.own_figures(q)?;
        let width = || {
            times(
                self.interval_z(),
                operand(FigureId::DemandSd, own.demand_sd.0),
            )
        };
        let demand = || operand(FigureId::Demand, own.demand.0);
        match id {
            FigureId::Demand => {
                let of = |t: TargetIdx| self.w.demand.targets[t as usize].demand;
                parts(own.demand.0, self.with_shares(FigureId::Demand, q, of))
            }
            FigureId::DemandSd => {
                let terms = self.weighed(q, |s| self.variance_operand(s), 2);
                parts(own.demand_sd.0, Expr::Sqrt(Box::new(Expr::Sum(terms))))
            }
            FigureId::DemandCarriedForward => {
                let of = |s: &Statement| {
                    if s.is_carried {
                        self.need_operand(s)
                    } else {
                        Expr::Sum(Vec::new())
                    }
                };
                parts(
                    own.demand_carried_forward.0,
                    Expr::Sum(self.weighed(q, of, 1)),
                )
            }
            FigureId::DemandLow => parts(own.demand_low.0, not_negative(less(demand(), width()))),
            FigureId::DemandHigh => parts(own.demand_high.0, Expr::Sum(vec![demand(), width()])),
            _ => None,
        }
    }

    /// One term per statement that counts towards a qualification, with its share to a power.
    fn weighed(
        &self,
        q: QualificationIdx,
        term: impl Fn(&Statement) -> Expr,
        power: usize,
    ) -> Vec<Expr> {
        let direct = std::iter::once((q, 1.0));
        direct
            .chain(self.w.shares_of(q))
            .flat_map(|(t, share)| self.w.statements.on(t).map(move |s| (t, share, s)))
            .map(|(t, share, s)| {
                let own = term(s);
                if t == q {
                    return own;
                }
                let towards = Subject::Towards(self.code(q).clone(), self.target(t));
                let share = self.figure(FigureId::OccupationShare, towards, share);
                let mut factors = vec![own];
                factors.extend(std::iter::repeat_n(share, power));
                Expr::Product(factors)
            })
            .collect()
    }

    fn demand_of_target(&self, id: FigureId, t: TargetIdx) -> Option<ExplanationParts> {
        let demand: &TargetDemand = &self.w.demand.targets[t as usize];
        if id != FigureId::Demand {
            return None;
        }
        let (mut terms, mut behind) = (Vec::new(), Vec::new());
        for s in self.w.statements.on(t) {
            if s.superseded_by.is_some() {
                behind.push(RecordRef::new(Kind::Need, &s.id));
            } else {
                terms.push(self.need_operand(s));
            }
        }
        parts_behind(demand.demand, Expr::Sum(terms), behind)
    }

    fn demand_of_cell(&self, cell: usize) -> Option<ExplanationParts> {
        let cell = &self.w.demand.cells[cell];
        let of_place = self.w.statements.on(cell.target);
        let terms = of_place
            .filter(|s| s.superseded_by.is_none())
            .filter_map(|s| {
                if s.municipality == cell.municipality {
                    Some(self.need_operand(s))
                } else if s.municipality == crate::inputs::NONE {
                    Some(times(
                        self.need_operand(s),
                        self.split_operand(cell.municipality),
                    ))
                } else {
                    None
                }
            });
        parts(cell.demand, Expr::Sum(terms.collect()))
    }

    /// The municipality's part of a whole-region statement.
    fn split_operand(&self, m: u32) -> Expr {
        let all = &self.w.inputs.municipalities;
        let count = |i: usize| {
            let count = all[i].business_count().map_or(0.0, |c| c.0);
            field(
                RecordRef::new(Kind::Municipality, &all[i].code),
                "businesses",
                count,
            )
        };
        if self.w.demand.has_businesses.contains(&true) {
            over(
                count(m as usize),
                Expr::Sum((0..all.len()).map(count).collect()),
            )
        } else {
            over(constant(1.0), constant(all.len() as f64))
        }
    }

    fn of_need(&self, id: FigureId, need: &NeedId) -> Option<ExplanationParts> {
        let all = &self.w.statements.all;
        let i = self.w.statements.find(need)?;
        let s = Some(&all[i as usize]).filter(|s| s.why_not.is_none())?;
        let of = || Subject::Need(need.clone());
        let rate = || self.figure(FigureId::NeedRate, of(), s.in_target);
        let pi = || self.figure(FigureId::NeedProbability, of(), s.pi);
        let superseded = s
            .superseded_by
            .map(|later| vec![RecordRef::new(Kind::Need, &all[later as usize].id)]);
        match (id, superseded) {
            (FigureId::NeedDemand | FigureId::NeedVariance, Some(behind)) => {
                parts_behind(0.0, Expr::Sum(Vec::new()), behind)
            }
            (FigureId::NeedDemand, None) => parts(s.demand(), times(rate(), pi())),
            (FigureId::NeedRate, _) => self.rate_of_need(i),
            (FigureId::NeedProbability, _) => self.probability_of_need(s),
            (FigureId::AgeFactor, _) => parts(s.weight.a, self.age_factor(s)),
            (FigureId::NeedVariance, None) => {
                let happens = Expr::Product(vec![rate(), rate(), pi(), rest(pi())]);
                let width = || self.width(s);
                let range = over(Expr::Product(vec![pi(), width(), width()]), constant(12.0));
                let expr = if s.width_in_target() > 0.0 {
                    Expr::Sum(vec![happens, range])
                } else {
                    happens
                };
                parts(s.variance(), expr)
            }
            _ => None,
        }
    }

    fn rate_of_need(&self, i: u32) -> Option<ExplanationParts> {
        let s = &self.w.statements.all[i as usize];
        if !s.gives_rate {
            return parts(0.0, Expr::Sum(Vec::new()));
        }
        let yearly = yearly(self.need(s)?);
        let Some(reduction) = self.w.statements.reductions.get(&i) else {
            return parts(s.in_target, yearly);
        };
        let said = reduction.taken_off.iter().map(|i| {
            let other = &self.w.statements.all[*i as usize];
            self.figure(
                FigureId::NeedRate,
                Subject::Need(other.id.clone()),
                other.in_target,
            )
        });
        let said = Expr::Sum(said.collect());
        // A sum of 0 has no parts.
        if s.stated <= 0.0 || reduction.own.len() == 1 {
            return parts(s.in_target, not_negative(less(yearly, said)));
        }
        let all = reduction.own.iter().filter_map(|i| {
            let own = &self.w.statements.all[*i as usize];
            self.need(own).map(self::yearly)
        });
        let all = Expr::Sum(all.collect());
        let left = not_negative(less(all.clone(), said));
        parts(s.in_target, times(yearly, over(left, all)))
    }

    fn width(&self, s: &Statement) -> Expr {
        let need = self.need(s);
        let mut ends = need.map(persons).unwrap_or_default();
        match (ends.pop(), ends.pop(), need) {
            (Some(high), Some(low), Some(need)) => over(less(high, low), years(need)),
            _ => constant(0.0),
        }
    }

    fn probability_of_need(&self, s: &Statement) -> Option<ExplanationParts> {
        if s.is_expired {
            let behind = self
                .evidence(s)
                .map(|e| RecordRef::new(Kind::Evidence, &e.id));
            return parts_behind(0.0, Expr::Sum(Vec::new()), behind.into_iter().collect());
        }
        let stated = self
            .need(s)
            .and_then(|need| need.probability.as_ref())
            .filter(|p| (0.0..=1.0).contains(&p.value.0));
        let p = match stated {
            Some(p) => field(RecordRef::new(Kind::Need, &s.id), "probability", p.value.0),
            None => {
                let kind = self
                    .evidence(s)
                    .and_then(|e| e.kind.as_ref())
                    .and_then(Choice::known);
                self.setting(probability_setting(kind))
            }
        };
        let age = self.figure(FigureId::AgeFactor, Subject::Need(s.id.clone()), s.weight.a);
        let behind = self
            .evidence(s)
            .map(|e| RecordRef::new(Kind::Evidence, &e.id));
        parts_behind(s.pi, times(p, age), behind.into_iter().collect())
    }

    fn age_factor(&self, s: &Statement) -> Expr {
        let age = age_years(s.weight.day, &self.w.inputs);
        match (age, self.evidence(s)) {
            (Some(value), Some(evidence)) => {
                let origin = Origin::Age(RecordRef::new(Kind::Evidence, &evidence.id));
                let age = Expr::Operand(Operand { value, origin });
                let exponent = over(age, self.setting(SettingId::HalfLife));
                Expr::Power(Box::new(constant(0.5)), Box::new(exponent))
            }
            _ => self.setting(SettingId::UndatedAgeFactor),
        }
    }

    /// A qualification's share in an occupation's demand: by supply + 1 among those that share.
    fn share(&self, q: QualificationIdx, t: TargetIdx) -> Option<ExplanationParts> {
        let shares = &self.w.shares[t.checked_sub(self.w.targets.qualifications)? as usize];
        let value = shares.iter().find(|(other, _)| *other == q)?.1;
        let part = |q: QualificationIdx| {
            let of = Subject::Qualification(self.code(q).clone());
            let supply = self.figure(FigureId::Supply, of, self.w.own[q as usize].supply);
            Expr::Sum(vec![supply, constant(1.0)])
        };
        let all = shares.iter().map(|(q, _)| part(*q)).collect();
        parts(value, over(part(q), Expr::Sum(all)))
    }

    fn need(&self, s: &Statement) -> Option<&Need> {
        self.w.inputs.region.needs.get(&s.id)
    }

    fn evidence(&self, s: &Statement) -> Option<&Evidence> {
        let id = self.need(s)?.evidence.as_ref()?;
        self.w.inputs.region.evidence.get(id)
    }

    pub(crate) fn need_operand(&self, s: &Statement) -> Expr {
        self.figure(
            FigureId::NeedDemand,
            Subject::Need(s.id.clone()),
            s.demand(),
        )
    }

    fn variance_operand(&self, s: &Statement) -> Expr {
        self.figure(
            FigureId::NeedVariance,
            Subject::Need(s.id.clone()),
            s.variance(),
        )
    }
}

/// The persons that a need states: one number, or the ends of a range.
fn persons(need: &Need) -> Vec<Expr> {
    let field = |name, n: Persons| field(RecordRef::new(Kind::Need, &need.id), name, n.0);
    match need.people() {
        People::Number(n) => vec![field("persons", n)],
        People::Range { low, high } => vec![field("low", low), field("high", high)],
        People::OneEnd { one, end } => vec![field(end, one)],
        People::NotStated => Vec::new(),
    }
}

/// The persons a year over a need's span, of a range the middle.
fn yearly(need: &Need) -> Expr {
    let mut ends = persons(need);
    let middle = match (ends.pop(), ends.pop()) {
        (Some(high), Some(low)) => over(Expr::Sum(vec![low, high]), constant(2.0)),
        (Some(one), None) => one,
        (None, _) => constant(0.0),
    };
    over(middle, years(need))
}

fn years(need: &Need) -> Expr {
    let record = RecordRef::new(Kind::Need, &need.id);
    field(record, "years", need.length().0)
}

//! Why so much is covered, uncovered and left over: cells, ways between them, and the passes.

use crate::allocation::Link;
use crate::explain::expr::{Expr, Operand, Origin, PassPart, less, over, rest, times};
use crate::explain::{Explainer, ExplanationParts, Figure, FigureId, Subject, parts, parts_behind};
use crate::figures::Tier;
use crate::inputs::QualificationIdx;
use crate::target::TargetIdx;
use enlace_model::{Kind, RecordRef};

/// A way that people take: tier, supply cell, link.
type FollowedWay<'a> = (Tier, usize, &'a Link);

impl Explainer<'_> {
    pub(crate) fn allocation(&self, figure: &Figure) -> Option<ExplanationParts> {
        match &figure.of {
            Subject::Region => self.allocation_of_region(figure.id),
            Subject::Qualification(code) => {
                self.allocation_of_qualification(figure.id, self.q(code)?)
            }
            Subject::Target(target) => self.allocation_of_target(figure.id, self.t(target)?),
            Subject::DemandCell(target, place) => {
                let cell = self.w.demand.cell(self.t(target)?, self.m(place)?)?;
                self.allocation_of_demand_cell(figure.id, cell)
            }
            Subject::SupplyCell(code, place) => {
                let key = (self.q(code)?, self.m(place)?);
                self.allocation_of_supply_cell(figure.id, self.supply_cell(key)?)
            }
            Subject::Flow(tier, from, to) => {
                let supply = self.supply_cell((self.q(&from.0)?, self.m(&from.1)?))?;
                let cell = self.w.demand.cell(self.t(&to.0)?, self.m(&to.1)?)?;
                (figure.id == FigureId::PeopleMoved)
                    .then(|| self.people_moved(*tier, supply, cell))
                    .flatten()
            }
            _ => None,
        }
    }

    fn supply_cell(&self, key: (QualificationIdx, u32)) -> Option<usize> {
        let places = &self.w.supply.places;
        places
            .binary_search_by_key(&key, |p| (p.qualification, p.municipality))
            .ok()
    }

    fn allocation_of_region(&self, id: FigureId) -> Option<ExplanationParts> {
        let totals = &self.coverage().totals;
        let over_targets = |value: f64| {
            let live = (0..self.w.targets.len() as TargetIdx)
                .filter(|t| self.w.met[*t as usize].demand > 0.0);
            let terms = live.map(|t| {
                let of = Subject::Target(self.target(t));
                self.figure(id, of, self.of_target(id, t).unwrap_or(0.0))
            });
            parts(value, Expr::Sum(terms.collect()))
        };
        let over_supply = |value: f64, left: &[f64]| {
            let cells = (0..left.len()).map(|i| self.figure(id, self.supply_subject(i), left[i]));
            parts(value, Expr::Sum(cells.collect()))
        };
        match id {
            FigureId::Gap => over_targets(totals.gap.0),
            FigureId::GapSameOnly => over_targets(totals.gap_same_only.0),
            FigureId::SameNear => over_targets(totals.tiers.same_near.0),
            FigureId::SameFar => over_targets(totals.tiers.same_far.0),
            FigureId::RelatedNear => over_targets(totals.tiers.related_near.0),
            FigureId::RelatedFar => over_targets(totals.tiers.related_far.0),
            FigureId::Surplus => over_supply(totals.surplus.0, &self.w.allocation.left),
            FigureId::SurplusSameOnly => over_supply(
                totals.surplus_same_only.0,
                &self.w.allocation.left_same_only,
            ),
            FigureId::LostOnTheWay => {
                let terms = self
                    .ways(|_, _, _| true)
                    .into_iter()
                    .map(|way| self.lost(way));
                parts(totals.lost_on_the_way.0, Expr::Sum(terms.collect()))
            }
            _ => None,
        }
    }

    fn allocation_of_qualification(
        &self,
        id: FigureId,
        q: QualificationIdx,
    ) -> Option<ExplanationParts> {
        let own = &self.w.own[q as usize];
        let own_cells = |value: f64, left: &[f64]| {
            let places = self.w.supply.places.iter().enumerate();
            let cells = places.filter(|(_, p)| p.qualification == q);
            let terms = cells.map(|(i, _)| self.figure(id, self.supply_subject(i), left[i]));
            parts(value, Expr::Sum(terms.collect()))
        };
        match id {
            FigureId::Surplus => own_cells(own.left, &self.w.allocation.left),
            FigureId::SurplusSameOnly => {
                own_cells(own.left_same_only, &self.w.allocation.left_same_only)
            }
            FigureId::LostOnTheWay | FigureId::PeopleMoved => None,
            _ => {
                let met = self.w.met_of(q);
                let value = met_figure(id, &met)?;
                let of = |t: TargetIdx| self.of_target(id, t).unwrap_or(0.0);
                parts(value, self.with_shares(id, q, of))
            }
        }
    }

    fn of_target(&self, id: FigureId, t: TargetIdx) -> Option<f64> {
        met_figure(id, &self.w.met[t as usize])
    }

    fn allocation_of_target(&self, id: FigureId, t: TargetIdx) -> Option<ExplanationParts> {
        let value = self.of_target(id, t)?;
        let cells = self.w.demand.cells_of(t).map(|cell| {
            let own = self.of_demand_cell(id, cell).unwrap_or(0.0);
            self.figure(id, self.demand_subject(cell), own)
        });
        let behind = match id {
            FigureId::RelatedNear | FigureId::RelatedFar => self.relations_towards(t),
            _ => Vec::new(),
        };
        parts_behind(value, Expr::Sum(cells.collect()), behind)
    }

    /// Relations that the coordinator set towards a qualification, or towards those that lead to an
    /// occupation; one that forbids leaves no other trace.
    fn relations_towards(&self, t: TargetIdx) -> Vec<RecordRef> {
        let wanted = |q: &QualificationIdx| match self.w.targets.occupation(t) {
            Some(occupation) => occupation.led_by.contains(q),
            None => t == *q,
        };
        let set = self.w.related.set.iter().filter(|((_, to), _)| wanted(to));
        set.map(|(_, relation)| RecordRef::new(Kind::Relation, &relation.id))
            .collect()
    }

    fn of_demand_cell(&self, id: FigureId, cell: usize) -> Option<f64> {
        let tiers = self.coverage().cells.at(cell).tiers;
        Some(match id {
            FigureId::Gap => self.w.allocation.lacking[cell],
            FigureId::GapSameOnly => self.w.allocation.lacking_same_only[cell],
            FigureId::SameNear => tiers.same_near.0,
            FigureId::SameFar => tiers.same_far.0,
            FigureId::RelatedNear => tiers.related_near.0,
            FigureId::RelatedFar => tiers.related_far.0,
            _ => return None,
        })
    }

    fn allocation_of_demand_cell(&self, id: FigureId, cell: usize) -> Option<ExplanationParts> {
        let value = self.of_demand_cell(id, cell)?;
        let operand = |id: FigureId, value| self.figure(id, self.demand_subject(cell), value);
        let uncovered = |tiers: &[Tier]| {
            let covered = tiers.iter().map(|tier| {
                let id = FigureId::of_tier(*tier);
                operand(id, self.of_demand_cell(id, cell).unwrap_or(0.0))
            });
            let demand = operand(FigureId::Demand, self.w.demand.cells[cell].demand);
            parts(value, less(demand, Expr::Sum(covered.collect())))
        };
        match id {
            FigureId::Gap => uncovered(Tier::ALL),
            FigureId::GapSameOnly => uncovered(&Tier::ALL[..2]),
            _ => {
                let into = self.ways(|tier, _, link| {
                    FigureId::of_tier(tier) == id && link.demand as usize == cell
                });
                let terms = into.into_iter().map(|way| self.covered_by(way)).collect();
                parts(value, Expr::Sum(terms))
            }
        }
    }

    fn allocation_of_supply_cell(&self, id: FigureId, i: usize) -> Option<ExplanationParts> {
        let (value, tiers) = match id {
            FigureId::Surplus => (self.w.allocation.left[i], 4),
            FigureId::SurplusSameOnly => (self.w.allocation.left_same_only[i], 2),
            _ => return None,
        };
        let used = self.ways(|tier, supply, _| supply == i && (tier as usize) < tiers);
        let used = used.into_iter().map(|way| self.people(way)).collect();
        let place = &self.w.supply.places[i];
        let all = self.figure(FigureId::Supply, self.supply_subject(i), place.available);
        parts(value, less(all, Expr::Sum(used)))
    }

    /// Ways that people take, in the order of tiers and supply cells.
    pub(crate) fn ways(&self, wanted: impl Fn(Tier, usize, &Link) -> bool) -> Vec<FollowedWay<'_>> {
        let mut ways = Vec::new();
        for (tier, links) in Tier::ALL.iter().zip(&self.w.allocation.tiers) {
            for supply in 0..self.w.supply.places.len() {
                let own = links.of(supply).iter().filter(|l| l.people > 0.0);
                ways.extend(
                    own.filter(|l| wanted(*tier, supply, l))
                        .map(|l| (*tier, supply, l)),
                );
            }
        }
        ways
    }

    /// The people who take a way.
    pub(crate) fn people(&self, (tier, supply, link): FollowedWay) -> Expr {
        let place = &self.w.supply.places[supply];
        let from = (
            self.code(place.qualification).clone(),
            self.place(place.municipality).clone(),
        );
        let cell = &self.w.demand.cells[link.demand as usize];
        let to = (
            self.target(cell.target),
            self.place(cell.municipality).clone(),
        );
        self.figure(
            FigureId::PeopleMoved,
            Subject::Flow(tier, from, to),
            link.people,
        )
    }

    /// What people who take a way cover: people × relatedness × distance.
    pub(crate) fn covered_by(&self, way: FollowedWay) -> Expr {
        let mut factors = vec![self.people(way)];
        factors.extend(self.weight(way));
        Expr::Product(factors)
    }

    /// What is lost where a person counts for less than one.
    pub(crate) fn lost(&self, way: FollowedWay) -> Expr {
        times(self.people(way), rest(Expr::Product(self.weight(way))))
    }

    fn weight(&self, (_, supply, link): FollowedWay) -> Vec<Expr> {
        let place = &self.w.supply.places[supply];
        let cell = &self.w.demand.cells[link.demand as usize];
        let towards = Subject::Towards(
            self.code(place.qualification).clone(),
            self.target(cell.target),
        );
        let way = Subject::Way(
            self.place(place.municipality).clone(),
            self.place(cell.municipality).clone(),
        );
        vec![
            self.figure(FigureId::Relatedness, towards, link.sigma),
            self.figure(FigureId::DistanceFactor, way, link.delta),
        ]
    }

    fn people_moved(&self, tier: Tier, supply: usize, cell: usize) -> Option<ExplanationParts> {
        let links = self.w.allocation.tiers[tier as usize].of(supply);
        let link = links.iter().find(|l| l.demand as usize == cell)?;
        let steps =
            self.w
                .allocation
                .follow((tier, supply, cell), &self.w.demand, &self.w.supply.places);
        let terms = steps.iter().enumerate().map(|(pass, step)| {
            let part = |part, value| {
                Expr::Operand(Operand {
                    value,
                    origin: Origin::Pass { pass, part },
                })
            };
            let share = over(
                part(PassPart::StillLacking, step.lacking),
                part(PassPart::AllStillLacking, step.lacking_all),
            );
            Expr::Product(vec![
                part(PassPart::PeopleLeft, step.supply),
                share,
                part(PassPart::FractionTaken, step.fraction),
            ])
        });
        parts(link.people, Expr::Sum(terms.collect()))
    }

    pub(crate) fn demand_subject(&self, cell: usize) -> Subject {
        let cell = &self.w.demand.cells[cell];
        Subject::DemandCell(
            self.target(cell.target),
            self.place(cell.municipality).clone(),
        )
    }

    pub(crate) fn supply_subject(&self, i: usize) -> Subject {
        let place = &self.w.supply.places[i];
        Subject::SupplyCell(
            self.code(place.qualification).clone(),
            self.place(place.municipality).clone(),
        )
    }
}

fn met_figure(id: FigureId, met: &crate::pipeline::DemandTotals) -> Option<f64> {
    Some(match id {
        FigureId::Gap => met.gap,
        FigureId::GapSameOnly => met.gap_same_only,
        FigureId::SameNear => met.covered[0],
        FigureId::SameFar => met.covered[1],
        FigureId::RelatedNear => met.covered[2],
        FigureId::RelatedFar => met.covered[3],
        _ => return None,
    })
}

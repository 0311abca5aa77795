//! What the best placement covers beside the tiers, and who would go elsewhere.

use crate::PlacementQuestion;
use crate::solution::{PartSolution, WhyUnknown};
use enlace_method::figures::{CellTarget, Tier, Tiers};
use enlace_method::network::NetworkLink;
use enlace_model::order::put_in_order;
use enlace_model::{MunicipalityCode, QualificationCode, Rate, Share};

/// Less than this is no difference.
const NOTHING: f64 = 1e-6;

/// The best placement beside the tiers'. Where a part has no answer, it counts with the tiers' result.
#[derive(Clone, Debug, PartialEq)]
pub struct BestPlacement {
    pub demand: Rate,
    /// What the tiers cover.
    pub covered: Rate,
    /// What the best placement covers, by the kind of link.
    pub best: Tiers,
    /// What no placement can exceed: what the best one covers, where it is known of all parts.
    pub at_most: Rate,
    /// The parts in which somebody can serve somebody.
    pub parts: Vec<PartFigures>,
    /// In the order of codes, those with demand.
    pub qualifications: Vec<QualificationBest>,
    /// Who serves whom in the best placement otherwise than in the tiers, the largest difference first.
    pub elsewhere: Vec<MovedPeople>,
}

/// What becomes of a part.
#[derive(Clone, Debug, PartialEq)]
pub struct PartFigures {
    pub supply_cells: usize,
    pub demand_cells: usize,
    pub ways: usize,
    pub covered: Rate,
    /// What the best placement covers, or why it is not known.
    pub best: Result<Rate, WhyUnknown>,
    /// What no placement of the part can exceed.
    pub at_most: Rate,
}

/// A qualification's demand, covered by the tiers and in one best placement.
#[derive(Clone, Debug, PartialEq)]
pub struct QualificationBest {
    pub code: QualificationCode,
    pub demand: Rate,
    pub covered: Rate,
    pub best: Tiers,
}

/// People of a supply cell who serve a demand cell more, or less, than in the tiers.
#[derive(Clone, Debug, PartialEq)]
pub struct MovedPeople {
    pub qualification: QualificationCode,
    pub from: MunicipalityCode,
    pub target: CellTarget,
    pub to: MunicipalityCode,
    pub tier: Tier,
    pub weight: Share,
    pub people: Rate,
    pub people_best: Rate,
}

impl PlacementQuestion {
    /// The figures that the parts' answers give; a part without answer counts as one that took too long.
    pub fn answered(&self, answers: &[PartSolution]) -> BestPlacement {
        let mut own = BestPlacement {
            demand: Rate(0.0),
            covered: Rate(0.0),
            best: Tiers::default(),
            at_most: Rate(0.0),
            parts: Vec::new(),
            qualifications: Vec::new(),
            elsewhere: Vec::new(),
        };
        let mut by_target = vec![PlacementSums::default(); self.targets_end()];
        for (target, cell) in self.network.targets.iter().zip(self.network.demand.iter()) {
            by_target[*target as usize].demand += cell.demand.0;
        }
        for (n, links) in self.links.iter().enumerate() {
            let open = PartSolution::Open {
                why: WhyUnknown::TookTooLong,
                at_most: self.parts[n].at_most(),
            };
            let answer = answers.get(n).unwrap_or(&open);
            own.add_part(self, n, links, answer, &mut by_target);
        }
        for (code, shares) in &self.network.qualifications {
            let mut sum = PlacementSums::default();
            for (target, share) in shares {
                sum.add(&by_target[*target as usize], *share);
            }
            own.qualifications.push(QualificationBest {
                code: code.clone(),
                demand: Rate(sum.demand),
                covered: Rate(sum.covered),
                best: sum.tiers(),
            });
        }
        let mut all = PlacementSums::default();
        by_target.iter().for_each(|sums| all.add(sums, 1.0));
        (own.demand, own.covered) = (Rate(all.demand), Rate(all.covered));
        own.best = all.tiers();
        own.at_most = own.parts.iter().map(|part| part.at_most).sum();
        own.qualifications.retain(|q| q.demand.0 > 0.0);
        put_in_order(&mut own.elsewhere, |a, b| {
            b.difference().abs().total_cmp(&a.difference().abs())
        });
        own
    }

    fn targets_end(&self) -> usize {
        let of_cells = self.network.targets.iter().copied();
        let of_shares = self
            .network
            .qualifications
            .iter()
            .flat_map(|(_, shares)| shares);
        let all = of_cells.chain(of_shares.map(|(target, _)| *target));
        all.max().map_or(0, |last| last as usize + 1)
    }
}

#[derive(Clone, Copy, Default)]
struct PlacementSums {
    demand: f64,
    covered: f64,
    /// By tier.
    best: [f64; 4],
}

impl PlacementSums {
    fn add(&mut self, other: &Self, share: f64) {
        self.demand += other.demand * share;
        self.covered += other.covered * share;
        for (own, more) in self.best.iter_mut().zip(&other.best) {
            *own += more * share;
        }
    }

    fn tiers(&self) -> Tiers {
        let [same_near, same_far, related_near, related_far] = self.best.map(Rate);
        let uncovered = self.demand - self.best.iter().sum::<f64>();
        Tiers {
            same_near,
            same_far,
            related_near,
            related_far,
            uncovered: Rate(uncovered.max(0.0)),
        }
    }
}

impl BestPlacement {
    fn add_part(
        &mut self,
        question: &PlacementQuestion,
        n: usize,
        links: &[NetworkLink],
        answer: &PartSolution,
        by_target: &mut [PlacementSums],
    ) {
        let part = &question.parts[n];
        let covered: f64 = links.iter().map(|link| link.people * link.weight).sum();
        let (placed, bound) = match answer {
            PartSolution::Found(people) if people.len() == links.len() => (Ok(people), 0.0),
            PartSolution::Found(_) => (Err(WhyUnknown::Unsure), part.at_most()),
            PartSolution::Open { why, at_most } => (Err(*why), *at_most),
        };
        let counted = |people: &Vec<f64>| -> f64 {
            let all = links.iter().zip(people);
            all.map(|(link, people)| people * link.weight).sum()
        };
        // Where the tiers are as good, they are a best placement, and nobody need go elsewhere.
        let best = placed.map(|people| Rate(counted(people).max(covered)));
        let other = placed
            .ok()
            .filter(|people| counted(people) > covered + NOTHING);
        for (k, link) in links.iter().enumerate() {
            let sums = &mut by_target[question.network.targets[link.demand as usize] as usize];
            let people = other.map_or(link.people, |people| people[k]);
            sums.covered += link.people * link.weight;
            sums.best[link.tier as usize] += people * link.weight;
            if (people - link.people).abs() > NOTHING {
                self.elsewhere.push(question.elsewhere(link, people));
            }
        }
        // A bound that rounding left below what is covered would be none.
        let at_most = best.map_or(bound.max(covered), |best| best.0);
        self.parts.push(PartFigures {
            supply_cells: part.supply.len(),
            demand_cells: part.demand.len(),
            ways: links.len(),
            covered: Rate(covered),
            best,
            at_most: Rate(at_most),
        });
    }
}

impl PlacementQuestion {
    fn elsewhere(&self, link: &NetworkLink, people: f64) -> MovedPeople {
        let (from, to) = (
            &self.network.supply[link.supply as usize],
            self.network.demand.at(link.demand as usize),
        );
        MovedPeople {
            qualification: from.qualification.clone(),
            from: from.municipality.clone(),
            target: to.target.clone(),
            to: to.municipality.clone(),
            tier: link.tier,
            weight: Share(link.weight),
            people: Rate(link.people),
            people_best: Rate(people),
        }
    }
}

impl MovedPeople {
    /// How many people more than in the tiers; fewer where it is negative.
    pub fn difference(&self) -> f64 {
        self.people_best.0 - self.people.0
    }
}

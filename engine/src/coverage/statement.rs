//! Recruit needs as statements about the target year: which count, and for how many (method
//! sections 3 and 4).
//!
//! Of several statements of one enterprise on the same target, municipality and overlapping span
//! only the latest counts. A group's statement counts only with the persons above those that
//! enterprises of its sector state for the same target; both are compared as yearly rates in the
//! target year, so that spans of different length compare.

use rustc_hash::FxHashMap;

use crate::coverage::evidence_weight::{EvidenceWeight, weigh};
use crate::coverage::ground::{Ground, M, NONE, possible};
use crate::coverage::target::{T, Targets};
use crate::model::order::put_in_order;
use crate::model::{Enterprise, Evidence, Need, SettingId};

/// One recruit need with a target and a place.
pub(crate) struct Statement<'r> {
    pub need: &'r Need,
    pub evidence: Option<&'r Evidence>,
    /// Index of the enterprise in the order of ids, [`NONE`] without one.
    pub enterprise: u32,
    pub target: T,
    /// The municipality, [`NONE`] for the whole region.
    pub municipality: M,
    /// Yearly width of the range.
    pub width: f64,
    pub first: i32,
    pub last: i32,
    /// Persons a year in the target year, after what enterprises say is taken off a group's.
    pub in_target: f64,
    /// The same if no evidence grew old.
    pub in_target_ageless: f64,
    pub is_carried: bool,
    pub weight: EvidenceWeight,
    /// Effective probability.
    pub pi: f64,
    /// The later statement that takes its place.
    pub superseded_by: Option<u32>,
    /// For a group: the statements taken off.
    pub taken_off: Vec<u32>,
}

impl Statement<'_> {
    /// Demand in the target year: rate times effective probability.
    pub fn demand(&self) -> f64 {
        if self.superseded_by.is_some() {
            0.0
        } else {
            self.in_target * self.pi
        }
    }

    /// Variance: the need is one project that happens or does not, and a range is uniform.
    pub fn variance(&self) -> f64 {
        if self.superseded_by.is_some() {
            return 0.0;
        }
        variance(self.in_target, self.pi, self.width)
    }

    /// Demand and its variance if no evidence grew old.
    pub fn ageless(&self) -> (f64, f64) {
        if self.superseded_by.is_some() {
            return (0.0, 0.0);
        }
        let (r, p) = (self.in_target_ageless, self.weight.p);
        (r * p, variance(r, p, self.width))
    }
}

fn variance(r: f64, pi: f64, width: f64) -> f64 {
    let width = if r > 0.0 { width } else { 0.0 };
    r * r * pi * (1.0 - pi) + pi * width * width / 12.0
}

/// Where a need that is no statement stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum NoStatement {
    Upskill,
    Unmapped,
    NotUsable,
}

pub(crate) struct Statements<'r> {
    pub all: Vec<Statement<'r>>,
    /// Needs that are no statements, in the order of ids.
    pub others: Vec<(&'r Need, NoStatement)>,
    pub enterprises: Vec<&'r Enterprise>,
}

impl<'r> Statements<'r> {
    pub fn of(ground: &Ground<'r>, targets: &Targets) -> Self {
        let region = ground.region;
        let enterprises: Vec<&Enterprise> = region.enterprises.values().collect();
        // What a need wants of its enterprise and evidence stands in the index itself: at national size
        // most of the time goes into fetching records from memory.
        let enterprise_of: FxHashMap<&str, (u32, M)> = enterprises
            .iter()
            .zip(0..)
            .map(|(e, i)| {
                let place = e
                    .municipality
                    .as_ref()
                    .and_then(|m| ground.municipality(m.as_str()));
                (e.id.as_str(), (i, place.unwrap_or(NONE)))
            })
            .collect();
        let evidence_of: FxHashMap<&str, (&Evidence, EvidenceWeight)> = region
            .evidence
            .values()
            .map(|e| (e.id.as_str(), (e, weigh(Some(e), ground))))
            .collect();
        let unsupported = weigh(None, ground);
        let mut all = Vec::with_capacity(region.needs.len());
        let mut others = Vec::new();
        for need in region.needs.values() {
            if !need.is_recruit() {
                others.push((need, NoStatement::Upskill));
                continue;
            }
            let Some(target) = targets.of_need(need, ground) else {
                others.push((need, NoStatement::Unmapped));
                continue;
            };
            let enterprise = need
                .enterprise
                .as_ref()
                .and_then(|e| enterprise_of.get(e.as_str()));
            let evidence = need
                .evidence
                .as_ref()
                .and_then(|e| evidence_of.get(e.as_str()));
            let seat = enterprise.map(|(_, m)| *m).filter(|m| *m != NONE);
            let statement = place_of(need, seat, ground).and_then(|municipality| {
                let weight = evidence
                    .map_or(unsupported, |(_, weight)| *weight)
                    .for_need(need);
                statement(need, target, municipality, weight, ground)
            });
            match statement {
                Some(mut statement) => {
                    statement.enterprise = enterprise.map_or(NONE, |(i, _)| *i);
                    statement.evidence = evidence.map(|(e, _)| *e);
                    all.push(statement);
                }
                None => others.push((need, NoStatement::NotUsable)),
            }
        }
        let mut statements = Self {
            all,
            others,
            enterprises,
        };
        statements.supersede();
        statements.take_off_what_enterprises_say(ground);
        statements
    }

    /// Marks statements that a later one of the same enterprise replaces.
    fn supersede(&mut self) {
        let all = &mut self.all;
        let key = |s: &Statement| (s.enterprise, s.target, s.municipality);
        let mut order: Vec<u32> = (0..all.len() as u32)
            .filter(|i| all[*i as usize].enterprise != NONE)
            .collect();
        order.sort_by_key(|i| key(&all[*i as usize]));
        let groups: Vec<Vec<u32>> = order
            .chunk_by(|a, b| key(&all[*a as usize]) == key(&all[*b as usize]))
            .filter(|group| group.len() > 1)
            .map(<[u32]>::to_vec)
            .collect();
        for mut group in groups {
            put_in_order(&mut group, |a, b| {
                let (a, b) = (&all[*a as usize], &all[*b as usize]);
                let by_day = b.weight.day.cmp(&a.weight.day);
                // Of one date the larger π has the larger p, also where both have expired.
                by_day
                    .then(b.weight.p.total_cmp(&a.weight.p))
                    .then(b.need.id.cmp(&a.need.id))
            });
            for (n, i) in group.iter().enumerate() {
                let (first, last) = (all[*i as usize].first, all[*i as usize].last);
                all[*i as usize].superseded_by = group[..n].iter().copied().find(|later| {
                    let later = &all[*later as usize];
                    later.first <= last && first <= later.last
                });
            }
        }
    }

    /// Takes off a group's statement what enterprises of its sector state for the same target.
    fn take_off_what_enterprises_say(&mut self, ground: &Ground) {
        let is_group = |s: &Statement| {
            self.enterprises
                .get(s.enterprise as usize)
                .is_some_and(|e| e.is_group())
        };
        let groups: Vec<u32> = (0..self.all.len() as u32)
            .filter(|i| is_group(&self.all[*i as usize]))
            .collect();
        if groups.is_empty() {
            return;
        }
        let mut by_target: FxHashMap<T, Vec<u32>> = FxHashMap::default();
        for group in &groups {
            by_target
                .entry(self.all[*group as usize].target)
                .or_default();
        }
        for (i, s) in (0..).zip(&self.all) {
            let speaks = s.enterprise != NONE && s.superseded_by.is_none() && !is_group(s);
            if let Some(list) = by_target.get_mut(&s.target).filter(|_| speaks) {
                list.push(i);
            }
        }
        for group in groups {
            let own = &self.all[group as usize];
            let speaker = self.enterprises[own.enterprise as usize];
            let said: Vec<u32> = by_target[&own.target]
                .iter()
                .copied()
                .filter(|i| {
                    let other = self.enterprises[self.all[*i as usize].enterprise as usize];
                    is_of_sector(other, speaker)
                })
                .collect();
            let ageless: f64 = said.iter().map(|i| self.all[*i as usize].in_target).sum();
            let still: Vec<u32> = said
                .into_iter()
                .filter(|i| !self.all[*i as usize].weight.is_expired(ground))
                .collect();
            let current: f64 = still.iter().map(|i| self.all[*i as usize].in_target).sum();
            let own = &mut self.all[group as usize];
            own.in_target_ageless = (own.in_target - ageless).max(0.0);
            own.in_target = (own.in_target - current).max(0.0);
            own.taken_off = still;
        }
    }
}

/// Whether an enterprise is of the sector for which a group speaks; a group without a sector
/// speaks for all.
fn is_of_sector(enterprise: &Enterprise, group: &Enterprise) -> bool {
    match (&group.sector, &enterprise.sector) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(wide), Some(narrow)) => {
            wide.system == narrow.system && narrow.code.starts_with(&wide.code)
        }
    }
}

/// The municipality of a need: its own, else the enterprise's; [`NONE`] for the whole region.
fn place_of(need: &Need, seat: Option<M>, ground: &Ground) -> Option<M> {
    if need.whole_region {
        return (!ground.municipalities.is_empty()).then_some(NONE);
    }
    match &need.municipality {
        Some(code) => ground.municipality(code.as_str()),
        None => seat,
    }
}

/// The statement that a need makes; `None` when one of its numbers is impossible.
fn statement<'r>(
    need: &'r Need,
    target: T,
    municipality: M,
    weight: EvidenceWeight,
    ground: &Ground,
) -> Option<Statement<'r>> {
    let (low, high) = need.range();
    let (low, high) = (possible(low.0)?, possible(high.0)?);
    let years = need.years.map_or(1.0, |y| y.0);
    if low > high || !(1.0..=100.0).contains(&years) || years.fract() != 0.0 {
        return None;
    }
    let first = need.first_year.map_or(ground.reference_year, |y| y.0);
    let last = first.saturating_add(years as i32 - 1);
    let rate = (low + high) / 2.0 / years;
    let is_carried = ground.target_year > last;
    let counts =
        ground.target_year >= first && (!is_carried || ground.is_on(SettingId::CarryForward));
    let in_target = if counts { rate } else { 0.0 };
    Some(Statement {
        need,
        evidence: None,
        enterprise: NONE,
        target,
        municipality,
        width: (high - low) / years,
        first,
        last,
        in_target,
        in_target_ageless: in_target,
        is_carried,
        pi: weight.pi(ground),
        weight,
        superseded_by: None,
        taken_off: Vec::new(),
    })
}

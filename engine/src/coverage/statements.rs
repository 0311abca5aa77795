//! All statements of a region: which count, and for how many (method section 4).
//!
//! Of several statements of one enterprise on the same target, municipality and overlapping span
//! only the latest counts. A group's statement counts only with the persons above those that
//! enterprises of its sector state for the same target; both are compared as yearly rates in the
//! target year, so that spans of different length compare.
//!
//! Needs, enterprises and pieces of evidence are known by numbers here: at national size most of the
//! time would go into fetching records by the text of their ids.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use crate::coverage::evidence_weight::weigh;
use crate::coverage::ground::{Ground, NONE};
use crate::coverage::named::{Backings, Enterprises};
use crate::coverage::statement::{NoStatement, Statement, statement};
use crate::coverage::target::{Asked, T, Targets};
use crate::model::order::put_in_order;
use crate::model::{Enterprise, Need, NeedId, Target};

/// Every need of a region by its number; a number is given once and stays while figures are kept.
#[derive(Clone, Debug, Default)]
pub(crate) struct Statements {
    pub all: Vec<Statement>,
    /// So many of them, from the first on, stand in the order of ids; the others came later.
    pub in_order: u32,
    /// The enterprise that each need names, and its piece of evidence; [`NONE`] where it names none.
    pub named_by: Vec<u32>,
    pub backed_by: Vec<u32>,
    pub enterprises: Enterprises,
    pub evidence: Backings,
    /// The statements on each target, in the order of ids.
    pub by_target: Vec<Vec<u32>>,
    /// For a group's statement those that are taken off it.
    pub taken_off: FxHashMap<u32, Vec<u32>>,
    /// How many statements are heard from each municipality.
    pub heard_from: Vec<u32>,
    /// How many needs are no statements, by reason.
    pub others: [u32; NoStatement::COUNT],
    /// How many recruit needs state a difficulty.
    pub with_difficulty: u32,
}

impl Statements {
    /// Reads all needs of a region, and gathers the occupations that they ask for.
    pub fn of(ground: &Ground) -> (Self, Targets) {
        let region = ground.region;
        let mut own = Self {
            enterprises: Enterprises::of(ground),
            evidence: Backings::of(ground),
            ..Self::default()
        };
        let count = region.needs.len();
        own.all.reserve_exact(count);
        own.named_by.reserve_exact(count);
        own.backed_by.reserve_exact(count);
        let mut asked = Asked::default();
        let mut by_occupation: Vec<(u32, u32)> = Vec::new();
        for (i, need) in (0..).zip(region.needs.values()) {
            let target = match need.target() {
                Target::Qualification(code) => ground.qualification(code),
                Target::Occupation(occupation) if need.is_recruit() => {
                    let n = asked.number(occupation);
                    by_occupation.push((i, n));
                    // Its number among those asked for, until all are known.
                    Some(n)
                }
                _ => None,
            };
            let (statement, named, backed) = own.read(need, target, ground);
            own.all.push(statement);
            own.named_by.push(named);
            own.backed_by.push(backed);
        }
        own.in_order = own.all.len() as u32;
        let (targets, numbers) = Targets::of(asked, ground);
        for (i, n) in by_occupation {
            own.all[i as usize].aim(numbers[n as usize]);
        }
        own.heard_from = vec![0; ground.municipalities.len()];
        own.by_target = vec![Vec::new(); targets.len()];
        for i in 0..own.all.len() as u32 {
            own.count_in(i);
        }
        own.settle(ground);
        (own, targets)
    }

    /// The number of a need.
    pub fn find(&self, id: &NeedId) -> Option<u32> {
        let (in_order, later) = self.all.split_at(self.in_order as usize);
        if let Ok(i) = in_order.binary_search_by(|s| s.id.cmp(id)) {
            return Some(i as u32);
        }
        let i = later.iter().position(|s| s.id == *id)?;
        Some(self.in_order + i as u32)
    }

    /// The statements on a target, in the order of ids.
    pub fn on(&self, target: T) -> impl Iterator<Item = &Statement> {
        let numbers = self.by_target[target as usize].iter();
        numbers.map(|i| &self.all[*i as usize])
    }

    /// Which of two needs comes first by its id.
    pub fn order(&self, a: u32, b: u32) -> Ordering {
        if a < self.in_order && b < self.in_order {
            a.cmp(&b)
        } else {
            self.all[a as usize].id.cmp(&self.all[b as usize].id)
        }
    }

    /// The needs that are no statements for a reason, in the order of ids.
    pub fn without(&self, why: NoStatement) -> Vec<u32> {
        if self.others[why as usize] == 0 {
            return Vec::new();
        }
        self.those(&|s| s.why_not == Some(why))
    }

    /// Those of all needs, in the order of ids.
    pub fn those(&self, are_meant: &dyn Fn(&Statement) -> bool) -> Vec<u32> {
        let all = (0..).zip(&self.all);
        let mut found: Vec<u32> = all.filter(|(_, s)| are_meant(s)).map(|(i, _)| i).collect();
        if self.all.len() > self.in_order as usize {
            put_in_order(&mut found, |a, b| self.order(*a, *b));
        }
        found
    }

    /// What a need states, with the numbers of the enterprise and the evidence that it names.
    pub fn read(
        &mut self,
        need: &Need,
        target: Option<T>,
        ground: &Ground,
    ) -> (Statement, u32, u32) {
        let named = need.enterprise.as_ref();
        let named = named.map_or(NONE, |id| self.enterprises.number(id));
        let backed = need.evidence.as_ref();
        let backed = backed.map_or(NONE, |id| self.evidence.number(id, ground));
        let weight = self.evidence.weight(backed);
        let weight = weight.unwrap_or_else(|| weigh(None, ground));
        let speaker = self.enterprises.speaker(named);
        (
            statement(need, target, speaker, weight, ground),
            named,
            backed,
        )
    }

    /// Counts all of them anew, from the numbers that are kept: for another target year, or with other
    /// settings of how evidence weighs. The region's records must be those that were read.
    pub fn count_again(&mut self, ground: &Ground) {
        self.evidence.weigh_again(ground);
        let without = weigh(None, ground);
        self.heard_from.fill(0);
        for (s, backed) in self.all.iter_mut().zip(&self.backed_by) {
            s.count(self.evidence.weight(*backed).unwrap_or(without), ground);
            if s.is_heard() {
                self.heard_from[s.municipality as usize] += 1;
            }
        }
        self.settle(ground);
    }

    /// Which statements take the place of others, and what is taken off groups.
    fn settle(&mut self, ground: &Ground) {
        self.taken_off.clear();
        self.supersede_all();
        for target in 0..self.by_target.len() as T {
            self.net(target, ground, &mut Vec::new());
        }
    }

    /// Adds a need to what is counted of all.
    pub fn count_in(&mut self, i: u32) {
        let s = &self.all[i as usize];
        self.with_difficulty += u32::from(s.difficulty.is_some());
        if let Some(why) = s.why_not {
            self.others[why as usize] += 1;
            return;
        }
        if s.is_heard() {
            self.heard_from[s.municipality as usize] += 1;
        }
        let list = &self.by_target[s.target as usize];
        let at = match list.last() {
            Some(last) if self.order(*last, i).is_gt() => {
                list.partition_point(|other| self.order(*other, i).is_lt())
            }
            _ => list.len(),
        };
        let target = s.target as usize;
        self.by_target[target].insert(at, i);
    }

    /// Takes a need out of what is counted of all.
    pub fn count_out(&mut self, i: u32) {
        let s = &self.all[i as usize];
        self.with_difficulty -= u32::from(s.difficulty.is_some());
        if let Some(why) = s.why_not {
            self.others[why as usize] -= 1;
            return;
        }
        if s.is_heard() {
            self.heard_from[s.municipality as usize] -= 1;
        }
        self.by_target[s.target as usize].retain(|other| *other != i);
        self.taken_off.remove(&i);
    }

    /// Marks statements that a later one of the same enterprise replaces, for all enterprises.
    fn supersede_all(&mut self) {
        let mut start = vec![0_u32; self.enterprises.ids.len() + 1];
        let speaks = |s: &&Statement| s.enterprise != NONE;
        for s in self.all.iter().filter(speaks) {
            start[s.enterprise as usize + 1] += 1;
        }
        for e in 1..start.len() {
            start[e] += start[e - 1];
        }
        let mut next = start.clone();
        let mut members = vec![(0_u32, (NONE, NONE)); start[start.len() - 1] as usize];
        for (i, s) in (0..).zip(&self.all).filter(|(_, s)| speaks(s)) {
            let at = &mut next[s.enterprise as usize];
            members[*at as usize] = (i, key(s));
            *at += 1;
        }
        for e in 1..start.len() {
            let own = &members[start[e - 1] as usize..start[e] as usize];
            if may_repeat(own) {
                let own = own.iter().map(|(i, _)| *i).collect();
                self.supersede(own, &mut Vec::new());
            }
        }
    }

    /// The same for the statements of one enterprise; tells those of which it is news.
    pub fn supersede(&mut self, mut members: Vec<u32>, news: &mut Vec<u32>) {
        let all = &mut self.all;
        put_in_order(&mut members, |a, b| {
            let (a, b) = (&all[*a as usize], &all[*b as usize]);
            let by_day = b.weight.day.cmp(&a.weight.day);
            // Of one date the larger π has the larger p, also where both have expired.
            key(a)
                .cmp(&key(b))
                .then(by_day)
                .then(b.weight.p.total_cmp(&a.weight.p))
                .then(b.id.cmp(&a.id))
        });
        let mut first = 0;
        for n in 0..members.len() {
            let own = &all[members[n] as usize];
            if key(own) != key(&all[members[first] as usize]) {
                first = n;
            }
            let later = members[first..n].iter().copied().find(|later| {
                let later = &all[*later as usize];
                later.first <= own.last && own.first <= later.last
            });
            if later != own.superseded_by {
                news.push(members[n]);
                all[members[n] as usize].superseded_by = later;
            }
        }
    }

    /// Takes off the groups' statements on a target what enterprises of their sector state for it;
    /// tells those of which it is news.
    pub fn net(&mut self, target: T, ground: &Ground, news: &mut Vec<u32>) {
        if !self.enterprises.has_groups() {
            return;
        }
        let list = &self.by_target[target as usize];
        let enterprise = |i: u32| self.all[i as usize].enterprise;
        let groups: Vec<u32> = list
            .iter()
            .copied()
            .filter(|i| self.enterprises.is_group(enterprise(*i)))
            .collect();
        for group in groups {
            let list = &self.by_target[target as usize];
            let record = |i: u32| {
                let id = self
                    .enterprises
                    .ids
                    .get(self.all[i as usize].enterprise as usize)?;
                ground.region.enterprises.get(id)
            };
            let speaks = |i: &u32| {
                let s = &self.all[*i as usize];
                let is_one = s.enterprise != NONE && !self.enterprises.is_group(s.enterprise);
                is_one && s.superseded_by.is_none()
            };
            let said: Vec<u32> = match record(group) {
                Some(wide) => list
                    .iter()
                    .copied()
                    .filter(speaks)
                    .filter(|i| record(*i).is_some_and(|narrow| is_of_sector(narrow, wide)))
                    .collect(),
                None => Vec::new(),
            };
            let sum =
                |of: &[u32]| -> f64 { of.iter().map(|i| self.all[*i as usize].in_target).sum() };
            let ageless = sum(&said);
            let mut still = said;
            still.retain(|i| !self.all[*i as usize].is_expired);
            let current = sum(&still);
            let own = &mut self.all[group as usize];
            own.in_target_ageless = (own.stated - ageless).max(0.0);
            own.in_target = (own.stated - current).max(0.0);
            self.taken_off.insert(group, still);
            news.push(group);
        }
    }
}

/// What two statements of an enterprise must have in common for one to take the other's place.
fn key(s: &Statement) -> (T, u32) {
    (s.target, s.municipality)
}

/// Whether an enterprise may have said the same twice: most say few things, all of them different.
fn may_repeat(members: &[(u32, (T, u32))]) -> bool {
    const FEW: usize = 12;
    let again = |n: usize| members[..n].iter().any(|(_, key)| *key == members[n].1);
    members.len() > FEW || (1..members.len()).any(again)
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

//! Statements follow an edit: those of the needs that it touched, what they supersede, and by what groups
//! are reduced.

use std::collections::BTreeSet;

use crate::incremental::touched::TouchedNumbers;
use crate::inputs::{Inputs, NONE};
use crate::statement::{NoStatement, Statement};
use crate::statements::Statements;
use crate::target::{TargetIdx, Targets};

/// Where an edit left other numbers than before.
#[derive(Debug, Default)]
pub(super) struct Moved {
    pub targets: BTreeSet<TargetIdx>,
    /// Needs that may stand otherwise now.
    pub needs: BTreeSet<u32>,
    /// Reasons for which needs are, or were, no statements.
    pub others: Vec<NoStatement>,
}

impl Statements {
    /// Reads again what an edit touched.
    pub(super) fn follow(
        &mut self,
        touched: &TouchedNumbers,
        inputs: &Inputs,
        targets: &Targets,
    ) -> Moved {
        let mut moved = Moved::default();
        let mut speakers = vec![false; self.enterprises.ids.len()];
        let needs = self.needs_touched(touched, inputs);
        for i in needs {
            self.mark(i, &mut moved, &mut speakers);
            self.count_out(i);
            let id = self.all[i as usize].id.clone();
            let read = match inputs.region.needs.get(&id) {
                None => (Statement::gone(&id), NONE, NONE),
                Some(need) => self.read(need, targets.of_need(need, inputs), inputs),
            };
            let at = i as usize;
            (self.all[at], self.named_by[at], self.backed_by[at]) = read;
            self.count_in(i);
            self.mark(i, &mut moved, &mut speakers);
        }
        for members in self.said_by(&speakers) {
            let mut changed = Vec::new();
            self.supersede(members, inputs.target_year, &mut changed);
            for i in changed {
                moved.needs.insert(i);
                moved.targets.insert(self.all[i as usize].target);
            }
        }
        for target in moved.targets.clone() {
            let mut news = Vec::new();
            self.reduce_groups(target, inputs, &mut news);
            moved.needs.extend(news);
        }
        moved
    }

    /// The numbers of the needs that an edit touched, themselves or through what they name.
    fn needs_touched(&mut self, touched: &TouchedNumbers, inputs: &Inputs) -> BTreeSet<u32> {
        let mut needs = BTreeSet::new();
        for id in &touched.needs {
            needs.insert(self.find(id).unwrap_or_else(|| self.add(id)));
        }
        let region = inputs.region;
        let mut wanted = vec![false; self.enterprises.ids.len()];
        for id in &touched.enterprises {
            let i = self.enterprises.number(id);
            self.enterprises.set(i, region.enterprises.get(id), inputs);
            wanted.resize(wanted.len().max(i as usize + 1), false);
            wanted[i as usize] = true;
        }
        if !touched.enterprises.is_empty() {
            needs.extend(naming(&self.named_by, &wanted));
        }
        let mut wanted = Vec::new();
        for id in &touched.evidence {
            let i = self.evidence.number(id, inputs);
            self.evidence.set(i, region.evidence.get(id), inputs);
            wanted.resize(wanted.len().max(i as usize + 1), false);
            wanted[i as usize] = true;
        }
        if !touched.evidence.is_empty() {
            needs.extend(naming(&self.backed_by, &wanted));
        }
        needs
    }

    /// Gives a need that is new a number; it is read later.
    fn add(&mut self, id: &enlace_model::NeedId) -> u32 {
        let i = self.all.len() as u32;
        let is_last = self.all.last().is_none_or(|last| last.id < *id);
        if is_last && self.in_order == i {
            self.in_order += 1;
        }
        self.all.push(Statement::gone(id));
        self.named_by.push(NONE);
        self.backed_by.push(NONE);
        self.count_in(i);
        i
    }

    /// Notes what a need is a part of.
    fn mark(&self, i: u32, moved: &mut Moved, speakers: &mut Vec<bool>) {
        let s = &self.all[i as usize];
        moved.needs.insert(i);
        match s.why_not {
            Some(why) => moved.others.push(why),
            None => {
                moved.targets.insert(s.target);
            }
        }
        if s.enterprise != NONE {
            let e = s.enterprise as usize;
            speakers.resize(speakers.len().max(e + 1), false);
            speakers[e] = true;
        }
    }

    /// The statements of some enterprises, by enterprise.
    fn said_by(&self, speakers: &[bool]) -> Vec<Vec<u32>> {
        let mut by_enterprise: std::collections::BTreeMap<u32, Vec<u32>> = Default::default();
        for i in naming(&self.named_by, speakers) {
            let e = self.all[i as usize].enterprise;
            if e != NONE {
                by_enterprise.entry(e).or_default().push(i);
            }
        }
        by_enterprise.into_values().collect()
    }
}

/// The needs that name one of those wanted.
fn naming(named: &[u32], wanted: &[bool]) -> Vec<u32> {
    let is_wanted = |n: u32| wanted.get(n as usize).copied().unwrap_or(false);
    (0..)
        .zip(named)
        .filter(|(_, n)| is_wanted(**n))
        .map(|(i, _)| i)
        .collect()
}

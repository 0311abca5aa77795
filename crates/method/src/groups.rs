//! Groups speak for their members: what these state themselves is taken off (method section 4,
//! *groups*).
//!
//! What a group states on one target and in one place is reduced together, in proportion, by the yearly
//! rates that enterprises of its sector state there in the target year; for a statement of the whole
//! region, anywhere. Only statements that count are taken off.

use std::sync::Arc;

use crate::inputs::{Inputs, MunicipalityIdx, NONE};
use crate::statement::Statement;
use crate::statements::{Reduction, Statements};
use crate::target::TargetIdx;
use enlace_model::Enterprise;
use enlace_model::order::put_in_order;

impl Statements {
    /// Reduces the groups' statements on a target by what enterprises of their sector state; tells those
    /// of which it is news.
    pub(crate) fn reduce_groups(
        &mut self,
        target: TargetIdx,
        inputs: &Inputs,
        news: &mut Vec<u32>,
    ) {
        if !self.enterprises.has_groups() {
            return;
        }
        let list = &self.by_target[target as usize];
        let enterprise = |i: u32| self.all[i as usize].enterprise;
        let is_group = |i: &u32| self.enterprises.is_group(enterprise(*i));
        let mut of_groups: Vec<u32> = list.iter().copied().filter(is_group).collect();
        if of_groups.is_empty() {
            return;
        }
        let record = |i: u32| {
            let id = self.enterprises.ids.get(enterprise(i) as usize)?;
            inputs.region.enterprises.get(id)
        };
        let of_enterprises = list.iter().copied().filter(|i| !is_group(i));
        let of_enterprises: Vec<(u32, &Enterprise)> = of_enterprises
            .filter(|i| self.all[*i as usize].stated > 0.0)
            .filter_map(|i| Some((i, record(i)?)))
            .collect();
        // Those of one group in one place together, each in the order of ids.
        put_in_order(&mut of_groups, |a, b| {
            let place = |i: u32| (enterprise(i), self.all[i as usize].municipality);
            place(*a).cmp(&place(*b)).then_with(|| self.order(*a, *b))
        });
        let mut reduced: Vec<(Vec<u32>, Vec<u32>)> = Vec::new();
        for i in &of_groups {
            let s = &self.all[*i as usize];
            let last = reduced.last_mut().filter(|(own, _)| {
                let other = &self.all[own[0] as usize];
                (other.enterprise, other.municipality) == (s.enterprise, s.municipality)
            });
            match last {
                Some((own, _)) => own.push(*i),
                None => {
                    let group = record(*i);
                    let said = of_enterprises.iter().filter(|(i, enterprise)| {
                        is_there(&self.all[*i as usize], s.municipality)
                            && group.is_some_and(|group| is_of_sector(enterprise, group))
                    });
                    reduced.push((vec![*i], said.map(|(i, _)| *i).collect()));
                }
            }
        }
        for (own, said) in reduced {
            self.reduce(own, said);
        }
        news.extend(of_groups);
    }

    /// Reduces a group's statements on one target and in one place by those of enterprises.
    fn reduce(&mut self, mut own: Vec<u32>, mut said: Vec<u32>) {
        let left = |own: &[u32], said: &[u32], counts: fn(&Statement) -> bool| {
            let sum = |of: &[u32]| -> f64 {
                let counting = of.iter().map(|i| &self.all[*i as usize]);
                counting.filter(|s| counts(s)).map(|s| s.stated).sum()
            };
            let (own, said) = (sum(own), sum(said));
            match own > 0.0 {
                true => (own - said).max(0.0) / own,
                false => 1.0,
            }
        };
        let now = left(&own, &said, Statement::counts);
        let ageless = left(&own, &said, Statement::counts_ageless);
        for i in &own {
            let s = &mut self.all[*i as usize];
            s.in_target = if s.counts() { s.stated * now } else { s.stated };
            s.in_target_ageless = match s.counts_ageless() {
                true => s.stated * ageless,
                false => s.stated,
            };
            self.reductions.remove(i);
        }
        own.retain(|i| self.all[*i as usize].counts());
        said.retain(|i| self.all[*i as usize].counts());
        if said.is_empty() {
            return;
        }
        let reduction = Arc::new(Reduction {
            own,
            taken_off: said,
        });
        for i in &reduction.own {
            self.reductions.insert(*i, reduction.clone());
        }
    }
}

/// Whether a statement speaks of the place of another; of the whole region it is anywhere.
fn is_there(s: &Statement, place: MunicipalityIdx) -> bool {
    place == NONE || s.municipality == place
}

/// Whether an enterprise is of the sector for which a group speaks: the group's code is a prefix of its
/// own in the same system. A group without sector speaks for all.
fn is_of_sector(enterprise: &Enterprise, group: &Enterprise) -> bool {
    match (&group.sector, &enterprise.sector) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(wide), Some(narrow)) => {
            wide.system == narrow.system && narrow.code.starts_with(&wide.code)
        }
    }
}

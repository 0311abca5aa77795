//! The region at a glance: demand, how it is met, and what is left over, group by group.
//!
//! Persons per year. Groups add up to the region's totals.

use crate::coverage::Coverage;
use crate::coverage::figures::Tiers;
use crate::model::choice::choices;
use crate::model::order::put_in_order;
use crate::model::{Rate, Region};

choices! {
    /// By what the region is divided.
    pub enum By {
        Field = "field",
        Level = "level",
        Municipality = "municipality",
    }
}

/// A region, divided.
#[derive(Clone, Debug, PartialEq)]
pub struct Panorama {
    /// Those with the most demand first; what belongs to none stands last.
    pub groups: Vec<Group>,
}

/// One part of the region.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// Code of the field, the level or the municipality; `None` for what belongs to none.
    pub key: Option<String>,
    pub demand: Rate,
    pub tiers: Tiers,
    /// People left over; `None` where people cannot be told apart so.
    pub surplus: Option<Rate>,
}

/// The region divided. Without qualifications: no groups.
pub fn panorama(region: &Region, coverage: &Coverage, by: By) -> Panorama {
    let mut own = Groups::default();
    match by {
        By::Field | By::Level => of_qualifications(region, coverage, by, &mut own),
        By::Municipality => of_places(coverage, &mut own),
    }
    let mut groups = own.0;
    groups.retain(|group| group.demand.0 > 0.0 || group.surplus.is_some_and(|left| left.0 > 0.0));
    put_in_order(&mut groups, |a, b| {
        let last = |group: &Group| group.key.is_none();
        let by_demand = b.demand.0.total_cmp(&a.demand.0);
        last(a)
            .cmp(&last(b))
            .then(by_demand)
            .then_with(|| a.key.cmp(&b.key))
    });
    Panorama { groups }
}

/// Groups by their keys.
#[derive(Default)]
struct Groups(Vec<Group>);

impl Groups {
    fn of(&mut self, key: Option<&str>) -> &mut Group {
        let found = self.0.iter().position(|group| group.key.as_deref() == key);
        let at = found.unwrap_or_else(|| {
            self.0.push(Group {
                key: key.map(str::to_owned),
                ..Group::default()
            });
            self.0.len() - 1
        });
        &mut self.0[at]
    }
}

impl Group {
    fn add(&mut self, demand: Rate, tiers: &Tiers) {
        self.demand = self.demand + demand;
        let own = &mut self.tiers;
        own.same_near = own.same_near + tiers.same_near;
        own.same_far = own.same_far + tiers.same_far;
        own.related_near = own.related_near + tiers.related_near;
        own.related_far = own.related_far + tiers.related_far;
        own.uncovered = own.uncovered + tiers.uncovered;
    }

    fn leave_over(&mut self, people: Rate) {
        self.surplus = Some(self.surplus.unwrap_or_default() + people);
    }
}

fn of_qualifications(region: &Region, coverage: &Coverage, by: By, own: &mut Groups) {
    for q in &coverage.qualifications {
        let known = region.qualifications.get(&q.code);
        let level = known
            .and_then(|known| known.level)
            .map(|level| level.0.to_string());
        let key = match by {
            By::Field => known.and_then(|known| known.cnaef.as_deref()),
            _ => level.as_deref(),
        };
        let group = own.of(key);
        group.add(q.demand, &q.tiers);
        group.leave_over(q.surplus);
    }
    for unled in &coverage.no_qualification_leads_there {
        let tiers = Tiers {
            uncovered: unled.gap,
            ..Tiers::default()
        };
        own.of(None).add(unled.demand, &tiers);
    }
}

fn of_places(coverage: &Coverage, own: &mut Groups) {
    for cell in &coverage.cells {
        own.of(Some(cell.municipality.as_str()))
            .add(cell.demand, &cell.tiers);
    }
    for cell in &coverage.supply_cells {
        own.of(Some(cell.municipality.as_str()))
            .leave_over(cell.left_over);
    }
}

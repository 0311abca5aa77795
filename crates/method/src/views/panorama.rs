//! The region at a glance: demand, how it is met, and what is left over, group by group.
//!
//! Persons per year. Whatever the region is divided by, the groups add up to its totals. A need's part
//! of what is covered is that of its cell: everybody's demand for the same in the same place is met
//! alike.

use crate::figures::{CellTarget, NeedStanding, Tiers};
use crate::views::scope::Places;
use crate::{Coverage, split_over_municipalities};
use enlace_model::order::put_in_order;
use enlace_model::renewal::Renewals;
use enlace_model::variants;
use enlace_model::{MunicipalityCode, Need, Rate, Region, Target};

variants! {
    /// By what the region is divided.
    pub enum DividedBy {
        Field = "field",
        Municipality = "municipality",
        Level = "level",
        Sector = "sector",
        Size = "size",
        Certainty = "certainty",
    }
}

/// A region, divided.
#[derive(Clone, Debug, PartialEq)]
pub struct Panorama {
    /// Those with the most demand first; what belongs to none stands last.
    pub groups: Vec<PanoramaGroup>,
    /// Fields of the catalogue that nobody will come out of in the target year: with the most demand
    /// first. Only where the region is divided by field.
    pub absent: Vec<String>,
}

impl Panorama {
    /// The most groups; the smallest of more stand together.
    pub const MOST: usize = 40;
}

/// One part of the region.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PanoramaGroup {
    /// Code of the field, the municipality, the level, the sector's division, the size class, or
    /// whether verdicts are firm; `None` for what belongs to none.
    pub key: Option<String>,
    pub demand: Rate,
    pub tiers: Tiers,
    /// People available, and people left over; `None` where they cannot be told apart so.
    pub supply: Option<Rate>,
    pub surplus: Option<Rate>,
    /// So many that would be groups too many; 0 for a group of its own.
    pub others: usize,
}

/// The region divided; beyond [`Panorama::MOST`] municipalities they stand together by the groups that
/// `places` knows. Without qualifications: no groups.
pub fn panorama(region: &Region, coverage: &Coverage, by: DividedBy, places: Places) -> Panorama {
    let mut own = Groups::default();
    match by {
        DividedBy::Field | DividedBy::Level | DividedBy::Certainty => {
            of_qualifications(region, coverage, by, &mut own)
        }
        DividedBy::Municipality => of_places(coverage, places, &mut own),
        DividedBy::Sector | DividedBy::Size => of_speakers(region, coverage, by, &mut own),
    }
    let mut groups = own.0;
    put_in_order(&mut groups, |a, b| {
        let last = |group: &PanoramaGroup| group.key.is_none();
        let by_demand = b.demand.0.total_cmp(&a.demand.0);
        last(a)
            .cmp(&last(b))
            .then(by_demand)
            .then_with(|| a.key.cmp(&b.key))
    });
    let nobody = |group: &&PanoramaGroup| group.supply.is_none_or(|supply| supply.0 <= 0.0);
    let absent = match by {
        DividedBy::Field => groups
            .iter()
            .filter(nobody)
            .filter_map(|group| group.key.clone())
            .collect(),
        _ => Vec::new(),
    };
    groups.retain(|group| group.demand.0 > 0.0 || group.surplus.is_some_and(|left| left.0 > 0.0));
    Panorama {
        groups: put_together(groups),
        absent,
    }
}

/// Of too many groups the smallest stand together, last but for what belongs to none.
fn put_together(mut groups: Vec<PanoramaGroup>) -> Vec<PanoramaGroup> {
    if groups.len() <= Panorama::MOST {
        return groups;
    }
    let none = groups.pop_if(|group| group.key.is_none());
    let rest = groups.split_off(Panorama::MOST - 1 - usize::from(none.is_some()));
    let mut others = PanoramaGroup {
        others: rest.len(),
        ..PanoramaGroup::default()
    };
    for group in rest {
        others.add(group.demand, &group.tiers, 1.0);
        if let (Some(supply), Some(surplus)) = (group.supply, group.surplus) {
            others.supply(supply, surplus);
        }
    }
    groups.push(others);
    groups.extend(none);
    groups
}

/// Groups by their keys.
#[derive(Default)]
struct Groups(Vec<PanoramaGroup>);

impl Groups {
    fn of(&mut self, key: Option<&str>) -> &mut PanoramaGroup {
        let found = self.0.iter().position(|group| group.key.as_deref() == key);
        let at = found.unwrap_or_else(|| {
            self.0.push(PanoramaGroup {
                key: key.map(str::to_owned),
                ..PanoramaGroup::default()
            });
            self.0.len() - 1
        });
        &mut self.0[at]
    }
}

impl PanoramaGroup {
    /// Adds a part of demand, met as these tiers are, times a share.
    fn add(&mut self, demand: Rate, tiers: &Tiers, share: f64) {
        let plus = |own: Rate, more: Rate| Rate(own.0 + more.0 * share);
        let own = &mut self.tiers;
        self.demand = plus(self.demand, demand);
        own.same_near = plus(own.same_near, tiers.same_near);
        own.same_far = plus(own.same_far, tiers.same_far);
        own.related_near = plus(own.related_near, tiers.related_near);
        own.related_far = plus(own.related_far, tiers.related_far);
        own.uncovered = plus(own.uncovered, tiers.uncovered);
    }

    fn supply(&mut self, available: Rate, left_over: Rate) {
        self.supply = Some(self.supply.unwrap_or_default() + available);
        self.surplus = Some(self.surplus.unwrap_or_default() + left_over);
    }
}

fn of_qualifications(region: &Region, coverage: &Coverage, by: DividedBy, own: &mut Groups) {
    for q in &coverage.qualifications {
        let known = region.qualifications.get(&q.code);
        let level = known.and_then(|known| known.level);
        let level = level.map(|level| level.0.to_string());
        let key = match by {
            DividedBy::Field => known.and_then(|known| known.cnaef.as_deref()),
            DividedBy::Certainty => q.certainty.map(|certainty| certainty.id()),
            _ => level.as_deref(),
        };
        let group = own.of(key);
        group.add(q.demand, &q.tiers, 1.0);
        group.supply(q.supply, q.surplus);
    }
    for unled in &coverage.no_qualification_leads_there {
        let tiers = Tiers {
            uncovered: unled.gap,
            ..Tiers::default()
        };
        own.of(None).add(unled.demand, &tiers, 1.0);
    }
}

fn of_places(coverage: &Coverage, places: Places, own: &mut Groups) {
    let mut found = Groups::default();
    for cell in coverage.cells.iter() {
        let group = found.of(Some(cell.municipality.as_str()));
        group.add(cell.demand, &cell.tiers, 1.0);
    }
    for cell in &coverage.supply_cells {
        let group = found.of(Some(cell.municipality.as_str()));
        group.supply(cell.available, cell.left_over);
    }
    let are_many = found.0.len() > Panorama::MOST;
    for one in found.0 {
        let place = one.key.as_deref().unwrap_or_default();
        let together = places(&place.into()).filter(|_| are_many);
        let group = own.of(together.as_deref().or(one.key.as_deref()));
        group.add(one.demand, &one.tiers, 1.0);
        if let (Some(supply), Some(surplus)) = (one.supply, one.surplus) {
            group.supply(supply, surplus);
        }
    }
}

fn of_speakers(region: &Region, coverage: &Coverage, by: DividedBy, own: &mut Groups) {
    let split = split_over_municipalities(region);
    let renewals = Renewals::of(region);
    for (id, standing) in coverage.needs.standing.iter() {
        let (NeedStanding::Counted(rate), Some(need)) = (standing, region.needs.get(id)) else {
            continue;
        };
        let Some(target) = target_of(&renewals, need) else {
            continue;
        };
        let enterprise = need.enterprise.as_ref();
        let enterprise = enterprise.and_then(|id| region.enterprises.get(id));
        let key = enterprise.and_then(|enterprise| match by {
            DividedBy::Sector => Some(division(&enterprise.sector.as_ref()?.code)),
            _ if enterprise.is_group() => None,
            _ => enterprise.size_class().map(|size| size.as_str().to_owned()),
        });
        let seat = enterprise.and_then(|enterprise| enterprise.municipality.as_ref());
        let group = own.of(key.as_deref());
        let mut part = |place: &MunicipalityCode, share: f64| {
            if let Some(cell) = coverage.cells.find(&target, place)
                && cell.demand.0 > 0.0
            {
                group.add(cell.demand, &cell.tiers, rate.0 * share / cell.demand.0);
            }
        };
        match need.municipality.as_ref().or(seat) {
            Some(place) if !need.whole_region => part(place, 1.0),
            _ => {
                let places = region.municipalities.keys().zip(&split);
                places.for_each(|(place, share)| part(place, *share));
            }
        }
    }
}

/// The division of a sector: the first two signs of its code.
fn division(code: &str) -> String {
    code.chars().filter(|c| *c != '.').take(2).collect()
}

/// What a need asks for, under the code under which it counts.
fn target_of(renewals: &Renewals, need: &Need) -> Option<CellTarget> {
    Some(match need.target() {
        Target::Qualification(code) => CellTarget::Qualification(renewals.code_of(code).clone()),
        Target::Occupation(o) => {
            CellTarget::Occupation(o.system.as_str().into(), o.code.as_str().into())
        }
        Target::Unmapped => return None,
    })
}

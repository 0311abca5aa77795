//! Who was heard: firms and their employment by municipality, sector and size, beside how many there are.
//!
//! An enterprise is heard when it stated a need (an answer of 0 and a wish to upskill count) whose
//! evidence has not expired. Groups speak for others and are not counted here.

use std::collections::BTreeMap;

use crate::Coverage;
use crate::evidence_weight::weigh;
use crate::figures::NeedStanding;
use crate::inputs::Inputs;
use crate::views::businesses::business_parts;
use enlace_model::order::put_in_order;
use enlace_model::variants;
use enlace_model::{
    Businesses, Enterprise, EnterpriseId, MunicipalityCode, Need, Persons, Region, SizeClass,
};

variants! {
    /// What firms are told apart by.
    pub enum HeardBy {
        Municipality = "municipality",
        Sector = "sector",
        Size = "size",
    }
}

/// Where a firm stands: what is not known of it is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stratum {
    pub municipality: Option<MunicipalityCode>,
    pub sector: Option<String>,
    pub size: Option<SizeClass>,
}

/// How many there are in a stratum, are recorded, and were heard.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct HeardCounts {
    /// Firms by the business counts; `None` where none is recorded.
    pub businesses: Option<Businesses>,
    /// Enterprises in the region's list, and the people whom they employ.
    pub recorded: usize,
    pub employed: Persons,
    /// Of these, those that were heard.
    pub heard: usize,
    pub employed_heard: Persons,
}

impl HeardCounts {
    fn add(&mut self, other: &Self) {
        self.businesses = match (self.businesses, other.businesses) {
            (Some(a), Some(b)) => Some(a + b),
            (a, b) => a.or(b),
        };
        self.recorded += other.recorded;
        self.employed.0 += other.employed.0;
        self.heard += other.heard;
        self.employed_heard.0 += other.employed_heard.0;
    }
}

/// Every stratum in which there is a firm, in order.
pub fn strata(region: &Region, coverage: &Coverage) -> Vec<(Stratum, HeardCounts)> {
    let mut all: BTreeMap<Stratum, HeardCounts> = BTreeMap::new();
    let mut sectors: Vec<&str> = Vec::new();
    for municipality in region.municipalities.values() {
        sectors.extend(municipality.business_sectors());
        for part in business_parts(municipality) {
            let stratum = Stratum {
                municipality: Some(municipality.code.clone()),
                sector: part.sector.map(str::to_owned),
                size: part.size,
            };
            all.entry(stratum).or_default().add(&HeardCounts {
                businesses: Some(part.count),
                ..HeardCounts::default()
            });
        }
    }
    put_in_order(&mut sectors, Ord::cmp);
    sectors.dedup();
    let heard = who_was_heard(region, coverage);
    let firms = region.enterprises.values().filter(|e| !e.is_group());
    for firm in firms {
        let was_heard = heard.binary_search(&&firm.id).is_ok();
        let employed = firm.headcount.filter(|n| n.0.is_finite() && n.0 >= 0.0);
        let employed = employed.unwrap_or_default();
        let none = Persons::default();
        all.entry(stratum_of(firm, &sectors))
            .or_default()
            .add(&HeardCounts {
                businesses: None,
                recorded: 1,
                employed,
                heard: usize::from(was_heard),
                employed_heard: if was_heard { employed } else { none },
            });
    }
    all.into_iter().collect()
}

/// Strata added up by one thing alone, or by two; what is not told apart is `None`.
pub fn summed(
    strata: &[(Stratum, HeardCounts)],
    by: HeardBy,
    and: Option<HeardBy>,
) -> Vec<(Stratum, HeardCounts)> {
    let mut sums: BTreeMap<Stratum, HeardCounts> = BTreeMap::new();
    let told = |what: HeardBy| by == what || and == Some(what);
    for (stratum, heard) in strata {
        let own = Stratum {
            municipality: stratum
                .municipality
                .clone()
                .filter(|_| told(HeardBy::Municipality)),
            sector: stratum.sector.clone().filter(|_| told(HeardBy::Sector)),
            size: stratum.size.filter(|_| told(HeardBy::Size)),
        };
        sums.entry(own).or_default().add(heard);
    }
    sums.into_iter().collect()
}

/// The enterprises of the list that were not heard, the largest employer first; groups are left out.
pub fn silent<'r>(region: &'r Region, coverage: &Coverage) -> Vec<&'r Enterprise> {
    let heard = who_was_heard(region, coverage);
    let firms = region.enterprises.values().filter(|e| !e.is_group());
    let mut silent: Vec<&Enterprise> = firms
        .filter(|e| heard.binary_search(&&e.id).is_err())
        .collect();
    let staff = |e: &Enterprise| e.headcount.map_or(0.0, |n| n.0);
    put_in_order(&mut silent, |a, b| {
        staff(b).total_cmp(&staff(a)).then_with(|| a.id.cmp(&b.id))
    });
    silent
}

fn who_was_heard<'r>(region: &'r Region, coverage: &Coverage) -> Vec<&'r EnterpriseId> {
    let inputs = Inputs::of(region);
    let is_expired = |need: &Need| {
        let evidence = need.evidence.as_ref();
        let evidence = evidence.and_then(|id| region.evidence.get(id));
        weigh(evidence, &inputs).is_expired(&inputs)
    };
    let spoke = |need: &Need, standing: &NeedStanding| match standing {
        NeedStanding::Expired | NeedStanding::NotUsable => false,
        NeedStanding::Counted(_) | NeedStanding::OutsideYear => true,
        NeedStanding::Superseded { .. } | NeedStanding::Unmapped | NeedStanding::Upskill => {
            !is_expired(need)
        }
    };
    let needs = coverage.needs.standing.iter();
    let needs = needs.filter_map(|(id, standing)| Some((region.needs.get(id)?, standing)));
    let mut heard: Vec<&EnterpriseId> = needs
        .filter(|(need, standing)| spoke(need, standing))
        .filter_map(|(need, _)| need.enterprise.as_ref())
        .collect();
    put_in_order(&mut heard, Ord::cmp);
    heard.dedup();
    heard
}

/// A firm's sector is that of the business counts which its code begins with, the longest; else its
/// first two digits.
fn stratum_of(firm: &Enterprise, sectors: &[&str]) -> Stratum {
    let code = firm.sector.as_ref().map(|sector| sector.code.as_str());
    let sector = code.map(|code| {
        let counted = sectors
            .iter()
            .filter(|s| !s.is_empty() && code.starts_with(**s));
        let division = || code.chars().take(2).collect();
        counted
            .max_by_key(|s| s.len())
            .map_or_else(division, |s| (*s).to_owned())
    });
    Stratum {
        municipality: firm.municipality.clone(),
        sector,
        size: firm.size_class(),
    }
}

//! The cells of a region and the links that join them, for whoever searches another placement than the
//! tiers': the same or a related qualification, within reach (method sections 6 and 7). Unit: persons per year.

use crate::allocation::Link;
use crate::compute::{cells, supply_cells};
use crate::figures::{DemandCells, SupplyCell, Tier};
use crate::incremental::Incremental;
use crate::pipeline::Pipeline;
use enlace_model::{QualificationCode, Region};

/// Supply and demand cells in the order of their codes, and every link of the four tiers.
#[derive(Clone, Debug)]
pub struct Network {
    pub supply: Vec<SupplyCell>,
    pub demand: DemandCells,
    /// Tier by tier, in each in the order of supply cells.
    pub links: Vec<NetworkLink>,
    /// By demand cell, the number of its target.
    pub targets: Vec<u32>,
    /// The targets that each qualification answers for, and with which share, in the order of codes.
    pub qualifications: Vec<(QualificationCode, Vec<(u32, f64)>)>,
}

/// A link of the tiers, with the people that take it there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NetworkLink {
    /// Position in [`Network::supply`].
    pub supply: u32,
    /// Position in [`Network::demand`].
    pub demand: u32,
    pub tier: Tier,
    pub people: f64,
    /// What one person counts for, `σ·δ`.
    pub weight: f64,
}

impl Network {
    /// The network of a region.
    pub fn of(region: &Region) -> Self {
        Self::from_numbers(&Pipeline::of(region))
    }

    /// The same of a region whose numbers are kept.
    pub fn kept(ledger: &mut Incremental, region: &Region) -> Self {
        ledger.lend(region, |w| {
            let own = Self::from_numbers(&w);
            (w, own)
        })
    }

    fn from_numbers(w: &Pipeline) -> Self {
        let mut links = Vec::new();
        for (tier, of_tier) in Tier::ALL.iter().zip(&w.allocation.tiers) {
            for i in 0..w.supply.places.len() {
                let own = of_tier.of(i).iter();
                links.extend(own.map(|link| NetworkLink::of(i as u32, link, *tier)));
            }
        }
        let mut qualifications = Vec::new();
        for q in w.qualifications() {
            let code = w.inputs.qualifications[q as usize].code.clone();
            let shares = std::iter::once((q, 1.0)).chain(w.shares_of(q));
            qualifications.push((code, shares.collect()));
        }
        Self {
            supply: supply_cells(w),
            demand: cells(w, None),
            links,
            targets: w.demand.cells.iter().map(|cell| cell.target).collect(),
            qualifications,
        }
    }
}

impl NetworkLink {
    fn of(supply: u32, link: &Link, tier: Tier) -> Self {
        Self {
            supply,
            demand: link.demand,
            tier,
            people: link.people,
            weight: link.weight(),
        }
    }
}

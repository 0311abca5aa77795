//! Ratio, verdict, firmness and what stands beside them, section 8.

use std::collections::BTreeSet;

use enlace_method::figures::CellTarget;
use enlace_model::SettingId;

use super::lists::{counts, duration, ends, start};
use super::qualification::Qualifications;
use super::statement::{Age, Statement, is_expired, municipality, statement};
use crate::laws::flat::Flat;

const TOLERANCE: f64 = 1e-9;

pub struct Balance {
    pub demand: f64,
    pub demand_variance: f64,
    pub supply: f64,
    pub supply_variance: f64,
}

impl Balance {
    /// Ratio with the ends of its interval; `None` without demand.
    fn ratio(&self, z: f64) -> Option<[f64; 3]> {
        if self.demand <= 0.0 {
            return None;
        }
        if self.supply <= 0.0 {
            return Some([0.0; 3]);
        }
        let ratio = self.supply / self.demand;
        let relative =
            self.supply_variance / self.supply.powi(2) + self.demand_variance / self.demand.powi(2);
        let exponent = (z * relative.sqrt()).min(1000.0_f64.ln());
        Some([ratio, ratio * (-exponent).exp(), ratio * exponent.exp()])
    }
}

/// Writes ratio, verdict, firmness, notes and whom to ask.
pub fn judge(all: &Qualifications, code: &str, now: &Balance, fresh: &Balance, flat: &mut Flat) {
    let name = &format!("q.{code}");
    let z = all.world.z;
    let ratio = now.ratio(z);
    if let Some([ratio, low, high]) = ratio {
        flat.number(name, "ratio", ratio);
        flat.number(name, "ratio_low", low);
        flat.number(name, "ratio_high", high);
    }
    let firm = "firm";
    let (verdict, firmness) = match (ratio, now.supply > 0.0) {
        (None, true) => ("no_need_recorded", ""),
        (None, false) => ("nothing_known", ""),
        (Some(_), false) if only_later(all, code) => ("no_supply_recorded", ""),
        (Some(_), false) => {
            let low = now.demand - z * now.demand_variance.sqrt();
            (
                "strong_shortage",
                if low > TOLERANCE { firm } else { "uncertain" },
            )
        }
        (Some(ratio), true) => match side(all, ratio) {
            Some(Side::Surplus)
                if !fresh
                    .ratio(z)
                    .is_some_and(|r| side(all, r) == Some(Side::Surplus)) =>
            {
                flat.word(name, "ask_again", "noted");
                (band(all, ratio[0]), "uncertain")
            }
            Some(Side::Surplus | Side::Balanced) => (band(all, ratio[1]), firm),
            Some(Side::Shortage) => (band(all, ratio[2]), firm),
            None => (band(all, ratio[0]), "uncertain"),
        },
    };
    flat.word(name, "verdict", verdict);
    flat.word(name, "firmness", firmness);
    let asks_again = flat.words.contains_key(&format!("{name}.ask_again"));
    if firmness == "uncertain" && !asks_again {
        flat.word(name, "ask_more_enterprises", "noted");
    }
    if firmness == "uncertain" {
        for (need, doubt) in ask(all, code) {
            flat.number(&format!("{name}.ask"), &need, doubt);
        }
    }
    if now.demand > 0.0 && now.supply <= 0.0 && verdict != "no_supply_recorded" {
        flat.word(name, "no_school_offers_it", "noted");
    }
    if let Some([ratio, ..]) = ratio {
        let covered = 1.0 - all.gap(code) / now.demand;
        let (even, short) = (SettingId::BandShortage, SettingId::BandStrongShortage);
        let (even, short) = (all.world.get(even), all.world.get(short));
        if ratio > even + TOLERANCE && covered < short - TOLERANCE {
            flat.word(name, "enough_people_not_within_reach", "noted");
        }
        if ratio <= short + TOLERANCE && covered > 0.99 + TOLERANCE {
            flat.word(name, "met_by_others", "noted");
        }
    }
    let heard = heard(all, code);
    flat.number(name, "enterprises_heard", heard as f64);
    let few = (heard as f64) < all.world.get(SettingId::MinimumEnterprises) - TOLERANCE;
    let word = if few || too_few_places(all) {
        "too_little_evidence"
    } else {
        "enough"
    };
    flat.word(name, "evidence", word);
}

#[derive(PartialEq)]
enum Side {
    Shortage,
    Balanced,
    Surplus,
}

fn side(all: &Qualifications, [_, low, high]: [f64; 3]) -> Option<Side> {
    let at_most = |x: f64, band| x <= all.world.get(band) + TOLERANCE;
    match (
        at_most(high, SettingId::BandShortage),
        at_most(low, SettingId::BandBalanced),
    ) {
        (true, _) => Some(Side::Shortage),
        (_, false) => Some(Side::Surplus),
        _ if !at_most(low, SettingId::BandShortage) && at_most(high, SettingId::BandBalanced) => {
            Some(Side::Balanced)
        }
        _ => None,
    }
}

fn band(all: &Qualifications, ratio: f64) -> &'static str {
    let bands = [
        (SettingId::BandStrongShortage, "strong_shortage"),
        (SettingId::BandShortage, "shortage"),
        (SettingId::BandBalanced, "balanced"),
        (SettingId::BandMildSurplus, "mild_surplus"),
    ];
    let at_most = |(band, _): &&(SettingId, &str)| ratio <= all.world.get(*band) + TOLERANCE;
    bands
        .iter()
        .find(at_most)
        .map_or("surplus", |(_, word)| word)
}

/// "Where nothing is recorded or assumed for entry year ≤ T − d but later offers exist"; "*recorded or
/// assumed* means running, agreed, and proposed where in view". What is assumed repeats a record.
pub fn only_later(all: &Qualifications, code: &str) -> bool {
    let world = all.world;
    let (mut recorded, mut later) = (false, false);
    for offer in world.region.offers.values() {
        if world.successor(offer.qualification.as_str()) == code {
            if start(offer) + duration(world, offer) > world.year {
                later |= !ends(offer);
            } else {
                recorded |= counts(world, offer);
            }
        }
    }
    later && !recorded
}

/// "The list of needs whose answer would settle it, largest r·√(π(1−π)) first": each with how much it tells.
fn ask(all: &Qualifications, code: &str) -> Vec<(String, f64)> {
    let mut needs: Vec<(String, f64)> = Vec::new();
    for s in all.demand.counted() {
        let part = match &s.target {
            CellTarget::Qualification(target) => f64::from(u8::from(target.as_str() == code)),
            occupation => all.share(all.demand, code, occupation),
        };
        if part > 0.0 && s.doubt() > 0.0 {
            needs.push((s.need.id.to_string(), s.doubt() * part));
        }
    }
    needs
}

/// "An enterprise (a group is one) is heard about a qualification by a recruit statement that is not
/// expired and names it, or an occupation to which it leads; persons 0 is an answer." Section 2: a need
/// without a place that the region has enters no figure.
fn heard(all: &Qualifications, code: &str) -> usize {
    let world = all.world;
    let mut heard = BTreeSet::new();
    for need in world.region.needs.values() {
        if need.is_recruit()
            && !is_expired(world, need, Age::Counts)
            && let Some(Statement { target, .. }) = statement(world, need, Age::Counts)
            && world.leading_to(&target).iter().any(|q| q == code)
            && let Some(enterprise) = &need.enterprise
        {
            heard.insert(enterprise.as_str());
        }
    }
    heard.len()
}

/// "For all, fewer than half of the municipalities that have a business count were heard"; "a municipality
/// is heard by any statement that is not expired, upskill and free text too, that names it (else the
/// enterprise's); a statement for the whole region hears none".
fn too_few_places(all: &Qualifications) -> bool {
    let world = all.world;
    let mut spoken = BTreeSet::new();
    for need in world.region.needs.values() {
        if !need.whole_region && !is_expired(world, need, Age::Counts) {
            spoken.extend(municipality(world, need));
        }
    }
    let places = world.region.municipalities.values();
    let counted: Vec<_> = places.filter(|m| world.businesses(m) > 0.0).collect();
    let heard = counted.iter().filter(|m| spoken.contains(m.code.as_str()));
    let share = world.get(SettingId::MinimumHeard);
    (heard.count() as f64) < share * counted.len() as f64 - TOLERANCE
}

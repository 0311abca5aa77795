//! Settings, codes, travel times and years, as sections 2, 3 and 6 speak of them.

use std::collections::{BTreeMap, BTreeSet};

use enlace_method::figures::CellTarget;
use enlace_model::place::BusinessCount;
use enlace_model::{Day, Municipality, Occupation, Qualification, Region, SettingId};

use super::confidence;
use super::renewed::{self, Unit};

pub struct World<'r> {
    pub region: &'r Region,
    pub year: i64,
    pub reference_day: Day,
    pub reference_year: i64,
    /// The qualifications that were not replaced, by code.
    pub catalogue: Vec<&'r Qualification>,
    /// By code: the code under which it counts.
    successors: BTreeMap<String, String>,
    /// By code: occupations and units, its own or those that it takes.
    occupations: BTreeMap<String, Vec<Occupation>>,
    units: BTreeMap<String, Vec<Unit>>,
    /// z of the confidence chosen.
    pub z: f64,
}

impl<'r> World<'r> {
    pub fn of(region: &'r Region) -> Self {
        let stands = |q: &&Qualification| q.replaced_by.is_none();
        let codes: Vec<String> = region
            .qualifications
            .keys()
            .map(|c| c.to_string())
            .collect();
        let (mut successors, mut taken, mut units) = Default::default();
        for code in codes {
            put(&mut successors, &code, renewed::successor(region, &code));
            put(&mut taken, &code, renewed::occupations(region, &code));
            put(&mut units, &code, renewed::units(region, &code));
        }
        Self {
            region,
            year: region.header.target_year.0.into(),
            reference_day: region.header.reference_date.day().unwrap(),
            reference_year: region.header.reference_date.year().unwrap(),
            catalogue: region.qualifications.values().filter(stands).collect(),
            successors,
            occupations: taken,
            units,
            z: confidence::z(confidence::chosen(region)),
        }
    }

    pub fn get(&self, id: SettingId) -> f64 {
        self.region.in_force().get(id)
    }

    pub fn on(&self, id: SettingId) -> bool {
        self.get(id) != 0.0
    }

    /// The code under which a qualification counts.
    pub fn successor(&self, code: &str) -> String {
        self.successors[code].clone()
    }

    /// Occupations that a qualification leads to, its own or taken.
    pub fn occupations(&self, code: &str) -> &[Occupation] {
        &self.occupations[code]
    }

    /// Units of a qualification, its own or taken.
    pub fn units(&self, code: &str) -> &[Unit] {
        &self.units[code]
    }

    pub fn qualification(&self, code: &str) -> &'r Qualification {
        &self.region.qualifications[&code.into()]
    }

    /// The first entry year that can still be decided.
    pub fn next_entry_year(&self) -> i64 {
        if let Some(set) = self.region.settings.changed(SettingId::NextEntryYear) {
            return set as i64;
        }
        let autumn = self
            .region
            .header
            .reference_date
            .month()
            .is_some_and(|m| m >= 9);
        self.reference_year + i64::from(autumn)
    }

    /// Minutes from a school's municipality to an enterprise's.
    pub fn minutes(&self, from: &str, to: &str) -> Option<f64> {
        if from == to {
            return Some(0.0);
        }
        let stated = |a: &str, b: &str| {
            let times = self.region.travel_times.values();
            let times = times.filter(|t| t.from.as_str() == a && t.to.as_str() == b);
            times.map(|t| t.minutes.0).reduce(f64::min)
        };
        stated(from, to)
            .or_else(|| stated(to, from))
            .or_else(|| self.estimated(from, to))
    }

    /// Great circle by the spherical law of cosines, in higher precision through half angles.
    fn estimated(&self, from: &str, to: &str) -> Option<f64> {
        let position = |code: &str| {
            let place = &self.region.municipalities[&code.into()];
            Some((
                place.latitude?.0.to_radians(),
                place.longitude?.0.to_radians(),
            ))
        };
        let ((north_a, east_a), (north_b, east_b)) = (position(from)?, position(to)?);
        let half = |x: f64| (x / 2.0).sin().powi(2);
        let h = half(north_b - north_a) + north_a.cos() * north_b.cos() * half(east_b - east_a);
        let kilometres = 2.0 * 6371.0 * h.sqrt().min(1.0).asin();
        let road = kilometres * self.get(SettingId::RoadFactor);
        Some(road / self.get(SettingId::RoadSpeed) * 60.0)
    }

    /// A municipality's businesses: "a line without sector speaks for all sectors; among these, else in
    /// each sector, the line without size speaks for all sizes, else sizes add up; equal lines add up; a
    /// municipality whose count is 0 has none".
    pub fn businesses(&self, place: &Municipality) -> f64 {
        let lines: Vec<&BusinessCount> = place.businesses.iter().collect();
        let of_all: Vec<&BusinessCount> = lines
            .iter()
            .copied()
            .filter(|l| l.sector.is_none())
            .collect();
        if !of_all.is_empty() {
            return of_sizes(&of_all);
        }
        let sectors: BTreeSet<&Option<String>> = lines.iter().map(|l| &l.sector).collect();
        let mut sum = 0.0;
        for sector in sectors {
            let own: Vec<&BusinessCount> = lines
                .iter()
                .copied()
                .filter(|l| l.sector == *sector)
                .collect();
            sum += of_sizes(&own);
        }
        sum
    }

    /// δ; `None` beyond reach.
    pub fn distance_factor(&self, minutes: f64) -> Option<f64> {
        let (near, far) = (
            self.get(SettingId::NearMinutes),
            self.get(SettingId::FarMinutes),
        );
        if minutes <= near {
            Some(1.0)
        } else if minutes <= far {
            let way = (minutes - near) / (far - near);
            Some(1.0 - way * (1.0 - self.get(SettingId::FarFloor)))
        } else {
            None
        }
    }

    /// The codes of the qualifications that are the same as a target.
    pub fn leading_to(&self, target: &CellTarget) -> Vec<String> {
        let leads = |q: &&&Qualification| match target {
            CellTarget::Qualification(code) => q.code == *code,
            CellTarget::Occupation(system, code) => {
                let group = self.group_of(system, code);
                self.occupations(q.code.as_str())
                    .iter()
                    .any(|o| matches(o, system, code, group))
            }
        };
        self.catalogue
            .iter()
            .filter(leads)
            .map(|q| q.code.to_string())
            .collect()
    }

    /// The ISCO group that a need states with its ESCO occupation.
    fn group_of(&self, system: &str, code: &str) -> Option<&str> {
        let asked = self
            .region
            .needs
            .values()
            .filter_map(|n| n.occupation.as_ref());
        let mut asked = asked.filter(|o| o.system.as_str() == system && o.code == code);
        asked.find_map(|o| o.isco_group.as_deref())
    }

    /// Whether some qualification uses the target's system, and its code says enough. An ESCO
    /// occupation speaks both of its own system and of ISCO, through its group.
    pub fn is_mapped(&self, wanted: &Occupation) -> bool {
        let used = |system: &str| {
            let all = self.catalogue.iter();
            let mut all = all.flat_map(|q| self.occupations(q.code.as_str()));
            all.any(|o| speaks(o, system).is_some())
        };
        let in_isco =
            speaks(wanted, "isco-08").is_some_and(|code| digits(code) >= 3) && used("isco-08");
        in_isco || wanted.system.as_str() != "isco-08" && used(wanted.system.as_str())
    }
}

/// The code that an occupation has in a system, if it speaks of that system.
fn speaks<'a>(occupation: &'a Occupation, system: &str) -> Option<&'a str> {
    match (occupation.system.as_str(), system) {
        (own, asked) if own == asked => Some(&occupation.code),
        ("esco", "isco-08") => occupation.isco_group.as_deref(),
        _ => None,
    }
}

fn digits(code: &str) -> usize {
    code.chars().filter(char::is_ascii_digit).count()
}

fn within(a: &str, b: &str) -> bool {
    a.starts_with(b) || b.starts_with(a)
}

fn isco(a: &str, b: &str) -> bool {
    digits(a) >= 3 && digits(b) >= 3 && within(a, b)
}

/// Whether a qualification's occupation contains or is contained in a target's code.
fn matches(own: &Occupation, system: &str, code: &str, group: Option<&str>) -> bool {
    match (own.system.as_str(), system) {
        ("isco-08", "isco-08") => isco(&own.code, code),
        ("soc", "soc") => within(own.code.trim_end_matches('0'), code.trim_end_matches('0')),
        ("esco", "isco-08") => own.isco_group.as_deref().is_some_and(|g| isco(g, code)),
        ("isco-08", "esco") => group.is_some_and(|g| isco(&own.code, g)),
        (a, b) => a == b && own.code == code,
    }
}

/// The businesses of lines of one sector.
fn of_sizes(lines: &[&BusinessCount]) -> f64 {
    let of_all = lines.iter().filter(|l| l.size.is_none());
    let of_all: Vec<f64> = of_all.map(|l| l.count.0).collect();
    if of_all.is_empty() {
        lines.iter().map(|l| l.count.0).sum()
    } else {
        of_all.iter().sum()
    }
}

fn put<T>(all: &mut BTreeMap<String, T>, code: &str, value: T) {
    all.insert(code.to_owned(), value);
}

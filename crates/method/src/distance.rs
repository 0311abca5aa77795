//! Travel time and what it leaves of a person: `δ(minutes)` (method sections 2 and 6).
//!
//! 1 up to the near limit, falling linearly to the floor at the far limit, no link beyond. Time runs
//! from the school's to the enterprise's municipality; one direction given serves both; the same
//! direction twice: the smaller; within one municipality 0. Missing: great circle × 1.3 ÷ 50 km/h,
//! estimated; without coordinates: not reachable.

use rustc_hash::FxHashMap;

use crate::inputs::{Inputs, MunicipalityIdx, TOLERANCE};
use enlace_model::coordinates::{EARTH_RADIUS, great_circle};
use enlace_model::{Minutes, MunicipalityCode, Region, SettingId, TravelTimeId};

/// Travel times of a region, for those who only want to tell them.
pub struct Ways<'r> {
    inputs: Inputs<'r>,
    distances: Distances,
}

impl<'r> Ways<'r> {
    /// The travel times of a region.
    pub fn of(region: &'r Region) -> Self {
        let inputs = Inputs::of(region);
        let distances = Distances::of(&inputs);
        Self { inputs, distances }
    }

    /// Minutes from a school's municipality to an enterprise's; `None` where they are not known.
    pub fn minutes(&self, from: &MunicipalityCode, to: &MunicipalityCode) -> Option<Minutes> {
        let ends = (
            self.inputs.municipality(from)?,
            self.inputs.municipality(to)?,
        );
        self.distances.minutes(ends.0, ends.1).0.map(Minutes)
    }
}

/// How a travel time is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum TimeFrom<'d> {
    SameMunicipality,
    Stated(&'d TravelTimeId),
    /// Great circle in kilometres.
    Estimated(f64),
    Unknown,
}

/// A municipality within reach.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reach {
    pub municipality: MunicipalityIdx,
    pub minutes: f64,
    pub delta: f64,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Distances {
    stated: FxHashMap<(MunicipalityIdx, MunicipalityIdx), (f64, TravelTimeId)>,
    /// Latitude and longitude in radians, with the cosine of the latitude.
    position: Vec<Option<[f64; 3]>>,
    near: f64,
    far: f64,
    floor: f64,
    minutes_a_kilometre: f64,
    /// From each municipality those within reach, in the order of codes.
    reach: Vec<Vec<Reach>>,
}

impl Distances {
    pub fn of(inputs: &Inputs) -> Self {
        let mut stated: FxHashMap<(MunicipalityIdx, MunicipalityIdx), (f64, TravelTimeId)> =
            FxHashMap::default();
        for time in inputs.region.travel_times.values() {
            let ends = (
                inputs.municipality(&time.from),
                inputs.municipality(&time.to),
            );
            let (Some(from), Some(to)) = ends else {
                continue;
            };
            if time.minutes.0.is_finite() && time.minutes.0 >= 0.0 {
                let kept = stated.get(&(from, to));
                if kept.is_none_or(|(minutes, _)| time.minutes.0 < *minutes) {
                    stated.insert((from, to), (time.minutes.0, time.id.clone()));
                }
            }
        }
        let position = inputs.municipalities.iter().map(|m| {
            let (lat, lon) = (m.latitude?.0, m.longitude?.0);
            let valid = lat.abs() <= 90.0 && lon.abs() <= 180.0;
            valid.then(|| [lat.to_radians(), lon.to_radians(), lat.to_radians().cos()])
        });
        let near = inputs.get(SettingId::NearMinutes);
        let mut own = Self {
            stated,
            position: position.collect(),
            near,
            far: inputs.get(SettingId::FarMinutes).max(near + TOLERANCE),
            floor: inputs.get(SettingId::FarFloor),
            minutes_a_kilometre: inputs.get(SettingId::RoadFactor) * 60.0
                / inputs.get(SettingId::RoadSpeed),
            reach: Vec::new(),
        };
        own.reach = (0..own.position.len() as MunicipalityIdx)
            .map(|m| own.reach_from(m))
            .collect();
        own
    }

    /// Minutes from a school's municipality to an enterprise's, and how they are known.
    pub fn minutes(
        &self,
        from: MunicipalityIdx,
        to: MunicipalityIdx,
    ) -> (Option<f64>, TimeFrom<'_>) {
        if from == to {
            return (Some(0.0), TimeFrom::SameMunicipality);
        }
        let stated = self
            .stated
            .get(&(from, to))
            .or_else(|| self.stated.get(&(to, from)));
        if let Some((minutes, id)) = stated {
            return (Some(*minutes), TimeFrom::Stated(id));
        }
        match (self.position[from as usize], self.position[to as usize]) {
            (Some(a), Some(b)) => {
                let km = great_circle(a, b);
                (Some(km * self.minutes_a_kilometre), TimeFrom::Estimated(km))
            }
            _ => (None, TimeFrom::Unknown),
        }
    }

    /// What a person counts for at this travel time; 0 beyond the far limit.
    pub fn delta(&self, minutes: f64) -> f64 {
        if minutes <= self.near + TOLERANCE {
            1.0
        } else if minutes <= self.far + TOLERANCE {
            let way = (minutes - self.near) / (self.far - self.near);
            1.0 - (1.0 - self.floor) * way.min(1.0)
        } else {
            0.0
        }
    }

    /// Whether a travel time is near.
    pub fn is_near(&self, minutes: f64) -> bool {
        minutes <= self.near + TOLERANCE
    }

    /// The municipalities within reach of a school's, in the order of codes.
    pub fn reach(&self, from: MunicipalityIdx) -> &[Reach] {
        &self.reach[from as usize]
    }

    /// How many municipalities there are.
    pub fn municipalities(&self) -> usize {
        self.position.len()
    }

    /// Whether one municipality is near another.
    pub fn are_near(&self, from: MunicipalityIdx, to: MunicipalityIdx) -> bool {
        let reach = self.reach(from);
        let at = reach.binary_search_by_key(&to, |r| r.municipality);
        at.is_ok_and(|at| self.is_near(reach[at].minutes))
    }

    fn reach_from(&self, from: MunicipalityIdx) -> Vec<Reach> {
        let mut reach = Vec::new();
        for to in 0..self.position.len() as MunicipalityIdx {
            if self.is_plainly_out_of_reach(from, to) {
                continue;
            }
            if let (Some(minutes), _) = self.minutes(from, to) {
                let delta = self.delta(minutes);
                if delta > 0.0 {
                    reach.push(Reach {
                        municipality: to,
                        minutes,
                        delta,
                    });
                }
            }
        }
        reach
    }

    /// Whether the difference in latitude alone is too far and no time is stated: spares the sines.
    fn is_plainly_out_of_reach(&self, from: MunicipalityIdx, to: MunicipalityIdx) -> bool {
        let (Some(a), Some(b)) = (self.position[from as usize], self.position[to as usize]) else {
            return false;
        };
        let least = (a[0] - b[0]).abs() * EARTH_RADIUS * self.minutes_a_kilometre;
        least > self.far + 1.0
            && !self.stated.contains_key(&(from, to))
            && !self.stated.contains_key(&(to, from))
    }
}

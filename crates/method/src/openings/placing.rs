//! Half classes placed one by one where the region's gap falls most.

use crate::allocation::{AllocationCells, Reallocation};
use crate::classes::classes;
use crate::inputs::{MunicipalityIdx, QualificationIdx, TOLERANCE};
use crate::openings::PlacingEnd;
use crate::openings::schools::{IntakeLists, TriedSchool};
use crate::pipeline::Pipeline;
use crate::supply::SupplyPlace;
use enlace_model::order::put_in_order_of;

/// So many schools are tried for a qualification.
const MOST_SCHOOLS: usize = 3;
/// A guard: no region needs so many half classes in one year.
const MOST_HALF_CLASSES: u32 = 2_000;

/// Where half classes were placed, and what they bring.
pub(super) struct Placing {
    /// By qualification and school.
    pub tried: Vec<Tried>,
    /// By qualification that stands, how many half classes were to be placed.
    pub wanted: Vec<(QualificationIdx, f64)>,
    /// By how much the region's gap falls with all of them.
    pub together: f64,
    pub end: PlacingEnd,
}

/// A school that was tried.
pub(super) struct Tried {
    pub school: TriedSchool,
    pub half_classes: u32,
    /// By how much the region's gap falls with these alone.
    pub effect: f64,
}

impl Placing {
    pub fn of(lists: &IntakeLists, w: &Pipeline) -> Self {
        let mut own = Self {
            tried: Vec::new(),
            wanted: Vec::new(),
            together: 0.0,
            end: PlacingEnd::Settled,
        };
        let mut schools: Vec<TriedSchool> = Vec::new();
        for q in w.qualifications() {
            let half_classes = half_classes(q, w);
            own.wanted.push((q, half_classes));
            if half_classes >= 1.0 && !w.inputs.qualifications[q as usize].is_closed() {
                let mut in_time = lists.to_try(q, w);
                in_time.retain(|school| school.is_in_time(&w.inputs));
                schools.extend(in_time);
            }
        }
        let mut gaps = Gaps::of(&schools, w);
        let chosen = most_telling(schools, &mut gaps);
        own.tried = chosen
            .into_iter()
            .map(|school| Tried {
                school,
                half_classes: 0,
                effect: 0.0,
            })
            .collect();
        own.place(&mut gaps);
        own
    }

    fn place(&mut self, gaps: &mut Gaps) {
        let start = gaps.now;
        let mut left: Vec<u32> = self.tried.iter().map(|t| self.wanted_of(t)).collect();
        let mut placed = 0;
        while let Some(best) = self.best(&left, gaps) {
            if placed == MOST_HALF_CLASSES {
                self.end = PlacingEnd::Guard;
                break;
            }
            placed += 1;
            let school = &self.tried[best].school;
            let q = school.qualification;
            gaps.add(school);
            self.tried[best].half_classes += 1;
            let same = self.tried.iter().zip(&mut left);
            same.filter(|(tried, _)| tried.school.qualification == q)
                .for_each(|(_, left)| *left -= 1);
        }
        self.together = start - gaps.now;
        gaps.forget();
        for tried in self.tried.iter_mut().filter(|t| t.half_classes > 0) {
            let people = f64::from(tried.half_classes) * tried.school.brings;
            tried.effect = gaps.fall(&tried.school, people);
        }
    }

    /// How many half classes of a school's qualification were to be placed, as far as the guard goes.
    fn wanted_of(&self, tried: &Tried) -> u32 {
        let q = tried.school.qualification;
        let mut all = self.wanted.iter().filter(|(other, _)| *other == q);
        let wanted = all.next().map_or(0.0, |(_, wanted)| *wanted);
        wanted.min(f64::from(MOST_HALF_CLASSES) + 1.0) as u32
    }

    /// Where the next half class lowers the gap most, and by enough; of equals the first by code.
    fn best(&self, left: &[u32], gaps: &mut Gaps) -> Option<usize> {
        let mut best: Option<(usize, u64)> = None;
        for (i, (tried, left)) in self.tried.iter().zip(left).enumerate() {
            if *left == 0 {
                continue;
            }
            let fall = gaps.fall(&tried.school, tried.school.brings);
            let is_enough = fall > TOLERANCE && fall >= tried.school.brings / 2.0 - TOLERANCE;
            let fall = rounded(fall);
            if is_enough && best.is_none_or(|(_, most)| fall > most) {
                best = Some((i, fall));
            }
        }
        best.map(|(i, _)| i)
    }
}

/// How many half classes section 10 names for a qualification.
fn half_classes(q: QualificationIdx, w: &Pipeline) -> f64 {
    let (figures, _) = classes(q, w.met_of(q).gap, w);
    (figures.classes.0 * 2.0).round()
}

/// Of each qualification the schools where a first half class lowers the gap most, ties by code.
fn most_telling(schools: Vec<TriedSchool>, gaps: &mut Gaps) -> Vec<TriedSchool> {
    let mut chosen = Vec::new();
    for same in schools.chunk_by(|a, b| a.qualification == b.qualification) {
        let mut same = same.to_vec();
        if same.len() > MOST_SCHOOLS {
            let falls: Vec<u64> = same
                .iter()
                .map(|school| rounded(gaps.fall(school, school.brings)))
                .collect();
            let mut order: Vec<usize> = (0..same.len()).collect();
            put_in_order_of(&mut order, |i| std::cmp::Reverse(falls[*i]));
            order.truncate(MOST_SCHOOLS);
            put_in_order_of(&mut order, |i| *i);
            same = order.into_iter().map(|i| same[i].clone()).collect();
        }
        chosen.extend(same);
    }
    chosen
}

/// Rounded, so that what differs by the last digit of a sum is equal.
fn rounded(fall: f64) -> u64 {
    const ROUNDED: f64 = 1e9;
    (fall.max(0.0) * ROUNDED).round() as u64
}

/// The region's gap with classes added.
struct Gaps {
    reallocation: Reallocation,
    /// The places with people, in the order of qualification and municipality.
    places: Vec<(QualificationIdx, MunicipalityIdx)>,
    /// People by place: without any class added, and with those placed so far.
    start: Vec<f64>,
    available: Vec<f64>,
    now: f64,
}

impl Gaps {
    fn of(schools: &[TriedSchool], w: &Pipeline) -> Self {
        let mut supply = w.supply.places.clone();
        let added = schools.iter().map(|school| SupplyPlace {
            qualification: school.qualification,
            municipality: school.municipality,
            available: 0.0,
        });
        supply.extend(added);
        let key = |place: &SupplyPlace| (place.qualification, place.municipality);
        // Of equals the first stays: the one with people.
        put_in_order_of(&mut supply, key);
        supply.dedup_by_key(|place| key(place));
        let mut reallocation = Reallocation::of(&AllocationCells {
            demand: &w.demand,
            supply: &supply,
            targets: &w.targets,
            leads: &w.leads,
            related: &w.related,
            distances: &w.distances,
        });
        let start: Vec<f64> = supply.iter().map(|place| place.available).collect();
        Self {
            now: reallocation.gap(&start),
            reallocation,
            places: supply.iter().map(key).collect(),
            available: start.clone(),
            start,
        }
    }

    /// By how much the gap falls with more people from a school.
    fn fall(&mut self, school: &TriedSchool, people: f64) -> f64 {
        let at = self.at(school);
        let before = self.available[at];
        self.available[at] += people;
        let gap = self.reallocation.gap(&self.available);
        self.available[at] = before;
        self.now - gap
    }

    /// Adds a half class.
    fn add(&mut self, school: &TriedSchool) {
        let at = self.at(school);
        self.available[at] += school.brings;
        self.now = self.reallocation.gap(&self.available);
    }

    /// Takes every class away again.
    fn forget(&mut self) {
        self.available.clone_from(&self.start);
        self.now = self.reallocation.gap(&self.available);
    }

    fn at(&self, school: &TriedSchool) -> usize {
        let key = (school.qualification, school.municipality);
        let at = self.places.binary_search(&key);
        at.expect("every school that is tried has its place")
    }
}

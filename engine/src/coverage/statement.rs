//! A recruit need as a statement about the target year (method sections 3 and 4), with nothing but
//! numbers and indices, so that a hundred thousand of them are soon walked and take little room.

use crate::coverage::evidence_weight::{EvidenceWeight, probability_by_hand};
use crate::coverage::ground::{Ground, M, NONE, possible};
use crate::coverage::target::T;
use crate::model::need::NeedReason;
use crate::model::{Choice, Need, NeedId, SettingId};

/// One need, as far as figures know it.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    pub id: NeedId,
    /// Why it is no statement; then only `persons` and `difficulty` mean anything.
    pub why_not: Option<NoStatement>,
    /// Index of the enterprise, [`NONE`] where the region has none for it.
    pub enterprise: u32,
    pub target: T,
    /// The municipality, [`NONE`] for the whole region.
    pub municipality: M,
    /// Persons over the whole span, the middle of a range.
    pub persons: f64,
    /// Yearly width of the range.
    pub width: f64,
    pub first: i32,
    pub last: i32,
    /// Persons a year over the span.
    pub rate: f64,
    /// Persons a year in the target year as stated.
    pub stated: f64,
    /// The same after what enterprises say is taken off a group's.
    pub in_target: f64,
    /// The same if no evidence grew old.
    pub in_target_ageless: f64,
    pub is_carried: bool,
    pub is_expired: bool,
    /// Position among the reasons, one past their end for none or unknown.
    pub reason: u8,
    /// Difficulty on its scale, where a recruit need states one.
    pub difficulty: Option<u8>,
    /// The probability that the coordinator set, in place of the evidence's.
    pub by_hand: Option<f64>,
    pub weight: EvidenceWeight,
    /// Effective probability.
    pub pi: f64,
    /// The later statement that takes its place.
    pub superseded_by: Option<u32>,
}

/// Where a need that is no statement stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum NoStatement {
    Upskill,
    Unmapped,
    NotUsable,
    /// The region has it no longer.
    Gone,
}

impl NoStatement {
    /// How many reasons there are.
    pub const COUNT: usize = Self::Gone as usize + 1;
}

impl Statement {
    /// What is known of a need that the region has not.
    pub fn gone(id: &NeedId) -> Self {
        Self {
            id: id.clone(),
            why_not: Some(NoStatement::Gone),
            enterprise: NONE,
            target: NONE,
            municipality: NONE,
            persons: 0.0,
            width: 0.0,
            first: 0,
            last: 0,
            rate: 0.0,
            stated: 0.0,
            in_target: 0.0,
            in_target_ageless: 0.0,
            is_carried: false,
            is_expired: false,
            reason: 0,
            difficulty: None,
            by_hand: None,
            weight: EvidenceWeight::NONE,
            pi: 0.0,
            superseded_by: None,
        }
    }

    /// Gives it the target that its occupation turned out to be, if it can be mapped.
    pub fn aim(&mut self, target: Option<T>) {
        match target {
            Some(target) if self.why_not.is_none() => self.target = target,
            Some(_) => {}
            None => {
                let (persons, difficulty) = (self.persons, self.difficulty);
                *self = Self {
                    why_not: Some(NoStatement::Unmapped),
                    persons,
                    difficulty,
                    ..Self::gone(&self.id)
                };
            }
        }
    }

    /// Demand in the target year: rate times effective probability.
    pub fn demand(&self) -> f64 {
        if self.superseded_by.is_some() {
            0.0
        } else {
            self.in_target * self.pi
        }
    }

    /// Variance: the need is one project that happens or does not, and a range is uniform.
    pub fn variance(&self) -> f64 {
        if self.superseded_by.is_some() {
            return 0.0;
        }
        variance(self.in_target, self.pi, self.width)
    }

    /// Demand and its variance if no evidence grew old.
    pub fn ageless(&self) -> (f64, f64) {
        if self.superseded_by.is_some() {
            return (0.0, 0.0);
        }
        let (r, p) = (self.in_target_ageless, self.weight.p);
        (r * p, variance(r, p, self.width))
    }

    /// Whether its municipality is heard through it.
    pub fn is_heard(&self) -> bool {
        self.why_not.is_none() && !self.is_expired && self.municipality != NONE
    }

    /// Whether it asks for people in the target year, as far as is still heard.
    pub fn asks(&self) -> bool {
        self.superseded_by.is_none() && !self.is_expired && self.in_target > 0.0
    }

    /// Whether it is hard to recruit for; unstated counts as not hard.
    pub fn is_hard(&self, from: f64) -> bool {
        self.difficulty.is_some_and(|d| f64::from(d) >= from)
    }
}

fn variance(r: f64, pi: f64, width: f64) -> f64 {
    let width = if r > 0.0 { width } else { 0.0 };
    r * r * pi * (1.0 - pi) + pi * width * width / 12.0
}

/// Who states a need and where, as far as the region knows them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Speaker {
    /// Index of the enterprise, [`NONE`] without one.
    pub enterprise: u32,
    /// Its municipality, [`NONE`] without one.
    pub seat: M,
}

/// What a need states; `target` is `None` where it is still to be mapped.
pub(crate) fn statement(
    need: &Need,
    target: Option<T>,
    speaker: Speaker,
    weight: EvidenceWeight,
    ground: &Ground,
) -> Statement {
    let (low, high) = need.range();
    let is_recruit = need.is_recruit();
    let difficulty = need.stated_difficulty().filter(|_| is_recruit);
    let reason = need.reason.as_ref().and_then(Choice::known);
    let mut statement = Statement {
        persons: possible((low.0 + high.0) / 2.0).unwrap_or(0.0),
        reason: reason.map_or(NeedReason::ALL.len() as u8, |r| r as u8),
        difficulty: difficulty.map(|d| d.0 as u8),
        by_hand: probability_by_hand(need),
        ..Statement::gone(&need.id)
    };
    statement.why_not = if !is_recruit {
        Some(NoStatement::Upskill)
    } else if let Some(target) = target {
        statement.target = target;
        let usable = place_of(need, speaker.seat, ground)
            .and_then(|place| statement.place_in_time(need, place, ground));
        match usable {
            Some(()) => statement.enterprise = speaker.enterprise,
            None => statement.target = NONE,
        }
        usable.is_none().then_some(NoStatement::NotUsable)
    } else {
        Some(NoStatement::Unmapped)
    };
    statement.count(weight, ground);
    statement
}

impl Statement {
    /// Writes down place, span and rate; `None` when one of the numbers is impossible.
    fn place_in_time(&mut self, need: &Need, municipality: M, ground: &Ground) -> Option<()> {
        let (low, high) = need.range();
        let (low, high) = (possible(low.0)?, possible(high.0)?);
        let years = need.years.map_or(1.0, |y| y.0);
        if low > high || !(1.0..=100.0).contains(&years) || years.fract() != 0.0 {
            return None;
        }
        self.municipality = municipality;
        self.width = (high - low) / years;
        self.first = need.first_year.map_or(ground.reference_year, |y| y.0);
        self.last = self.first.saturating_add(years as i32 - 1);
        self.rate = (low + high) / 2.0 / years;
        Some(())
    }

    /// Counts it for the target year with what its evidence weighs, as if it stood alone.
    pub fn count(&mut self, weight: EvidenceWeight, ground: &Ground) {
        self.weight = weight.set_by_hand(self.by_hand);
        self.is_expired = self.weight.is_expired(ground);
        self.pi = self.weight.pi(ground);
        self.superseded_by = None;
        self.is_carried = self.why_not.is_none() && ground.target_year > self.last;
        let counts = ground.target_year >= self.first
            && (!self.is_carried || ground.is_on(SettingId::CarryForward));
        self.stated = if counts { self.rate } else { 0.0 };
        self.in_target = self.stated;
        self.in_target_ageless = self.stated;
    }
}

/// The municipality of a need: its own, else the enterprise's; [`NONE`] for the whole region.
fn place_of(need: &Need, seat: M, ground: &Ground) -> Option<M> {
    if need.whole_region {
        return (!ground.municipalities.is_empty()).then_some(NONE);
    }
    match &need.municipality {
        Some(code) => ground.municipality(code),
        None => Some(seat).filter(|m| *m != NONE),
    }
}

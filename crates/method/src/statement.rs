//! A recruit need as a statement about the target year (method sections 3 and 4), with nothing but
//! numbers and indices, so that a hundred thousand of them are soon walked and take little room.

use crate::evidence_weight::{EvidenceWeight, probability_by_hand};
use crate::figures::Superseding;
use crate::inputs::{Inputs, MunicipalityIdx, NONE, possible};
use crate::target::TargetIdx;
use enlace_model::need::NeedReason;
use enlace_model::{Choice, Need, NeedId, SettingId, Years};

/// One need, as far as figures know it.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    pub id: NeedId,
    /// Why it is no statement; then only `persons`, `difficulty` and what tells whether its municipality
    /// is heard mean anything.
    pub why_not: Option<NoStatement>,
    /// Index of the enterprise, [`NONE`] where the region has none for it.
    pub enterprise: u32,
    pub target: TargetIdx,
    /// The municipality, also of a need that is no statement; [`NONE`] for the whole region, and where
    /// it is not known.
    pub municipality: MunicipalityIdx,
    /// Persons over the whole span, the middle of a range.
    pub persons: f64,
    /// Yearly width of the range.
    pub width: f64,
    pub first: i32,
    pub last: i32,
    /// Persons a year over the span.
    pub rate: f64,
    /// Whether it gives a rate in the target year, be it 0: by its span, or carried forward.
    pub gives_rate: bool,
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
    /// The statement that counts in its place, the first where several do.
    pub superseded_by: Option<u32>,
    /// Why it does; means nothing where none does.
    pub superseding: Superseding,
    /// Whether another would count in its place if no evidence grew old.
    pub is_superseded_ageless: bool,
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
            gives_rate: false,
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
            superseding: Superseding::LaterAnswer,
            is_superseded_ageless: false,
        }
    }

    /// Gives it the target that its occupation turned out to be, if it can be mapped.
    pub fn aim(&mut self, target: Option<TargetIdx>) {
        match target {
            Some(target) if self.why_not.is_none() => self.target = target,
            Some(_) => {}
            None => self.leave_out(NoStatement::Unmapped),
        }
    }

    /// Makes it none: whom it asks for, and whether its municipality is heard, is still known.
    fn leave_out(&mut self, why: NoStatement) {
        *self = Self {
            why_not: Some(why),
            municipality: self.municipality,
            persons: self.persons,
            difficulty: self.difficulty,
            reason: self.reason,
            by_hand: self.by_hand,
            weight: self.weight,
            is_expired: self.is_expired,
            pi: self.pi,
            ..Self::gone(&self.id)
        };
    }

    /// Whether it counts in the target year, be it with 0 persons.
    pub fn counts(&self) -> bool {
        self.gives_rate && self.superseded_by.is_none() && !self.is_expired
    }

    /// Whether it would count if no evidence grew old.
    pub fn counts_ageless(&self) -> bool {
        self.gives_rate && !self.is_superseded_ageless
    }

    /// Yearly width of the range in the target year.
    pub fn width_in_target(&self) -> f64 {
        if self.gives_rate { self.width } else { 0.0 }
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
        variance(self.in_target, self.pi, self.width_in_target())
    }

    /// Demand and its variance if no evidence grew old.
    pub fn ageless(&self) -> (f64, f64) {
        if self.is_superseded_ageless {
            return (0.0, 0.0);
        }
        let (r, p) = (self.in_target_ageless, self.weight.p);
        (r * p, variance(r, p, self.width_in_target()))
    }

    /// Whether its municipality is heard through it: by a wish to upskill and by free text, too.
    pub fn is_heard(&self) -> bool {
        let is_usable = self.why_not != Some(NoStatement::NotUsable);
        is_usable && !self.is_expired && self.municipality != NONE
    }

    /// Whether it counts and asks for people in the target year, a group's before its reduction.
    pub fn asks(&self) -> bool {
        self.counts() && self.stated > 0.0
    }

    /// Whether it is hard to recruit for; unstated counts as not hard.
    pub fn is_hard(&self, from: f64) -> bool {
        self.difficulty.is_some_and(|d| f64::from(d) >= from)
    }
}

fn variance(r: f64, pi: f64, width: f64) -> f64 {
    r * r * pi * (1.0 - pi) + pi * width * width / 12.0
}

/// Who states a need and where, as far as the region knows them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Speaker {
    /// Index of the enterprise, [`NONE`] without one.
    pub enterprise: u32,
    /// Its municipality, [`NONE`] without one.
    pub seat: MunicipalityIdx,
}

/// What a need states; `target` is `None` where it is still to be mapped.
pub(crate) fn statement(
    need: &Need,
    target: Option<TargetIdx>,
    speaker: Speaker,
    weight: EvidenceWeight,
    inputs: &Inputs,
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
    let place = place_of(need, speaker.seat, inputs);
    statement.municipality = place.unwrap_or(NONE);
    statement.why_not = if !is_recruit {
        Some(NoStatement::Upskill)
    } else if let Some(target) = target {
        let usable = place.and_then(|_| statement.place_in_time(need, inputs));
        if usable.is_some() {
            statement.target = target;
            statement.enterprise = speaker.enterprise;
        }
        usable.is_none().then_some(NoStatement::NotUsable)
    } else {
        Some(NoStatement::Unmapped)
    };
    statement.count(weight, inputs);
    statement
}

impl Statement {
    /// Writes down span and rate; `None` when one of the numbers is impossible.
    fn place_in_time(&mut self, need: &Need, inputs: &Inputs) -> Option<()> {
        let (low, high) = need.range();
        let (low, high) = (possible(low.0)?, possible(high.0)?);
        let (first, last) = need.span(inputs.reference_year)?;
        if low > high {
            return None;
        }
        let Years(years) = need.length();
        self.width = (high - low) / years;
        (self.first, self.last) = (first, last);
        self.rate = (low + high) / 2.0 / years;
        Some(())
    }

    /// Counts it for the target year with what its evidence weighs, as if it stood alone.
    pub fn count(&mut self, weight: EvidenceWeight, inputs: &Inputs) {
        self.weight = weight.set_by_hand(self.by_hand);
        self.is_expired = self.weight.is_expired(inputs);
        self.pi = self.weight.pi(inputs);
        self.superseded_by = None;
        self.is_superseded_ageless = false;
        let is_statement = self.why_not.is_none();
        self.is_carried = is_statement && inputs.target_year > self.last;
        self.gives_rate = is_statement
            && inputs.target_year >= self.first
            && (!self.is_carried || inputs.is_on(SettingId::CarryForward));
        self.stated = if self.gives_rate { self.rate } else { 0.0 };
        self.in_target = self.stated;
        self.in_target_ageless = self.stated;
    }
}

/// The municipality of a need: its own, else the enterprise's; [`NONE`] for the whole region.
fn place_of(need: &Need, seat: MunicipalityIdx, inputs: &Inputs) -> Option<MunicipalityIdx> {
    if need.whole_region {
        return (!inputs.municipalities.is_empty()).then_some(NONE);
    }
    match &need.municipality {
        Some(code) => inputs.municipality(code),
        None => Some(seat).filter(|m| *m != NONE),
    }
}

//! What a computation tells of needs, also of those that enter no figure.

use std::collections::BTreeMap;

use crate::model::{Hours, NeedId, Persons, Rate};

/// Needs by how they stand, with those that enter no figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NeedsOverview {
    /// Every need with its standing.
    pub standing: BTreeMap<NeedId, NeedStanding>,
    /// Recruit needs still to be mapped, and the people they ask for.
    pub unmapped: usize,
    pub unmapped_persons: Persons,
}

/// How a need stands in the figures.
#[derive(Clone, Debug, PartialEq)]
pub enum NeedStanding {
    /// It counts with this many people a year, after weighing.
    Counted(Rate),
    /// A later statement of the same enterprise takes its place.
    Superseded(NeedId),
    /// Its evidence is too old.
    Expired,
    /// What it asks for is still to be mapped.
    Unmapped,
    /// It asks to upskill.
    Upskill,
    /// It begins after, or ended before, the target year.
    OutsideYear,
    /// Its place is not known, or a number in it is impossible.
    NotUsable,
}

impl NeedStanding {
    /// The key under which the standing's words are found.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Counted(_) => "counted",
            Self::Superseded(_) => "superseded",
            Self::Expired => "expired",
            Self::Unmapped => "unmapped",
            Self::Upskill => "upskill",
            Self::OutsideYear => "outside_year",
            Self::NotUsable => "not_usable",
        }
    }
}

/// A unit that enterprises want taught to their own people.
#[derive(Clone, Debug, PartialEq)]
pub struct ShortCourse {
    pub unit: String,
    pub title: Option<String>,
    pub persons: Persons,
    /// Persons times hours; `None` where the hours are not known.
    pub person_hours: Option<Hours>,
    pub needs: Vec<NeedId>,
}

//! What a computation tells of needs, also of those that enter no figure.

use std::sync::Arc;

use enlace_model::variants;
use enlace_model::{Hours, NeedId, Persons, Rate};

/// Needs by how they stand, with those that enter no figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NeedsOverview {
    /// Every need with its standing.
    pub standing: Standings,
    /// Recruit needs still to be mapped, and the people they ask for.
    pub unmapped: usize,
    pub unmapped_persons: Persons,
}

/// How every need stands, by its id. A copy shares what it holds until one of the two changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standings {
    /// INVARIANT: in order, each once, and as many as `standings`.
    ids: Arc<Vec<NeedId>>,
    standings: Arc<Vec<NeedStanding>>,
}

impl Standings {
    /// The standings of needs that come in the order of their ids.
    pub(crate) fn of(all: impl Iterator<Item = (NeedId, NeedStanding)>) -> Self {
        let (ids, standings): (Vec<_>, Vec<_>) = all.unzip();
        debug_assert!(ids.is_sorted());
        Self {
            ids: Arc::new(ids),
            standings: Arc::new(standings),
        }
    }

    /// How a need stands; `None` for one that the region has not.
    pub fn get(&self, id: &NeedId) -> Option<&NeedStanding> {
        let at = self.ids.binary_search(id).ok()?;
        self.standings.get(at)
    }

    /// All needs with their standing, in the order of ids.
    pub fn iter(&self) -> impl Iterator<Item = (&NeedId, &NeedStanding)> {
        self.ids.iter().zip(self.standings.iter())
    }

    /// All needs, in the order of ids.
    pub fn keys(&self) -> impl Iterator<Item = &NeedId> {
        self.ids.iter()
    }

    /// All standings, in the order of the needs' ids.
    pub fn values(&self) -> impl Iterator<Item = &NeedStanding> {
        self.standings.iter()
    }

    /// Writes down how a need stands now; `None` where the region has it no longer.
    pub(crate) fn set(&mut self, id: &NeedId, standing: Option<NeedStanding>) {
        match (self.ids.binary_search(id), standing) {
            (Ok(at), Some(standing)) => {
                if self.standings[at] != standing {
                    Arc::make_mut(&mut self.standings)[at] = standing;
                }
            }
            (Ok(at), None) => {
                Arc::make_mut(&mut self.ids).remove(at);
                Arc::make_mut(&mut self.standings).remove(at);
            }
            (Err(at), Some(standing)) => {
                Arc::make_mut(&mut self.ids).insert(at, id.clone());
                Arc::make_mut(&mut self.standings).insert(at, standing);
            }
            (Err(_), None) => {}
        }
    }
}

variants! {
    /// Why another statement counts in place of one.
    pub enum Superseding {
        /// It was said later, of a year of which both speak.
        LaterAnswer = "later_answer",
        /// It speaks of a later year, nearer to the target year.
        LaterYear = "later_year",
    }
}

enlace_model::with_ids! {
    /// How a need stands in the figures.
    #[derive(Clone, Debug, PartialEq)]
    pub enum NeedStanding {
        /// It counts with this many people a year, after weighing.
        Counted(Rate) = "counted",
        /// Another statement of the same enterprise counts in its place, the first where several do.
        Superseded { by: NeedId, why: Superseding } = "superseded",
        /// Its evidence is too old.
        Expired = "expired",
        /// What it asks for is still to be mapped.
        Unmapped = "unmapped",
        /// It asks to upskill.
        Upskill = "upskill",
        /// It begins after, or ended before, the target year.
        OutsideYear = "outside_year",
        /// Its place is not known, or a number in it is impossible.
        NotUsable = "not_usable",
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

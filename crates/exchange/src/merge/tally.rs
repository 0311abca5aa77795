//! How much a reply brings, for the list of who answered.

use crate::merge::{AnswerScope, Difference, Standing};
use enlace_edit::Spot;

/// How many spots of a reply are what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Records that are new.
    pub added: usize,
    /// Fields that say something else.
    pub changed: usize,
    /// Records that are gone.
    pub removed: usize,
    /// Of all these, those that somebody has to decide.
    pub conflicts: usize,
    /// Of all these, those for which the partner was not asked.
    pub outside: usize,
}

/// What one of the replies brings.
pub fn tally(differences: &[Difference], reply: usize) -> Tally {
    let mut tally = Tally::default();
    for difference in differences {
        let own = |voice: &&super::Voice| voice.replies.contains(&reply);
        let Some(voice) = difference.voices.iter().find(own) else {
            continue;
        };
        match (&difference.spot, &voice.text) {
            (Spot::Record(_), Some(_)) => tally.added += 1,
            (Spot::Record(_), None) => tally.removed += 1,
            _ => tally.changed += 1,
        }
        if difference.standing == Standing::Conflict {
            tally.conflicts += 1;
        }
        if voice.scope == AnswerScope::Outside {
            tally.outside += 1;
        }
    }
    tally
}

//! What partners changed in what they were sent, compared with what was changed here since.
//!
//! A reply is compared field by field with the file that it began from. What only the partner
//! changed can be taken in; what was changed here, too, and otherwise, is a conflict that somebody
//! decides. What a profile left out of a file is not in its base either, and so is never missed. What lies
//! outside what the partner was asked stays as it is here, unless somebody picks it.
//! [`compare`] changes nothing: [`taken`] makes of differences and decisions what
//! [`Op::Merge`](enlace_edit::Op::Merge) takes in.

mod narrow;
mod one;
pub mod protocol;
mod tally;
mod widened;

use std::collections::{BTreeMap, BTreeSet};

use crate::profile::Profile;
use enlace_edit::{Spot, Taken};
use enlace_model::{Kind, RecordRef, Region};

pub use narrow::narrow;
pub use tally::{Tally, tally};

/// A file that came back.
#[derive(Clone, Copy, Debug)]
pub struct Reply<'a> {
    /// What was sent; `None` where nobody has it any more: then nothing is known to have been asked.
    pub base: Option<&'a Region>,
    pub theirs: &'a Region,
    /// For whom it had been made, as whoever sent it knows it: an answer does not say who may change what.
    pub profile: &'a Profile,
}

/// A spot at which replies say something else than what stands here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub spot: Spot,
    /// What stood there when it was sent, as JSON; `None`: nothing, or nobody knows.
    pub base: Option<String>,
    /// What stands here now.
    pub ours: Option<String>,
    /// What the replies say, each thing once.
    pub voices: Vec<Voice>,
    pub standing: Standing,
}

/// What one or more replies say about a spot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// Their places in the list of replies.
    pub replies: Vec<usize>,
    pub text: Option<String>,
    pub scope: AnswerScope,
}

/// Whether a partner was asked for what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerScope {
    Asked,
    Outside,
}

impl AnswerScope {
    fn of(is_asked: bool) -> Self {
        match is_asked {
            true => Self::Asked,
            false => Self::Outside,
        }
    }
}

/// Whether a difference needs a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Only the partner changed it.
    Clear,
    /// Both sides changed it, or two partners did, and not to the same.
    Conflict,
    /// Nobody who says it was asked for it.
    Outside,
}

/// What is to stand at a spot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// What stands here.
    Ours,
    /// What the voice of this place says; the voices of those who were asked come first.
    Voice(usize),
}

impl Difference {
    /// What happens to it when nobody decides: what only a partner changed who was asked for it is taken
    /// in, else stays what stands here.
    pub fn usual(&self) -> Pick {
        match self.standing {
            Standing::Clear => Pick::Voice(0),
            Standing::Conflict | Standing::Outside => Pick::Ours,
        }
    }
}

/// Where the replies say something else than what stands here, in the order of the file.
pub fn compare(ours: &Region, replies: &[Reply]) -> Vec<Difference> {
    let mut comparison = Comparison::of(ours, replies);
    comparison.go_on(ours, replies, usize::MAX);
    comparison.finish()
}

/// A comparison that is made bit by bit, by whoever has other things to do in between.
#[derive(Debug, Default)]
pub struct Comparison {
    found: BTreeMap<Spot, Difference>,
    /// The records that replies changed, each with the reply's place, the last ones first.
    left: Vec<(usize, RecordRef)>,
}

impl Comparison {
    /// Compares what is said of the region as a whole; the records are still to come.
    pub fn of(ours: &Region, replies: &[Reply]) -> Self {
        let mut comparison = Self::default();
        for (i, reply) in replies.iter().enumerate() {
            let found = &mut comparison.found;
            one::around(ours, reply, &mut |single| add(found, single, i, reply));
            let changed = one::changed(ours, reply).into_iter();
            comparison.left.extend(changed.map(|record| (i, record)));
        }
        comparison.left.reverse();
        comparison
    }

    /// Compares so many records more, with the same region and replies; gives how many are left.
    pub fn go_on(&mut self, ours: &Region, replies: &[Reply], records: usize) -> usize {
        for _ in 0..records {
            let Some((i, record)) = self.left.pop() else {
                break;
            };
            if let Some(reply) = replies.get(i) {
                let found = &mut self.found;
                one::record(ours, reply, record, &mut |single| {
                    add(found, single, i, reply);
                });
            }
        }
        self.left.len()
    }

    /// What was found.
    pub fn finish(mut self) -> Vec<Difference> {
        contradict(&mut self.found);
        self.found.into_values().collect()
    }
}

/// What is to be taken in, once it is decided which side each difference goes to.
pub fn taken(
    differences: &[Difference],
    decide: &dyn Fn(usize, &Difference) -> Pick,
) -> Vec<Taken> {
    let all = differences
        .iter()
        .enumerate()
        .filter_map(|(i, difference)| {
            let Pick::Voice(at) = decide(i, difference) else {
                return None;
            };
            let voice = difference.voices.get(at)?;
            Some(Taken {
                spot: difference.spot.clone(),
                text: voice.text.clone(),
            })
        });
    all.collect()
}

fn add(found: &mut BTreeMap<Spot, Difference>, single: one::Single, reply: usize, of: &Reply) {
    // What was sent is kept without contacts: nobody knows whether one is new or was forgotten here.
    let both = single.ours_changed || is_contact(&single.spot) && !of.profile.takes_contacts();
    let standing = match (single.scope, both) {
        (AnswerScope::Outside, _) => Standing::Outside,
        (AnswerScope::Asked, false) => Standing::Clear,
        (AnswerScope::Asked, true) => Standing::Conflict,
    };
    let voice = Voice {
        replies: vec![reply],
        text: single.theirs,
        scope: single.scope,
    };
    let Some(there) = found.get_mut(&single.spot) else {
        let difference = Difference {
            spot: single.spot.clone(),
            base: single.base,
            ours: single.ours,
            voices: vec![voice],
            standing,
        };
        found.insert(single.spot, difference);
        return;
    };
    match there.voices.iter_mut().find(|own| own.text == voice.text) {
        Some(same) => {
            same.replies.push(reply);
            if voice.scope == AnswerScope::Asked {
                same.scope = AnswerScope::Asked;
            }
        }
        None => there.voices.push(voice),
    }
    there
        .voices
        .sort_by_key(|voice| voice.scope == AnswerScope::Outside);
    let was_asked = there
        .voices
        .iter()
        .any(|voice| voice.scope == AnswerScope::Asked);
    let is_conflict = [there.standing, standing].contains(&Standing::Conflict);
    there.standing = match (was_asked, there.voices.len()) {
        _ if is_conflict => Standing::Conflict,
        (false, _) => Standing::Outside,
        (true, 1) => Standing::Clear,
        (true, _) => Standing::Conflict,
    };
}

fn is_contact(spot: &Spot) -> bool {
    match spot {
        Spot::Record(record) | Spot::Field(record, _) => record.kind == Kind::Contact,
        Spot::SetAside(piece) => piece.is_of(Kind::Contact),
        _ => false,
    }
}

/// A record that one reply takes out and another one changes.
fn contradict(found: &mut BTreeMap<Spot, Difference>) {
    let changed: BTreeSet<RecordRef> = found
        .keys()
        .filter_map(|spot| match spot {
            Spot::Field(record, _) => Some(record.clone()),
            _ => None,
        })
        .collect();
    for (spot, difference) in found.iter_mut() {
        if let Spot::Record(record) = spot
            && changed.contains(record)
            && difference.standing != Standing::Outside
        {
            difference.standing = Standing::Conflict;
        }
    }
}

//! What partners changed in what they were sent, compared with what was changed here since.
//!
//! A reply is compared field by field with the file that it began from. What only the partner
//! changed can be taken in; what was changed here, too, and otherwise, is a conflict that somebody
//! decides. What a profile left out of a file is not in its base either, and so is never missed.
//! [`compare`] changes nothing: [`taken`] makes of differences and decisions what
//! [`Op::Merge`](enlace_edit::Op::Merge) takes in.

mod narrow;
mod one;
pub mod protocol;
mod tally;
mod widened;

use std::collections::{BTreeMap, BTreeSet};

use crate::profile::{Audience, Profile};
use enlace_edit::{Spot, Taken};
use enlace_model::{Kind, RecordRef, Region};

pub use narrow::narrow;
pub use tally::{Tally, tally};

/// A file that came back.
#[derive(Clone, Copy, Debug)]
pub struct Reply<'a> {
    /// What was sent; `None` where nobody has it any more.
    pub base: Option<&'a Region>,
    pub theirs: &'a Region,
    /// For whom it had been made.
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
}

/// Whether a difference needs a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Only the partner changed it.
    Clear,
    /// Nobody knows what was sent; this seems right.
    Proposed(Pick),
    /// Both sides changed it, or two partners did, and not to the same.
    Conflict,
}

/// What is to stand at a spot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// What stands here.
    Ours,
    /// What the voice of this place says.
    Voice(usize),
}

impl Difference {
    /// What happens to it when nobody decides: what only a partner changed is taken in, of a
    /// conflict stays what stands here.
    pub fn usual(&self) -> Pick {
        match self.standing {
            Standing::Clear => Pick::Voice(0),
            Standing::Proposed(decision) => decision,
            Standing::Conflict => Pick::Ours,
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
    let there = found.get_mut(&single.spot);
    // What was sent is kept without contacts: nobody knows whether one is new or was forgotten here.
    let both = single.ours_changed || is_contact(&single.spot) && !of.profile.takes_contacts();
    let voice = Voice {
        replies: vec![reply],
        text: single.theirs,
    };
    let Some(there) = there else {
        let standing = match (of.base, both) {
            (None, false) => Standing::Proposed(Pick::Voice(0)),
            (None, true) => Standing::Proposed(proposal(&single.spot, of.profile)),
            (Some(_), false) => Standing::Clear,
            (Some(_), true) => Standing::Conflict,
        };
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
            if both && of.base.is_some() {
                there.standing = Standing::Conflict;
            }
        }
        None => {
            there.voices.push(voice);
            there.standing = Standing::Conflict;
        }
    }
}

fn is_contact(spot: &Spot) -> bool {
    match spot {
        Spot::Record(record) | Spot::Field(record, _) => record.kind == Kind::Contact,
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
        {
            difference.standing = Standing::Conflict;
        }
    }
}

/// Which side is right about a spot where nobody knows what was sent: the school about its offers,
/// the group about its needs.
fn proposal(spot: &Spot, profile: &Profile) -> Pick {
    let kind = match spot {
        Spot::Record(record) | Spot::Field(record, _) => Some(record.kind),
        _ => None,
    };
    match (profile.audience, kind) {
        (Audience::School, Some(Kind::School | Kind::Offer))
        | (Audience::EnterpriseGroup, Some(Kind::Enterprise | Kind::Need)) => Pick::Voice(0),
        _ => Pick::Ours,
    }
}

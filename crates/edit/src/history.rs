//! The steps that led to the region as it is, each with a name, so that any of them can be taken
//! back and done again.
//!
//! Steps that were taken back are a branch, which the next edit drops. Each step has a number of its
//! own for as long as it lives: whoever keeps a history writes one step per edit, under its number,
//! and [`History::point`] with it.

use std::collections::{BTreeMap, VecDeque};

use enlace_model::Change;

pub mod text;

/// How many steps are kept; the oldest are forgotten first.
pub const DEPTH: usize = 100;

/// One thing that the user did.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub number: StepNumber,
    /// The id of the op, under which `locales/` holds its words (`op.<id>`).
    pub op: String,
    /// The values that its words name.
    pub values: Vec<(String, String)>,
    /// When, in milliseconds since 1 January 1970; given by whoever has a clock.
    pub at: f64,
    pub changes: Vec<Change>,
}

/// Counts the steps of a region, from 1, through its whole life.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepNumber(pub u64);

/// The steps, the oldest first, and how many of them are done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// INVARIANT: at most [`DEPTH`]; numbers ascend.
    steps: VecDeque<Step>,
    /// INVARIANT: at most the number of steps. The others were taken back.
    done: usize,
    /// The greatest number that was ever given.
    last: StepNumber,
    /// INVARIANT: stands right before the first step.
    unread_before: Option<StepNumber>,
    /// INVARIANT: stands right after the last step.
    unread_after: Option<StepNumber>,
}

impl History {
    /// A history from the texts of steps that were kept, each under its number, of which those up to
    /// `point` are done. Only steps without a hole can be taken back and done again one after the other:
    /// a step that is missing or cannot be read ends the history on its side.
    pub fn read<'a>(
        kept: impl IntoIterator<Item = (StepNumber, &'a str)>,
        point: StepNumber,
    ) -> Self {
        // Numbers have one before and one after them.
        let kept = kept.into_iter();
        let kept = kept.filter(|(number, _)| (1..u64::MAX).contains(&number.0));
        let texts: BTreeMap<StepNumber, &str> = kept.collect();
        let read = |number: StepNumber| {
            let step = texts.get(&number).copied().and_then(Step::read);
            step.filter(|step| step.number == number)
        };
        let mut steps = VecDeque::new();
        let mut before = point;
        while let Some(step) = read(before) {
            before = StepNumber(before.0.saturating_sub(1));
            steps.push_front(step);
        }
        let done = steps.len();
        let mut after = StepNumber(point.0.saturating_add(1));
        while let Some(step) = read(after) {
            after = StepNumber(after.0.saturating_add(1));
            steps.push_back(step);
        }
        let unread = |number: &StepNumber| texts.contains_key(number);
        let mut history = Self {
            last: StepNumber(after.0 - 1),
            steps,
            done,
            unread_before: Some(before).filter(unread),
            unread_after: Some(after).filter(unread),
        };
        history.forget_oldest();
        history
    }

    /// The step before the first one, if it is kept and cannot be read: the history ends there.
    pub fn unread_before(&self) -> Option<StepNumber> {
        self.unread_before
    }

    /// The step after the last one, if it is kept and cannot be read.
    pub fn unread_after(&self) -> Option<StepNumber> {
        self.unread_after
    }

    /// Adds what was just done. What had been taken back before is dropped.
    pub fn record(&mut self, op: &str, values: Vec<(&str, String)>, at: f64, changes: Vec<Change>) {
        self.steps.truncate(self.done);
        self.unread_after = None;
        // Numbers of dropped steps are given again, so that the point is always one that is kept.
        let number = StepNumber(self.point().0 + 1);
        self.last = number;
        self.steps.push_back(Step {
            number,
            op: op.to_owned(),
            values: values
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect(),
            at,
            changes,
        });
        self.done += 1;
        self.forget_oldest();
    }

    fn forget_oldest(&mut self) {
        while self.steps.len() > DEPTH {
            self.steps.pop_front();
            self.unread_before = None;
            self.done = self.done.saturating_sub(1);
        }
    }

    /// All steps, the oldest first; those from [`done`](Self::done) on were taken back.
    pub fn steps(&self) -> impl ExactSizeIterator<Item = &Step> + DoubleEndedIterator {
        self.steps.iter()
    }

    /// How many steps are done.
    pub fn done(&self) -> usize {
        self.done
    }

    /// The number of the last step that is done; that before the first where none is.
    pub fn point(&self) -> StepNumber {
        match (self.done.checked_sub(1), self.steps.front()) {
            (Some(at), _) => self.steps[at].number,
            (None, Some(first)) => StepNumber(first.number.0 - 1),
            (None, None) => self.last,
        }
    }

    /// What would be taken back next.
    pub fn to_undo(&self) -> Option<&Step> {
        self.steps.get(self.done.checked_sub(1)?)
    }

    /// What would be done again next.
    pub fn to_redo(&self) -> Option<&Step> {
        self.steps.get(self.done)
    }

    /// Takes the last step back: the changes that do so, none where there is nothing to take back.
    pub fn undo(&mut self) -> Vec<Change> {
        self.go_to(self.done.saturating_sub(1))
    }

    /// Does the next step again: the changes that do so, none where there is none.
    pub fn redo(&mut self) -> Vec<Change> {
        self.go_to(self.done + 1)
    }

    /// Goes to where the first `done` steps are done: the changes that lead there.
    pub fn go_to(&mut self, done: usize) -> Vec<Change> {
        let done = done.min(self.steps.len());
        let mut changes = Vec::new();
        while self.done > done {
            self.done -= 1;
            let back = self.steps[self.done].changes.iter().rev();
            changes.extend(back.cloned().map(Change::inverse));
        }
        while self.done < done {
            changes.extend(self.steps[self.done].changes.iter().cloned());
            self.done += 1;
        }
        changes
    }
}

impl History {
    /// Forgets changes for good, with what the words of their steps said; the steps stay. Steps that cannot
    /// be read go too, since nobody knows what they say.
    pub fn forget(&mut self, gone: &dyn Fn(&Change) -> bool) {
        self.unread_before = None;
        self.unread_after = None;
        for step in &mut self.steps {
            let before = step.changes.len();
            step.changes.retain(|change| !gone(change));
            if step.changes.len() < before {
                step.values
                    .iter_mut()
                    .for_each(|(_, said)| *said = "…".to_owned());
            }
        }
    }
}

#[cfg(test)]
mod tests;

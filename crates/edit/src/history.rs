//! The steps that led to the region as it is, each with a name, so that any of them can be taken
//! back and done again.
//!
//! Steps that were taken back are a branch, which the next edit drops. Each step has a number of its
//! own for as long as it lives: whoever keeps a history writes one step per edit, under its number,
//! and [`History::point`] with it.

use std::collections::VecDeque;

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
}

impl History {
    /// A history from steps that were kept, oldest first, of which those up to `point` are done.
    /// Only steps without a hole, up to the greatest number, can be taken back one after the other:
    /// what lies before a hole is left out, and all where the hole is at the point.
    pub fn restore(mut steps: Vec<Step>, point: StepNumber) -> Self {
        enlace_model::order::put_in_order_of(&mut steps, |step| step.number);
        let last = steps.last().map_or(point, |step| step.number).max(point);
        let from = (1..steps.len())
            .rev()
            .find(|i| steps[*i].number.0 != steps[*i - 1].number.0 + 1)
            .unwrap_or(0);
        let mut steps: VecDeque<Step> = steps.into_iter().skip(from).collect();
        let first = steps.front().map_or(last.0 + 1, |step| step.number.0);
        let reaches = point.0 + 1 >= first && steps.back().is_none_or(|step| step.number >= point);
        if !reaches {
            steps.clear();
        }
        let done = steps.iter().filter(|step| step.number <= point).count();
        let mut history = Self { steps, done, last };
        history.forget_oldest();
        history
    }

    /// Adds what was just done. What had been taken back before is dropped.
    pub fn record(&mut self, op: &str, values: Vec<(&str, String)>, at: f64, changes: Vec<Change>) {
        self.steps.truncate(self.done);
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
    /// Forgets changes for good, with what the words of their steps said; the steps stay.
    pub fn forget(&mut self, gone: &dyn Fn(&Change) -> bool) {
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

//! The history as it lies on this device: each step is written once, with the change it belongs to.

use enlace_edit::History;
use enlace_edit::history::StepNumber;

use crate::store::history::{KeptSteps, StepsWrite};

/// Which steps lie on this device: their numbers, and when they were done. A number may be given
/// again to another step; where it is not known which one lies there, the time is not a number.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct StepsThere(Vec<(u32, f64)>);

impl StepsThere {
    /// What has to be written so that this history lies there.
    pub fn write(&self, history: &History) -> StepsWrite {
        let numbers: Vec<(u32, f64)> = all(history);
        // They say that the history ends there, and a newer program may be able to read them.
        let stays: Vec<u32> = unread(history).collect();
        let put = history.steps().zip(&numbers);
        let put = put.filter(|(_, step)| !self.0.contains(step));
        let gone = |(number, _): &&(u32, f64)| {
            !stays.contains(number) && !numbers.iter().any(|(own, _)| own == number)
        };
        StepsWrite {
            head: Some(history.point().0.to_string()),
            put: put
                .map(|(step, (number, _))| (*number, step.text()))
                .collect(),
            remove: self
                .0
                .iter()
                .filter(gone)
                .map(|(number, _)| *number)
                .collect(),
        }
    }

    /// All of this history lies there now, and the steps that cannot be read beside it.
    pub fn kept(history: &History) -> Self {
        let mut there = all(history);
        there.extend(unread(history).map(|number| (number, f64::NAN)));
        Self(there)
    }

    /// Nobody knows whether this reached the device.
    pub fn unsure(&mut self, write: &StepsWrite) {
        let put: Vec<u32> = write.put.iter().map(|(number, _)| *number).collect();
        self.0.retain(|(number, _)| !put.contains(number));
        self.0
            .extend(put.into_iter().map(|number| (number, f64::NAN)));
    }

    /// All steps have to be written again.
    pub fn outdated(&mut self) {
        self.0.iter_mut().for_each(|(_, at)| *at = f64::NAN);
    }
}

/// The steps beside the history that cannot be read.
fn unread(history: &History) -> impl Iterator<Item = u32> {
    let both = [history.unread_before(), history.unread_after()];
    both.into_iter().flatten().map(|number| number.0 as u32)
}

fn all(history: &History) -> Vec<(u32, f64)> {
    let steps = history.steps();
    steps.map(|step| (step.number.0 as u32, step.at)).collect()
}

/// The history that lies on this device, and which of its steps do. A step that cannot be read ends the
/// history there, and stays so that this can be said; what lies beyond it goes with the next save.
pub(super) fn read(kept: &KeptSteps) -> (History, StepsThere) {
    let point: Option<u64> = kept.head.as_ref().and_then(|head| head.parse().ok());
    let history = match point {
        Some(point) => {
            let steps = kept.steps.iter();
            let steps = steps.map(|(number, text)| (StepNumber(u64::from(*number)), text.as_str()));
            History::read(steps, StepNumber(point))
        }
        None => History::default(),
    };
    let mut there = StepsThere::kept(&history);
    for (number, _) in &kept.steps {
        if !there.0.iter().any(|(own, _)| own == number) {
            there.0.push((*number, f64::NAN));
        }
    }
    (history, there)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn history(times: &[f64]) -> History {
        let mut history = History::default();
        for at in times {
            history.record("rename_region", Vec::new(), *at, Vec::new());
        }
        history
    }

    fn kept(write: &StepsWrite) -> KeptSteps {
        KeptSteps {
            head: write.head.clone(),
            steps: write.put.clone(),
        }
    }

    #[test]
    fn an_edit_writes_its_own_step_only() {
        let there = StepsThere::kept(&history(&[1.0, 2.0]));
        let write = there.write(&history(&[1.0, 2.0, 3.0]));
        assert_eq!(write.put.len(), 1);
        assert_eq!(write.put[0].0, 3);
        assert!(write.remove.is_empty());
    }

    #[test]
    fn what_was_taken_back_and_done_otherwise_is_written_over() {
        let there = StepsThere::kept(&history(&[1.0, 2.0, 3.0]));
        let mut branch = history(&[1.0, 2.0, 3.0]);
        branch.go_to(1);
        branch.record("rename_region", Vec::new(), 9.0, Vec::new());
        let write = there.write(&branch);
        assert_eq!(write.put.len(), 1);
        assert_eq!((write.put[0].0, write.remove), (2, vec![3]));
    }

    #[test]
    fn a_history_is_read_as_it_was_written() {
        let mut history = history(&[1.0, 2.0, 3.0]);
        history.undo();
        let write = StepsThere::default().write(&history);
        let (again, there) = read(&kept(&write));
        assert_eq!(again, history);
        assert_eq!(there, StepsThere::kept(&history));
    }

    #[test]
    fn a_step_that_cannot_be_read_stays_to_say_that_the_history_ends_there_and_what_is_beyond_goes()
    {
        let mut write = StepsThere::default().write(&history(&[1.0, 2.0, 3.0]));
        write.put[1].1 = "broken".to_owned();
        let (again, there) = read(&kept(&write));
        assert_eq!(again.steps().len(), 1);
        assert_eq!(there.write(&again).remove, [1]);
        let mut later = again.clone();
        later.record("rename_region", Vec::new(), 4.0, Vec::new());
        let next = there.write(&later);
        assert_eq!(next.remove, [1]);
        let mut there = kept(&write);
        there
            .steps
            .retain(|(number, _)| !next.remove.contains(number));
        there.steps.extend(next.put);
        there.head = next.head;
        assert_eq!(
            read(&there).0.unread_before(),
            Some(StepNumber(2)),
            "also later on"
        );
        // It may name whom somebody wants forgotten.
        let saved = StepsThere::kept(&later);
        later.forget(&|_| false);
        assert_eq!(saved.write(&later).remove, [2]);
        let nowhere = KeptSteps {
            head: None,
            ..kept(&write)
        };
        assert_eq!(read(&nowhere).0, History::default());
    }

    #[test]
    fn a_step_that_may_not_have_arrived_is_written_again() {
        let mut there = StepsThere::kept(&history(&[1.0]));
        let now = history(&[1.0, 2.0]);
        let write = there.write(&now);
        there.unsure(&write);
        assert_eq!(there.write(&now).put, write.put);
        // And taken away where it was dropped since.
        assert_eq!(there.write(&history(&[1.0])).remove, [2]);
    }
}

//! Files of a build that are served before they are made: whoever asks for one waits for it.

use std::collections::BTreeSet;
use std::sync::{Condvar, Mutex, PoisonError};

use crate::shell::Result;

/// The names of the files that are still being made, and how that ended. Without any it is over.
#[derive(Default)]
pub struct UnfinishedFiles {
    files: BTreeSet<String>,
    outcome: Mutex<Option<Result>>,
    ended: Condvar,
}

impl UnfinishedFiles {
    /// These files are being made, until [`UnfinishedFiles::end`] says how that ended.
    pub fn new(files: impl IntoIterator<Item = String>) -> Self {
        Self {
            files: files.into_iter().collect(),
            ..Self::default()
        }
    }

    /// Lets everybody go on who waits; an error is what they are told.
    pub fn end(&self, outcome: Result) {
        *self.outcome.lock().unwrap_or_else(PoisonError::into_inner) = Some(outcome);
        self.ended.notify_all();
    }

    /// Whether all files are there, or will not come.
    pub fn is_over(&self) -> bool {
        let outcome = self.outcome.lock().unwrap_or_else(PoisonError::into_inner);
        self.files.is_empty() || outcome.is_some()
    }

    /// Returns at once for a file that is there from the start, else when it is made; with the reason
    /// where it could not be made.
    pub fn wait_for(&self, file: &str) -> Result {
        if !self.files.contains(file) {
            return Ok(());
        }
        let outcome = self.outcome.lock().unwrap_or_else(PoisonError::into_inner);
        let outcome = self
            .ended
            .wait_while(outcome, |outcome| outcome.is_none())
            .unwrap_or_else(PoisonError::into_inner);
        outcome.clone().unwrap_or(Ok(()))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::thread;

    use super::*;

    #[test]
    fn whoever_asks_for_a_file_that_is_being_made_gets_it_when_it_is_there() {
        let files = Arc::new(UnfinishedFiles::new(["worker.js".to_owned()]));
        assert_eq!(files.wait_for("index.html"), Ok(()));
        assert!(!files.is_over());
        let waiting = Arc::clone(&files);
        let waiting = thread::spawn(move || waiting.wait_for("worker.js"));
        files.end(Ok(()));
        assert_eq!(waiting.join().expect("does not panic"), Ok(()));
        assert!(files.is_over());
    }

    #[test]
    fn where_a_file_cannot_be_made_the_reason_is_told() {
        let files = UnfinishedFiles::new(["worker.js".to_owned()]);
        files.end(Err("it does not compile".to_owned()));
        assert_eq!(
            files.wait_for("worker.js"),
            Err("it does not compile".to_owned())
        );
        assert_eq!(files.wait_for("index.html"), Ok(()));
    }
}

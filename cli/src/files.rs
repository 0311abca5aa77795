//! Region files from disk, several at a time, in the order given.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::Path;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::{fs, io, thread};

use enlace_exchange::json::{LARGEST_FILE, Opened, Refusal, read};

/// Why a file gives no region.
pub enum FileFailure {
    /// It cannot be read from disk.
    Disk(io::ErrorKind),
    /// It is not opened.
    Refused(Refusal),
}

impl FileFailure {
    /// The line that says so, without the file's name.
    pub fn line(&self) -> String {
        match self {
            Self::Disk(kind) => {
                let reason = match kind {
                    io::ErrorKind::NotFound => "not_found",
                    io::ErrorKind::PermissionDenied => "permission_denied",
                    io::ErrorKind::IsADirectory => "is_a_folder",
                    _ => "other",
                };
                line(
                    "error",
                    "cannot_read",
                    "file",
                    &[("reason", reason.to_owned())],
                )
            }
            Self::Refused(refusal) => line("error", refusal.id(), "file", &refusal.values()),
        }
    }
}

/// `error|warning|remark id place key=value …`, quoted as JSON where a space would split it.
pub fn line(severity: &str, id: &str, place: &str, values: &[(&'static str, String)]) -> String {
    let mut line = format!("{severity} {id} {}", quoted(place));
    for (key, value) in values {
        line.push_str(&format!(" {key}={}", quoted(value)));
    }
    line
}

/// Opens a file; its size is looked at before it is read.
pub fn open(path: &Path) -> Result<Opened, FileFailure> {
    let disk = |error: io::Error| FileFailure::Disk(error.kind());
    let bytes = fs::metadata(path).map_err(disk)?.len();
    if bytes > LARGEST_FILE as u64 {
        let bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
        let limit = LARGEST_FILE;
        return Err(FileFailure::Refused(Refusal::TooLarge { bytes, limit }));
    }
    read(&fs::read(path).map_err(disk)?).map_err(FileFailure::Refused)
}

/// Does the work for each file on as many threads as there are cores, and hands each result to `then` in
/// the order of the files, as soon as it is its turn. The work never gets further ahead of `then` than
/// twice as many files as there are threads, so that any number of files takes the memory of a few.
/// An error of `then` ends it: no further file is begun.
pub fn in_order<T: Send>(
    files: &[OsString],
    work: impl Fn(&Path) -> T + Sync,
    then: impl FnMut(T) -> io::Result<()>,
) -> io::Result<()> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    in_order_on(threads, files, work, then)
}

fn in_order_on<T: Send>(
    threads: usize,
    files: &[OsString],
    work: impl Fn(&Path) -> T + Sync,
    mut then: impl FnMut(T) -> io::Result<()>,
) -> io::Result<()> {
    let turns = Turns::new(files.len(), AHEAD * threads);
    let (done, results) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..threads.min(files.len()) {
            let (done, turns, work) = (done.clone(), &turns, &work);
            scope.spawn(move || {
                while let Some(at) = turns.take() {
                    done.send((at, work(Path::new(&files[at]))))
                        .expect("the receiver lives until all threads have ended");
                }
            });
        }
        drop(done);
        let mut waiting = BTreeMap::new();
        let mut outcome = Ok(());
        let mut turn = 0;
        for (at, result) in &results {
            waiting.insert(at, result);
            while let Some(result) = waiting.remove(&turn) {
                // After an error what is still under way comes to nothing.
                outcome = outcome.and_then(|()| then(result));
                turn += 1;
                match outcome {
                    Ok(()) => turns.give(),
                    Err(_) => turns.stop(),
                }
            }
        }
        outcome
    })
}

/// How many files for each thread may be begun and not handed on yet.
const AHEAD: usize = 2;

/// Which file is the next to be worked on, and how far the work may go.
struct Turns {
    state: Mutex<TurnsState>,
    changed: Condvar,
}

struct TurnsState {
    next: usize,
    /// The first file that nobody may begin yet.
    limit: usize,
    /// The number of files, or 0 after [`Turns::stop`].
    end: usize,
}

impl Turns {
    fn new(files: usize, ahead: usize) -> Self {
        Self {
            state: Mutex::new(TurnsState {
                next: 0,
                limit: ahead,
                end: files,
            }),
            changed: Condvar::new(),
        }
    }

    /// The next file, once it may be begun; `None` when there is none left.
    fn take(&self) -> Option<usize> {
        let mut state = self
            .changed
            .wait_while(self.state(), |state| {
                state.next < state.end && state.next >= state.limit
            })
            .unwrap_or_else(PoisonError::into_inner);
        let at = state.next;
        state.next += 1;
        (at < state.end).then_some(at)
    }

    /// One more file may be begun, since one was handed on.
    fn give(&self) {
        self.state().limit += 1;
        self.changed.notify_one();
    }

    /// No further file is begun.
    fn stop(&self) {
        self.state().end = 0;
        self.changed.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, TurnsState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The text, as JSON where white space would split it.
pub fn quoted(text: &str) -> String {
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && c != '"';
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        serde_json::to_string(text).expect("text is JSON")
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// A result that counts how many of its kind are there at once.
    struct Counted<'a>(usize, &'a AtomicUsize);

    impl Drop for Counted<'_> {
        fn drop(&mut self) {
            self.1.fetch_sub(1, Ordering::SeqCst);
        }
    }

    fn names(count: usize) -> Vec<OsString> {
        (0..count).map(|at| at.to_string().into()).collect()
    }

    fn number(path: &Path) -> usize {
        let text = path.to_str().expect("is a number");
        text.parse().expect("is a number")
    }

    #[test]
    fn results_come_in_the_order_of_the_files_and_few_are_kept() {
        let (alive, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let mut order = Vec::new();
        let work = |path: &Path| {
            let now = alive.fetch_add(1, Ordering::SeqCst) + 1;
            most.fetch_max(now, Ordering::SeqCst);
            // The first of each ten takes longest, so that others are done before it.
            let effort = if number(path).is_multiple_of(10) {
                200_000
            } else {
                10
            };
            std::hint::black_box((0..effort).fold(0_u64, |sum, n| sum ^ std::hint::black_box(n)));
            Counted(number(path), &alive)
        };
        in_order_on(4, &names(1_000), work, |result| {
            order.push(result.0);
            Ok(())
        })
        .expect("nothing fails");
        assert_eq!(order, (0..1_000).collect::<Vec<_>>());
        assert_eq!(alive.load(Ordering::SeqCst), 0);
        assert!(most.load(Ordering::SeqCst) <= AHEAD * 4);
    }

    #[test]
    fn where_a_result_cannot_be_written_no_further_file_is_begun() {
        let begun = AtomicUsize::new(0);
        let work = |_: &Path| begun.fetch_add(1, Ordering::SeqCst);
        let mut given = 0;
        let outcome = in_order_on(2, &names(1_000), work, |_| {
            given += 1;
            Err(io::ErrorKind::BrokenPipe.into())
        });
        assert_eq!(
            outcome.map_err(|e| e.kind()),
            Err(io::ErrorKind::BrokenPipe)
        );
        assert_eq!(given, 1);
        assert!(begun.load(Ordering::SeqCst) <= AHEAD * 2);
    }

    #[test]
    fn without_files_there_is_nothing_to_do() {
        let outcome = in_order_on(2, &[], |_| (), |()| Err(io::ErrorKind::Other.into()));
        assert!(outcome.is_ok());
    }
}

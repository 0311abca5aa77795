//! Region files from disk, several at a time, in the order given.

use std::ffi::OsString;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::{fs, io, thread};

use enlace_engine::exchange::json::{LARGEST_FILE, Opened, Refusal, read};

/// Why a file gives no region.
pub enum Failure {
    /// It cannot be read from disk.
    Disk(io::ErrorKind),
    /// It is not opened.
    Refused(Refusal),
}

impl Failure {
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
pub fn open(path: &Path) -> Result<Opened, Failure> {
    let disk = |error: io::Error| Failure::Disk(error.kind());
    let bytes = fs::metadata(path).map_err(disk)?.len();
    if bytes > LARGEST_FILE as u64 {
        let bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
        let limit = LARGEST_FILE;
        return Err(Failure::Refused(Refusal::TooLarge { bytes, limit }));
    }
    read(&fs::read(path).map_err(disk)?).map_err(Failure::Refused)
}

/// Does the work for each file, on as many threads as there are cores, and gives the results in
/// the order of the files.
pub fn for_each<T: Send>(files: &[OsString], work: impl Fn(&Path) -> T + Sync) -> Vec<T> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let (done, results) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..threads.min(files.len()) {
            let (done, next, work) = (done.clone(), &next, &work);
            scope.spawn(move || {
                while let Some((at, file)) = take(files, next) {
                    done.send((at, work(Path::new(file))))
                        .expect("the receiver lives until all threads have ended");
                }
            });
        }
    });
    drop(done);
    let mut results: Vec<_> = results.into_iter().collect();
    results.sort_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, result)| result).collect()
}

fn take<'a>(files: &'a [OsString], next: &AtomicUsize) -> Option<(usize, &'a OsString)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    Some((at, files.get(at)?))
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

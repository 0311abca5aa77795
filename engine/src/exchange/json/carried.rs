//! A region as it is carried from one thread to another: its head, then each record on a line, so that
//! whoever gets it can put it together bit by bit and do other things in between.
//!
//! ```text
//! 1234          how many bytes the head takes
//! {…}           the head, as `write_head` writes it
//! needs         the name of a list
//! {"id":…}      its records
//! ```

use crate::exchange::json::read::read_head;
use crate::exchange::json::record::{read_record, write_records};
use crate::exchange::json::write::write_head;
use crate::model::{Kind, Region};

/// The region's lines.
pub fn carried(region: &Region) -> Vec<u8> {
    let head = write_head(region);
    let mut out = format!("{}\n{head}", head.len()).into_bytes();
    for &kind in Kind::ALL {
        let mut heaps = [Vec::new()];
        write_records(kind, region, &|_| Some(0), &mut heaps);
        out.push(b'\n');
        out.extend_from_slice(kind.as_str().as_bytes());
        for line in heaps.iter().flatten() {
            out.push(b'\n');
            out.extend_from_slice(line.as_bytes());
        }
    }
    out
}

/// A region that is put together from its lines.
#[derive(Debug)]
pub struct Arriving {
    lines: Vec<u8>,
    at: usize,
    kind: Kind,
    region: Region,
}

impl Arriving {
    /// The head is read; the records are still to come. `None`: these are no such lines.
    pub fn of(lines: Vec<u8>) -> Option<Self> {
        let end = lines.iter().position(|byte| *byte == b'\n')?;
        let head: usize = std::str::from_utf8(&lines[..end]).ok()?.parse().ok()?;
        let at = end + 1 + head;
        let head = std::str::from_utf8(lines.get(end + 1..at)?).ok()?;
        Some(Self {
            region: read_head(head).ok()?,
            kind: Kind::ALL[0],
            at,
            lines,
        })
    }

    /// Reads on, through about so many bytes; whether there is more to read.
    pub fn go_on(&mut self, bytes: usize) -> More {
        let until = self.at.saturating_add(bytes).min(self.lines.len());
        while self.at < until {
            // The line break before the line.
            let start = self.at + 1;
            let rest = self.lines.get(start..).unwrap_or_default();
            let length = rest.iter().position(|byte| *byte == b'\n');
            let end = length.map_or(self.lines.len(), |length| start + length);
            let line = self.lines.get(start..end).unwrap_or_default();
            let line = std::str::from_utf8(line).unwrap_or_default();
            match Kind::from_text(line) {
                Some(kind) => self.kind = kind,
                None => {
                    // What was written from records is read as records.
                    if let Err(aside) = read_record(self.kind, line, &mut self.region) {
                        self.region.set_aside.push(*aside);
                    }
                }
            }
            self.at = end;
        }
        match self.at < self.lines.len() {
            true => More::Yes,
            false => More::No,
        }
    }

    /// What was put together.
    pub fn finish(mut self) -> Region {
        while self.go_on(usize::MAX) == More::Yes {}
        self.region.share_ids();
        self.region
    }
}

/// Whether there is more to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum More {
    Yes,
    No,
}

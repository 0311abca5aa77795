//! A region as it is carried from one thread to another: its head, then each record on a line, so that
//! whoever gets it can put it together bit by bit and do other things in between.
//!
//! ```text
//! 1234          how many bytes the head takes
//! {…}           the head, as `write_head` writes it
//! needs         the name of a list
//! {"id":…}      its records
//! ```

use std::cell::Cell;

use crate::json::read::read_head;
use crate::json::record::{read_record, write_records};
use crate::json::write::write_head;
use enlace_model::region::SetAside;
use enlace_model::{Kind, Region};

/// The region's lines.
pub fn carried(region: &Region) -> Vec<u8> {
    let mut leaving = ChunkedWriter::of(region, &[]);
    while leaving.go_on(region, usize::MAX) == More::Yes {}
    leaving.lines
}

/// A region's lines that are written bit by bit.
#[derive(Debug)]
pub struct ChunkedWriter {
    /// What is written so far.
    pub lines: Vec<u8>,
    /// The lists that are still to be written, the last one first, and how many records of it are.
    rest: Vec<Kind>,
    from: usize,
}

impl ChunkedWriter {
    /// The head is written, and the records of these lists never will be, nor what of them could not be read.
    pub fn of(region: &Region, left_out: &[Kind]) -> Self {
        let goes = |piece: &&SetAside| !left_out.iter().any(|kind| piece.is_of(*kind));
        let head = write_head(&Region {
            settings: region.settings.clone(),
            envelope: region.envelope.clone(),
            set_aside: region.set_aside.iter().filter(goes).cloned().collect(),
            ..Region::new(region.header.clone())
        });
        let all = Kind::ALL.iter().rev().copied();
        Self {
            lines: format!("{}\n{head}", head.len()).into_bytes(),
            rest: all.filter(|kind| !left_out.contains(kind)).collect(),
            from: 0,
        }
    }

    /// Writes on, about so many records; whether there is more to write. The region must be the same.
    pub fn go_on(&mut self, region: &Region, records: usize) -> More {
        let Some(&kind) = self.rest.last() else {
            return More::No;
        };
        if self.from == 0 {
            self.line(kind.as_str());
        }
        let until = self.from.saturating_add(records);
        let at = Cell::new(0);
        let heap = |_: &str| {
            let own = at.replace(at.get() + 1);
            (self.from..until).contains(&own).then_some(0)
        };
        let mut heaps = [Vec::new()];
        write_records(kind, region, &heap, &mut heaps);
        heaps.iter().flatten().for_each(|line| self.line(line));
        self.from = until;
        if until >= region.count(kind) {
            self.rest.pop();
            self.from = 0;
        }
        More::Yes
    }

    fn line(&mut self, line: &str) {
        self.lines.push(b'\n');
        self.lines.extend_from_slice(line.as_bytes());
    }
}

/// A region that is put together from its lines.
#[derive(Debug)]
pub struct ChunkedReader {
    lines: Vec<u8>,
    at: usize,
    kind: Kind,
    region: Region,
}

impl ChunkedReader {
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

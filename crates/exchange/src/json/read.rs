//! Bytes of a file into a region, or the reason why the file is not opened.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use crate::encryption::is_encrypted;
use crate::json::body::{self, Defaults};
use crate::json::digest::digest_of_entries;
use crate::json::entries::{Entries, MOST_MEGABYTES, takes_too_much_memory, unknown, value};
use crate::json::envelope::{Envelope, FORMAT, FormatVersion, LARGEST_FILE, VERSION};
use crate::json::refusal::Refusal;
use crate::json::upgrade::upgrade;
use enlace_model::check::{Problem, ProblemKind, ProblemPlace, check};
use enlace_model::order::put_in_order;
use enlace_model::region::{Region, SetAside, SetAsidePlace, SetAsideReason};
use enlace_model::{PartialDate, RegionId};

/// A file that was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    pub region: Region,
    /// What is wrong with the file around the region. What is wrong with the region, [`check`]
    /// finds again at any time; [`Opened::all_problems`] gives both.
    pub problems: Vec<Problem>,
    pub envelope: Envelope,
}

impl Opened {
    /// All problems: those of the file, then those of the region.
    pub fn all_problems(&self) -> Vec<Problem> {
        let mut all = self.problems.clone();
        all.append(&mut check(&self.region));
        all
    }
}

/// Reads a file. Whatever can be read is read; the rest is set aside in the region.
pub fn read(bytes: &[u8]) -> Result<Opened, Refusal> {
    read_telling(bytes, &mut |_| {})
}

/// The same, and tells now and then how many of the file's bytes were read as records.
pub fn read_telling(bytes: &[u8], tell: &mut dyn FnMut(usize)) -> Result<Opened, Refusal> {
    read_region(bytes, tell).map_err(|refusal| refusal.explained(bytes))
}

fn read_region(bytes: &[u8], tell: &mut dyn FnMut(usize)) -> Result<Opened, Refusal> {
    let text = text(bytes)?;
    let outer = object(text)?;
    match outer.first("format").map(value::<String>) {
        Some(Ok(Some(format))) if format == FORMAT => {}
        Some(Ok(Some(format))) => {
            let found = format.chars().take(80).collect();
            return Err(Refusal::WrongFormat { found });
        }
        _ => return Err(Refusal::NotEnlace),
    }
    if takes_too_much_memory(text) {
        let limit = MOST_MEGABYTES;
        return Err(Refusal::TooMuchMemory { limit });
    }
    let mut problems = Vec::new();
    let envelope = envelope(&outer, &mut problems);
    if envelope.min_reader > VERSION {
        let (needed, known) = (envelope.min_reader.0, VERSION.0);
        return Err(Refusal::NewerReader { needed, known });
    }
    if envelope.version > VERSION {
        let version = envelope.version.0;
        problems.push(at_field("version", ProblemKind::NewerVersion { version }));
    }
    let written = outer.first("region").ok_or(Refusal::NotEnlace)?.get();
    let upgraded = upgrade(written, envelope.version);
    let written = Entries::of(written).ok_or(Refusal::NotEnlace)?;
    if let Some(stated) = &envelope.digest {
        let (stated, found) = (stated.clone(), digest_of_entries(&written));
        if !stated.eq_ignore_ascii_case(&found) {
            problems.push(at_field(
                "digest",
                ProblemKind::DigestMismatch { stated, found },
            ));
        }
    }
    let entries = upgraded.as_deref().and_then(Entries::of);
    let defaults = || Defaults {
        id: made_up_id(&written),
        reference_date: day_of(envelope.exported_at.as_deref()),
    };
    let entries = entries.as_ref().unwrap_or(&written);
    let (mut region, mut found) = body::read(entries, tell, defaults)?;
    problems.append(&mut found);
    if outer.0.len() > body::MOST_PIECES {
        let limit = body::MOST_PIECES;
        return Err(Refusal::NothingUsable { limit });
    }
    keep_unknown(&outer, &mut region);
    Ok(Opened {
        region,
        problems,
        envelope,
    })
}

/// Reads what [`write_head`](super::write_head) wrote: a region without its lists.
pub fn read_head(text: &str) -> Result<Region, Refusal> {
    let outer = object(text)?;
    let region = outer.first("region").and_then(|raw| Entries::of(raw.get()));
    let entries = region.ok_or(Refusal::NotEnlace)?;
    let (mut region, _) = body::read(&entries, &mut |_| {}, || Defaults {
        id: made_up_id(&entries),
        reference_date: "".into(),
    })?;
    if let Some(envelope) = outer
        .first("envelope")
        .and_then(|raw| Entries::of(raw.get()))
    {
        keep_unknown(&envelope, &mut region);
    }
    Ok(region)
}

fn text(bytes: &[u8]) -> Result<&str, Refusal> {
    if bytes.len() > LARGEST_FILE {
        let (bytes, limit) = (bytes.len(), LARGEST_FILE);
        return Err(Refusal::TooLarge { bytes, limit });
    }
    if is_encrypted(bytes) {
        return Err(Refusal::Encrypted);
    }
    // A byte order mark, or the zero that every second byte of Latin text is in UTF-16.
    if let [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, 1..=255, ..] | [1..=255, 0, ..] = bytes {
        return Err(Refusal::Utf16);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.trim_ascii().is_empty() {
        return Err(Refusal::Empty);
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        let line_start = before
            .iter()
            .rposition(|b| *b == b'\n')
            .map_or(0, |at| at + 1);
        Refusal::NotUtf8 {
            line: before.iter().filter(|b| **b == b'\n').count() + 1,
            column: before.len() - line_start + 1,
        }
    })
}

fn object(text: &str) -> Result<Entries<'_>, Refusal> {
    serde_json::from_str(text).map_err(|error| {
        if !error.is_data() {
            return Refusal::of_json(&error);
        }
        // Something else than an object: only now it matters whether it is JSON at all.
        match serde_json::from_str::<&RawValue>(text) {
            Err(error) => Refusal::of_json(&error),
            Ok(_) => Refusal::NotEnlace,
        }
    })
}

fn envelope(outer: &Entries, problems: &mut Vec<Problem>) -> Envelope {
    let version = field(outer, "version", problems).map_or(VERSION, FormatVersion);
    Envelope {
        version,
        min_reader: field(outer, "min_reader", problems).map_or(FormatVersion(1), FormatVersion),
        app: field(outer, "app", problems),
        exported_at: field(outer, "exported_at", problems),
        profile: field(outer, "profile", problems),
        partner: field(outer, "partner", problems),
        sender: field(outer, "sender", problems),
        base: field(outer, "base", problems),
        digest: field(outer, "digest", problems),
    }
}

/// The fields of the file around the region that this version knows.
const KNOWN: &[&str] = &[
    "format",
    "version",
    "min_reader",
    "app",
    "exported_at",
    "profile",
    "partner",
    "sender",
    "base",
    "digest",
    "region",
];

fn field<T: DeserializeOwned>(
    outer: &Entries,
    key: &str,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    let read = value(outer.first(key)?);
    read.unwrap_or_else(|reason| {
        let kind = match reason {
            SetAsideReason::WrongType => ProblemKind::WrongType,
            _ => ProblemKind::Unreadable,
        };
        problems.push(at_field(key, kind));
        None
    })
}

/// Keeps the fields around the region that this version does not know, and any that come twice.
fn keep_unknown(outer: &Entries, region: &mut Region) {
    let mut seen = BTreeSet::new();
    for (key, raw) in &outer.0 {
        let kept = if !seen.insert(key.as_ref()) {
            Err(SetAsideReason::DuplicateField)
        } else if KNOWN.contains(&key.as_ref()) {
            Ok(())
        } else {
            unknown(raw).map(|value| {
                region.envelope.keep(key.clone().into_owned(), value);
            })
        };
        if let Err(reason) = kept {
            region.set_aside.push(SetAside {
                place: SetAsidePlace::Envelope(key.clone().into_owned()),
                text: raw.get().into(),
                reason,
                field: None,
            });
        }
    }
    put_in_order(&mut region.set_aside, Ord::cmp);
}

fn at_field(field: &str, kind: ProblemKind) -> Problem {
    let field = Some(field.to_owned());
    Problem {
        kind,
        place: ProblemPlace::File { field },
    }
}

/// An id for a region whose file names none: the same whenever the same file is opened.
fn made_up_id(entries: &Entries) -> RegionId {
    digest_of_entries(entries)[..32].into()
}

/// The day of a time as RFC 3339 writes it; empty where there is none.
fn day_of(time: Option<&str>) -> PartialDate {
    time.and_then(|time| time.get(..10))
        .unwrap_or_default()
        .into()
}

//! What a workbook's archive says of itself, looked at before anything is unpacked.

use crate::table::refusal::TableRefusal;

/// More entries than this no workbook has.
const MOST_ENTRIES: usize = 2_000;
/// More than this is not unpacked, in bytes.
const MOST_UNPACKED: u64 = 100 * 1024 * 1024;
/// Nothing honest is packed more tightly than this; small files may be.
const MOST_RATIO: u64 = 200;
const SMALL: u64 = 1024 * 1024;

/// An entry of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchiveEntry {
    pub name: String,
    pub unpacked: u64,
}

/// The entries of a workbook's archive. Archives that unpack to too much, are damaged, or hold no
/// workbook of Excel 2007 and later are refused.
pub fn check(bytes: &[u8]) -> Result<Vec<ArchiveEntry>, TableRefusal> {
    let entries = directory(bytes).ok_or(TableRefusal::Damaged)?;
    let mut unpacked = 0u64;
    let mut packed = 0u64;
    for entry in &entries {
        unpacked = unpacked.saturating_add(entry.unpacked);
        packed = packed.saturating_add(entry.packed);
    }
    let bomb = TableRefusal::ZipBomb {
        entries: entries.len(),
        unpacked,
    };
    let too_tight = entries
        .iter()
        .any(|entry| entry.unpacked > SMALL && entry.unpacked / entry.packed.max(1) > MOST_RATIO);
    if entries.len() > MOST_ENTRIES || unpacked > MOST_UNPACKED || too_tight {
        return Err(bomb);
    }
    if packed > bytes.len() as u64 {
        // Entries that lie over each other.
        return Err(bomb);
    }
    if entries.iter().any(|entry| entry.is_encrypted) {
        return Err(TableRefusal::PasswordProtected);
    }
    let has = |name: &str| entries.iter().any(|entry| entry.name == name);
    if has("xl/workbook.xml") {
        let entry = |entry: Packed| ArchiveEntry {
            name: entry.name,
            unpacked: entry.unpacked,
        };
        return Ok(entries.into_iter().map(entry).collect());
    }
    Err(if has("xl/workbook.bin") {
        TableRefusal::LegacyWorkbook
    } else if has("mimetype") && has("content.xml") {
        TableRefusal::OpenDocument
    } else {
        match has("[Content_Types].xml") || has("mimetype") {
            true => TableRefusal::NotATable,
            false => TableRefusal::Archive,
        }
    })
}

struct Packed {
    name: String,
    packed: u64,
    unpacked: u64,
    is_encrypted: bool,
}

/// The archive's directory; `None` where it is cut off or damaged, or larger than 4 GB.
fn directory(bytes: &[u8]) -> Option<Vec<Packed>> {
    const END: [u8; 4] = *b"PK\x05\x06";
    const ENTRY: [u8; 4] = *b"PK\x01\x02";
    let from = bytes.len().saturating_sub(22 + 0xffff);
    let end = from + bytes[from..].windows(4).rposition(|four| four == END)?;
    let end = bytes.get(end..)?;
    let count = short(end, 10)?;
    let mut at = long(end, 16)? as usize;
    let mut entries = Vec::with_capacity(count.min(MOST_ENTRIES + 1));
    // One more than is allowed is enough to refuse it.
    for _ in 0..count.min(MOST_ENTRIES + 1) {
        let entry = bytes.get(at..)?;
        if entry.get(..4)? != ENTRY {
            return None;
        }
        let (name, extra, comment) = (short(entry, 28)?, short(entry, 30)?, short(entry, 32)?);
        entries.push(Packed {
            name: String::from_utf8_lossy(entry.get(46..46 + name)?).into_owned(),
            packed: long(entry, 20)?,
            unpacked: long(entry, 24)?,
            is_encrypted: short(entry, 8)? & 1 == 1,
        });
        at += 46 + name + extra + comment;
    }
    Some(entries)
}

fn short(bytes: &[u8], at: usize) -> Option<usize> {
    let two = bytes.get(at..at + 2)?;
    Some(usize::from(u16::from_le_bytes([two[0], two[1]])))
}

fn long(bytes: &[u8], at: usize) -> Option<u64> {
    let four = bytes.get(at..at + 4)?;
    let four = [four[0], four[1], four[2], four[3]];
    Some(u64::from(u32::from_le_bytes(four)))
}

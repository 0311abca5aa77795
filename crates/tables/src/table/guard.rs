//! What a workbook's archive says of itself, looked at before anything is unpacked.

use crate::table::refusal::TableRefusal;
use enlace_exchange::zip_directory::{ZipEntry, directory};

/// More entries than this no workbook has.
const MOST_ENTRIES: usize = 2_000;
/// More than this is not unpacked, in bytes.
const MOST_UNPACKED: u64 = 100 * 1024 * 1024;
/// Nothing honest is packed more tightly than this; small files may be.
const MOST_RATIO: usize = 200;
const SMALL: usize = 1024 * 1024;

/// The entries of a workbook's archive. Archives that unpack to too much, are damaged, or hold no
/// workbook of Excel 2007 and later are refused.
pub fn check(bytes: &[u8]) -> Result<Vec<ZipEntry>, TableRefusal> {
    // One more than is allowed is enough to refuse it.
    let entries = directory(bytes, MOST_ENTRIES + 1).ok_or(TableRefusal::Damaged)?;
    let mut unpacked = 0u64;
    let mut packed = 0u64;
    for entry in &entries {
        unpacked += entry.unpacked as u64;
        packed += entry.packed as u64;
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
    if entries.iter().any(|entry| entry.is_locked) {
        return Err(TableRefusal::PasswordProtected);
    }
    let has = |name: &str| entries.iter().any(|entry| entry.name == name);
    if has("xl/workbook.xml") {
        return Ok(entries);
    }
    Err(if has("xl/workbook.bin") {
        TableRefusal::LegacyWorkbook
    } else if has("mimetype") && has("content.xml") {
        TableRefusal::OpenDocument
    } else if entries.iter().any(|entry| entry.name.starts_with("word/")) {
        TableRefusal::WordProcessor
    } else {
        match has("[Content_Types].xml") || has("mimetype") {
            true => TableRefusal::NotATable,
            false => TableRefusal::Archive,
        }
    })
}

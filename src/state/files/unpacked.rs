//! Files that come packed: a gzip file is unpacked, and of a ZIP archive it is offered what is in it.

use std::sync::Arc;

use enlace_exchange::file_kind::FileKind;
use enlace_exchange::json::{LARGEST_FILE, Refusal};
use enlace_exchange::packed::{NotTaken, PackedContent, PackedFile, packed_files};

use crate::store::compress::{NotUnpacked, unpack_at_most};

/// An archive that waits for what the user chooses of it.
#[derive(Clone, Debug, PartialEq)]
pub struct OfferedArchive {
    /// Its name.
    pub file: String,
    /// The files in it that may be regions.
    pub files: Vec<PackedFile>,
    /// How many others are in it.
    pub others: usize,
    bytes: Arc<Vec<u8>>,
}

/// What a file turned out to be.
pub(in crate::state) enum Unpacked {
    /// One file, unpacked where it was packed.
    One {
        file: String,
        bytes: Vec<u8>,
    },
    Archive(OfferedArchive),
}

/// Looks whether a file is packed. An archive without anything that may be a region is refused.
pub(in crate::state) async fn unpacked(file: String, bytes: Vec<u8>) -> Result<Unpacked, Refusal> {
    match FileKind::of(&bytes) {
        Some(FileKind::Gzip) => {
            let plain = unpack_at_most(&bytes, LARGEST_FILE).await;
            let bytes = plain.map_err(|why| refusal(why, FileKind::Gzip))?;
            let file = file.strip_suffix(".gz").unwrap_or(&file).to_owned();
            Ok(Unpacked::One { file, bytes })
        }
        Some(FileKind::Zip) => {
            let kind = FileKind::Zip;
            let all = packed_files(&bytes).ok_or(Refusal::OtherFile { kind })?;
            let (files, others): (Vec<_>, Vec<_>) =
                all.into_iter().partition(PackedFile::may_be_region);
            match files.is_empty() {
                true => Err(Refusal::OtherFile { kind }),
                false => Ok(Unpacked::Archive(OfferedArchive {
                    file,
                    files,
                    others: others.len(),
                    bytes: Arc::new(bytes),
                })),
            }
        }
        _ => Ok(Unpacked::One { file, bytes }),
    }
}

fn refusal(why: NotUnpacked, kind: FileKind) -> Refusal {
    match why {
        NotUnpacked::TooLarge => too_large(LARGEST_FILE + 1),
        NotUnpacked::Damaged => Refusal::OtherFile { kind },
    }
}

fn too_large(bytes: usize) -> Refusal {
    let limit = LARGEST_FILE;
    Refusal::TooLarge { bytes, limit }
}

impl OfferedArchive {
    /// The bytes of a file in it.
    pub(in crate::state) async fn take(&self, file: &PackedFile) -> Result<Vec<u8>, Refusal> {
        let kind = FileKind::Zip;
        match file.take(&self.bytes) {
            Ok(PackedContent::Plain(bytes)) => Ok(bytes),
            Ok(PackedContent::Gzip(gzip)) => {
                let plain = unpack_at_most(&gzip, file.size).await;
                plain.map_err(|why| refusal(why, kind))
            }
            Err(NotTaken::TooLarge) => Err(too_large(file.size)),
            Err(NotTaken::Locked | NotTaken::Damaged) => Err(Refusal::OtherFile { kind }),
        }
    }
}

//! What lies in a ZIP archive that somebody sent: its list, read without unpacking anything, and each file as
//! bytes that a browser unpacks.

use std::ops::Range;

use crate::bundle::checksum;
use crate::json::LARGEST_FILE;
use crate::zip_directory::{LOCAL, ZipEntry, directory, half, word};

/// A file in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackedFile {
    /// With its folders.
    pub name: String,
    /// How many bytes it says that it unpacks to.
    pub size: usize,
    packing: Packing,
    checksum: u32,
    /// Where its bytes lie in the archive.
    place: Range<usize>,
}

/// How a file is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Packing {
    Stored,
    Deflated,
    /// With a password, or in a way that we do not know.
    Other,
}

/// A file's bytes, as far as they can be had without unpacking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackedContent {
    Plain(Vec<u8>),
    /// As a gzip file of its own, to be unpacked to no more than it says.
    Gzip(Vec<u8>),
}

/// Why a file of an archive cannot be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// Locked with a password, or packed in a way that we do not know.
    Locked,
    TooLarge,
    Damaged,
}

/// More files than this are not listed: an archive of ours has some hundred.
const MOST_FILES: usize = 5_000;

/// The files of an archive, without folders and what systems add for themselves; `None` where the bytes are
/// no archive, or one that is cut off or damaged.
pub fn packed_files(archive: &[u8]) -> Option<Vec<PackedFile>> {
    let entries = directory(archive, MOST_FILES)?.into_iter();
    let files = entries.map(|entry| packed_file(archive, entry));
    let files: Option<Vec<PackedFile>> = files.collect();
    let mut files = files?;
    files.retain(|file| !is_of_a_system(&file.name));
    Some(files)
}

/// The file of an entry of the list.
fn packed_file(archive: &[u8], entry: ZipEntry) -> Option<PackedFile> {
    let packing = match entry.method {
        _ if entry.is_locked => Packing::Other,
        0 => Packing::Stored,
        8 => Packing::Deflated,
        _ => Packing::Other,
    };
    let local = entry.local;
    if word(archive, local)? != LOCAL {
        return None;
    }
    let [own_name, own_extra] = [26, 28].map(|offset| half(archive, local + offset));
    let start = local + 30 + usize::from(own_name?) + usize::from(own_extra?);
    let end = start.checked_add(entry.packed)?;
    archive.get(start..end)?;
    Some(PackedFile {
        name: entry.name,
        size: entry.unpacked,
        packing,
        checksum: entry.checksum,
        place: start..end,
    })
}

/// Folders, and what systems put into archives for themselves.
fn is_of_a_system(name: &str) -> bool {
    let own = last_part(name);
    own.is_empty()
        || name.starts_with("__MACOSX/")
        || own.starts_with("._")
        || [".DS_Store", "Thumbs.db", "desktop.ini"].contains(&own)
}

fn last_part(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

impl PackedFile {
    /// Its name without folders.
    pub fn own_name(&self) -> &str {
        last_part(&self.name)
    }

    /// Whether its name is that of a region's file, locked or not.
    pub fn may_be_region(&self) -> bool {
        let name = self.own_name().to_lowercase();
        let endings = [".enlace", ".age", ".json", ".json.txt", ".enlace.txt"];
        endings.iter().any(|ending| name.ends_with(ending))
    }

    /// Its bytes out of the archive that it was listed in.
    pub fn take(&self, archive: &[u8]) -> Result<PackedContent, NotTaken> {
        let packed = archive.get(self.place.clone()).ok_or(NotTaken::Damaged)?;
        if self.size > LARGEST_FILE {
            return Err(NotTaken::TooLarge);
        }
        match self.packing {
            Packing::Other => Err(NotTaken::Locked),
            Packing::Stored if checksum(packed) == self.checksum => {
                Ok(PackedContent::Plain(packed.to_vec()))
            }
            Packing::Stored => Err(NotTaken::Damaged),
            Packing::Deflated => {
                // Both wrap the same: a gzip file says before it that it is one, and after it what to expect.
                let mut gzip = vec![0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255];
                gzip.extend(packed);
                gzip.extend(self.checksum.to_le_bytes());
                gzip.extend((self.size as u32).to_le_bytes());
                Ok(PackedContent::Gzip(gzip))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read, Write};

    use zip::write::SimpleFileOptions;
    use zip::{CompressionMethod, ZipWriter};

    use super::*;
    use crate::bundle::{Bundled, bundle};
    use crate::zip_directory::CENTRAL;

    /// An archive as another program makes it.
    fn zipped(files: &[(&str, &str)], method: CompressionMethod) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(method);
        for (name, text) in files {
            archive.start_file(*name, options).expect("is written");
            archive.write_all(text.as_bytes()).expect("is written");
        }
        archive.finish().expect("is written").into_inner()
    }

    /// What a browser makes of a file that was taken.
    fn unpacked(taken: PackedContent) -> String {
        let bytes = match taken {
            PackedContent::Plain(bytes) => bytes,
            PackedContent::Gzip(gzip) => {
                let mut bytes = Vec::new();
                let mut gzip = flate2::read::GzDecoder::new(&gzip[..]);
                gzip.read_to_end(&mut bytes).expect("is whole");
                bytes
            }
        };
        String::from_utf8(bytes).expect("is text")
    }

    const FILES: [(&str, &str); 6] = [
        ("respostas/", ""),
        (
            "respostas/Escola Básica.enlace",
            "{\"format\":\"enlace-region\"}",
        ),
        ("respostas/locked.enlace.age", "age-encryption.org/v1"),
        ("__MACOSX/._Escola.enlace", "x"),
        ("leia-me.pdf", "%PDF-1.4"),
        (".DS_Store", "x"),
    ];

    #[test]
    fn an_archive_lists_its_files_and_each_can_be_had() {
        for method in [CompressionMethod::Stored, CompressionMethod::Deflated] {
            let archive = zipped(&FILES, method);
            let files = packed_files(&archive).expect("is an archive");
            let names: Vec<&str> = files.iter().map(|file| file.own_name()).collect();
            assert_eq!(
                names,
                ["Escola Básica.enlace", "locked.enlace.age", "leia-me.pdf"]
            );
            let regions: Vec<bool> = files.iter().map(PackedFile::may_be_region).collect();
            assert_eq!(regions, [true, true, false]);
            for file in &files {
                let taken = unpacked(file.take(&archive).expect("is there"));
                let written = FILES.iter().find(|(name, _)| *name == file.name);
                assert_eq!(Some(taken.as_str()), written.map(|(_, text)| *text));
            }
        }
    }

    #[test]
    fn what_we_bundle_is_listed_again() {
        let file = |name: &str| Bundled {
            name: name.to_owned(),
            bytes: b"{}".to_vec(),
        };
        let archive = bundle(&[file("a.enlace"), file("ç.enlace")], &"2026-11-22".into());
        let archive = archive.expect("is small");
        let files = packed_files(&archive).expect("is an archive");
        assert_eq!(files.len(), 2);
        assert_eq!(files[1].name, "ç.enlace");
        assert_eq!(
            files[1].take(&archive),
            Ok(PackedContent::Plain(b"{}".to_vec()))
        );
    }

    #[test]
    fn an_archive_that_is_cut_off_changed_or_locked_says_so() {
        let archive = zipped(&FILES, CompressionMethod::Stored);
        for length in 0..archive.len() {
            // Whatever is left of it, reading ends.
            if let Some(files) = packed_files(&archive[..length]) {
                files
                    .iter()
                    .for_each(|file| drop(file.take(&archive[..length])));
            }
        }
        let mut changed = archive.clone();
        let text = b"enlace-region";
        let at = changed.windows(text.len()).position(|part| part == text);
        changed[at.expect("is stored")] = b'E';
        let files = packed_files(&changed).expect("lists");
        assert_eq!(files[0].take(&changed), Err(NotTaken::Damaged));

        let mut locked = archive.clone();
        let list = locked.windows(4).enumerate();
        let list = list.filter(|(_, part)| *part == CENTRAL.to_le_bytes());
        let all: Vec<usize> = list.map(|(at, _)| at).collect();
        all.iter().for_each(|at| locked[at + 8] |= 1);
        for file in packed_files(&locked).expect("lists") {
            assert_eq!(file.take(&locked), Err(NotTaken::Locked));
        }
        assert_eq!(
            packed_files(b"no archive at all, however long it may be"),
            None
        );
        assert_eq!(packed_files(b""), None);
    }
}

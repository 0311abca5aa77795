//! Several files in one: a ZIP archive in which each lies as it is, so that any system opens it.

use crate::zip_directory::{CENTRAL, END, LOCAL};
use enlace_model::PartialDate;

/// A file that goes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundled {
    /// Without folders; no two are the same.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Names are written in UTF-8.
const UTF8: u16 = 0x0800;
/// What a reader must know to unpack it: ZIP 2.0.
const NEEDED: u16 = 20;

/// The name, with a number where another file has it already; systems that take great and small letters
/// for the same must be able to unpack both.
pub fn distinct_name(name: String, files: &[Bundled]) -> String {
    let taken = |name: &str| {
        let name = name.to_lowercase();
        files.iter().any(|file| file.name.to_lowercase() == name)
    };
    let (stem, ending) = name.split_at(name.find(".enlace").unwrap_or(name.len()));
    let mut own = name.clone();
    let mut number = 2;
    while taken(&own) {
        own = format!("{stem} ({number}){ending}");
        number += 1;
    }
    own
}

/// The archive of these files, made on this day; `None` where it would be larger than the plain format can
/// say (4 GB, 65,535 files).
pub fn bundle(files: &[Bundled], day: &PartialDate) -> Option<Vec<u8>> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    let date = date(day);
    for file in files {
        let at = u32::try_from(out.len()).ok()?;
        let size = u32::try_from(file.bytes.len()).ok()?;
        let name = u16::try_from(file.name.len()).ok()?;
        let mut common = Vec::new();
        // Stored as it is, made at midnight.
        for half in [NEEDED, UTF8, 0, 0, date] {
            common.extend(half.to_le_bytes());
        }
        for whole in [checksum(&file.bytes), size, size] {
            common.extend(whole.to_le_bytes());
        }
        common.extend(name.to_le_bytes());
        common.extend([0; 2]);

        out.extend(LOCAL.to_le_bytes());
        out.extend(&common);
        out.extend(file.name.as_bytes());
        out.extend(&file.bytes);

        list.extend(CENTRAL.to_le_bytes());
        list.extend(NEEDED.to_le_bytes());
        list.extend(&common);
        // No comment, one disk, no attributes.
        list.extend([0; 10]);
        list.extend(at.to_le_bytes());
        list.extend(file.name.as_bytes());
    }
    let count = u16::try_from(files.len()).ok()?;
    let (at, size) = (
        u32::try_from(out.len()).ok()?,
        u32::try_from(list.len()).ok()?,
    );
    out.append(&mut list);
    out.extend(END.to_le_bytes());
    out.extend([0; 4]);
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(size.to_le_bytes());
    out.extend(at.to_le_bytes());
    out.extend([0; 2]);
    Some(out)
}

/// A day as archives write it, counted from 1980.
fn date(day: &PartialDate) -> u16 {
    let mut parts = day
        .as_str()
        .split('-')
        .map(|part| part.parse().unwrap_or(1));
    let mut next = || parts.next().unwrap_or(1_u16);
    let (year, month, day) = (next().saturating_sub(1980), next(), next());
    year.min(127) << 9 | month.min(12) << 5 | day.min(31)
}

/// CRC-32, as archives want it.
pub(crate) fn checksum(bytes: &[u8]) -> u32 {
    let mut table = [0_u32; 256];
    for (byte, entry) in (0_u32..).zip(&mut table) {
        *entry = (0..8).fold(byte, |rest, _| match rest & 1 {
            0 => rest >> 1,
            _ => rest >> 1 ^ 0xEDB8_8320,
        });
    }
    !bytes.iter().fold(!0_u32, |sum, byte| {
        let [low, ..] = sum.to_le_bytes();
        sum >> 8 ^ table[usize::from(low ^ byte)]
    })
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn two_partners_of_one_name_get_files_of_two_names() {
        let mut files = Vec::new();
        for name in [
            "Escola.enlace.age",
            "Escola.enlace.age",
            "ESCOLA.enlace.age",
        ] {
            let name = distinct_name(name.to_owned(), &files);
            let bytes = Vec::new();
            files.push(Bundled { name, bytes });
        }
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        let expected = [
            "Escola.enlace.age",
            "Escola (2).enlace.age",
            "ESCOLA (3).enlace.age",
        ];
        assert_eq!(names, expected);
    }

    #[test]
    fn another_program_finds_each_file_under_its_name_as_it_was() {
        let files = ["Escola Básica do Ave.enlace", "empty.enlace"].map(|name| Bundled {
            name: name.to_owned(),
            bytes: name.replace("empty.enlace", "").repeat(300).into_bytes(),
        });
        let bytes = bundle(&files, &"2026-11-22".into()).expect("is small");
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("is an archive");
        assert_eq!(archive.len(), 2);
        for (i, file) in files.iter().enumerate() {
            let mut entry = archive.by_index(i).expect("is there");
            assert_eq!(entry.name().expect("is text"), file.name);
            let mut found = Vec::new();
            // Reading fails where the checksum is not that of the bytes.
            entry.read_to_end(&mut found).expect("is whole");
            assert_eq!(found, file.bytes);
        }
    }
}

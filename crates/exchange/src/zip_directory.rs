//! The list at the end of a ZIP archive, read without unpacking anything: whoever opens a packed file or a
//! workbook looks here first.

/// How an archive marks a file, an entry of its list, and its end.
pub(crate) const LOCAL: u32 = 0x0403_4b50;
pub(crate) const CENTRAL: u32 = 0x0201_4b50;
pub(crate) const END: u32 = 0x0605_4b50;
/// The length of the end of an archive without its comment, and the longest comment.
const END_LENGTH: usize = 22;
const LONGEST_COMMENT: usize = 65_535;

/// What the list says of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZipEntry {
    /// With its folders.
    pub name: String,
    /// How many bytes it takes in the archive, and how many it says that it unpacks to.
    pub packed: usize,
    pub unpacked: usize,
    /// Whether it is locked with a password.
    pub is_locked: bool,
    /// How it is packed, as the format counts the ways.
    pub(crate) method: u16,
    pub(crate) checksum: u32,
    /// Where the file's own mark lies.
    pub(crate) local: usize,
}

/// The entries of an archive, at most so many of them; `None` where the bytes are no archive, or one that is
/// cut off or damaged, or larger than 4 GB.
pub fn directory(archive: &[u8], most: usize) -> Option<Vec<ZipEntry>> {
    let end = end(archive)?;
    let count = usize::from(half(archive, end + 10)?);
    let mut at = word(archive, end + 16)? as usize;
    let mut entries = Vec::with_capacity(count.min(most));
    for _ in 0..count.min(most) {
        if word(archive, at)? != CENTRAL {
            return None;
        }
        let [name, extra, comment] = [28, 30, 32].map(|offset| half(archive, at + offset));
        let (name, extra, comment) = (name?.into(), usize::from(extra?), usize::from(comment?));
        let bytes = archive.get(at + 46..)?.get(..name)?;
        entries.push(ZipEntry {
            name: String::from_utf8_lossy(bytes).into_owned(),
            packed: word(archive, at + 20)? as usize,
            unpacked: word(archive, at + 24)? as usize,
            is_locked: half(archive, at + 8)? & 1 == 1,
            method: half(archive, at + 10)?,
            checksum: word(archive, at + 16)?,
            local: word(archive, at + 42)? as usize,
        });
        at += 46 + name + extra + comment;
    }
    Some(entries)
}

/// Where the end of an archive begins: the last one whose comment goes to the last byte, or else, where
/// something was appended, the last one whose comment is whole.
fn end(archive: &[u8]) -> Option<usize> {
    let last = archive.len().checked_sub(END_LENGTH)?;
    let after = |at: usize| {
        let comment = half(archive, at + 20).filter(|_| word(archive, at) == Some(END))?;
        Some(at + END_LENGTH + usize::from(comment))
    };
    let places = || (last.saturating_sub(LONGEST_COMMENT)..=last).rev();
    let whole = places().find(|at| after(*at) == Some(archive.len()));
    whole.or_else(|| places().find(|at| after(*at).is_some_and(|end| end <= archive.len())))
}

pub(crate) fn half(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(two.try_into().ok()?))
}

pub(crate) fn word(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn zipped(comment: &[u8]) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["a.enlace", "b/ç.enlace"] {
            let options = SimpleFileOptions::default();
            archive.start_file(name, options).expect("is written");
            archive.write_all(b"{}").expect("is written");
        }
        let set = archive.set_raw_comment(comment.into());
        set.expect("is short enough");
        archive.finish().expect("is written").into_inner()
    }

    fn names(archive: &[u8]) -> Option<Vec<String>> {
        let entries = directory(archive, 10)?.into_iter();
        Some(entries.map(|entry| entry.name).collect())
    }

    #[test]
    fn the_list_is_found_whatever_the_comment_says_and_behind_what_was_appended() {
        let expected = Some(vec!["a.enlace".to_owned(), "b/ç.enlace".to_owned()]);
        assert_eq!(names(&zipped(b"")), expected);
        assert_eq!(
            names(&zipped("of the Ave, ".repeat(5_000).as_bytes())),
            expected
        );
        // A comment that looks like an end of its own.
        let like_an_end = [&END.to_le_bytes()[..], &[0; 40]].concat();
        assert_eq!(names(&zipped(&like_an_end)), expected);
        let appended = [&zipped(b"")[..], b"\r\n"].concat();
        assert_eq!(names(&appended), expected);
        assert_eq!(directory(&zipped(b""), 1).map(|all| all.len()), Some(1));
        for wrong in [&b""[..], b"PK", &zipped(b"")[..60], &END.to_le_bytes()] {
            assert_eq!(names(wrong), None);
        }
    }
}

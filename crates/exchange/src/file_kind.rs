//! What a file is that is no region: told by its bytes, since a name may say anything.

use serde::{Deserialize, Serialize};

enlace_model::variants! {
    /// What a file is that is no region.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum FileKind {
        /// A ZIP archive that is no document of another program.
        Zip = "zip",
        Gzip = "gzip",
        /// An archive of another kind (7z, RAR, tar …).
        OtherArchive = "other_archive",
        Workbook = "workbook",
        /// A letter or the slides of an office program.
        Document = "document",
        Pdf = "pdf",
        Image = "image",
        /// Sound or film.
        Recording = "recording",
        /// A web page, such as one that asks to sign in.
        WebPage = "web_page",
        /// An e-mail as a file, or as its text.
        Mail = "mail",
        /// Lines of cells.
        Table = "table",
        /// A map of outlines or points.
        Map = "map",
        /// XML of another program.
        Xml = "xml",
        /// What leads to a file or an address and is not the file.
        Shortcut = "shortcut",
        Program = "program",
        /// Locked by another program.
        OtherLock = "other_lock",
        /// Plain words.
        PlainText = "plain_text",
        /// No text, and nothing that is known.
        Unknown = "unknown",
    }
}

impl FileKind {
    /// What these bytes are; `None` where they begin as JSON does, or are nothing at all.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if let Some(kind) = by_signature(bytes) {
            return Some(kind);
        }
        let text = beginning(bytes);
        let text = text.trim_start();
        if text.is_empty() {
            return None;
        }
        if text.starts_with("[InternetShortcut]") || text.starts_with("[Desktop Entry]") {
            return Some(Self::Shortcut);
        }
        if text.starts_with(['{', '[']) {
            return is_map(text).then_some(Self::Map);
        }
        let has_controls = text
            .chars()
            .any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}'));
        match has_controls {
            true => Some(Self::Unknown),
            false => Some(of_text(text)),
        }
    }
}

/// So many bytes are looked at where a whole file need not be.
const LOOKED_AT: usize = 8_192;

/// The bytes with which files of a kind begin.
const SIGNATURES: &[(&[u8], FileKind)] = &[
    (b"\x1F\x8B", FileKind::Gzip),
    (b"7z\xBC\xAF\x27\x1C", FileKind::OtherArchive),
    (b"Rar!\x1A\x07", FileKind::OtherArchive),
    (b"BZh", FileKind::OtherArchive),
    (b"\xFD7zXZ\0", FileKind::OtherArchive),
    (b"\x28\xB5\x2F\xFD", FileKind::OtherArchive),
    (b"MSCF", FileKind::OtherArchive),
    (b"\x89PNG", FileKind::Image),
    (b"\xFF\xD8\xFF", FileKind::Image),
    (b"GIF8", FileKind::Image),
    (b"II*\0", FileKind::Image),
    (b"MM\0*", FileKind::Image),
    (b"\0\0\x01\0", FileKind::Image),
    (b"8BPS", FileKind::Image),
    (b"ID3", FileKind::Recording),
    (b"OggS", FileKind::Recording),
    (b"fLaC", FileKind::Recording),
    (b"\x1A\x45\xDF\xA3", FileKind::Recording),
    (b"MZ", FileKind::Program),
    (b"\x7FELF", FileKind::Program),
    (b"\xCA\xFE\xBA\xBE", FileKind::Program),
    (b"\xCF\xFA\xED\xFE", FileKind::Program),
    (b"{\\rtf", FileKind::Document),
    (b"L\0\0\0\x01\x14\x02\0", FileKind::Shortcut),
    (b"\x78\x9F\x3E\x22", FileKind::Mail),
];

fn by_signature(bytes: &[u8]) -> Option<FileKind> {
    let found = SIGNATURES
        .iter()
        .find(|(signature, _)| bytes.starts_with(signature));
    if let Some((_, kind)) = found {
        return Some(*kind);
    }
    let head = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    match bytes {
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] | [b'P', b'K', 7, 8, ..] => {
            Some(of_archive(bytes))
        }
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => Some(of_old_office(bytes)),
        [b'R', b'I', b'F', b'F', _, _, _, _, form @ ..] if form.starts_with(b"WEBP") => {
            Some(FileKind::Image)
        }
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W' | b'A',
            b'A' | b'V',
            ..,
        ] => Some(FileKind::Recording),
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => Some(FileKind::Image),
        [_, _, _, _, b'f', b't', b'y', b'p', brand, ..] => Some(match brand {
            // heic, avif and their like are pictures; what is else in such a frame is film or sound.
            b'h' | b'a' if !head[8..].starts_with(b"avc") => FileKind::Image,
            _ => FileKind::Recording,
        }),
        _ if has(head, b"%PDF-") && !head.trim_ascii_start().starts_with(b"{") => {
            Some(FileKind::Pdf)
        }
        _ if bytes.get(257..262) == Some(b"ustar") => Some(FileKind::OtherArchive),
        _ => None,
    }
}

/// An archive with the parts of an office document is that document.
fn of_archive(bytes: &[u8]) -> FileKind {
    const SHEETS: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
    let head = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let tail = bytes.get(bytes.len().saturating_sub(LOOKED_AT)..);
    let named = |name: &[u8]| has(head, name) || tail.is_some_and(|tail| has(tail, name));
    if named(b"xl/workbook") || has(head, SHEETS) {
        FileKind::Workbook
    } else if [
        &b"word/document"[..],
        b"ppt/presentation",
        b"opendocument",
        b"epub+zip",
    ]
    .iter()
    .any(|name| named(name))
    {
        FileKind::Document
    } else {
        FileKind::Zip
    }
}

/// Office programs before 2007 wrote one kind of file for workbooks, letters and mail.
fn of_old_office(bytes: &[u8]) -> FileKind {
    // Names in such a file are written in UTF-16.
    let named = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        has(bytes, &wide)
    };
    if named("__substg1.0_") || named("__properties_version") {
        FileKind::Mail
    } else if named("WordDocument") || named("PowerPoint Document") {
        FileKind::Document
    } else {
        FileKind::Workbook
    }
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The first letters, whatever bytes they are written in.
fn beginning(bytes: &[u8]) -> String {
    let wide = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let (units, _) = rest.as_chunks::<2>();
        let units = units.iter().take(LOOKED_AT).map(|own| unit(*own));
        let letters = char::decode_utf16(units);
        letters
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            let head = bytes.get(..LOOKED_AT).unwrap_or(bytes);
            String::from_utf8_lossy(head).into_owned()
        }
    }
}

/// Whether JSON is a map: it says so near its beginning.
fn is_map(text: &str) -> bool {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    [
        "FeatureCollection",
        "Feature",
        "Topology",
        "GeometryCollection",
    ]
    .iter()
    .any(|kind| plain.contains(&format!("\"type\":\"{kind}\"")))
}

fn of_text(text: &str) -> FileKind {
    let low = text.to_lowercase();
    let begins = |heads: &[&str]| heads.iter().any(|head| low.starts_with(head));
    if low.contains("<html") || begins(&["<!doctype html", "<head", "<body", "<script"]) {
        return FileKind::WebPage;
    }
    if low.contains("<svg") {
        return FileKind::Image;
    }
    if low.contains("<key>url</key>") {
        return FileKind::Shortcut;
    }
    if begins(&["<kml", "<gpx"]) || low.contains("<kml") || low.contains("<gpx") {
        return FileKind::Map;
    }
    if begins(&["-----begin pgp", "-----begin cms", "-----begin pkcs7"]) {
        return FileKind::OtherLock;
    }
    if text.starts_with('<') {
        return FileKind::Xml;
    }
    if is_mail(&low) {
        return FileKind::Mail;
    }
    match is_table(text) {
        true => FileKind::Table,
        false => FileKind::PlainText,
    }
}

/// The lines with which a mail says whom it is from and what it is about, as programs save them and as
/// people copy them.
const MAIL_LINES: [&str; 26] = [
    "from",
    "to",
    "cc",
    "bcc",
    "sent",
    "date",
    "subject",
    "received",
    "return-path",
    "delivered-to",
    "mime-version",
    "message-id",
    "reply-to",
    "content-type",
    "x-mailer",
    "dkim-signature",
    "attachments",
    "de",
    "para",
    "enviado",
    "enviada",
    "data",
    "assunto",
    "asunto",
    "fecha",
    "anexos",
];

fn is_mail(low: &str) -> bool {
    let lines = low.lines().take(40);
    let named = lines.filter(|line| {
        let head = line.split_once(':').map(|(head, _)| head.trim());
        head.is_some_and(|head| MAIL_LINES.contains(&head))
    });
    named.count() >= 2 || low.starts_with("from ") && low.contains("\nfrom:")
}

/// Whether the first lines have cells: as many of one mark in each.
fn is_table(text: &str) -> bool {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(5)
        .collect();
    // The last of the letters that were looked at may be half a line.
    let whole = if lines.len() == 5 {
        &lines[..4]
    } else {
        &lines
    };
    [';', '\t', ',', '|'].iter().any(|mark| {
        let count = |line: &&str| line.matches(*mark).count();
        let first = whole.first().map_or(0, count);
        whole.len() >= 2 && first > 0 && whole.iter().all(|line| count(line) == first)
    })
}

#[cfg(test)]
mod tests;

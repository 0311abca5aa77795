//! Files that are no tables and show it by their first bytes.

use crate::table::refusal::TableRefusal;
use enlace_exchange::file_kind::FileKind;

/// Why a file is not read that shows by its bytes what it is; `None` where it may be a table.
pub(super) fn of_another_kind(bytes: &[u8]) -> Option<TableRefusal> {
    // Forms of text in which tables and cards travel, by their first line.
    const OLD: [&[u8]; 5] = [
        b"ID;P",
        b"TABLE\r\n0,1",
        b"TABLE\n0,1",
        b"BEGIN:VCARD",
        b"BEGIN:VCALENDAR",
    ];
    if OLD.iter().any(|start| bytes.starts_with(start)) {
        return Some(TableRefusal::OldTable);
    }
    // A page with its pictures is kept as an e-mail is.
    if bytes.starts_with(b"MIME-Version:") {
        return Some(TableRefusal::Mail);
    }
    Some(match FileKind::of(bytes)? {
        FileKind::Gzip | FileKind::OtherArchive | FileKind::Zip => TableRefusal::Archive,
        FileKind::Mail => TableRefusal::Mail,
        FileKind::Shortcut => TableRefusal::Shortcut,
        FileKind::Pdf
        | FileKind::Image
        | FileKind::Recording
        | FileKind::Program
        | FileKind::Document
        | FileKind::OtherLock => TableRefusal::NotATable,
        FileKind::Workbook
        | FileKind::WebPage
        | FileKind::Table
        | FileKind::Map
        | FileKind::Xml
        | FileKind::PlainText
        | FileKind::Unknown => return None,
    })
}

//! Each kind by several of its own: bytes as other programs write them.

use super::*;

#[track_caller]
fn check(expected: FileKind, files: &[&[u8]]) {
    for bytes in files {
        let shown = String::from_utf8_lossy(bytes);
        assert_eq!(FileKind::of(bytes), Some(expected), "{shown:?}");
    }
}

fn wide(text: &str) -> Vec<u8> {
    let units = text.encode_utf16().flat_map(u16::to_le_bytes);
    units.collect()
}

#[test]
fn archives_and_what_is_packed_as_one_are_told_apart() {
    let old = |name: &str| [&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"[..], &wide(name)].concat();
    check(
        FileKind::Zip,
        &[b"PK\x03\x04..answers/Ave.enlace", b"PK\x05\x06"],
    );
    check(
        FileKind::Workbook,
        &[
            b"PK\x03\x04..[Content_Types].xml..xl/workbook.xml",
            b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
            &old("Workbook"),
            &old("EncryptedPackage"),
        ],
    );
    check(
        FileKind::Document,
        &[
            b"PK\x03\x04..word/document.xml",
            b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.text",
            &old("WordDocument"),
            b"{\\rtf1\\ansi",
        ],
    );
    check(FileKind::Gzip, &[b"\x1F\x8B\x08\0"]);
    let mut tar = vec![b'a'; 257];
    tar.extend(b"ustar\0");
    check(
        FileKind::OtherArchive,
        &[b"7z\xBC\xAF\x27\x1C\0\x04", b"Rar!\x1A\x07\x01\0", &tar],
    );
    check(FileKind::Mail, &[&old("__substg1.0_37")]);
}

#[test]
fn pictures_papers_recordings_and_programs_are_known_by_their_first_bytes() {
    check(FileKind::Pdf, &[b"%PDF-1.7\n%\xE2\xE3", b"\r\n%PDF-1.4"]);
    check(
        FileKind::Image,
        &[
            b"\x89PNG\r\n\x1A\n\0",
            b"\xFF\xD8\xFF\xE0\0\x10JFIF",
            b"GIF89a\x01\0",
            b"RIFF\x24\0\0\0WEBPVP8 ",
            b"\0\0\0\x18ftypheic\0\0",
            b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            b"BM\x36\0\x0C\0\0\0\0\0\x36\0",
        ],
    );
    check(
        FileKind::Recording,
        &[
            b"\0\0\0\x20ftypisom\0\0",
            b"ID3\x04\0",
            b"RIFF\x24\0\0\0WAVEfmt ",
        ],
    );
    check(FileKind::Program, &[b"MZ\x90\0\x03\0", b"\x7FELF\x02\x01"]);
    check(
        FileKind::Unknown,
        &[b"\x00\x01\x02\x03", b"SQLite format 3\0\x10\0"],
    );
}

#[test]
fn texts_say_what_they_are() {
    check(
        FileKind::WebPage,
        &[
            b"<!DOCTYPE html><html><title>Sign in</title>",
            b"\xEF\xBB\xBF\n <HTML><body>",
            b"<?xml version=\"1.0\"?><html xmlns=\"x\">",
            &[&b"\xFF\xFE"[..], &wide("<html>Iniciar sess\u{e3}o")].concat(),
        ],
    );
    check(
        FileKind::Mail,
        &[
            b"Return-Path: <a@b.pt>\r\nReceived: from mail\r\nSubject: Ave\r\n",
            "De: Ana <a@b.pt>\nEnviado: 2 de março\nPara: Rui\nAssunto: Ave\n\nEm anexo".as_bytes(),
            b"De: Ana\nFecha: 2\nAsunto: Ave\n",
            b"From a@b.pt Mon Mar 2\nFrom: Ana\n",
        ],
    );
    check(
        FileKind::Table,
        &[
            b"id;name\n1;Ave",
            b"a\tb\nc\td\n",
            b"a,b,c\n1,2,3\n4,5,6\n7,8,9\n0,1,2\n3,4",
        ],
    );
    check(
        FileKind::Map,
        &[
            b"{\"type\": \"FeatureCollection\", \"features\": []}",
            b"<?xml version=\"1.0\"?>\n<kml>",
            b"{\"type\":\"Topology\"}",
        ],
    );
    check(
        FileKind::Xml,
        &[b"<?xml version=\"1.0\"?><region/>", b"<region>"],
    );
    check(
        FileKind::Shortcut,
        &[
            b"[InternetShortcut]\r\nURL=https://a.pt",
            b"L\0\0\0\x01\x14\x02\0\0\0",
        ],
    );
    check(FileKind::OtherLock, &[b"-----BEGIN PGP MESSAGE-----\n"]);
    check(
        FileKind::PlainText,
        &[
            b"Good morning,\nplease find the file attached",
            b"caf\xE9",
            b"enlace",
        ],
    );
}

#[test]
fn what_begins_as_json_does_is_left_to_its_reader() {
    for text in [
        "",
        " \n",
        "{",
        "{\"format\": enlace",
        "[1, 2,]",
        "{\"type\":\"x\"}",
    ] {
        assert_eq!(FileKind::of(text.as_bytes()), None, "{text:?}");
    }
}

#[test]
fn every_kind_has_an_id_of_its_own() {
    let mut ids: Vec<&str> = FileKind::ALL.iter().map(|kind| kind.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), FileKind::ALL.len());
}

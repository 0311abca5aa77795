//! Rows that a workbook hides, by a filter or by hand: no reader of cells tells them.

use std::io::{Cursor, Read};

use zip::ZipArchive;

/// The hidden rows of a sheet, counted from 0, in order; none where the archive does not say where
/// the sheet lies. Its sizes were looked at before.
pub(super) fn hidden_rows(bytes: &[u8], sheet: &str) -> Vec<usize> {
    let found = || {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let workbook = text(&mut archive, "xl/workbook.xml")?;
        let id = tags(&workbook, "sheet")
            .find(|tag| attribute(tag, "name").is_some_and(|name| plain(name) == sheet))
            .and_then(|tag| attribute(tag, "r:id"))?;
        let relations = text(&mut archive, "xl/_rels/workbook.xml.rels")?;
        let place = tags(&relations, "Relationship")
            .find(|tag| attribute(tag, "Id") == Some(id))
            .and_then(|tag| attribute(tag, "Target"))?;
        let place = match place.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("xl/{place}"),
        };
        text(&mut archive, &place)
    };
    let sheet = found().unwrap_or_default();
    let mut rows = Vec::new();
    let mut place = 0usize;
    for tag in tags(&sheet, "row") {
        let said = attribute(tag, "r").and_then(|place| place.parse().ok());
        place = said.unwrap_or(place + 1);
        if attribute(tag, "hidden").is_some_and(|hidden| matches!(hidden, "1" | "true")) {
            rows.push(place.saturating_sub(1));
        }
    }
    rows
}

fn text(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<String> {
    let mut bytes = Vec::new();
    archive
        .by_name(name)
        .ok()?
        .read_to_end(&mut bytes)
        .ok()
        .map(|_| String::from_utf8_lossy(&bytes).into_owned())
}

/// What stands in the tags of a name, without the name.
fn tags<'t>(text: &'t str, name: &str) -> impl Iterator<Item = &'t str> {
    let name = name.to_owned();
    text.split('<').skip(1).filter_map(move |part| {
        let (tag, _) = part.split_once('>')?;
        let rest = tag.strip_prefix(name.as_str())?;
        rest.starts_with(char::is_whitespace).then_some(rest)
    })
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let start = format!(" {name}=\"");
    let (_, rest) = tag.split_once(start.as_str())?;
    rest.split_once('"').map(|(value, _)| value)
}

/// The name of a sheet without the entities of XML.
fn plain(name: &str) -> String {
    let marks = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&amp;", "&"),
    ];
    let without = |text: String, (entity, mark): &(&str, &str)| text.replace(entity, mark);
    marks.iter().fold(name.to_owned(), without)
}

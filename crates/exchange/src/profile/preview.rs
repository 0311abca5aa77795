//! What exactly a file contains: counted in the slice itself, not told from the rules.

use crate::profile::sums::{SUMS, Sum, sums_of};
use enlace_edit::AnyRecord;
use enlace_edit::merge::header_text;
use enlace_model::entries::Entries;
use enlace_model::region::{Header, Source};
use enlace_model::{Kind, Region};
use serde_json::value::RawValue;

/// What a region, or the part of one that goes into a file, contains.
#[derive(Clone, Debug, PartialEq)]
pub struct Contents {
    /// The fields of the region as a whole that say something, by their names in the file.
    pub header: Vec<String>,
    /// Where its facts come from, as the file says it.
    pub sources: Vec<String>,
    /// The lists that are not empty, in the order of the file.
    pub lists: Vec<ListContents>,
    /// How many settings of the method were changed.
    pub settings: usize,
    /// The fields around the region, and unknown ones of the region, by their names in the file.
    pub around: Vec<String>,
    /// How many pieces could not be read and go along as text.
    pub set_aside: usize,
    /// Sums that name no firm.
    pub sums: Vec<Sum>,
}

/// What a list contains.
#[derive(Clone, Debug, PartialEq)]
pub struct ListContents {
    pub kind: Kind,
    pub count: usize,
    /// The fields that at least one of its records has, in the order in which they first stand; those in
    /// the entries of a list as `history[0].entrants`.
    pub fields: Vec<String>,
}

/// Counts what is there.
pub fn contents(region: &Region) -> Contents {
    let mut lists = Vec::new();
    for &kind in Kind::ALL {
        let count = region.count(kind);
        if count == 0 {
            continue;
        }
        let mut fields = Vec::new();
        AnyRecord::each_text(kind, region, &mut |_, text| note(text, "", &mut fields));
        lists.push(ListContents {
            kind,
            count,
            fields,
        });
    }
    let header = &region.header;
    let mut around: Vec<String> = region
        .envelope
        .iter()
        .map(|(key, _)| key.to_owned())
        .collect();
    around.retain(|key| key != SUMS);
    for (key, _) in header.kept.iter().chain(region.settings.kept.iter()) {
        around.push(key.to_owned());
    }
    Contents {
        header: said(header),
        sources: header.sources.iter().map(source).collect(),
        lists,
        settings: region.settings.iter().count(),
        around,
        set_aside: region.set_aside.len(),
        sums: sums_of(region),
    }
}

/// Notes the fields of an object and what is inside them, each once.
fn note(text: &str, path: &str, fields: &mut Vec<String>) {
    for (name, value) in Entries::of(text).unwrap_or_default().0 {
        let own = match path.is_empty() {
            true => name.into_owned(),
            false => format!("{path}.{name}"),
        };
        let text = value.get();
        let entries: Vec<&RawValue> = serde_json::from_str(text).unwrap_or_default();
        let before = fields.len();
        if text.starts_with('{') {
            note(text, &own, fields);
        }
        for entry in entries.iter().filter(|entry| entry.get().starts_with('{')) {
            note(entry.get(), &format!("{own}[0]"), fields);
        }
        let is_group = text.starts_with('{') || entries.iter().any(|it| it.get().starts_with('{'));
        if !is_group && fields.len() == before && !fields.contains(&own) {
            fields.push(own);
        }
    }
}

/// The fields of the region as a whole that say something.
fn said(header: &Header) -> Vec<String> {
    let text = header_text(header);
    let entries = Entries::of(&text).unwrap_or_default().0;
    let says = entries.into_iter().filter(|(name, value)| {
        Header::FIELDS.contains(&name.as_ref())
            && !matches!(value.get(), "[]" | "{}" | "null" | "\"\"")
    });
    says.map(|(name, _)| name.into_owned()).collect()
}

fn source(source: &Source) -> String {
    let parts = [
        Some(&source.title),
        source.licence.as_ref(),
        source.url.as_ref(),
        source.note.as_ref(),
    ];
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    parts.join(" · ")
}

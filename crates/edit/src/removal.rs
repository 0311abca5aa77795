//! Removing records together with, or apart from, what hangs on them.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::draft::Drafts;
use crate::field::reference::{Mention, forgotten_with, mentions_of};
use crate::field::{Presence, field};
use crate::{AnyRecord, Rejection};
use enlace_model::{Change, Kind, RecordRef, Region};

/// What becomes of the records that refer to those which are removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dependents {
    /// They stay as they are; their references lead nowhere, which the problems tell.
    Keep,
    /// What belongs to a removed record goes too; what only names one forgets it.
    RemoveToo,
    /// They forget the removed records; what cannot be without one goes too.
    Unlink,
}

/// What a removal would do besides removing the records themselves.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Removal {
    /// All records that go, those that were asked for first.
    pub gone: Vec<RecordRef>,
    /// References that are forgotten, in records that stay.
    pub forgotten: Vec<Mention>,
}

/// The places of other records that refer to one of these.
pub fn dependents(region: &Region, records: &[RecordRef]) -> Vec<Mention> {
    let mut found = mentions_of(records, region);
    found.retain(|mention| !records.contains(&mention.record));
    found
}

/// What goes and what is forgotten when these records are removed.
pub fn removal(region: &Region, records: &[RecordRef], how: Dependents) -> Removal {
    let mut removal = Removal {
        gone: records.to_vec(),
        forgotten: Vec::new(),
    };
    if how == Dependents::Keep {
        return removal;
    }
    let mut known: BTreeSet<RecordRef> = BTreeSet::new();
    known.extend(records.iter().cloned());
    let mut latest = records.to_vec();
    while !latest.is_empty() {
        let mut next = Vec::new();
        for mention in mentions_of(&latest, region) {
            if known.contains(&mention.record) {
                continue;
            }
            if goes_with(&mention, how) {
                known.insert(mention.record.clone());
                next.push(mention.record);
            } else {
                removal.forgotten.push(mention);
            }
        }
        removal.gone.extend(next.iter().cloned());
        latest = next;
    }
    let gone = &removal.gone;
    removal
        .forgotten
        .retain(|mention| !gone.contains(&mention.record));
    removal
}

fn goes_with(mention: &Mention, how: Dependents) -> bool {
    let kind = mention.record.kind;
    let is_list = mention.field.contains('[');
    let required = field(kind, &mention.field).map(|field| field.presence);
    let mut rows = kind.rows().iter();
    let belongs = rows.any(|row| row.belongs && row.name == mention.field);
    (required == Some(Presence::Required) && !is_list) || (belongs && how == Dependents::RemoveToo)
}

/// The changes that remove the records and do this with what refers to them.
pub(super) fn decide(
    records: &[RecordRef],
    how: Dependents,
    region: &Region,
) -> Result<Vec<Change>, Rejection> {
    let there = |record: &&RecordRef| !AnyRecord::is_there(record, region);
    if let Some(record) = records.iter().find(there) {
        let record = record.clone();
        return Err(Rejection::NotThere { record });
    }
    let removal = removal(region, records, how);
    let mut drafts = Drafts::new(region);
    // From the back: taking out an entry of a list moves those after it.
    for mention in removal.forgotten.iter().rev() {
        forget(mention, &mut drafts);
    }
    let mut changes = drafts.changes().map_err(Rejection::Cells)?;
    let mut gone = removal.gone;
    enlace_model::order::put_in_order_of(&mut gone, |record| record.clone());
    gone.dedup();
    let removed = gone
        .iter()
        .filter_map(|record| AnyRecord::find(record, region));
    changes.extend(removed.map(AnyRecord::removed));
    Ok(changes)
}

fn forget(mention: &Mention, drafts: &mut Drafts) {
    let region = drafts.region;
    let Some(place) = drafts.place(&mention.record) else {
        return;
    };
    let document = &mut drafts.list[place].document;
    let path = forgotten_with(mention.record.kind, &mention.field);
    if mention.record.kind == Kind::Need && path == "qualification" {
        keep_what_was_wanted(document, region);
    }
    let done = document.set(&path, Value::Null);
    debug_assert!(done.is_ok(), "a mention stands where it was found");
}

/// A need whose qualification goes still says in words what is wanted, and waits to be mapped.
fn keep_what_was_wanted(document: &mut crate::field::record_text::RecordText, region: &Region) {
    let says_something = ["text", "occupation"]
        .iter()
        .any(|path| document.value(path).is_some());
    if let (false, Some(Value::String(code))) = (says_something, document.value("qualification")) {
        let found = region.qualifications.get(&code.as_str().into());
        let title = found.map_or(code.as_str(), |found| found.title_in("pt"));
        let done = document.set("text", title.into());
        debug_assert!(done.is_ok(), "a record's field takes a text");
    }
}

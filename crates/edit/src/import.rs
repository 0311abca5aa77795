//! Importing what a table or a reply brings: whole records, in one step.

use crate::{AnyRecord, Rejection, join};
use enlace_model::region::{Alias, TableMapping};
use enlace_model::{Change, Kind, RecordRef, Region};

/// What is imported in one step.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// The list that it is chiefly about, which names the step.
    pub kind: Kind,
    /// Records as they will be: those that are there with these ids are replaced.
    pub records: Vec<AnyRecord>,
    /// Records that are joined to another one once all are in their place: the one that goes, and the one
    /// that stays.
    pub joins: Vec<(RecordRef, RecordRef)>,
    /// Names that were decided to mean a record, remembered for the next time.
    pub aliases: Vec<Alias>,
    /// How the table was read, remembered for the next time.
    pub mapping: Option<TableMapping>,
}

/// How many tables a region remembers; the oldest are forgotten first.
const MOST_MAPPINGS: usize = 40;

/// The changes that put the records in place. None where all is there already: what was decided is
/// remembered only together with what it brought.
pub(super) fn decide(import: &Import, region: &Region) -> Result<Vec<Change>, Rejection> {
    let mut changes = Vec::new();
    for record in &import.records {
        let own = record.reference();
        if own.id.trim().is_empty() {
            return Err(Rejection::IdEmpty);
        }
        changes.extend(record.clone().in_place_of(&own.id, region));
    }
    let mut header = region.header.clone();
    for alias in &import.aliases {
        header
            .aliases
            .retain(|own| own.list != alias.list || own.text != alias.text);
        header.aliases.push(alias.clone());
    }
    if let Some(mapping) = &import.mapping {
        header
            .table_mappings
            .retain(|own| own.headings != mapping.headings);
        header.table_mappings.push(mapping.clone());
        let forgotten = header.table_mappings.len().saturating_sub(MOST_MAPPINGS);
        header.table_mappings.drain(..forgotten);
    }
    if !changes.is_empty() && header != region.header {
        changes.push(Change::Header {
            before: Box::new(region.header.clone()),
            after: Box::new(header),
        });
    }
    if import.joins.is_empty() {
        return Ok(changes);
    }
    // Each join rests on what the records before it have done.
    let mut after = region.clone();
    changes.iter().for_each(|change| after.apply(change));
    for (gone, kept) in &import.joins {
        let joined = join::decide(kept, gone, &after)?;
        joined.iter().for_each(|change| after.apply(change));
        changes.extend(joined);
    }
    Ok(changes)
}

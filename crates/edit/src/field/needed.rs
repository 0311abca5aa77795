//! What a new record needs besides the fields that no record of its kind can be without.
//!
//! A file may hold records that lack it; nobody makes one by hand.

use crate::field::Fault;
use crate::field::record_text::RecordText;
use enlace_model::{Kind, RecordRef};

/// Groups of fields of which a new record needs one each.
pub fn needed(kind: Kind) -> &'static [&'static [&'static str]] {
    match kind {
        Kind::Qualification => &[&["title.pt", "title.es", "title.en", "code"]],
        Kind::Contact => &[
            &["name", "role", "email", "phone"],
            &["enterprise", "school"],
        ],
        Kind::Evidence => &[&["kind"]],
        Kind::Need => &[
            &["enterprise", "municipality", "whole_region"],
            &["qualification", "occupation.code", "text"],
        ],
        Kind::Panel => &[&["date", "session"]],
        Kind::Municipality
        | Kind::TravelTime
        | Kind::Relation
        | Kind::Enterprise
        | Kind::Session
        | Kind::School
        | Kind::Offer => &[],
    }
}

/// What a new record still lacks, each at the first field that could bring it.
pub fn lacking(record: &RecordRef, document: &RecordText) -> Vec<(String, Fault)> {
    let is_given = |field: &&str| match document.value(field) {
        // An id that the program gave tells nobody anything.
        Some(value) if *field == record.kind.id_field() => value.as_str() != Some(&record.id),
        value => value.is_some(),
    };
    let groups = needed(record.kind).iter();
    let open = groups.filter(|group| !group.iter().any(&is_given));
    let lack = open.map(|fields| {
        let fault = match fields {
            [_] => Fault::Missing,
            fields => Fault::OneOfMissing {
                kind: record.kind,
                fields,
            },
        };
        (fields[0].to_owned(), fault)
    });
    lack.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::field;

    #[test]
    fn what_is_needed_are_fields_that_a_person_edits() {
        for kind in Kind::ALL {
            for name in needed(*kind).concat() {
                assert!(field(*kind, name).is_some(), "{kind:?} {name}");
            }
        }
    }
}

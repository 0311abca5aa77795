//! What a new record needs besides the fields that no record of its kind can be without.

use crate::field::Fault;
use crate::field::record_text::RecordText;
use enlace_model::RecordRef;

/// What a new record still lacks, each at the first field that could bring it.
pub fn lacking(record: &RecordRef, document: &RecordText) -> Vec<(String, Fault)> {
    let is_given = |field: &&str| match document.value(field) {
        // An id that the program gave tells nobody anything.
        Some(value) if *field == record.kind.id_field() => value.as_str() != Some(&record.id),
        value => value.is_some(),
    };
    let groups = record.kind.facts().needed.iter();
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
    use crate::field::field;
    use enlace_model::Kind;

    #[test]
    fn what_is_needed_and_what_tells_a_record_are_fields_that_a_person_edits() {
        for kind in Kind::ALL {
            let facts = kind.facts();
            assert!(!facts.told_by.is_empty(), "{kind:?}");
            for name in facts.needed.concat().iter().chain(facts.told_by) {
                assert!(field(*kind, name).is_some(), "{kind:?} {name}");
            }
        }
    }
}

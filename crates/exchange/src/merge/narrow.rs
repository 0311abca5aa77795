//! What an answer changed, and nothing else: a comparison with it finds the same, and it is light to carry.

use std::collections::BTreeSet;

use serde_json::Value;

use enlace_edit::AnyRecord;
use enlace_edit::difference::differing;
use enlace_edit::field::record_text::RecordText;
use enlace_edit::field::{Content, fields};
use enlace_model::{RecordRef, Region};

/// Both regions with only those records in which they differ, and those that such records name, so that
/// they can be told by name. What stands around the lists stays.
pub fn narrow(base: &Region, theirs: &Region) -> (Region, Region) {
    let changed = differing(base, theirs);
    let mut wanted: BTreeSet<RecordRef> = changed.iter().cloned().collect();
    for record in &changed {
        for side in [base, theirs] {
            named_by(record, side, &mut wanted);
        }
    }
    (only(base, &wanted), only(theirs, &wanted))
}

fn named_by(record: &RecordRef, region: &Region, wanted: &mut BTreeSet<RecordRef>) {
    let Some(found) = AnyRecord::find(record, region) else {
        return;
    };
    let document = RecordText::of(&found.text());
    for field in fields(record.kind) {
        let (Content::Reference(of) | Content::References(of)) = field.content else {
            continue;
        };
        let named = match document.value(field.id) {
            Some(Value::Array(ids)) => ids,
            one => one.into_iter().collect(),
        };
        let ids = named.iter().filter_map(Value::as_str);
        wanted.extend(ids.map(|id| RecordRef::new(of, id)));
    }
}

fn only(region: &Region, wanted: &BTreeSet<RecordRef>) -> Region {
    let mut narrow = Region {
        settings: region.settings.clone(),
        envelope: region.envelope.clone(),
        set_aside: region.set_aside.clone(),
        ..Region::new(region.header.clone())
    };
    for record in wanted {
        if let Some(change) = AnyRecord::change(None, AnyRecord::find(record, region)) {
            narrow.apply(&change);
        }
    }
    narrow
}

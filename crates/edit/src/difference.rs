//! What makes one state of a region another one: the changes between a snapshot and now.

use crate::AnyRecord;
use enlace_model::kinds;
use enlace_model::region::Record;
use enlace_model::{Change, Header, RecordRef, Region, SettingId};

/// The changes that make `from` what `to` is: header, settings and all records; none where they are
/// the same. The id stays, and so does what was set aside: nothing of it is ever lost.
pub fn difference(from: &Region, to: &Region) -> Vec<Change> {
    let mut changes = Vec::new();
    let after = Header {
        id: from.header.id.clone(),
        ..to.header.clone()
    };
    if after != from.header {
        changes.push(Change::Header {
            before: Box::new(from.header.clone()),
            after: Box::new(after),
        });
    }
    for id in SettingId::ALL {
        let (before, after) = (from.settings.changed(*id), to.settings.changed(*id));
        if before != after {
            let id = *id;
            changes.push(Change::Setting { id, before, after });
        }
    }
    changes.extend(differing(from, to).iter().filter_map(|record| {
        AnyRecord::change(AnyRecord::find(record, from), AnyRecord::find(record, to))
    }));
    changes
}

/// The records that are in one of the two regions only, or differ, list by list.
pub fn differing(from: &Region, to: &Region) -> Vec<RecordRef> {
    let mut differing = Vec::new();
    macro_rules! compare {
        ($( $(#[doc = $doc:literal])* $kind:ident, $id:ident, $id_field:ident, $table:ident; )*) => {
            $(compare::<enlace_model::$kind>(from, to, &mut differing);)*
        };
    }
    kinds!(compare);
    differing
}

/// Adds the records of a list that are in one of the two only, or differ: first those that are gone.
/// Both lists are in the order of their ids and are walked side by side, so that none is looked up.
fn compare<T: Record>(from: &Region, to: &Region, differing: &mut Vec<RecordRef>) {
    let mut from = T::table(from).iter().peekable();
    let mut other = Vec::new();
    for (id, record) in T::table(to) {
        while let Some((gone, _)) = from.next_if(|(own, _)| *own < id) {
            differing.push(RecordRef::new(T::KIND, gone));
        }
        let same = from.next_if(|(own, _)| *own == id);
        if same.is_none_or(|(_, own)| own != record) {
            other.push(RecordRef::new(T::KIND, id));
        }
    }
    differing.extend(from.map(|(gone, _)| RecordRef::new(T::KIND, gone)));
    differing.append(&mut other);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Op, decide};
    use enlace_model::{Kind, SchoolYear};

    fn ave() -> Region {
        let day = "2026-05-14".into();
        let mut region = Region::new(Header::new("r1".into(), "Ave", day, SchoolYear(2029)));
        for code in ["0303", "0308"] {
            put(&mut region, code, "Name");
        }
        region
    }

    fn put(region: &mut Region, code: &str, name: &str) {
        let text = format!(r#"{{"code":"{code}","name":"{name}"}}"#);
        let record = AnyRecord::read(Kind::Municipality, &text).expect("has what must be there");
        act(region, Op::PutRecord(record));
    }

    fn act(region: &mut Region, op: Op) {
        let changes = decide(&op, region).expect("is not refused");
        changes.iter().for_each(|change| region.apply(change));
    }

    #[test]
    fn a_region_does_not_differ_from_itself() {
        assert_eq!(difference(&ave(), &ave()), []);
    }

    #[test]
    fn what_was_added_changed_removed_and_set_since_leads_there_and_back() {
        let (then, mut now) = (ave(), ave());
        put(&mut now, "0312", "Added");
        put(&mut now, "0308", "Changed");
        let gone = RecordRef::new(Kind::Municipality, "0303");
        act(&mut now, Op::RemoveRecord(gone));
        act(&mut now, Op::RenameRegion("Vale do Ave".to_owned()));
        let (setting, value) = (SettingId::HalfLife, 3.0);
        act(&mut now, Op::SetSetting { setting, value });

        let back = difference(&now, &then);
        assert_eq!(back.len(), 5);
        let mut region = now.clone();
        back.iter().for_each(|change| region.apply(change));
        assert_eq!(region, then);
        let mut there = back;
        there.reverse();
        for change in there.into_iter().map(Change::inverse) {
            region.apply(&change);
        }
        assert_eq!(region, now);
    }
}

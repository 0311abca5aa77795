//! Making the region what it was in a snapshot, as one step.

use crate::edit::AnyRecord;
use crate::model::{Change, Header, Region, SettingId};

/// The changes that make the region what the snapshot is: header, settings, all records and what
/// was set aside. The region keeps its id, and fields around it that this version does not know.
/// No change where it is so already.
pub(super) fn decide(snapshot: &Region, region: &Region) -> Vec<Change> {
    let mut changes = Vec::new();
    let after = Header {
        id: region.header.id.clone(),
        ..snapshot.header.clone()
    };
    if after != region.header {
        changes.push(Change::Header {
            before: Box::new(region.header.clone()),
            after: Box::new(after),
        });
    }
    for &id in SettingId::ALL {
        let before = region.settings.changed(id);
        let after = snapshot.settings.changed(id);
        if before != after {
            changes.push(Change::Setting { id, before, after });
        }
    }
    changes.extend(AnyRecord::all_of(snapshot, region));
    if snapshot.set_aside != region.set_aside {
        changes.push(Change::SetAside {
            before: region.set_aside.clone().into(),
            after: snapshot.set_aside.clone().into(),
        });
    }
    changes
}

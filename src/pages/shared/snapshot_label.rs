//! A snapshot is called by its moment.

use crate::browser::clock;
use crate::i18n::Words;
use crate::store::snapshots::Snapshot;

/// The moment of a snapshot; one that is dated in the future says so.
pub fn moment(w: Words, snapshot: &Snapshot) -> String {
    let at = w.when(snapshot.at);
    match snapshot.is_ahead(clock::now()) {
        true => w.snapshots_ahead(&at),
        false => at,
    }
}

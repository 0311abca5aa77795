//! Adding, replacing and removing whole records of any kind.

use crate::edit::Rejection;
use crate::model::*;

/// The change that adds the record, or puts it in place of the one that has its id.
pub fn put(record: &AnyRecord, region: &Region) -> Result<Option<Change>, Rejection> {
    record.put(region)
}

/// The change that takes the record out. What names it is left as it is and becomes a problem.
pub fn remove(record: &RecordRef, region: &Region) -> Result<Option<Change>, Rejection> {
    AnyRecord::find(record, region)
        .map(|found| Some(found.removed()))
        .ok_or_else(|| Rejection::NotThere {
            record: record.clone(),
        })
}

macro_rules! any_record {
    ($( $kind:ident ),*) => {
        /// A record of any kind.
        #[derive(Clone, Debug, PartialEq)]
        pub enum AnyRecord { $($kind(Box<$kind>)),* }

        impl AnyRecord {
            /// The list and id of the record.
            pub fn reference(&self) -> RecordRef {
                match self { $(Self::$kind(record) => RecordRef::new(Kind::$kind, record.id())),* }
            }

            /// The record of the region that has this list and id.
            pub fn find(record: &RecordRef, region: &Region) -> Option<Self> {
                let id = &*record.id;
                match record.kind {
                    $(Kind::$kind => $kind::table(region)
                        .get(&<<$kind as Record>::Id>::from(id))
                        .map(|found| Self::from($kind::clone(found)))),*
                }
            }

            fn put(&self, region: &Region) -> Result<Option<Change>, Rejection> {
                match self {
                    $(Self::$kind(record) => {
                        Ok(put_record::<$kind>(record, region)?.map(Change::$kind))
                    })*
                }
            }

            fn removed(self) -> Change {
                match self { $(Self::$kind(record) => Change::$kind(RecordChange::Removed(record))),* }
            }
        }

        $(impl From<$kind> for AnyRecord {
            fn from(record: $kind) -> Self {
                Self::$kind(Box::new(record))
            }
        })*
    };
}

any_record!(
    Municipality,
    TravelTime,
    Qualification,
    Relation,
    Enterprise,
    Contact,
    Session,
    Evidence,
    Need,
    Panel,
    School,
    Offer
);

fn put_record<T: Record>(
    record: &T,
    region: &Region,
) -> Result<Option<RecordChange<T>>, Rejection> {
    if record.id().as_ref().trim().is_empty() {
        return Err(Rejection::IdEmpty);
    }
    let after = Box::new(record.clone());
    Ok(match T::table(region).get(record.id()) {
        None => Some(RecordChange::Added(after)),
        Some(before) if before == record => None,
        Some(before) => Some(RecordChange::Updated {
            before: Box::new(before.clone()),
            after,
        }),
    })
}

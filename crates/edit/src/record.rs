//! Adding, replacing and removing whole records of any kind.

use serde_json::Value;

use crate::Rejection;
use crate::field::record_text::RecordText;
use enlace_model::*;

/// The change that adds the record, or puts it in place of the one that has its id.
pub fn put(record: &AnyRecord, region: &Region) -> Result<Option<Change>, Rejection> {
    let own = record.reference();
    if own.id.trim().is_empty() {
        return Err(Rejection::IdEmpty);
    }
    Ok(record.clone().in_place_of(&own.id, region))
}

/// The change that takes the record out. What names it is left as it is and becomes a problem.
pub fn remove(record: &RecordRef, region: &Region) -> Result<Option<Change>, Rejection> {
    AnyRecord::find(record, region)
        .map(|found| Some(found.removed()))
        .ok_or_else(|| Rejection::NotThere {
            record: record.clone(),
        })
}

/// What stands in a field of a record, by its path; `None` where nothing does. Whoever reads many
/// fields of one record keeps its [`RecordText`].
pub fn read_field(region: &Region, record: &RecordRef, path: &str) -> Option<Value> {
    record_text(region, record)?.value(path)
}

/// A record's fields, for reading; `None` where there is no such record.
pub fn record_text(region: &Region, record: &RecordRef) -> Option<RecordText> {
    Some(RecordText::of(&AnyRecord::find(record, region)?.text()))
}

macro_rules! any_record {
    ($( $(#[doc = $doc:literal])* $kind:ident, $id:ident, $id_field:ident, $table:ident; )*) => {
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

            /// Whether the region has a record of this list and id.
            pub fn is_there(record: &RecordRef, region: &Region) -> bool {
                region.has(record.kind, &record.id)
            }

            /// Reads a record of this kind from its text.
            pub fn read(kind: Kind, text: &str) -> Result<Self, serde_json::Error> {
                Ok(match kind {
                    $(Kind::$kind => Self::$kind(Box::new(serde_json::from_str(text)?))),*
                })
            }

            /// The record's text, as it stands in a file.
            pub fn text(&self) -> String {
                match self {
                    $(Self::$kind(record) => serde_json::to_string(&**record)),*
                }
                .expect("a record is an object with text keys")
            }

            /// The texts of all records of a kind, with their ids, one after the other.
            pub fn each_text(kind: Kind, region: &Region, visit: &mut dyn FnMut(&str, &str)) {
                match kind {
                    $(Kind::$kind => for (id, record) in $kind::table(region) {
                        let text = serde_json::to_string(record)
                            .expect("a record is an object with text keys");
                        visit(id.as_ref(), &text);
                    })*
                }
            }

            /// The change that puts this record in the place of the one that has the id, if there
            /// is one and it differs.
            pub fn in_place_of(self, id: &str, region: &Region) -> Option<Change> {
                match self {
                    $(Self::$kind(after) => {
                        let before = $kind::table(region).get(&<<$kind as Record>::Id>::from(id));
                        match before {
                            None => Some(Change::$kind(RecordChange::Added(after))),
                            Some(before) if *before == *after => None,
                            Some(before) => Some(Change::$kind(RecordChange::Updated {
                                before: Box::new(before.clone()),
                                after,
                            })),
                        }
                    })*
                }
            }

            /// The records before and after a change; none on either side of any other change.
            pub fn of_change(change: &Change) -> (Option<Self>, Option<Self>) {
                match change {
                    $(Change::$kind(RecordChange::Added(after)) => {
                        (None, Some(Self::$kind(after.clone())))
                    }
                    Change::$kind(RecordChange::Removed(before)) => {
                        (Some(Self::$kind(before.clone())), None)
                    }
                    Change::$kind(RecordChange::Updated { before, after }) => {
                        (Some(Self::$kind(before.clone())), Some(Self::$kind(after.clone())))
                    })*
                    Change::Header { .. } | Change::Setting { .. } | Change::SetAside { .. } => {
                        (None, None)
                    }
                }
            }

            /// The change from one record to the other; `None` where there is neither, or where
            /// they are of different kinds.
            pub fn change(before: Option<Self>, after: Option<Self>) -> Option<Change> {
                Some(match (before, after) {
                    $((None, Some(Self::$kind(after))) => Change::$kind(RecordChange::Added(after)),
                    (Some(Self::$kind(before)), None) => {
                        Change::$kind(RecordChange::Removed(before))
                    }
                    (Some(Self::$kind(before)), Some(Self::$kind(after))) => {
                        Change::$kind(RecordChange::Updated { before, after })
                    })*
                    _ => return None,
                })
            }

            /// The changes that make the region's records those of another one.
            pub fn all_of(target: &Region, region: &Region) -> Vec<Change> {
                let mut changes = Vec::new();
                $(for (id, after) in $kind::table(target) {
                    let after = Self::from($kind::clone(after));
                    changes.extend(after.in_place_of(id.as_ref(), region));
                }
                for (id, before) in $kind::table(region) {
                    if !$kind::table(target).contains_key(id) {
                        changes.push(Self::from($kind::clone(before)).removed());
                    }
                })*
                changes
            }

            /// The change that takes the record out.
            pub fn removed(self) -> Change {
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

kinds!(any_record);

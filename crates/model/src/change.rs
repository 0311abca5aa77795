//! What an edit does to a region, record by record, so that it can be applied, stored and undone.

use crate::region::{Header, Kind, Record, Region, SetAside};
use crate::setting_spec::SettingId;

/// What happened to one record.
#[derive(Clone, Debug, PartialEq)]
pub enum RecordChange<T> {
    Added(Box<T>),
    Updated { before: Box<T>, after: Box<T> },
    Removed(Box<T>),
}

impl<T: Record> RecordChange<T> {
    /// The change that takes this one back.
    pub fn inverse(self) -> Self {
        match self {
            Self::Added(record) => Self::Removed(record),
            Self::Updated { before, after } => Self::Updated {
                before: after,
                after: before,
            },
            Self::Removed(record) => Self::Added(record),
        }
    }

    /// The record's id.
    pub fn id(&self) -> &T::Id {
        match self {
            Self::Added(record) | Self::Removed(record) => record.id(),
            Self::Updated { after, .. } => after.id(),
        }
    }

    /// The record as it was and as it is; `None` where there was, or is, none.
    pub fn sides(&self) -> (Option<&T>, Option<&T>) {
        match self {
            Self::Added(record) => (None, Some(record)),
            Self::Updated { before, after } => (Some(before), Some(after)),
            Self::Removed(record) => (Some(record), None),
        }
    }

    fn apply(&self, region: &mut Region) {
        let table = T::table_mut(region);
        match self {
            Self::Added(record) => {
                table.insert(record.id().clone(), T::clone(record));
            }
            Self::Updated { before, after } => {
                if before.id() != after.id() {
                    table.remove(before.id());
                }
                table.insert(after.id().clone(), T::clone(after));
            }
            Self::Removed(record) => {
                table.remove(record.id());
            }
        }
    }
}

macro_rules! change {
    ($( $(#[doc = $doc:literal])* $kind:ident, $id:ident, $id_field:ident, $table:ident; )*) => {
        /// One change to a region.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Change {
            /// What is said of the region as a whole.
            Header { before: Box<Header>, after: Box<Header> },
            /// A setting; `None` is the default.
            Setting { id: SettingId, before: Option<f64>, after: Option<f64> },
            /// What could not be read and is kept as text.
            SetAside { before: Box<[SetAside]>, after: Box<[SetAside]> },
            $($kind(RecordChange<crate::$kind>),)*
        }

        impl Change {
            /// The list whose ids are others after the change; none where it only changes values.
            pub fn list(&self) -> Option<Kind> {
                match self {
                    Self::Header { .. } | Self::Setting { .. } | Self::SetAside { .. } => None,
                    $(Self::$kind(RecordChange::Updated { before, after })
                        if before.id() == after.id() => None,)*
                    $(Self::$kind(_) => Some(Kind::$kind),)*
                }
            }

            /// The change that takes this one back.
            pub fn inverse(self) -> Self {
                match self {
                    Self::Header { before, after } => Self::Header { before: after, after: before },
                    Self::Setting { id, before, after } => {
                        Self::Setting { id, before: after, after: before }
                    }
                    Self::SetAside { before, after } => Self::SetAside { before: after, after: before },
                    $(Self::$kind(change) => Self::$kind(change.inverse()),)*
                }
            }
        }

        impl Region {
            /// Applies a change that was decided for this region.
            pub fn apply(&mut self, change: &Change) {
                match change {
                    Change::Header { after, .. } => self.header = Header::clone(after),
                    Change::Setting { id, after, .. } => self
                        .settings
                        .set(*id, *after)
                        .expect("an edit only decides for values that the setting allows"),
                    Change::SetAside { after, .. } => self.set_aside = after.to_vec(),
                    $(Change::$kind(change) => change.apply(self),)*
                }
            }
        }
    };
}

crate::kinds!(change);

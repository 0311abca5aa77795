//! What becomes of a row when it is read, and what stops it.

use crate::import::plan::{Refused, Why};
use crate::import::remark::RemarkKind;

/// What became of a row.
pub(super) enum Outcome {
    /// With the records that it has made or changed, and whether it found any.
    Read(Vec<usize>, Finding),
    /// It is none of the table's or of the region's, for this reason.
    Skipped(RemarkKind),
    Refused(Box<Refused>),
}

/// Whether a row speaks of any record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Finding {
    Records,
    Nothing,
}

/// A row that cannot go on.
pub(super) enum Stop {
    Skip(RemarkKind),
    Refuse {
        slot: Option<usize>,
        field: Option<String>,
        why: Why,
    },
}

/// A column that stands for one of many and says nothing.
pub(super) const EMPTY: &str = "";

impl Stop {
    pub(super) fn at(self, slot: usize) -> Self {
        match self {
            Self::Refuse { field, why, .. } => Self::Refuse {
                slot: Some(slot),
                field,
                why,
            },
            skip => skip,
        }
    }
}

pub(super) fn refuse(why: Why) -> Stop {
    Stop::Refuse {
        slot: None,
        field: None,
        why,
    }
}

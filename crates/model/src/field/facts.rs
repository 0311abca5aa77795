//! What a noun's table says of a record as a whole.

/// What is known of a record as a whole.
#[derive(Clone, Copy, Debug)]
pub struct RecordFacts {
    /// Groups of fields of which a new record needs one each, besides those that none can be without.
    pub needed: &'static [&'static [&'static str]],
    /// The fields by which one without a name is told, the first ones that it has.
    pub told_by: &'static [&'static str],
}

impl RecordFacts {
    pub(crate) const NONE: Self = Self {
        needed: &[],
        told_by: &[],
    };

    /// A new record needs one field of each of these groups. A file may hold records that lack it; nobody
    /// makes one by hand.
    pub(crate) const fn needs(self, needed: &'static [&'static [&'static str]]) -> Self {
        Self { needed, ..self }
    }

    /// Where it has no name, it is told by these fields.
    pub(crate) const fn told_by(self, told_by: &'static [&'static str]) -> Self {
        Self { told_by, ..self }
    }
}

/// Whether a field is one of those that mark a record as made up, and set.
macro_rules! is_mark {
    ($record:expr, illustrative) => {
        $record.illustrative
    };
    ($record:expr, fictional) => {
        $record.fictional
    };
    ($record:expr, $other:ident) => {
        false
    };
}
pub(crate) use is_mark;

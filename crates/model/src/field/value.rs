//! A value of a record's field as it is checked, and the path on which it lies.

use std::fmt;

use crate::date::PartialDate;

/// A value that can be wrong by itself.
#[derive(Clone, Copy, Debug)]
pub(crate) enum CellValue<'a> {
    Number(f64),
    /// The code or id of a record.
    Code(&'a str),
    Date(&'a PartialDate),
    /// A choice that this version does not know.
    OtherChoice(&'a str),
}

/// Where a field lies within a record; it is written down only when somebody asks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FieldPath<'a> {
    /// The group, or the entry of a list, in which it lies.
    pub within: Option<&'a FieldPath<'a>>,
    pub name: &'static str,
    /// Which entry of a list it is.
    pub at: Option<usize>,
}

impl fmt::Display for FieldPath<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(within) = self.within {
            write!(f, "{within}.")?;
        }
        f.write_str(self.name)?;
        match self.at {
            Some(at) => write!(f, "[{at}]"),
            None => Ok(()),
        }
    }
}

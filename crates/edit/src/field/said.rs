//! What a cell of a spreadsheet says.

use serde_json::Value;

/// What a cell says.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    Nothing,
    Value(Value),
    /// A number that was withheld, but lies within these bounds.
    Between(f64, f64),
    /// A number that was withheld or is not known; never 0.
    Unknown,
    /// A day that stood there as a number of days.
    Serial(Value),
    /// A day that a program writes where there is none.
    NoDay,
}

//! Finds what is wrong with a region, and what its figures assume.

mod problem;

pub use problem::{Place, Problem, ProblemKind, ProblemSpec, Severity};

use crate::model::region::Region;

/// All problems of a region, in the order of its lists.
pub fn check(_region: &Region) -> Vec<Problem> {
    Vec::new()
}

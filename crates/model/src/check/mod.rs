//! Finds what is wrong with a region, and what its figures assume.
//!
//! An impossible value enters no figure; a warning says what is assumed in place of what is missing.

mod answer;
mod catalogue;
mod double;
mod enterprise;
mod evidence;
mod fields;
mod findings;
mod hidden;
mod list;
mod need;
mod offer;
mod place;
mod problem;
pub(crate) mod range;
mod region;
mod school;

pub use double::{bare_tax_number, firm_name};
pub use hidden::{hidden_shown, without_hidden};
pub use problem::{Problem, ProblemKind, ProblemPlace, ProblemSpec, Severity};
pub use range::{AllowedNumbers, Range};

use crate::check::findings::Findings;
use crate::region::Region;
use crate::region_extent::RegionExtent;

/// All problems of a region: what was set aside, the header, the settings, what is wrong with single
/// fields, then what else is, each list by list in the order of the file. An empty region has the warnings
/// that its settings give.
pub fn check(region: &Region) -> Vec<Problem> {
    let mut findings = Findings::default();
    region::check(region, &mut findings);
    let extent = RegionExtent::of(region);
    fields::check(region, &mut findings);
    place::check(region, &extent, &mut findings);
    catalogue::check(region, &mut findings);
    enterprise::check(region, &mut findings);
    evidence::check(region, &mut findings);
    need::check(region, &mut findings);
    school::check(region, &extent, &mut findings);
    offer::check(region, &mut findings);
    list::check(region, &mut findings);
    double::check(region, &mut findings);
    findings.problems
}

//! Finds what is wrong with a region, and what its figures assume.
//!
//! An impossible value enters no figure; a warning says what is assumed in place of what is missing.

mod answer;
mod catalogue;
mod decision;
mod double;
mod enterprise;
mod evidence;
mod fields;
mod findings;
mod hidden;
mod list;
mod need;
mod offer;
mod opinion;
mod place;
mod problem;
mod proposal;
pub(crate) mod range;
mod region;
mod round;
mod school;

pub use double::{bare_tax_number, firm_name};
pub use hidden::{hidden_shown, without_hidden};
pub use problem::{Problem, ProblemKind, ProblemPlace, ProblemSpec, Severity};
pub use range::{AllowedNumbers, Range};

use std::cmp::Ordering;

use crate::check::findings::Findings;
use crate::order::put_in_order;
use crate::region::RecordRef;
use crate::region::Region;
use crate::region_extent::RegionExtent;

/// All problems of a region: what was set aside, the header, the settings, then what is wrong with records, list
/// by list in the order of the file and record by record, single fields first; then what is wrong between records.
/// An empty region has the warnings that its settings give.
pub fn check(region: &Region) -> Vec<Problem> {
    let mut findings = Findings::default();
    region::check(region, &mut findings);
    let extent = RegionExtent::of(region);
    let of_region = findings.problems.len();
    fields::check(region, &mut findings);
    place::check(region, &extent, &mut findings);
    catalogue::check(region, &mut findings);
    enterprise::check(region, &mut findings);
    evidence::check(region, &mut findings);
    need::check(region, &mut findings);
    school::check(region, &extent, &mut findings);
    offer::check(region, &mut findings);
    round::check(region, &mut findings);
    proposal::check(region, &mut findings);
    opinion::check(region, &mut findings);
    decision::check(region, &mut findings);
    let mut of_records = findings.problems.split_off(of_region);
    put_in_order(&mut of_records, by_record);
    findings.problems.append(&mut of_records);
    list::check(region, &mut findings);
    double::check(region, &mut findings);
    findings.problems
}

/// The order of the file; what is of no record comes last.
fn by_record(one: &Problem, other: &Problem) -> Ordering {
    fn record(problem: &Problem) -> Option<&RecordRef> {
        match &problem.place {
            ProblemPlace::Record { record, .. } => Some(record),
            _ => None,
        }
    }
    let (one, other) = (record(one), record(other));
    (one.is_none(), one).cmp(&(other.is_none(), other))
}

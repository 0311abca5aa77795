//! What each view shows: of the worked examples, of the Ave, at extremes.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod causes;
mod openings;
mod pictures;
mod problems;
mod start;
mod study;

use enlace_exchange::json::read;
use enlace_method::{Coverage, compute};
use enlace_model::Region;

/// One of the method's worked examples, with its figures.
fn worked(n: u8) -> (Region, Coverage) {
    open(&format!("../../tests/data/worked-example-{n}.json"))
}

/// The sample, with its figures.
fn ave() -> (Region, Coverage) {
    open("../../public/samples/ave.json")
}

fn open(path: &str) -> (Region, Coverage) {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    let region = read(&std::fs::read(path).unwrap()).unwrap().region;
    let coverage = compute(&region);
    (region, coverage)
}

#[track_caller]
fn near(found: f64, expected: f64, what: &str) {
    assert!(
        (found - expected).abs() <= 1e-3,
        "{what}: {found}, not {expected}"
    );
}

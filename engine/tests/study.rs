//! What the views show of the method's worked examples and of the Ave.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use enlace_engine::coverage::{Coverage, FigureId, compute};
use enlace_engine::exchange::json::read;
use enlace_engine::model::Region;
use enlace_engine::study::chain::{GapChain, Remedy, chain};
use enlace_engine::study::scope::Scope;

fn worked(n: u8) -> (Region, Coverage) {
    open(&format!("../tests/data/worked-example-{n}.json"))
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

fn step(chain: &GapChain, id: FigureId) -> f64 {
    let found = chain.steps.iter().find(|step| step.figure == id);
    found.unwrap().people.0
}

#[test]
fn the_chain_of_a_qualification_is_that_of_the_worked_example() {
    let (region, coverage) = worked(1);
    let a = chain(&Scope::Qualification("A".into()), &region, &coverage);
    for (id, expected) in [
        (FigureId::Places, 24.0),
        (FigureId::Unfilled, 2.0),
        (FigureId::Dropout, 4.6514),
        (FigureId::Leaving, 2.2553),
        (FigureId::Supply, 15.0933),
        (FigureId::ByRelated, 4.6656),
        (FigureId::Covered, 19.7589),
        (FigureId::Gap, 3.7411),
        (FigureId::Demand, 23.5),
    ] {
        near(step(&a, id), expected, id.as_str());
    }
    // Two empty places would bring 1.3721: method section 12, A gap' 2.3690.
    near(a.closed_by_empty_places.0, 3.7411 - 2.3690, "empty places");
    let remedies: Vec<Remedy> = a.steps.iter().filter_map(|step| step.remedy).collect();
    assert_eq!(
        remedies,
        [
            Remedy::Promotion,
            Remedy::Support,
            Remedy::Staying,
            Remedy::NewClass
        ]
    );
}

#[test]
fn the_chain_of_the_region_ends_at_its_demand() {
    let (region, coverage) = worked(1);
    let all = chain(&Scope::Region, &region, &coverage);
    near(step(&all, FigureId::Places), 60.0, "places");
    near(step(&all, FigureId::Supply), 36.8201, "available");
    near(
        step(&all, FigureId::ServingRelated),
        7.776,
        "serving related",
    );
    near(step(&all, FigureId::Covered), 33.7097, "covered");
    near(all.gap.0, 19.7903, "gap");
    near(all.classes.0, 0.5, "classes");
    near(all.steps.last().unwrap().to.0, 53.5, "demand");
}

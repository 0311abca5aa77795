//! The method's two worked examples, from the file to every figure, to 1e-3.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use enlace_exchange::json::read;
use enlace_method::figures::*;
use enlace_method::network::Network;
use enlace_method::{Coverage, compute};
use enlace_model::{Persons, Region};
use enlace_optimize::{BestPlacement, PartSolution, Patience, PlacementQuestion};

const TOLERANCE: f64 = 1e-3;
const POINTS: f64 = 0.005;

fn region(name: &str) -> Region {
    let path = format!(
        "{}/../../tests/data/{name}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    read(&std::fs::read(path).unwrap()).unwrap().region
}

fn best(region: &Region) -> BestPlacement {
    let question = PlacementQuestion::of(Network::of(region));
    let answers = question.parts.iter();
    let answers = answers.map(|part| PartSolution::of(part, &mut |_| Patience::GoOn));
    question.answered(&answers.collect::<Vec<_>>())
}

#[track_caller]
fn near(found: f64, expected: f64, tolerance: f64, what: &str) {
    assert!(
        (found - expected).abs() <= tolerance,
        "{what}: {found}, not {expected}"
    );
}

#[track_caller]
fn all_near(found: &[f64], expected: &[f64], what: &str) {
    assert_eq!(found.len(), expected.len(), "{what}");
    for (i, (found, expected)) in found.iter().zip(expected).enumerate() {
        near(*found, *expected, TOLERANCE, &format!("{what}, figure {i}"));
    }
}

fn of<'a>(coverage: &'a Coverage, code: &str) -> &'a QualificationFigures {
    coverage
        .qualifications
        .iter()
        .find(|q| q.code.as_str() == code)
        .unwrap()
}

fn cell<'a>(coverage: &'a Coverage, target: &str, place: &str) -> DemandCell<'a> {
    let mut cells = coverage.cells.iter();
    cells
        .find(|c| c.target.to_string() == target && c.municipality.as_str() == place)
        .unwrap()
}

fn chain(c: &Chain) -> [f64; 14] {
    [
        c.places.0,
        c.unfilled.0,
        c.entrants.0,
        c.dropout.0,
        c.graduates.0,
        c.leaving.0,
        c.available.0,
        c.left_over.0,
        c.serving_related.0,
        c.lost_on_the_way.0,
        c.covering_own.0,
        c.by_same_occupations.0,
        c.by_related.0,
        c.covered.0,
    ]
}

/// D, its SD, A, its SD, ratio with its ends, coverage by the same only, coverage, gap.
fn row(q: &QualificationFigures) -> [f64; 10] {
    [
        q.demand.0,
        q.demand_sd.0,
        q.supply.0,
        q.supply_sd.0,
        q.ratio.unwrap().0,
        q.ratio_low.unwrap().0,
        q.ratio_high.unwrap().0,
        q.coverage_same_only.unwrap().0,
        q.coverage.unwrap().0,
        q.gap.0,
    ]
}

#[test]
fn the_first_worked_example_gives_its_table() {
    let coverage = compute(&region("worked-example-1"));
    let check = |code, expected: [f64; 10], verdict, firmness, certainty| {
        let q = of(&coverage, code);
        all_near(&row(q), &expected, code);
        assert_eq!(
            (q.verdict, q.firmness, q.certainty),
            (verdict, Some(firmness), Some(certainty))
        );
    };
    check(
        "A",
        [
            23.5, 6.3443, 15.0933, 1.9070, 0.6423, 0.4383, 0.9411, 0.6423, 0.8408, 3.7411,
        ],
        Verdict::Shortage,
        Firmness::Firm,
        Certainty::Firm,
    );
    check(
        "B",
        [
            8.0, 4.0, 15.7760, 2.3519, 1.9720, 1.0105, 3.8486, 1.0, 1.0, 0.0,
        ],
        Verdict::Surplus,
        Firmness::Uncertain,
        Certainty::FewEnterprises { heard: 1 },
    );
    check(
        "C",
        [
            22.0, 9.3808, 5.9508, 1.3323, 0.2705, 0.1459, 0.5014, 0.2705, 0.2705, 16.0492,
        ],
        Verdict::StrongShortage,
        Firmness::Firm,
        Certainty::FewEnterprises { heard: 2 },
    );
}

#[test]
fn the_first_worked_example_gives_its_cells_and_totals() {
    let coverage = compute(&region("worked-example-1"));
    let check = |target, place, expected: [f64; 6]| {
        let c = cell(&coverage, target, place);
        let t = &c.tiers;
        let found = [
            c.demand.0,
            t.same_near.0,
            t.same_far.0,
            t.related_near.0,
            t.related_far.0,
            t.uncovered.0,
        ];
        all_near(&found, &expected, &format!("{target} {place}"));
    };
    check("A", "G", [8.0, 5.6161, 0.0, 1.7360, 0.0, 0.6479]);
    check("A", "F", [13.5, 9.4772, 0.0, 2.9296, 0.0, 1.0933]);
    check("A", "V", [2.0, 0.0, 0.0, 0.0, 0.0, 2.0]);
    check("B", "G", [8.0, 8.0, 0.0, 0.0, 0.0, 0.0]);
    check("C", "F", [16.0, 4.3279, 0.0, 0.0, 0.0, 11.6721]);
    check("C", "G", [6.0, 1.6229, 0.0, 0.0, 0.0, 4.3771]);
    assert_eq!(coverage.cells.len(), 6);
    let t = &coverage.totals;
    all_near(
        &[
            t.demand.0,
            t.supply.0,
            t.covered.0,
            t.lost_on_the_way.0,
            t.gap.0,
            t.surplus.0,
            t.gap_same_only.0,
            t.surplus_same_only.0,
        ],
        &[53.5, 36.8201, 33.7097, 3.1104, 19.7903, 0.0, 24.4559, 7.776],
        "totals",
    );
    assert_eq!(coverage.allocation, AllocationEnd::Settled);
}

#[test]
fn the_first_worked_example_gives_its_chains() {
    let coverage = compute(&region("worked-example-1"));
    let check = |code, expected: [f64; 14]| {
        all_near(&chain(&of(&coverage, code).chain), &expected, code);
    };
    check(
        "A",
        [
            24.0, 2.0, 22.0, 4.6514, 17.3486, 2.2553, 15.0933, 0.0, 0.0, 0.0, 15.0933, 0.0, 4.6656,
            19.7589,
        ],
    );
    check(
        "B",
        [
            24.0, 0.0, 24.0, 5.8667, 18.1333, 2.3573, 15.7760, 0.0, 7.776, 0.0, 8.0, 0.0, 0.0, 8.0,
        ],
    );
    check(
        "C",
        [
            12.0, 3.0, 9.0, 2.16, 6.84, 0.8892, 5.9508, 0.0, 0.0, 0.0, 5.9508, 0.0, 0.0, 5.9508,
        ],
    );
}

#[test]
fn the_first_worked_example_gives_its_classes_and_levels() {
    let coverage = compute(&region("worked-example-1"));
    let classes = |code| {
        let c = of(&coverage, code).classes;
        (
            c.gap_after_empty_chairs.0,
            c.yield_of_a_class.0,
            c.classes.0,
            c.remainder.0,
        )
    };
    let a = classes("A");
    all_near(&[a.0, a.1, a.2], &[2.3690, 16.4654, 0.0], "classes of A");
    let c = classes("C");
    all_near(
        &[c.0, c.1, c.2, c.3],
        &[14.0656, 15.8688, 0.5, 6.1312],
        "classes of C",
    );
    assert_eq!(classes("B").2, 0.0);
    let check = |code, points: [f64; 5], score, level, rank| {
        let found = of(&coverage, code).need_level.clone().unwrap();
        for (found, expected) in found.points.iter().zip(points) {
            near(
                found.unwrap().0,
                expected,
                POINTS,
                &format!("points of {code}"),
            );
        }
        near(found.score.0, score, POINTS, code);
        assert_eq!(
            (found.level, found.rank_low, found.rank_high),
            (level, rank, rank),
            "{code}"
        );
    };
    check("A", [5.57, 4.73, 13.72, 6.0, 13.5], 43.52, 5, 2);
    check("B", [0.0, 0.0, 0.0, 2.0, 12.0], 14.0, 2, 3);
    check("C", [25.53, 20.27, 10.91, 4.0, 9.0], 69.72, 7, 1);
}

#[test]
fn moving_half_a_class_gives_the_first_examples_scenario() {
    use enlace_model::{Classes, OfferId, Persons};
    let mut region = region("worked-example-1");
    let half = |offer: &mut enlace_model::Offer| {
        offer.classes = Some(Classes(0.5));
        offer.places = Some(Persons(12.0));
        offer.entrants = Some(Persons(12.0));
    };
    let b = region
        .offers
        .values_mut()
        .find(|o| o.qualification.as_str() == "B")
        .unwrap();
    half(b);
    let mut a = b.clone();
    a.id = OfferId::from("O4");
    a.qualification = "A".into();
    a.history.clear();
    region.offers.insert(a.id.clone(), a);
    let coverage = compute(&region);
    let (a, b) = (of(&coverage, "A"), of(&coverage, "B"));
    all_near(&[a.coverage.unwrap().0, a.gap.0], &[0.9469, 1.2490], "A");
    near(
        cell(&coverage, "A", "V").tiers.same_far.0,
        0.7510,
        TOLERANCE,
        "V by tier 2",
    );
    all_near(
        &[b.coverage.unwrap().0, b.chain.by_related.0],
        &[1.0, 0.112],
        "B",
    );
    near(of(&coverage, "C").gap.0, 16.0492, TOLERANCE, "C");
    all_near(
        &[coverage.totals.gap.0, coverage.totals.surplus.0],
        &[17.2982, 0.3024],
        "totals",
    );
}

#[test]
fn the_second_worked_example_uses_every_person_once() {
    let coverage = compute(&region("worked-example-2"));
    let place = |code: &str| {
        let mut cells = coverage.supply_cells.iter();
        let cell = cells.find(|c| c.qualification.as_str() == code).unwrap();
        (cell.available.0, cell.used[0].0, cell.left_over.0)
    };
    let (x, y) = (place("X"), place("Y"));
    all_near(&[x.0, x.1, x.2], &[30.0, 26.352941, 3.647059], "X");
    all_near(&[y.0, y.1, y.2], &[10.0, 5.647059, 4.352941], "Y");
    near(coverage.totals.gap.0, 0.0, 1e-8, "all demand is covered");
    near(coverage.totals.demand.0, 32.0, 1e-9, "demand");
    let (x, y) = (of(&coverage, "X"), of(&coverage, "Y"));
    all_near(
        &[x.demand.0, y.demand.0],
        &[28.857143, 3.142857],
        "shares of the occupations",
    );
    all_near(
        &[x.chain.by_same_occupations.0, y.chain.by_same_occupations.0],
        &[2.5042, -2.5042],
        "by others of the same occupations",
    );
}

#[test]
fn the_tiers_of_both_worked_examples_cover_as_much_as_can_be() {
    let check = |name, covered| {
        let best = best(&region(name));
        near(best.covered.0, covered, TOLERANCE, "covered by the tiers");
        near(best.best.covered().0, covered, TOLERANCE, "covered at best");
        assert_eq!(best.elsewhere, [], "{name}");
    };
    check("worked-example-1", 33.7097);
    check("worked-example-2", 32.0);
}

#[test]
fn the_best_placement_sends_people_where_only_they_can_serve() {
    let mut region = region("worked-example-1");
    // E2 in F wants 9 people of A, 8.1 after weighing. In the tiers all 15.0933 of A stay near and V
    // gets nobody. At best 2.6667 of them serve V, where they count for .75, and B's people, who are
    // enough, take over in G and F.
    region.needs.get_mut(&"N2".into()).unwrap().persons = Some(Persons(9.0));
    let best = best(&region);
    near(best.covered.0, 30.0508, TOLERANCE, "covered by the tiers");
    near(best.best.covered().0, 32.0508, TOLERANCE, "covered at best");
    let a = &best.qualifications[0];
    all_near(
        &[a.demand.0, a.covered.0, a.best.covered().0],
        &[18.1, 16.1, 18.1],
        "A",
    );
    let to_v: Vec<_> = best
        .elsewhere
        .iter()
        .filter(|e| e.to.as_str() == "V")
        .collect();
    let [to_v] = to_v[..] else {
        panic!("{:?}", best.elsewhere);
    };
    assert_eq!(
        (to_v.qualification.as_str(), to_v.from.as_str()),
        ("A", "G")
    );
    all_near(
        &[to_v.people.0, to_v.people_best.0],
        &[0.0, 2.6667],
        "people to V",
    );
}

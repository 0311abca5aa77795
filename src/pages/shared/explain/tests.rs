//! These tests prove that every figure which a page offers can be explained.

use enlace_exchange::json;
use enlace_method::compute_assuming;
use enlace_method::explain::{Explainer, Figure, FigureId, Subject};
use enlace_method::figures::NeedStanding;
use enlace_method::views::pipeline::{self, DEMAND, Proposals, SUPPLY, ahead, looked_at};
use enlace_model::{Region, SchoolYear};

use crate::i18n::Language;
use crate::i18n::Words;
use crate::pages::shared::explain::{formula, operands};

fn sample() -> Region {
    let bytes = include_bytes!("../../../../public/samples/ave.json");
    json::read(bytes).expect("the sample opens").region
}

fn unexplained(explainer: &Explainer<'_>, ids: &[FigureId], of: &Subject) -> Vec<String> {
    let figures = ids.iter().map(|id| Figure {
        id: *id,
        of: of.clone(),
    });
    figures
        .filter(|figure| explainer.explain(figure).is_none())
        .map(|figure| format!("{figure:?}"))
        .collect()
}

#[test]
fn every_figure_of_the_overview_and_of_a_row_is_explained() {
    use FigureId::*;
    let region = sample();
    let explainer = Explainer::new(&region);
    let mut found = unexplained(
        &explainer,
        &[Demand, Covered, Gap, Surplus],
        &Subject::Region,
    );
    let chain = [
        Places,
        Unfilled,
        Entrants,
        Dropout,
        Graduates,
        Leaving,
        ServingRelated,
        LostServingOwn,
        CoveringOwn,
        BySameOccupations,
        ByRelated,
        Covered,
    ];
    let balance = [
        Demand,
        Supply,
        Gap,
        Surplus,
        DemandCarriedForward,
        SupplyAssumed,
        ClassesToConsider,
        Remainder,
        ClassYield,
    ];
    let level = [
        NeedLevel,
        PointsSeverity,
        PointsVolume,
        PointsBreadth,
        RankLow,
    ];
    for q in &explainer.coverage().qualifications {
        let of = Subject::Qualification(q.code.clone());
        found.extend(unexplained(&explainer, &chain, &of));
        found.extend(unexplained(&explainer, &balance, &of));
        if q.ratio.is_some() {
            found.extend(unexplained(&explainer, &[Ratio], &of));
        }
        if q.coverage.is_some() {
            found.extend(unexplained(&explainer, &[Coverage, CoverageSameOnly], &of));
        }
        if q.need_level.is_some() {
            found.extend(unexplained(&explainer, &level, &of));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_figure_of_a_cell_a_need_and_an_offer_is_explained() {
    use FigureId::*;
    let region = sample();
    let explainer = Explainer::new(&region);
    let coverage = explainer.coverage();
    let mut found = Vec::new();
    for cell in coverage.cells.iter() {
        let of = Subject::DemandCell(cell.target.clone(), cell.municipality.clone());
        found.extend(unexplained(
            &explainer,
            &[Demand, SameNear, SameFar, Gap],
            &of,
        ));
    }
    for (id, standing) in coverage.needs.standing.iter() {
        if matches!(standing, NeedStanding::Counted(_)) {
            found.extend(unexplained(
                &explainer,
                &[NeedDemand],
                &Subject::Need(id.clone()),
            ));
        }
    }
    for offer in &coverage.offers {
        let of = Subject::Offer(offer.offer.clone());
        found.extend(unexplained(&explainer, &[Completion, Supply], &of));
    }
    for unled in &coverage.no_qualification_leads_there {
        let of = Subject::Target(unled.occupation.clone());
        found.extend(unexplained(&explainer, &[Demand, Gap], &of));
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn figures_of_other_years_are_explained_with_the_numbers_that_are_drawn() {
    let region = sample();
    let mut other = looked_at(&region, Proposals::LeftOut);
    for year in ahead(&region) {
        other.target_year = SchoolYear(year);
        let flow = pipeline::of(&region, &compute_assuming(&region, &other)).region;
        let explainer = Explainer::assuming(&region, &other);
        let drawn = [
            (FigureId::Supply, flow.sum(&SUPPLY)),
            (FigureId::Demand, flow.sum(&DEMAND)),
            (FigureId::Gap, flow.gap()),
        ];
        for (id, value) in drawn {
            let explained = explainer.explain(&Figure::of_region(id));
            let explained = explained.expect("a region has these figures").value;
            assert!((explained - value.0).abs() < 1e-9, "{year} {id:?}");
        }
    }
}

#[test]
fn an_assumed_offer_is_told_with_the_year_of_the_record_that_it_repeats() {
    let region = sample();
    let mut later = looked_at(&region, Proposals::LeftOut);
    later.target_year = SchoolYear(region.header.target_year.0 + 1);
    let explainer = Explainer::assuming(&region, &later);
    let figure = Figure::of_region(FigureId::SupplyAssumed);
    let explained = explainer.explain(&figure).expect("a region has it");
    let repeated = explained.repeated.first().expect("some offers repeat");
    let record = &region.offers[&repeated.offer];
    let said = operands::repeats(Words(Language::En), repeated);
    assert_eq!(
        said,
        format!(
            "assumed for {}: repeats the record of {}",
            repeated.assumed.0, record.start_year.0
        )
    );
}

#[test]
fn a_formula_is_written_with_its_numbers_and_brackets_only_where_they_are_needed() {
    use enlace_method::explain::Expr;
    let number = |value| Expr::Constant(value);
    let sum = Expr::Sum(vec![number(1.0), number(2.0)]);
    let product = Expr::Product(vec![sum.clone(), number(0.5)]);
    let whole = Expr::Difference(Box::new(product), Box::new(sum));
    let w = Words(Language::En);
    assert_eq!(formula::filled(w, &whole), "(1 + 2) × 0.5 − (1 + 2)");
    assert_eq!(formula::filled(w, &Expr::Sum(Vec::new())), "0");
    assert_eq!(
        formula::filled(w, &Expr::Max(vec![number(0.0), number(-1.0)])),
        "max(0; (-1))"
    );
}

#[test]
fn of_a_long_sum_the_largest_terms_are_written_out() {
    use enlace_method::explain::Expr;
    let terms = (0..20).map(|n| Expr::Constant(f64::from(n)));
    let said = formula::filled(Words(Language::En), &Expr::Sum(terms.collect()));
    assert!(said.starts_with("19 + 18 + 17 + "), "{said}");
    assert!(!said.contains(" + 0"), "{said}");
}

#[test]
fn what_reads_as_one_is_spoken_of_as_one() {
    let said = |value| formula::value(Words(Language::En), FigureId::Demand, value);
    assert_eq!(said(1.0), "1 person a year");
    assert_eq!(said(0.98), "1 person a year");
    assert_eq!(said(1.2), "1.2 people a year");
}

//! Every figure can be explained: its formula gives it, each number in it is what its own explanation
//! says, and every need, offer and relation that has an effect is found in some explanation.

use std::collections::{BTreeMap, BTreeSet};

use enlace_method::figures::{CellTarget, Coverage};
use enlace_method::{Explainer, Explanation, Figure, FigureId, Origin, Subject, compute};
use enlace_model::{Kind, RecordRef, Region};
use proptest::prelude::*;

use crate::laws::flat::{Flat, near};
use crate::laws::names::{has_no_explanation, name_of};
use crate::laws::region::{Content, region};
use crate::laws::{Shown, files, thousand};

const TOLERANCE: f64 = 1e-9;

type Explained = BTreeMap<Figure, Explanation>;

/// Explains every figure of a region and, in turn, every figure in a formula.
fn explain_all(region: &Region, explainer: &Explainer) -> Result<Explained, TestCaseError> {
    let mut explained = Explained::new();
    let mut open: Vec<(Figure, Option<Figure>)> = Vec::new();
    for of in subjects(region, explainer.coverage()) {
        open.extend(FigureId::ALL.iter().map(|id| {
            (
                Figure {
                    id: *id,
                    of: of.clone(),
                },
                None,
            )
        }));
    }
    while let Some((figure, asked_by)) = open.pop() {
        if explained.contains_key(&figure) {
            continue;
        }
        let Some(explanation) = explainer.explain(&figure) else {
            prop_assert!(
                asked_by.is_none(),
                "{figure:?} in {asked_by:?} has no explanation"
            );
            continue;
        };
        for operand in explanation.expr.operands() {
            if let Origin::Figure(other) = &operand.origin {
                open.push((other.clone(), Some(figure.clone())));
            }
        }
        explained.insert(figure, explanation);
    }
    Ok(explained)
}

fn subjects(region: &Region, coverage: &Coverage) -> Vec<Subject> {
    let mut all = vec![Subject::Region];
    let fields = region
        .qualifications
        .values()
        .filter_map(|q| q.cnaef.clone());
    all.extend(fields.map(Subject::Field));
    for q in &coverage.qualifications {
        all.push(Subject::Qualification(q.code.clone()));
        all.push(Subject::Target(CellTarget::Qualification(q.code.clone())));
    }
    all.extend(region.municipalities.keys().cloned().map(Subject::Place));
    for cell in coverage.cells.iter() {
        if let CellTarget::Qualification(code) = &cell.target {
            all.push(Subject::At(code.clone(), cell.municipality.clone()));
        }
        all.push(Subject::Target(cell.target.clone()));
        all.push(Subject::DemandCell(
            cell.target.clone(),
            cell.municipality.clone(),
        ));
    }
    for cell in &coverage.supply_cells {
        all.push(Subject::SupplyCell(
            cell.qualification.clone(),
            cell.municipality.clone(),
        ));
    }
    all.extend(
        coverage
            .needs
            .standing
            .keys()
            .map(|need| Subject::Need(need.clone())),
    );
    all.extend(
        coverage
            .offers
            .iter()
            .map(|offer| Subject::Offer(offer.offer.clone())),
    );
    all
}

/// The records that an explanation names, other than the one whose figure it explains.
fn named(explanation: &Explanation) -> BTreeSet<RecordRef> {
    let own = record_of(&explanation.figure.of);
    let mut records: BTreeSet<RecordRef> = explanation.behind.iter().cloned().collect();
    for operand in explanation.expr.operands() {
        match &operand.origin {
            Origin::Figure(figure) => records.extend(record_of(&figure.of)),
            Origin::Field { record, .. } | Origin::Record(record) | Origin::Age(record) => {
                records.insert(record.clone());
            }
            Origin::Setting(_) | Origin::Pass { .. } | Origin::Weighting(_) => {}
        }
    }
    records.retain(|record| Some(record) != own.as_ref());
    records
}

fn record_of(of: &Subject) -> Option<RecordRef> {
    match of {
        Subject::Need(id) => Some(RecordRef::new(Kind::Need, id)),
        Subject::Offer(id) => Some(RecordRef::new(Kind::Offer, id)),
        _ => None,
    }
}

/// The region without one record, for each need, offer and relation.
fn without_each(region: &Region) -> Vec<(RecordRef, Region)> {
    let mut all = Vec::new();
    let mut without = |record, remove: &dyn Fn(&mut Region)| {
        let mut less = region.clone();
        remove(&mut less);
        all.push((record, less));
    };
    for id in region.needs.keys() {
        without(RecordRef::new(Kind::Need, id), &|r| {
            drop(r.needs.remove(id))
        });
    }
    for id in region.offers.keys() {
        without(RecordRef::new(Kind::Offer, id), &|r| {
            drop(r.offers.remove(id))
        });
    }
    for id in region.relations.keys() {
        without(RecordRef::new(Kind::Relation, id), &|r| {
            drop(r.relations.remove(id))
        });
    }
    all
}

fn check(region: &Region) -> Result<(), TestCaseError> {
    let explainer = Explainer::new(region);
    let explained = explain_all(region, &explainer)?;
    let flat = Flat::of(explainer.coverage());
    let mut unexplained: BTreeSet<&str> = flat
        .numbers
        .keys()
        .map(String::as_str)
        .filter(|name| !has_no_explanation(name))
        .collect();
    for (figure, explanation) in &explained {
        let value = explanation.value;
        let found = explanation.expr.evaluate();
        prop_assert!(
            near(found, value, TOLERANCE),
            "{figure:?} is {value}, its formula gives {found}: {explanation:?}"
        );
        for operand in explanation.expr.operands() {
            prop_assert!(operand.value.is_finite(), "{operand:?} of {figure:?}");
            if let Origin::Figure(other) = &operand.origin {
                let own = explained[other].value;
                prop_assert!(
                    near(operand.value, own, TOLERANCE),
                    "{figure:?} says that {other:?} is {}, not {own}",
                    operand.value
                );
            }
        }
        if let Some(name) = name_of(figure)
            && let Some(shown) = flat.numbers.get(&name)
        {
            prop_assert!(
                near(*shown, value, TOLERANCE),
                "{name} is {shown}, explained as {value}"
            );
            unexplained.remove(name.as_str());
        }
    }
    prop_assert!(
        unexplained.is_empty(),
        "cannot be explained: {unexplained:?}"
    );
    Ok(())
}

/// Every record whose removal changes a figure is found in an explanation.
fn check_found(region: &Region) -> Result<(), TestCaseError> {
    let explainer = Explainer::new(region);
    let explained = explain_all(region, &explainer)?;
    let named: BTreeSet<RecordRef> = explained.values().flat_map(named).collect();
    let before = Flat::of(explainer.coverage()).numbers;
    for (record, less) in without_each(region) {
        if named.contains(&record) {
            continue;
        }
        let after = Flat::of(&compute(&less)).numbers;
        let differ = |name: &&String| {
            let zero = 0.0;
            let (a, b) = (
                before.get(*name).unwrap_or(&zero),
                after.get(*name).unwrap_or(&zero),
            );
            !near(*a, *b, 1e-7)
        };
        let of_itself = format!(".{}.", record.id);
        let names = before.keys().chain(after.keys());
        let names = names.filter(|name| !has_no_explanation(name) && !name.contains(&of_itself));
        let changed: Vec<&String> = names.filter(differ).collect();
        prop_assert!(
            changed.is_empty(),
            "{record} shapes {changed:?} and stands in no explanation"
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(thousand())]

    #[test]
    fn every_formula_gives_its_figure(Shown(file) in files(Content::Valid)) {
        check(&region(&file))?;
    }

    #[test]
    fn every_formula_gives_its_figure_in_a_spoilt_region(Shown(file) in files(Content::Spoilt)) {
        check(&region(&file))?;
    }

    #[test]
    fn whatever_has_an_effect_is_found_in_an_explanation(Shown(file) in files(Content::Valid)) {
        check_found(&region(&file))?;
    }
}

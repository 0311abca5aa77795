//! Figures that follow edits are those that the full computation finds.

use enlace_edit::field::DecimalMark;
use enlace_edit::{Cell, Cells, Deed, Entry, History, Op, decide};
use enlace_method::network::Network;
use enlace_method::views::calls::settling;
use enlace_method::{
    Assumptions, Coverage, Explainer, Figure, FigureId, Incremental, compute, compute_assuming,
    sums,
};
use enlace_model::{Change, Kind, PartialDate, RecordRef, Region, SchoolYear, SettingId};
use enlace_optimize::PlacementQuestion;
use proptest::prelude::*;

use crate::laws::dice::Dice;
use crate::laws::edits::{any, apply, ids};
use crate::laws::flat::Flat;
use crate::laws::region::{Content, region};
use crate::laws::{Shown, files, hundreds, none, numbers};

/// What people do to single fields of the records that figures rest on.
const FIELDS: &[(Kind, &str, &[&str])] = &[
    (Kind::Need, "persons", &["4", "0", "12.5", ""]),
    (Kind::Need, "kind", &["recruit", "upskill"]),
    (Kind::Need, "qualification", &["Q1", "Q2", "Q3", ""]),
    (Kind::Need, "municipality", &["0301", "0302", ""]),
    (Kind::Need, "whole_region", &["true", "false"]),
    (Kind::Need, "first_year", &["2026", "2029", "2031"]),
    (Kind::Need, "years", &["1", "3", ""]),
    (Kind::Need, "enterprise", &["E0", "E1", "G0", ""]),
    (Kind::Need, "evidence", &["V0", "V1", "V2", ""]),
    (Kind::Need, "units[0]", &["u1", "u4"]),
    (Kind::Need, "difficulty", &["4", ""]),
    (Kind::Need, "probability.value", &["0.7"]),
    (Kind::Need, "occupation.code", &["7223", "722"]),
    (Kind::Evidence, "date", &["2020-01-01", "2026-02-01", ""]),
    (Kind::Evidence, "kind", &["survey", "commitment", ""]),
    (Kind::Enterprise, "kind", &["group", "enterprise"]),
    (Kind::Enterprise, "municipality", &["0301", "0302", ""]),
    (Kind::Enterprise, "sector.code", &["25", "2"]),
    (Kind::Offer, "places", &["26", "0"]),
    (Kind::Offer, "entrants", &["20", ""]),
    (
        Kind::Offer,
        "status",
        &["running", "refused", "proposed", "agreed", "withdrawn"],
    ),
    (Kind::Offer, "history[0].completed", &["0", "3"]),
    (Kind::Offer, "qualification", &["Q1", "Q2", "Q3"]),
    (Kind::Offer, "start_year", &["2025", "2026"]),
    (Kind::School, "fill", &["0.5", ""]),
    (Kind::School, "municipality", &["0301", "0302"]),
    (Kind::Relation, "value", &["0", "0.7", "1"]),
    (Kind::TravelTime, "minutes", &["10", "45", "70"]),
    (Kind::Municipality, "latitude", &["41.2"]),
    (Kind::Municipality, "businesses[0].count", &["50"]),
    (Kind::Municipality, "businesses[0].size", &["micro", ""]),
    (Kind::Municipality, "businesses[0].sector", &["13", ""]),
    (Kind::Qualification, "units[0].hours", &["10", "400"]),
    (Kind::Qualification, "level", &["2", "4"]),
    (Kind::Qualification, "replaced_by", &["Q2", "Q3", ""]),
    (Kind::Qualification, "duration", &["1", "3"]),
    (Kind::Qualification, "status", &["closed", "active"]),
    (Kind::Qualification, "relevance[0].level", &["3"]),
];

fn one(dice: &mut Dice, region: &Region) -> Op {
    let (kind, field, texts) = dice.pick(FIELDS);
    let known = ids(kind, region);
    let record = match known.as_slice() {
        [] => RecordRef::new(kind, "nobody"),
        some => some[dice.below(some.len())].clone(),
    };
    let entry = Entry::Typed(dice.pick(texts).to_owned(), DecimalMark::Point);
    match kind == Kind::Need && dice.chance(15) {
        // A need that is new, before or after all others.
        true => {
            let new = RecordRef::new(kind, dice.pick(&["0-first", "N05x", "zzz", "zzzz"]));
            let qualification =
                Entry::Typed(dice.pick(&["Q1", "Q2"]).to_owned(), DecimalMark::Point);
            let cell = |field: &str, entry| Cell {
                record: new.clone(),
                field: field.to_owned(),
                entry,
            };
            let kind = Entry::Typed("recruit".to_owned(), DecimalMark::Point);
            let cells = vec![
                cell("kind", kind),
                cell("qualification", qualification),
                cell(
                    "enterprise",
                    Entry::Typed(
                        dice.pick(&["E0", "E1", "E01"]).to_owned(),
                        DecimalMark::Point,
                    ),
                ),
                cell("persons", Entry::Typed("3".to_owned(), DecimalMark::Point)),
                cell(
                    "municipality",
                    Entry::Typed("0301".to_owned(), DecimalMark::Point),
                ),
            ];
            let (deed, add) = (Deed::Paste, vec![new.clone()]);
            Op::SetFields(Cells { deed, add, cells })
        }
        false => Op::SetFields(Cells::one(record, field, entry)),
    }
}

fn op(dice: &mut Dice, region: &Region, start: &Region, turn: usize) -> Op {
    match dice.below(20) {
        0 | 1 => Op::SetSetting {
            setting: dice.pick(SettingId::ALL),
            value: dice.pick(&[0.0, 0.3, 1.0, 2.0, 20.0]),
        },
        2 => Op::SetTargetYear(SchoolYear(dice.pick(&[2027, 2029, 2031]))),
        3 => Op::SetReferenceDate(PartialDate::from(dice.pick(&["2026-03-01", "2027-01-01"]))),
        4 | 5 => any(dice, region, start, turn),
        _ => one(dice, region),
    }
}

fn same(
    kept: &Coverage,
    anew: &Coverage,
    after: &dyn std::fmt::Debug,
) -> Result<(), TestCaseError> {
    let mut found = Flat::of(kept).differences(&Flat::of(anew), 1e-9);
    if !found.is_empty() {
        found.insert(0, format!("after {after:?}"));
    }
    none(found)
}

/// What views ask of the numbers that are kept is what numbers computed afresh would tell.
fn check_asked(
    ledger: &mut Incremental,
    region: &Region,
    dice: &mut Dice,
) -> Result<(), TestCaseError> {
    let mut afresh = Incremental::of(region);
    prop_assert_eq!(settling(ledger, region), settling(&mut afresh, region));
    let (kept, anew) = (
        PlacementQuestion::of(Network::kept(ledger, region)),
        PlacementQuestion::of(Network::of(region)),
    );
    prop_assert_eq!(kept.answered(&[]), anew.answered(&[]));
    prop_assert_eq!(kept.parts, anew.parts);
    for id in [FigureId::Demand, FigureId::Supply, FigureId::Gap] {
        let figure = Figure::of_region(id);
        let explained = Explainer::kept(ledger, region, |explainer| explainer.explain(&figure));
        prop_assert_eq!(explained, Explainer::new(region).explain(&figure));
    }
    let mut other = Assumptions::of(region);
    for _ in 0..dice.below(3) {
        let value = dice.pick(&[0.0, 0.3, 1.0, 2.0, 20.0]);
        // What a setting does not allow is not assumed.
        let _ = other.settings.set(dice.pick(SettingId::ALL), Some(value));
    }
    if dice.chance(50) {
        other.target_year = SchoolYear(dice.pick(&[2027, 2029, 2031]));
    }
    let mut copy = region.clone();
    copy.header.target_year = other.target_year;
    copy.settings = other.settings.clone();
    let anew = compute(&copy);
    same(&ledger.assuming(region, &other), &anew, &other)?;
    same(&compute_assuming(region, &other), &anew, &other)?;
    same(
        ledger.coverage(),
        &compute(region),
        &"assuming something else",
    )
}

fn check(start: &Region, dice: &mut Dice) -> Result<(), TestCaseError> {
    let mut now = start.clone();
    let mut ledger = Incremental::of(&now);
    let mut history = History::default();
    for turn in 0..16 {
        let op = op(dice, &now, start, turn);
        let Ok(changes) = decide(&op, &now) else {
            continue;
        };
        apply(&changes, &mut now);
        ledger.follow(&now, &changes);
        same(ledger.coverage(), &compute(&now), &op)?;
        if !changes.is_empty() {
            history.record(op.id(), op.values(), turn as f64, changes);
        }
        if dice.chance(20) {
            let to = dice.below(history.steps().count() + 1);
            let changes: Vec<Change> = history.go_to(to);
            apply(&changes, &mut now);
            ledger.follow(&now, &changes);
            same(ledger.coverage(), &compute(&now), &to)?;
        }
    }
    check_asked(&mut ledger, &now, dice)?;
    let (kept, read) = (ledger.sums(&now), sums(&now));
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(1.0);
    prop_assert!(near(kept.demand.0, read.demand.0) && near(kept.supply.0, read.supply.0));
    prop_assert_eq!(kept.cells, read.cells);
    Ok(())
}

proptest! {
    #![proptest_config(hundreds())]

    #[test]
    fn figures_that_follow_any_edits_are_those_computed_afresh(
        Shown(file) in files(Content::Valid),
        edits in numbers(),
    ) {
        check(&region(&file), &mut Dice::new(&edits))?;
    }

    #[test]
    fn figures_that_follow_edits_of_a_spoilt_region_are_those_computed_afresh(
        Shown(file) in files(Content::Spoilt),
        edits in numbers(),
    ) {
        check(&region(&file), &mut Dice::new(&edits))?;
    }
}

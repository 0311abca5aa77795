//! Edits: whatever was done can be taken back to the last bit, and what people type can be.

use std::sync::Arc;

use enlace_edit::courses::{CourseFate, fates, of, sources};
use enlace_edit::field::{Content, DecimalMark, fields, written};
use enlace_edit::mend::mending;
use enlace_edit::next_year::planned;
use enlace_edit::{Cell, Cells, Deed, Dependents, Entry, History, Op, decide, read_field};
use enlace_method::compute;
use enlace_model::check::{Problem, ProblemKind, check};
use enlace_model::school_list::left_out;
use enlace_model::{Change, Kind, OfferId, RecordRef, Region, SchoolYear, SettingId};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::laws::dice::Dice;
use crate::laws::region::{Content as Kept, region};
use crate::laws::{Shown, files, hundreds, numbers};

/// What people type, right and wrong, into any field.
const TYPED: &[&str] = &[
    "",
    "3",
    "12,5",
    "1.200",
    "85 %",
    "0",
    "-1",
    "2027",
    "2027/28",
    "2026-05",
    "14/05/2026",
    "soon",
    "recruit",
    "proposed",
    "running",
    "micro",
    "true",
    "0301",
    "0302",
    "Q1",
    "Q2",
    "Q9",
    "S0",
    "a; b",
    "text",
    "99999999999",
    "7",
];

pub(crate) fn ids(kind: Kind, region: &Region) -> Vec<RecordRef> {
    let mut all = Vec::new();
    region.each_id(kind, &mut |id| all.push(RecordRef::new(kind, id.clone())));
    all
}

/// Any field of a kind, also of an entry of its lists.
fn path(dice: &mut Dice, kind: Kind) -> String {
    let all = fields(kind);
    let field = &all[dice.below(all.len())];
    match field.content {
        Content::List(inner) if dice.chance(80) => {
            let inner = &inner[dice.below(inner.len())];
            format!("{}[{}].{}", field.id, dice.below(3), inner.id)
        }
        _ => field.id.to_owned(),
    }
}

fn entry(dice: &mut Dice) -> Entry {
    match dice.chance(20) {
        true => Entry::Value(match dice.below(5) {
            0 => Value::Null,
            1 => json!(2),
            2 => json!("0301"),
            3 => json!(true),
            _ => json!([{"entry_year": 2024, "entrants": 3}]),
        }),
        false => Entry::Typed(dice.pick(TYPED).to_owned(), DecimalMark::Comma),
    }
}

fn cells(dice: &mut Dice, region: &Region, turn: usize) -> Op {
    let kind = dice.pick(Kind::ALL);
    let known = ids(kind, region);
    let mut add = Vec::new();
    let mut cells = Vec::new();
    for i in 0..1 + dice.below(3) {
        let record = match known.is_empty() || dice.chance(15) {
            true => {
                let new = RecordRef::new(kind, format!("new-{turn}-{i}"));
                add.push(new.clone());
                new
            }
            false => known[dice.below(known.len())].clone(),
        };
        for _ in 0..1 + dice.below(4) {
            cells.push(Cell {
                record: record.clone(),
                field: path(dice, kind),
                entry: entry(dice),
            });
        }
    }
    let deed = Deed::Paste;
    Op::SetFields(Cells { deed, add, cells })
}

/// One cell that can well be what is typed: most cells of random text are refused.
fn likely(dice: &mut Dice, region: &Region) -> Op {
    let (kind, field, text) = dice.pick(&[
        (Kind::Need, "persons", "4"),
        (Kind::Need, "municipality", "0301"),
        (Kind::Offer, "history[0].entry_year", "2020"),
        (Kind::Offer, "places", "26"),
        (Kind::Qualification, "code", "Q8"),
        (Kind::Municipality, "code", "0399"),
        (Kind::School, "code", "S9"),
        (Kind::Enterprise, "sector.code", "25"),
        (Kind::Need, "occupation.code", "7223"),
        (Kind::School, "fill", "85 %"),
        (Kind::Need, "qualification", "Q1"),
    ]);
    let known = ids(kind, region);
    let record = match known.as_slice() {
        [] => RecordRef::new(kind, "nobody"),
        some => some[dice.below(some.len())].clone(),
    };
    let entry = Entry::Typed(text.to_owned(), DecimalMark::Point);
    Op::SetFields(Cells::one(record, field, entry))
}

/// The answer to a remark on a school's list, where it still is one.
fn answer(problem: &Problem, fate: CourseFate, region: &Region) -> Option<Op> {
    let all = left_out(region);
    let left_out = of(problem, &all)?;
    let named = |(i, id): (usize, OfferId)| (id.clone(), format!("{id}-{i}").as_str().into());
    let records = sources(left_out, fate).into_iter().enumerate().map(named);
    Some(Op::TellCourses {
        year: left_out.year,
        fate,
        records: records.collect(),
    })
}

fn any_answer(dice: &mut Dice, region: &Region) -> Option<Op> {
    let problems = check(region);
    let asked: Vec<&Problem> = problems.iter().filter(|p| !fates(p).is_empty()).collect();
    let about = asked.get(dice.below(asked.len().max(1)))?;
    answer(about, dice.pick(fates(about)), region)
}

pub(crate) fn any(dice: &mut Dice, region: &Region, start: &Region, turn: usize) -> Op {
    match dice.below(13) {
        12 => any_answer(dice, region).unwrap_or(Op::Mend(Vec::new())),
        0 => cells(dice, region, turn),
        1..=4 => likely(dice, region),
        5 | 6 => {
            let kind = dice.pick(Kind::ALL);
            let known = ids(kind, region);
            let count = dice.below(3).min(known.len());
            let from = dice.below(known.len().max(1));
            let records = known
                .iter()
                .cycle()
                .skip(from)
                .take(count)
                .cloned()
                .collect();
            let dependents =
                dice.pick(&[Dependents::Unlink, Dependents::RemoveToo, Dependents::Keep]);
            Op::RemoveRecords {
                records,
                dependents,
            }
        }
        7 => {
            let copies = planned(region, None).into_iter().enumerate();
            let named = |(i, id)| (id, OfferId::from(format!("copy-{turn}-{i}")));
            Op::NextYear(copies.map(named).collect())
        }
        8 => Op::Mend(check(region)),
        9 => Op::SetSetting {
            setting: SettingId::HalfLife,
            value: 1.0 + dice.below(5) as f64,
        },
        10 => Op::SetTargetYear(SchoolYear(2027 + dice.below(4) as i32)),
        _ => Op::RestoreRegion {
            snapshot: Arc::new(start.clone()),
            time: "then".to_owned(),
        },
    }
}

pub(crate) fn apply(changes: &[Change], region: &mut Region) {
    changes.iter().for_each(|change| region.apply(change));
}

/// Does ops one after the other; gives the history and the region after each step.
fn play(start: &Region, numbers: &[u32]) -> Result<(History, Vec<Region>), TestCaseError> {
    let dice = &mut Dice::new(numbers);
    let mut history = History::default();
    let mut states = vec![start.clone()];
    for turn in 0..12 {
        let before = states.last().unwrap();
        let op = any(dice, before, start, turn);
        let Ok(changes) = decide(&op, before) else {
            continue;
        };
        let mut after = before.clone();
        apply(&changes, &mut after);
        let mut back = after.clone();
        let inverse: Vec<Change> = changes.iter().rev().cloned().map(Change::inverse).collect();
        apply(&inverse, &mut back);
        prop_assert!(back == *before, "{op:?} taken back");
        prop_assert_eq!(
            changes.is_empty(),
            after == *before,
            "{:?} changes what it says",
            op
        );
        if !changes.is_empty() {
            history.record(op.id(), op.values(), turn as f64, changes);
            states.push(after);
        }
    }
    Ok((history, states))
}

/// Problems that only a value can have which no person could type.
fn impossible(region: &Region) -> Vec<Problem> {
    let mut all = check(region);
    all.retain(|problem| {
        use ProblemKind::*;
        matches!(
            problem.kind,
            OutOfRange { .. }
                | NotWhole { .. }
                | NotInHalves { .. }
                | NotADate { .. }
                | UnknownChoice { .. }
                | DanglingCode { .. }
                | EmptyId
        )
    });
    all
}

/// Mended without a decision about what counts.
fn counts_already(kind: &ProblemKind) -> bool {
    use ProblemKind::*;
    matches!(
        kind,
        TravelWithinMunicipality
            | RelationToItself
            | DuplicateTravelTime { .. }
            | DuplicateRelation { .. }
            | NeedWithNumberAndRange
            | NeedWithSeveralTargets
            | WholeRegionAndMunicipality { .. }
    )
}

proptest! {
    #![proptest_config(hundreds())]

    #[test]
    fn any_edits_lead_back_to_the_start_and_again_to_where_they_led(
        Shown(file) in files(Kept::Spoilt),
        play_with in numbers(),
    ) {
        let start = region(&file);
        let (mut history, states) = play(&start, &play_with)?;
        let mut now = states.last().unwrap().clone();
        let dice = &mut Dice::new(&play_with);
        for _ in 0..4 {
            let done = dice.below(states.len());
            apply(&history.go_to(done), &mut now);
            prop_assert!(now == states[done], "after {} steps", done);
        }
        apply(&history.go_to(0), &mut now);
        prop_assert!(now == start);
        apply(&history.go_to(usize::MAX), &mut now);
        prop_assert!(now == *states.last().unwrap());
        let kept: Vec<_> = history.steps().map(|step| (step.number, step.text())).collect();
        let kept = kept.iter().map(|(number, text)| (*number, text.as_str()));
        prop_assert!(History::read(kept, history.point()) == history);
    }

    #[test]
    fn cells_that_say_what_is_there_change_nothing(Shown(file) in files(Kept::Spoilt)) {
        let region = region(&file);
        let mut cells = Vec::new();
        for &kind in Kind::ALL {
            for record in ids(kind, &region) {
                for field in fields(kind) {
                    let value = read_field(&region, &record, field.id);
                    let mark = DecimalMark::Comma;
                    let text = written(field.content, value.as_ref(), mark);
                    let mut set = |entry| cells.push(Cell {
                        record: record.clone(),
                        field: field.id.to_owned(),
                        entry,
                    });
                    if !matches!(field.content, Content::List(_)) {
                        set(Entry::Typed(text, mark));
                    }
                    set(Entry::Value(value.unwrap_or_default()));
                }
            }
        }
        let op = Op::SetFields(Cells { deed: Deed::Paste, add: Vec::new(), cells });
        prop_assert_eq!(decide(&op, &region), Ok(Vec::new()));
    }

    #[test]
    fn no_impossible_value_gets_into_a_region_by_its_cells(
        Shown(file) in files(Kept::Valid),
        typed in numbers(),
    ) {
        let mut region = region(&file);
        let dice = &mut Dice::new(&typed);
        let before = impossible(&region);
        for turn in 0..12 {
            let op = match dice.chance(50) {
                true => cells(dice, &region, turn),
                false => likely(dice, &region),
            };
            if let Ok(changes) = decide(&op, &region) {
                apply(&changes, &mut region);
                let new: Vec<Problem> = impossible(&region)
                    .into_iter()
                    // A record that has another code now has its old problems under that.
                    .filter(|problem| before.iter().all(|old| old.kind != problem.kind))
                    .collect();
                prop_assert!(new.is_empty(), "{:?} brought {:?}", op, new);
            }
        }
    }

    #[test]
    fn unlinking_leaves_no_reference_that_leads_nowhere(
        Shown(file) in files(Kept::Valid),
        chosen in numbers(),
    ) {
        let region = region(&file);
        let dice = &mut Dice::new(&chosen);
        let known = ids(dice.pick(Kind::ALL), &region);
        if known.is_empty() {
            return Ok(());
        }
        let records = vec![known[dice.below(known.len())].clone()];
        let before = impossible(&region);
        for dependents in [Dependents::Unlink, Dependents::RemoveToo] {
            let op = Op::RemoveRecords { records: records.clone(), dependents };
            let mut after = region.clone();
            apply(&decide(&op, &region).unwrap(), &mut after);
            let new = impossible(&after).into_iter().find(|problem| !before.contains(problem));
            prop_assert!(new.is_none(), "{:?} left {:?}", op, new);
        }
    }

    #[test]
    fn a_remark_on_a_list_is_gone_when_it_is_answered(Shown(file) in files(Kept::Spoilt)) {
        let region = region(&file);
        for problem in check(&region) {
            for fate in fates(&problem) {
                let op = answer(&problem, *fate, &region).unwrap();
                let mut after = region.clone();
                apply(&decide(&op, &region).unwrap(), &mut after);
                prop_assert!(of(&problem, &left_out(&after)).is_none(), "{:?} is still there", problem);
            }
        }
    }

    #[test]
    fn a_mended_problem_is_gone_and_what_did_not_count_leaves_every_figure(
        Shown(file) in files(Kept::Spoilt),
    ) {
        let region = region(&file);
        let figures = compute(&region);
        for problem in check(&region) {
            if mending(&problem, &region).is_none() {
                continue;
            }
            let op = Op::Mend(vec![problem.clone()]);
            let mut after = region.clone();
            apply(&decide(&op, &region).unwrap(), &mut after);
            prop_assert!(!check(&after).contains(&problem), "{:?} is still there", problem);
            if counts_already(&problem.kind) {
                prop_assert!(compute(&after) == figures, "{:?} changed a figure", problem);
            }
        }
    }
}

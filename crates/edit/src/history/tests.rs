//! Steps recorded, taken back, done again, forgotten and kept.

use super::*;
use crate::{AnyRecord, Op, decide};
use enlace_model::{Header, Municipality, Region, SchoolYear, SettingId};

fn ave() -> Region {
    let day = "2026-05-14".into();
    Region::new(Header::new("r1".into(), "Ave", day, SchoolYear(2029)))
}

/// Renames the region once for each name.
fn renamed(names: &[&str]) -> (Region, History) {
    let (mut region, mut history) = (ave(), History::default());
    for name in names {
        act(
            Op::RenameRegion((*name).to_owned()),
            &mut region,
            &mut history,
        );
    }
    (region, history)
}

fn act(op: Op, region: &mut Region, history: &mut History) {
    let changes = decide(&op, region).expect("is not refused");
    apply(&changes, region);
    history.record(op.id(), op.values(), 1.0, changes);
}

fn apply(changes: &[Change], region: &mut Region) {
    changes.iter().for_each(|change| region.apply(change));
}

fn names(history: &History) -> Vec<&str> {
    history
        .steps()
        .map(|step| step.values[0].1.as_str())
        .collect()
}

#[test]
fn a_step_is_taken_back_and_done_again_by_its_name() {
    let (mut region, mut history) = renamed(&["A", "B"]);
    assert_eq!(
        history.to_undo().map(|step| &*step.op),
        Some("rename_region")
    );
    apply(&history.undo(), &mut region);
    assert_eq!(region.header.name, "A");
    assert_eq!(history.to_redo().map(|step| &*step.values[0].1), Some("B"));
    apply(&history.redo(), &mut region);
    assert_eq!(region.header.name, "B");
    assert!(history.redo().is_empty());
    apply(&history.go_to(0), &mut region);
    assert_eq!(region, ave());
    assert!(history.undo().is_empty());
    apply(&history.go_to(9), &mut region);
    assert_eq!(region.header.name, "B");
}

#[test]
fn an_edit_drops_what_had_been_taken_back() {
    let (mut region, mut history) = renamed(&["A", "B", "C"]);
    apply(&history.go_to(1), &mut region);
    act(Op::RenameRegion("D".to_owned()), &mut region, &mut history);
    assert_eq!(names(&history), ["A", "D"]);
    assert!(history.to_redo().is_none());
    assert_eq!(history.point(), StepNumber(2));
}

#[test]
fn the_oldest_steps_are_forgotten_first() {
    let all: Vec<String> = (0..DEPTH + 5).map(|i| i.to_string()).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let (mut region, mut history) = renamed(&all);
    assert_eq!(names(&history), all[5..]);
    apply(&history.go_to(0), &mut region);
    assert_eq!(region.header.name, "4");
    assert_eq!(history.point(), StepNumber(5));
}

#[test]
fn a_history_that_was_kept_step_by_step_is_the_same_again() {
    let (mut region, mut history) = renamed(&["A \"quoted\"", "B"]);
    let text = r#"{"code":"0308","name":"Guimarães","zeta":[1.0],"alpha":null}"#;
    let guimaraes: Municipality = serde_json::from_str(text).expect("is a municipality");
    let setting = SettingId::HalfLife;
    let value = 3.0;
    act(Op::PutRecord(guimaraes.into()), &mut region, &mut history);
    act(Op::SetSetting { setting, value }, &mut region, &mut history);
    act(Op::ResetSetting(setting), &mut region, &mut history);
    let _ = history.undo();
    let steps = history.steps().map(|step| {
        let text = step.text();
        assert_eq!(text.lines().count(), 1);
        Step::read(&text).expect("was written as a step")
    });
    let restored = History::restore(steps.collect(), history.point());
    assert_eq!(restored, history);
}

#[test]
fn a_hole_among_the_kept_steps_forgets_what_lies_before_it() {
    let (_, history) = renamed(&["A", "B", "C", "D"]);
    let kept = |numbers: &[u64], point: u64| {
        let steps = history
            .steps()
            .filter(|step| numbers.contains(&step.number.0));
        let restored = History::restore(steps.cloned().collect(), StepNumber(point));
        (restored.steps().len(), restored.done(), restored.point().0)
    };
    assert_eq!(kept(&[1, 2, 3, 4], 2), (4, 2, 2));
    assert_eq!(kept(&[1, 3, 4], 4), (2, 2, 4));
    assert_eq!(kept(&[1, 3, 4], 2), (2, 0, 2));
    assert_eq!(
        kept(&[1, 3, 4], 1),
        (0, 0, 4),
        "nothing leads on from step 1"
    );
    assert_eq!(kept(&[1, 2], 4), (0, 0, 4), "the last steps are lost");
    assert_eq!(kept(&[], 7), (0, 0, 7));
}

/// A step as version 1.0 of the program wrote it.
fn step_of_an_earlier_program(before: &str, after: &str) -> Option<Step> {
    Step::read(&format!(
        r#"{{"number":3,"op":"set_setting","values":[["setting","interval_z"]],"at":9.0,"changes":[{{"setting":"interval_z","before":{before},"after":{after}}}]}}"#
    ))
}

#[test]
fn a_step_that_set_the_width_of_intervals_now_sets_the_confidence() {
    let step = step_of_an_earlier_program("null", "1.2816").expect("is a step");
    assert_eq!(
        step.values,
        [("setting".to_owned(), "confidence".to_owned())]
    );
    let id = SettingId::Confidence;
    let (before, after) = (None, Some(0.80));
    assert_eq!(step.changes, [Change::Setting { id, before, after }]);
    let step = step_of_an_earlier_program("1.2816", "1.0").expect("is a step");
    let Change::Setting { before, after, .. } = step.changes[0] else {
        panic!("it sets a setting");
    };
    assert_eq!(before, Some(0.80));
    assert!((after.expect("was set") - 0.682_689_492_1).abs() < 1e-9);
}

#[test]
fn a_step_to_a_width_that_no_confidence_has_is_not_read() {
    assert_eq!(step_of_an_earlier_program("null", "9.0"), None);
    assert_eq!(step_of_an_earlier_program("0.1", "1.2816"), None);
}

#[test]
fn what_is_no_step_is_not_read() {
    for text in [
        "",
        "{}",
        r#"{"number":1,"op":"x","values":[],"at":0,"changes":[{"of":"wishes","before":{},"after":null}]}"#,
        r#"{"number":1,"op":"x","values":[],"at":0,"changes":[{"of":"needs","before":{},"after":null}]}"#,
        r#"{"number":1,"op":"x","values":[],"at":0,"changes":[{"of":"needs","before":null,"after":null}]}"#,
    ] {
        assert_eq!(Step::read(text), None, "{text}");
    }
    let nothing: Option<Change> = AnyRecord::change(None, None);
    assert_eq!(nothing, None);
}

#[test]
fn what_is_forgotten_is_in_no_step_and_in_none_of_its_words() {
    let (mut region, mut history) = renamed(&["Cávado"]);
    let text = r#"{"id":"c1","name":"Ana Silva"}"#;
    let ana: enlace_model::Contact = serde_json::from_str(text).expect("has what must be there");
    act(
        Op::PutRecord(AnyRecord::from(ana)),
        &mut region,
        &mut history,
    );
    history.forget(&|change| matches!(change, Change::Contact(_)));
    assert_eq!(history.steps().len(), 2);
    let texts: Vec<String> = history.steps().map(Step::text).collect();
    assert!(!texts.concat().contains("Ana"), "{texts:?}");
    assert!(texts[0].contains("Cávado"));
}

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
    let texts: Vec<_> = history
        .steps()
        .map(|step| (step.number, step.text()))
        .collect();
    assert!(texts.iter().all(|(_, text)| text.lines().count() == 1));
    let restored = again(&texts, history.point().0);
    assert_eq!(restored, history);
}

/// The history that is read of these texts.
fn again(texts: &[(StepNumber, String)], point: u64) -> History {
    let texts = texts.iter().map(|(number, text)| (*number, text.as_str()));
    History::read(texts, StepNumber(point))
}

/// What can be reached of a history of four steps in which some are broken or missing: the names of its
/// steps, how many are done, and which steps beside it cannot be read.
#[track_caller]
fn reached(point: u64, broken: &[u64], missing: &[u64], expected: (&str, usize, [Option<u64>; 2])) {
    let (_, history) = renamed(&["A", "B", "C", "D"]);
    let there = history
        .steps()
        .filter(|step| !missing.contains(&step.number.0));
    let texts: Vec<_> = there
        .map(|step| match broken.contains(&step.number.0) {
            true => (step.number, "{}".to_owned()),
            false => (step.number, step.text()),
        })
        .collect();
    let read = again(&texts, point);
    let ends = [read.unread_before(), read.unread_after()].map(|it| it.map(|number| number.0));
    assert_eq!((&*names(&read).concat(), read.done(), ends), expected);
    assert_eq!(read.point().0, point);
}

#[test]
fn a_step_that_cannot_be_read_ends_the_history_on_its_side() {
    reached(2, &[], &[], ("ABCD", 2, [None, None]));
    reached(4, &[2], &[], ("CD", 2, [Some(2), None]));
    reached(4, &[4], &[], ("", 0, [Some(4), None]));
    reached(2, &[1, 4], &[], ("BC", 1, [Some(1), Some(4)]));
    reached(2, &[3], &[], ("AB", 2, [None, Some(3)]));
    reached(0, &[2], &[], ("A", 0, [None, Some(2)]));
}

#[test]
fn a_hole_among_the_kept_steps_ends_the_history_and_nothing_stands_there() {
    reached(4, &[], &[2], ("CD", 2, [None, None]));
    reached(2, &[], &[2], ("CD", 0, [None, None]));
    reached(1, &[], &[2], ("A", 1, [None, None]));
    reached(4, &[], &[1, 2, 3, 4], ("", 0, [None, None]));
}

#[test]
fn an_end_goes_with_the_steps_beside_it() {
    let (_, history) = renamed(&["A", "B", "C"]);
    let mut texts: Vec<_> = history
        .steps()
        .map(|step| (step.number, step.text()))
        .collect();
    texts[2].1.clear();
    let mut read = again(&texts, 2);
    assert_eq!(read.unread_after(), Some(StepNumber(3)));
    read.record("rename_region", Vec::new(), 1.0, Vec::new());
    assert_eq!(
        read.unread_after(),
        None,
        "it has the number of the new step"
    );
    texts[0].1.clear();
    let mut read = again(&texts, 2);
    for _ in 0..DEPTH {
        assert_eq!(read.unread_before(), Some(StepNumber(1)));
        read.record("rename_region", Vec::new(), 1.0, Vec::new());
    }
    assert_eq!(
        read.unread_before(),
        None,
        "the oldest are forgotten by now"
    );
}

#[test]
fn a_step_to_a_value_that_its_setting_cannot_have_any_more_is_not_read() {
    let step = |before: &str, after: &str| {
        Step::read(&format!(
            r#"{{"number":3,"op":"set_setting","values":[["setting","class_size"]],"at":9.0,"changes":[{{"setting":"class_size","before":{before},"after":{after}}}]}}"#
        ))
    };
    assert!(step("null", "20").is_some());
    assert_eq!(step("null", "0.5"), None);
    assert_eq!(step("1e-310", "20"), None);
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

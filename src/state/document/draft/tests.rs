//! What is typed, taken back, moved and left out.

use enlace_model::Kind;
use serde_json::json;

use super::*;
use crate::state::document::Document;
use crate::state::notices::Notices;
use leptos::prelude::Owner;

fn draft() -> FormDraft {
    let mut draft = FormDraft::new(
        "r1".into(),
        RecordRef::new(Kind::Municipality, "0308"),
        Novelty::There,
    );
    let counts = json!([{ "sector": "13", "count": 4, "later": true }]);
    draft.follow("businesses", Some(&counts));
    draft
}

fn cells(draft: &FormDraft) -> Vec<(String, Entry)> {
    let cells = draft.cells(DecimalMark::Comma).expect("all can be read");
    cells.into_iter().map(|c| (c.field, c.entry)).collect()
}

#[test]
fn what_is_typed_back_to_what_it_was_is_no_change() {
    let mut draft = draft();
    draft.set("name", "Vizela".into(), "Guimarães");
    assert!(draft.is_touched());
    assert_eq!(draft.text("name"), Some("Vizela"));
    draft.set("name", "Guimarães".into(), "Guimarães");
    assert!(!draft.is_touched());
    assert!(cells(&draft).is_empty());
}

#[test]
fn an_entry_keeps_what_nobody_edits_and_takes_what_was_typed() {
    let mut draft = draft();
    let key = draft.rows("businesses")[0].key;
    draft.set_in_row("businesses", key, "count", "1.250".into());
    let expected = json!([{ "sector": "13", "count": 1250, "later": true }]);
    assert_eq!(
        cells(&draft),
        [("businesses".to_owned(), Entry::Value(expected))]
    );
}

#[test]
fn new_entries_without_anything_typed_are_left_out_and_an_empty_list_is_none() {
    let mut draft = draft();
    draft.add_row("businesses");
    draft.drop_empty_rows();
    assert_eq!(draft.rows("businesses").len(), 1);
    let key = draft.rows("businesses")[0].key;
    draft.remove_row("businesses", key);
    let nothing = Entry::Value(Value::Null);
    assert_eq!(cells(&draft), [("businesses".to_owned(), nothing)]);
}

#[test]
fn what_is_wrong_is_named_by_its_place() {
    let mut draft = draft();
    let key = draft.add_row("businesses");
    draft.set_in_row("businesses", key, "count", "many".into());
    let wrong = draft.cells(DecimalMark::Comma).expect_err("is no number");
    assert_eq!(wrong[0].0, "businesses[1].count");
}

#[test]
fn a_list_follows_the_record_until_it_is_changed_here() {
    let mut draft = draft();
    draft.follow("businesses", None);
    assert!(draft.rows("businesses").is_empty());
    draft.add_row("businesses");
    draft.follow("businesses", Some(&json!([{ "count": 1 }, { "count": 2 }])));
    assert_eq!(draft.rows("businesses").len(), 1);
}

#[test]
fn what_was_typed_about_one_region_is_not_shown_in_another() {
    let owner = Owner::new();
    owner.with(|| {
        let document = Document::new(Notices::new());
        document.keep_draft(draft());
        assert!(document.drafts().is_empty());
        assert_eq!(document.take_draft(&draft().record), None);
    });
}

#[test]
fn an_entry_is_moved_by_one_place_and_stays_at_the_ends() {
    let mut draft = draft();
    let first = draft.rows("businesses")[0].key;
    draft.move_row("businesses", first, MoveDirection::Up);
    draft.move_row("businesses", first, MoveDirection::Down);
    assert!(!draft.is_touched());
    let second = draft.add_row("businesses");
    draft.move_row("businesses", second, MoveDirection::Up);
    let keys = |draft: &FormDraft| -> Vec<u32> {
        draft.rows("businesses").iter().map(|row| row.key).collect()
    };
    assert_eq!(keys(&draft), [second, first]);
    draft.move_row("businesses", second, MoveDirection::Down);
    assert_eq!(keys(&draft), [first, second]);
}

//! A list whose entries are a name and numbers, as rows: its entries, and always some empty rows at its end.

use enlace_edit::field::{Content, Field, Presence, read_typed};
use enlace_model::field::Measure;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::browser::focus;
use crate::pages::records::form::RecordForm;
use crate::pages::shared::choice_source::ChoiceSource;
use crate::pages::shared::refusal_words::fault;

/// How many empty rows stand at the end.
const SPARE: u32 = 3;
/// A table with more columns needs the room beside the form's own column.
pub(super) const WIDE: usize = 3;

/// Whether a list is one of names and numbers.
pub(super) fn is_table(inner: &[Field]) -> bool {
    let is_name = |content| matches!(content, Content::Text | Content::Reference(_));
    let is_number = |content| matches!(content, Content::Number(_) | Content::YesNo);
    let [first, rest @ ..] = inner else {
        return false;
    };
    let is_given = first.presence == Presence::Required;
    let all_numbers = rest.iter().all(|field| is_number(field.content));
    is_given && is_name(first.content) && !rest.is_empty() && all_numbers
}

/// A row of the table: an entry by its key in the draft, or one of the empty rows, which becomes an entry
/// once something is typed into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum TableRow {
    Entry(u32),
    Spare(u32),
}

/// The table of a list.
#[derive(Clone, Copy)]
pub(super) struct ListTable {
    pub form: RecordForm,
    pub list: &'static Field,
    pub inner: &'static [Field],
    /// The entries that were made of empty rows, each with its row.
    adopted: RwSignal<Vec<(u32, u32)>>,
    pub rows: Memo<Vec<TableRow>>,
    /// What became of a block that was pasted.
    pub said: RwSignal<String>,
}

impl ListTable {
    /// The table of a list as the form has it.
    pub fn of(form: RecordForm, list: &'static Field, inner: &'static [Field]) -> Self {
        let adopted = RwSignal::new(Vec::new());
        Self {
            form,
            list,
            inner,
            adopted,
            rows: Memo::new(move |_| rows(form, list, adopted)),
            said: RwSignal::new(String::new()),
        }
    }

    pub fn label(self, field: &Field) -> String {
        let path = format!("{}[0].{}", self.list.id, field.id);
        self.form.w.column(self.form.kind.as_str(), &path)
    }

    /// The ends of a short scale in words.
    pub fn scale(self, field: &Field) -> Option<String> {
        let Content::Number(measure) = field.content else {
            return None;
        };
        let steps = measure.steps();
        let said = |step: i64| {
            let sign = if step < 0 { "−" } else { "" };
            format!("{sign}{} {}", step.abs(), self.step(measure, step))
        };
        let (first, last) = (steps.start, steps.end - 1);
        (first < last).then(|| format!("{}, {}", said(first), said(last)))
    }

    /// A step of a scale in words.
    pub fn step(self, measure: Measure, step: i64) -> String {
        let id = format!("{}.{step}", measure.as_str());
        self.form.w.of("measure", &id)
    }

    /// The key of the entry in a row; `None` for an empty row.
    pub fn key(self, row: TableRow) -> Option<u32> {
        match row {
            TableRow::Entry(key) => Some(key),
            TableRow::Spare(spare) => self.adopted.with(|adopted| {
                let found = adopted.iter().find(|(_, own)| *own == spare);
                found.map(|(key, _)| *key)
            }),
        }
    }

    /// Where the entry of a row stands in the list.
    fn place(self, row: TableRow) -> Option<usize> {
        let key = self.key(row)?;
        self.form.draft.with(|draft| {
            let rows = draft.rows(self.list.id);
            rows.iter().position(|own| own.key == key)
        })
    }

    fn path(self, row: TableRow, field: &Field) -> Option<String> {
        let place = self.place(row)?;
        Some(format!("{}[{place}].{}", self.list.id, field.id))
    }

    /// The path of a message once the entry at a place is gone; `None` for one about that entry.
    fn path_without(self, gone: usize, path: String) -> Option<String> {
        let parts = path.strip_prefix(self.list.id).and_then(|rest| {
            let (place, field) = rest.strip_prefix('[')?.split_once(']')?;
            Some((place.parse::<usize>().ok()?, field))
        });
        match parts {
            Some((place, _)) if place == gone => None,
            Some((place, field)) if place > gone => {
                Some(format!("{}[{}]{field}", self.list.id, place - 1))
            }
            _ => Some(path),
        }
    }

    pub fn text(self, row: TableRow, field: &Field) -> String {
        let Some(place) = self.place(row) else {
            return String::new();
        };
        let mark = self.form.mark();
        self.form.draft.with(|draft| {
            let found = draft.rows(self.list.id).get(place);
            found.map(|own| own.text(field, mark)).unwrap_or_default()
        })
    }

    /// What the entry of a row is called.
    pub fn shown_name(self, text: &str) -> String {
        match ChoiceSource::of(self.inner[0].content) {
            Some(source) => source.name(self.form.w, self.form.document, text),
            None => text.to_owned(),
        }
    }

    pub fn said_of(self, row: TableRow, field: &Field) -> Option<String> {
        self.form.said_of(&self.path(row, field)?)
    }

    /// Takes a text into a cell; an empty row becomes an entry.
    pub fn set(self, row: TableRow, field: &'static Field, text: String) {
        let key = untrack(|| self.key(row));
        let key = match (key, row) {
            (Some(key), _) => key,
            (None, _) if text.is_empty() => return,
            (None, TableRow::Entry(_)) => return,
            (None, TableRow::Spare(spare)) => {
                let mut key = 0;
                self.form.draft.update_untracked(|draft| {
                    key = draft.add_row(self.list.id);
                });
                self.adopted.update(|adopted| adopted.push((key, spare)));
                key
            }
        };
        self.form
            .draft
            .update(|draft| draft.set_in_row(self.list.id, key, field.id, text));
        if let Some(path) = untrack(|| self.path(row, field)) {
            self.form.mend(&path);
        }
    }

    /// Says at once what cannot stand in a cell.
    pub fn look(self, row: TableRow, field: &'static Field) {
        let text = untrack(|| self.text(row, field));
        if let Err(why) = read_typed(field.content, &text, self.form.mark()) {
            self.refuse(row, field, fault(self.form.w, &why));
        }
    }

    /// A message at a cell.
    pub fn refuse(self, row: TableRow, field: &'static Field, why: String) {
        if let Some(path) = untrack(|| self.path(row, field)) {
            self.form.wrong.update(|wrong| {
                wrong.retain(|(own, _)| *own != path);
                wrong.push((path, why));
            });
        }
    }

    pub fn remove(self, row: TableRow, key: u32) {
        let next = self.beside(row, 1);
        // Messages name their places by number: those of the rows after it move up.
        let place = untrack(|| self.place(row));
        self.form.wrong.update(|wrong| {
            let moved = std::mem::take(wrong).into_iter();
            wrong.extend(moved.filter_map(|(path, said)| {
                Some((self.path_without(place.unwrap_or(usize::MAX), path)?, said))
            }));
        });
        self.form
            .draft
            .update(|draft| draft.remove_row(self.list.id, key));
        // The next frame is awaited: by then the rows after it have their new numbers.
        if let Some(next) = next {
            let id = self.cell_id(next, &self.inner[0]);
            request_animation_frame(move || focus::first_of([id].into_iter()));
        }
    }

    pub fn cell_id(self, row: TableRow, field: &Field) -> String {
        let row = match row {
            TableRow::Entry(key) => key.to_string(),
            TableRow::Spare(spare) => format!("new{spare}"),
        };
        format!("form-{}-{row}-{}", self.list.id, field.id)
    }

    fn beside(self, row: TableRow, by: isize) -> Option<TableRow> {
        let rows = self.rows.get_untracked();
        let at = rows.iter().position(|own| *own == row)?;
        rows.get(at.checked_add_signed(by)?).copied()
    }

    /// Enter and the arrows go to the same column of another row; Ctrl and Delete take the row out.
    pub fn key_in(self, event: &KeyboardEvent, row: TableRow, field: &Field) {
        if event.default_prevented() || event.is_composing() {
            return;
        }
        let is_held = event.ctrl_key() || event.meta_key();
        let by = match event.key().as_str() {
            "Delete" if is_held => {
                event.prevent_default();
                if let Some(key) = untrack(|| self.key(row)) {
                    self.remove(row, key);
                }
                return;
            }
            "Enter" | "ArrowDown" if !is_held => 1,
            "ArrowUp" if !is_held => -1,
            _ => return,
        };
        event.prevent_default();
        if let Some(other) = self.beside(row, by) {
            focus::first_of([self.cell_id(other, field)].into_iter());
        }
    }
}

fn rows(form: RecordForm, list: &Field, adopted: RwSignal<Vec<(u32, u32)>>) -> Vec<TableRow> {
    let adopted = adopted.get();
    let of = |key: u32| match adopted.iter().find(|(own, _)| *own == key) {
        Some((_, spare)) => TableRow::Spare(*spare),
        None => TableRow::Entry(key),
    };
    let entries = form.draft.with(|draft| {
        let rows = draft.rows(list.id).iter();
        rows.map(|row| of(row.key)).collect::<Vec<_>>()
    });
    let used = adopted.iter().map(|(_, spare)| spare + 1).max();
    let from = used.unwrap_or_default();
    let spare = (from..from + SPARE).map(TableRow::Spare);
    entries.into_iter().chain(spare).collect()
}

//! Setting many cells at once, of records that are there and of new ones, all or none.

use serde_json::Value;

use crate::AnyRecord;
use crate::Rejection;
use crate::cell_entries::{Cell, Cells, Deed, Entry};
use crate::draft::Drafts;
use crate::field::needed::lacking;
use crate::field::pasted::{Manner, Said, read_pasted};
use crate::field::record_text::RecordText;
use crate::field::reference::{Names, mentions, mentions_of};
use crate::field::settle::settle;
use crate::field::yearly::{OVER_THE_SPAN, over_all_years, said_a_year};
use crate::field::{CellFault, Content, DateOrder, Fault, field, fields, read_typed, written};
use crate::pasted_days::orders;
use enlace_model::{Change, Kind, PartialDate, RecordRef, Region};

/// The changes that set all cells. Where one cannot be, nothing is changed and all such cells are
/// named. A cell that says what stands there already changes nothing.
pub(super) fn decide(cells: &Cells, region: &Region) -> Result<Vec<Change>, Rejection> {
    let mut sheet = Sheet {
        drafts: Drafts::new(region),
        names: Names::default(),
        new: cells.add.clone(),
        faults: Vec::new(),
        orders: orders(cells),
        deed: cells.deed,
        yearly: Vec::new(),
    };
    for record in &cells.add {
        sheet.drafts.add(record);
    }
    for cell in &cells.cells {
        if let Err(fault) = sheet.set(cell) {
            sheet.fault(cell.record.clone(), cell.field.clone(), fault);
        }
    }
    sheet.settle();
    sheet.codes();
    if !sheet.faults.is_empty() {
        return Err(Rejection::Cells(sheet.faults));
    }
    sheet.drafts.changes().map_err(Rejection::Cells)
}

struct Sheet<'a> {
    drafts: Drafts<'a>,
    names: Names,
    new: Vec<RecordRef>,
    faults: Vec<CellFault>,
    /// Which of day and month stands first in the columns that are pasted.
    orders: Vec<(Kind, String, DateOrder)>,
    deed: Deed,
    /// Fields of drafts that were said a year.
    yearly: Vec<(usize, String)>,
}

impl Sheet<'_> {
    fn fault(&mut self, record: RecordRef, field: String, fault: Fault) {
        self.faults.push(CellFault {
            record,
            field,
            fault,
        });
    }

    fn set(&mut self, cell: &Cell) -> Result<(), Fault> {
        let place = self.drafts.place(&cell.record).ok_or(Fault::RecordGone)?;
        let kind = cell.record.kind;
        let before = self.drafts.list[place].document.value(&cell.field);
        let known = field(kind, &cell.field);
        let value = match (&cell.entry, known) {
            (Entry::Typed(text, mark), Some(known)) => {
                if text.trim() == written(known.content, before.as_ref(), *mark) {
                    return Ok(());
                }
                let is_of_span = kind == Kind::Need && OVER_THE_SPAN.contains(&known.id);
                let a_year = said_a_year(text).filter(|_| is_of_span);
                if a_year.is_some() {
                    self.yearly.push((place, cell.field.clone()));
                }
                let text = a_year.unwrap_or(text);
                let order = self
                    .orders
                    .iter()
                    .find(|(of, column, _)| (*of, column.as_str()) == (kind, cell.field.as_str()));
                let order = order.map_or(DateOrder::DayFirst, |(_, _, order)| *order);
                if self.deed != Deed::Paste {
                    read_typed(known.content, text, *mark)?
                } else {
                    let manner = Manner {
                        decimal: *mark,
                        order,
                        parts_of_one: false,
                    };
                    match read_pasted(known.content, text, manner)? {
                        Said::Value(value) | Said::Serial(value) => value,
                        Said::Nothing | Said::Unknown | Said::NoDay => Value::Null,
                        Said::Between(least, most) => {
                            return self.between(place, cell, text, [least, most]);
                        }
                    }
                }
            }
            (Entry::Value(value), _) if *value == before.clone().unwrap_or_default() => {
                return Ok(());
            }
            (Entry::Value(value), Some(_)) => value.clone(),
            // A whole group such as `occupation` can be emptied.
            (entry, None) if entry.is_nothing() && is_group(kind, &cell.field) => Value::Null,
            (_, None) => return Err(Fault::NotAField),
        };
        let value = match known {
            Some(known) if cell.field.ends_with(']') && value.is_null() => {
                debug_assert!(matches!(known.content, Content::List(_)));
                Value::Null
            }
            Some(known) => self.checked(known.content, value, before.as_ref())?,
            None => value,
        };
        let document = &mut self.drafts.list[place].document;
        document
            .set(&cell.field, value)
            .map_err(|_| Fault::NotAField)
    }

    /// A range in the place of a need's people is their two ends; anywhere else it is no number.
    fn between(
        &mut self,
        place: usize,
        cell: &Cell,
        text: &str,
        ends: [f64; 2],
    ) -> Result<(), Fault> {
        if (cell.record.kind, cell.field.as_str()) != (Kind::Need, "persons") {
            return Err(Fault::NotANumber { text: text.into() });
        }
        let document = &mut self.drafts.list[place].document;
        for (field, end) in ["low", "high"].into_iter().zip(ends) {
            let done = document.set(field, Value::from(end as i64));
            done.map_err(|_| Fault::NotAField)?;
        }
        let done = document.set("persons", Value::Null);
        done.map_err(|_| Fault::NotAField)
    }

    /// The value as it goes into the record, or why it cannot stand there.
    fn checked(
        &mut self,
        content: Content,
        value: Value,
        before: Option<&Value>,
    ) -> Result<Value, Fault> {
        match (content, value) {
            (_, Value::Null) | (Content::YesNo, Value::Bool(false)) => Ok(Value::Null),
            (Content::YesNo, Value::Bool(true)) => Ok(Value::Bool(true)),
            (Content::Number(measure), Value::Number(number)) => {
                let read = number.as_f64().unwrap_or(f64::NAN);
                Fault::of_number(read, measure).map_or(Ok(Value::Number(number)), Err)
            }
            (Content::Reference(kind), Value::String(text)) => {
                let own = |record: &&RecordRef| record.kind == kind && *record.id == *text;
                if self.new.iter().any(|record| own(&record)) {
                    return Ok(text.into());
                }
                let region = self.drafts.region;
                self.names.resolve(kind, &text, region).map(Value::from)
            }
            (Content::Date, Value::String(text)) => match PartialDate::from(&*text).day() {
                Some(_) => Ok(text.into()),
                None => Err(Fault::NotADate { text }),
            },
            (Content::Choice(choices), Value::String(text)) => match choices.contains(&&*text) {
                true => Ok(text.into()),
                false => Err(Fault::NotAChoice { text }),
            },
            (
                Content::Code | Content::Text | Content::LongText | Content::Coded(_),
                Value::String(text),
            ) => Ok(match text.trim() {
                "" => Value::Null,
                text => text.into(),
            }),
            (Content::Texts(_), Value::Array(list)) if list.iter().all(Value::is_string) => {
                Ok(list.into())
            }
            (Content::References(_) | Content::Choices(_), Value::Array(list)) => {
                self.several(content, list, before).map(Value::Array)
            }
            (Content::List(fields), Value::Array(list)) => {
                let before = before.and_then(Value::as_array);
                for entry in &list {
                    if before.is_none_or(|before| !before.contains(entry)) {
                        self.check_entry(fields, entry)?;
                    }
                }
                Ok(list.into())
            }
            _ => Err(Fault::WrongType),
        }
    }

    /// Several records or choices; what stood there before may stay, though nobody knows it.
    fn several(
        &mut self,
        content: Content,
        list: Vec<Value>,
        before: Option<&Value>,
    ) -> Result<Vec<Value>, Fault> {
        let one = content.of_each().ok_or(Fault::WrongType)?;
        let before = before.and_then(Value::as_array);
        let mut checked: Vec<Value> = Vec::new();
        for own in list {
            let stood = before.is_some_and(|before| before.contains(&own));
            let own = match stood {
                true => own,
                false => self.checked(one, own, None)?,
            };
            if !own.is_null() && !checked.contains(&own) {
                checked.push(own);
            }
        }
        Ok(checked)
    }

    /// An entry of a list that is set as a whole; its references are ids.
    fn check_entry(&mut self, fields: &[crate::field::Field], entry: &Value) -> Result<(), Fault> {
        let entry = entry.as_object().ok_or(Fault::WrongType)?;
        for field in fields {
            if let Some(value) = entry.get(field.id) {
                self.checked(field.content, value.clone(), None)?;
            }
        }
        Ok(())
    }

    /// Fills in what is usual, and finds what is missing.
    fn settle(&mut self) {
        let region = self.drafts.region;
        for (place, field) in std::mem::take(&mut self.yearly) {
            over_all_years(&mut self.drafts.list[place].document, &field);
        }
        for draft in &mut self.drafts.list {
            let mut faults = settle(draft.record.kind, &mut draft.document, region);
            if self.new.contains(&draft.record) {
                faults.extend(lacking(&draft.record, &draft.document));
            }
            for (field, fault) in faults {
                self.faults.push(CellFault {
                    record: draft.record.clone(),
                    field,
                    fault,
                });
            }
        }
    }

    /// Codes stay unique, and what refers to one that changes follows.
    fn codes(&mut self) {
        let mut renamed = Vec::new();
        let mut taken: Vec<RecordRef> = Vec::new();
        let mut faults = Vec::new();
        for draft in &self.drafts.list {
            let old = &draft.record;
            let id = draft.document.value(old.kind.id_field());
            let Some(Value::String(text)) = id else {
                continue;
            };
            let new = RecordRef::new(old.kind, &*text);
            let is_new = self.new.contains(old);
            if new == *old && !is_new {
                continue;
            }
            if taken.contains(&new) || AnyRecord::is_there(&new, self.drafts.region) {
                faults.push(CellFault {
                    record: old.clone(),
                    field: old.kind.id_field().to_owned(),
                    fault: Fault::CodeTaken { text },
                });
            }
            if new != *old {
                renamed.push((old.clone(), new.clone()));
            }
            taken.push(new);
        }
        self.faults.append(&mut faults);
        let old: Vec<RecordRef> = renamed.iter().map(|(old, _)| old.clone()).collect();
        if old.is_empty() {
            return;
        }
        for mention in mentions_of(&old, self.drafts.region) {
            self.drafts.place(&mention.record);
        }
        for draft in &mut self.drafts.list {
            follow(draft.record.kind, &mut draft.document, &renamed);
        }
    }
}

impl Entry {
    fn is_nothing(&self) -> bool {
        match self {
            Self::Typed(text, _) => text.trim().is_empty(),
            Self::Value(value) => value.is_null(),
        }
    }
}

fn is_group(kind: Kind, path: &str) -> bool {
    let within = |id: &str| {
        id.strip_prefix(path)
            .is_some_and(|rest| rest.starts_with('.'))
    };
    fields(kind).iter().any(|field| within(field.id))
}

fn follow(kind: Kind, document: &mut RecordText, renamed: &[(RecordRef, RecordRef)]) {
    for (old, new) in renamed {
        for (path, named) in mentions(kind, document, old.kind) {
            if *named == *old.id {
                let done = document.set(&path, Value::from(&*new.id));
                debug_assert!(done.is_ok(), "a mention stands where it was found");
            }
        }
    }
}

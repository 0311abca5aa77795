//! The record that a row's part is about: found, or begun.

use serde_json::Value;

use crate::import::drafts::{Applied, Owns, has_code, key_of_values};
use crate::import::mapping::{Assignment, ValueSource};
use crate::import::names::{NameMatch, NewName, normal};
use crate::import::part::Part;
use crate::import::plan::Why;
use crate::import::referring::{Undecided, is_elsewhere};
use crate::import::remark::RemarkKind;
use crate::import::row::RowReader;
use crate::import::row_stop::{EMPTY, Stop, refuse};
use crate::import::same_record::FirmMatch;
use crate::import::zeros::{Zeros, code_and_name};
use enlace_edit::field::Fault;
use enlace_model::local_number::{named_by as number_name, number_in};
use enlace_model::{Kind, RecordRef};

impl RowReader<'_> {
    /// Finds or begins the record of a part and puts the values into it.
    pub(super) fn record(
        &mut self,
        part: Part,
        row: usize,
        found: &[(Part, usize)],
        values: &mut Vec<(&'static str, Value)>,
        is_needed: bool,
    ) -> Result<Option<usize>, Stop> {
        if values.iter().any(|(field, _)| *field == EMPTY) {
            return Ok(None);
        }
        let (kind, subject) = (part.kind(), self.job.mapping.subject);
        spread_range(values);
        let text = |field: &str| {
            let value = values.iter().find(|(own, _)| *own == field);
            value
                .and_then(|(_, value)| value.as_str())
                .map(str::to_owned)
        };
        // A number stands for what it calls; of another region it is the id here.
        let id = text(kind.id_field()).map(|id| match self.drafts.called(kind, &id) {
            Some(called) => called,
            None => number_in(&id).map_or(id.clone(), number_name),
        });
        let named_by = part.keys().iter().take(3).find(|key| text(key).is_some());
        let name = named_by.and_then(|key| text(key));
        let is_named = has_code(kind) || matches!(part, Part::Enterprise | Part::Session);
        let given = values.iter().any(|(field, _)| !self.is_fixed(part, field));
        if !given && is_needed && found.is_empty() {
            return Err(Stop::Skip(RemarkKind::NotesRows));
        }
        let is_code_given = id.is_some();
        let firm = self.firm(part, name.as_deref(), values);
        let id = match (id, &name, &firm) {
            (None, _, FirmMatch::Same(id)) => Some(id.clone()),
            (None, Some(name), _) => self.id_in_name(kind, name),
            (id, ..) => id,
        };
        // A code in the place of a name is no name.
        let is_code_named = !is_code_given && id.is_some();
        let id = id.map(|id| (self.known_by_name(kind, &id, name.as_deref()), id));
        let by_name = is_code_named || id.as_ref().is_none_or(|(known, given)| known != given);
        let id = id.map(|(known, _)| known);
        let at = if let Some(id) = id {
            let record = RecordRef::new(kind, &id);
            match self.drafts.place(&record, row) {
                Some(at) => at,
                None if kind == Kind::Municipality && is_elsewhere(kind, self.job) => {
                    return Err(Stop::Skip(RemarkKind::ElsewhereRows));
                }
                None => {
                    if is_code_given {
                        self.join_typed(&record, name.as_deref(), values);
                    }
                    self.drafts.begin(&record, row)
                }
            }
        } else if let FirmMatch::New = firm {
            let id = (self.mint)();
            self.drafts.begin(&RecordRef::new(kind, id), row)
        } else if is_named && let Some(name) = &name {
            match self.by_name(part, name, row)? {
                Some(at) => at,
                None => return Ok(None),
            }
        } else if is_named {
            return match is_needed {
                true if values.is_empty() => Err(Stop::Skip(RemarkKind::NotesRows)),
                true => Err(Stop::Skip(RemarkKind::NotesRows)),
                false => Ok(None),
            };
        } else if !given && !is_needed && values.is_empty() {
            return Ok(None);
        } else {
            match self.who_answers(part, found) {
                Some(firm) => self.by_answer(row, values, &firm),
                None => self.by_key(part, row, values, is_needed),
            }
        };
        if part == Part::School {
            self.place_of_school(at, values)?;
        }
        if by_name && is_named {
            // By what a record was found, it is not renamed: a name that was decided to mean it stays
            // what a table calls it.
            let is_new = self.drafts.list[at].is_new;
            let document = &self.drafts.list[at].document;
            values.retain(|(field, value)| {
                let here = document.value(field);
                let both = here.as_ref().and_then(Value::as_str).zip(value.as_str());
                let is_name = (!is_new || is_code_named) && Some(field) == named_by;
                !is_name
                    && both
                        .is_none_or(|(here, there)| here == there || normal(here) != normal(there))
            });
        }
        values.retain(|(field, _)| *field != kind.id_field());
        if part == Part::Need && std::mem::take(&mut self.is_yearly) {
            self.over_all_years(at, values);
        }
        if let Err(stop) = self.put(part, at, "", values, row) {
            let undecided = name.as_ref().filter(|name| {
                let is_begun = by_name && is_named && self.drafts.list[at].is_new;
                is_begun && part != subject && self.names.decided(kind, name).is_none()
            });
            return Err(undecided.map_or(stop, |name| self.undecided(kind, name)));
        }
        let id = self.drafts.list[at].record.id.clone();
        self.remember_number(part, &id, values);
        if let Some((gone, _)) = self.joins.iter().find(|(_, kept)| kept.id == id) {
            self.names.call_by(kind, &gone.id, &id);
        }
        if let Some(name) = name.filter(|_| is_named && self.drafts.list[at].is_new) {
            self.names.add(kind, &name, &id);
        }
        Ok(Some(at))
    }

    /// A name of nobody by which a row cannot begin a record: what it means has to be decided.
    fn undecided(&mut self, kind: Kind, name: &str) -> Stop {
        if let Some(question) = self.questions.get_mut(&(kind, normal(name))) {
            question.must = true;
        }
        let text = name.to_owned();
        refuse(Why::Undecided { kind, text })
    }

    /// A code that stands where a name is expected, alone or before the name.
    fn id_in_name(&mut self, kind: Kind, name: &str) -> Option<String> {
        let name = name.trim();
        if let Some(called) = self.drafts.called(kind, name) {
            return Some(called);
        }
        let parted = code_and_name(kind, name);
        let parted = parted.filter(|(code, beside)| !self.are_two(kind, code, beside));
        let code = parted.map_or(name, |(code, _)| code);
        let drafts = &self.drafts;
        let has = |code: &str| has_code(kind) && drafts.has(&RecordRef::new(kind, code));
        if has(code) {
            return Some(code.to_owned());
        }
        let restored = Zeros::default().restored(code, has)?;
        self.remarks
            .note(RemarkKind::LostZeros, None, code, &restored);
        Some(restored)
    }

    /// A code of another kind than the region's, such as a name for addresses, tells nothing: then
    /// the name does.
    fn known_by_name(&self, kind: Kind, id: &str, name: Option<&str>) -> String {
        let is_number = |code: &str| code.bytes().all(|byte| byte.is_ascii_digit());
        if is_number(id) || !has_code(kind) || self.drafts.has(&RecordRef::new(kind, id)) {
            return id.to_owned();
        }
        match name.map(|name| self.names.find(kind, name)) {
            Some(NameMatch::Same(found, _)) if is_number(&found) => found,
            _ => id.to_owned(),
        }
    }

    /// The record that has a name, or a new one where its kind may have one without a code.
    pub(super) fn by_name(
        &mut self,
        part: Part,
        name: &str,
        row: usize,
    ) -> Result<Option<usize>, Stop> {
        let kind = part.kind();
        self.named = Some((kind, normal(name)));
        match self.names.find(kind, name) {
            NameMatch::Same(id, by) => {
                self.note_by(by, kind, None, name, &id);
                // An earlier row of this table brought the name, perhaps.
                if let Some(question) = self.questions.get_mut(&(kind, normal(name))) {
                    question.rows += 1;
                }
                let record = RecordRef::new(kind, &id);
                // What a refused row would have made, another one makes.
                let at = self.drafts.place(&record, row);
                Ok(Some(at.unwrap_or_else(|| self.drafts.begin(&record, row))))
            }
            NameMatch::LeaveOut => Err(refuse(Why::LeftOut {
                text: name.to_owned(),
            })),
            NameMatch::Several => {
                self.ask(kind, name, Undecided::Refused, NewName::Refused);
                let text = name.to_owned();
                Err(refuse(Why::Fault(Fault::SeveralRecords { kind, text })))
            }
            found => {
                let can_be_new = matches!(part, Part::School | Part::Enterprise | Part::Session);
                // Of a name alone no municipality can be made.
                let elsewhere = is_elsewhere(kind, self.job);
                let undecided = match can_be_new || elsewhere {
                    true => Undecided::Imported,
                    false => Undecided::Refused,
                };
                let new = match can_be_new {
                    true => NewName::Record,
                    false => NewName::Refused,
                };
                let is_likely = self.ask(kind, name, undecided, new) && found == NameMatch::Nobody;
                if can_be_new {
                    let id = (self.mint)();
                    return Ok(Some(self.drafts.begin(&RecordRef::new(kind, id), row)));
                }
                if kind == Kind::Municipality && elsewhere && !is_likely {
                    return Err(Stop::Skip(RemarkKind::ElsewhereRows));
                }
                let text = name.to_owned();
                Err(refuse(match is_likely {
                    true => Why::Undecided { kind, text },
                    false => Why::Fault(Fault::NoSuchRecord { kind, text }),
                }))
            }
        }
    }

    /// The record that has the row's key, the n-th for the n-th row that has it, or a new one.
    pub(super) fn by_key(
        &mut self,
        part: Part,
        row: usize,
        values: &[(&'static str, Value)],
        is_needed: bool,
    ) -> usize {
        let fields = self.key_fields(part);
        let value = |field: &&str| {
            let own = values.iter().find(|(own, _)| own == field);
            own.map(|(_, value)| value.clone())
        };
        let key = key_of_values(fields.iter().map(value));
        let one_each = matches!(part, Part::Offer | Part::TravelTime | Part::Relation);
        let time = match is_needed && !one_each {
            true => {
                let times = self.times.entry((part, key.clone())).or_default();
                *times += 1;
                *times - 1
            }
            false => 0,
        };
        let same = self.drafts.with_key(part, &fields, &key).get(time).cloned();
        if let Some(record) = same {
            let at = self.drafts.place(&record, row);
            return at.unwrap_or_else(|| self.drafts.begin(&record, row));
        }
        let record = RecordRef::new(part.kind(), (self.mint)());
        self.drafts.remember(part, key, record.clone());
        self.drafts.begin(&record, row)
    }

    /// The key fields that the mapping fills, or that other parts of the row fill.
    pub(super) fn key_fields(&self, part: Part) -> Vec<&'static str> {
        let mapping = self.job.mapping;
        let along = mapping.subject.along();
        let fills = |field: &&&str| {
            let linked = match (part, **field) {
                (Part::Offer | Part::Contact, "school") => Some(Part::School),
                (Part::Offer, "qualification") => Some(Part::Qualification),
                (Part::Contact | Part::Need, "enterprise") => Some(Part::Enterprise),
                (Part::Evidence, "session") => Some(Part::Session),
                (Part::Need, "evidence") => Some(Part::Evidence),
                _ => None,
            };
            let by_link = linked.is_some_and(|of| along.contains(&of) && mapping.speaks_of(of));
            let by_heading = part.each().is_some_and(|(heading, _)| {
                let each = |one: &Assignment| matches!(one.from, ValueSource::Each(_));
                mapping.fields.iter().any(each) && (heading == **field || **field == "text")
            });
            by_link || by_heading || mapping.source_of(part, field).is_some()
        };
        part.keys().iter().filter(fills).copied().collect()
    }

    pub(super) fn is_fixed(&self, part: Part, field: &str) -> bool {
        let source = self.job.mapping.source_of(part, field);
        matches!(source, Some(ValueSource::Fixed(_)))
    }

    pub(super) fn put(
        &mut self,
        part: Part,
        at: usize,
        prefix: &str,
        values: &[(&'static str, Value)],
        row: usize,
    ) -> Result<(), Stop> {
        let subject = self.job.mapping.subject;
        let earlier = self.drafts.list[at].main;
        let owns = match part.list() {
            Some(_) => Owns::Last,
            None if part == subject && earlier.is_some() => Owns::Alone,
            None => Owns::First,
        };
        let values = &self.without_lowering(part, at, values);
        let applied = self.drafts.apply(at, prefix, values, owns);
        let applied = applied.map_err(|missing| {
            let none = || (String::new(), Fault::Missing);
            let (field, fault) = missing.into_iter().next().unwrap_or_else(none);
            let field = field.strip_prefix(prefix).unwrap_or(&field).to_owned();
            Stop::Refuse {
                slot: None,
                field: Some(format!("{}.{field}", part.as_str())),
                why: Why::Fault(fault),
            }
        })?;
        let draft = &mut self.drafts.list[at];
        if part == subject {
            draft.main = draft.main.or(Some(row));
        }
        if applied == Applied::Disagrees {
            if part == subject
                && let Some(earlier) = earlier
            {
                return Err(refuse(Why::Twice { row: earlier }));
            }
            let text = (row + 1).to_string();
            self.remarks.note(RemarkKind::Disagreeing, None, &text, "");
        }
        Ok(())
    }

    /// A school's municipality from the start of its code, where nothing else tells it.
    pub(super) fn place_of_school(
        &mut self,
        at: usize,
        values: &mut Vec<(&'static str, Value)>,
    ) -> Result<(), Stop> {
        let draft = &self.drafts.list[at];
        let told = values.iter().any(|(field, _)| *field == "municipality");
        if told || draft.document.value("municipality").is_some() {
            return Ok(());
        }
        let code = draft.record.id.clone();
        let start = code
            .get(..4)
            .filter(|start| code.len() == 7 && start.bytes().all(|b| b.is_ascii_digit()));
        let Some(start) = start else {
            return Ok(());
        };
        if self.drafts.has(&RecordRef::new(Kind::Municipality, start)) {
            self.remarks
                .note(RemarkKind::PlaceFromCode, None, &code, start);
            values.push(("municipality", start.into()));
            return Ok(());
        }
        match is_elsewhere(Kind::Municipality, self.job) {
            true => Err(Stop::Skip(RemarkKind::ElsewhereRows)),
            false => Ok(()),
        }
    }
}

/// A number of people that was withheld, as the two ends of its range.
fn spread_range(values: &mut Vec<(&'static str, Value)>) {
    let at = values
        .iter()
        .position(|(field, value)| *field == "persons" && value.is_array());
    if let Some(at) = at {
        let (_, range) = values.remove(at);
        for (field, end) in ["low", "high"]
            .into_iter()
            .zip(range.as_array().into_iter().flatten())
        {
            if values.iter().all(|(own, _)| *own != field) {
                values.push((field, end.clone()));
            }
        }
    }
}

//! Records that a table brings and the region has under another code or none: firms by their tax
//! number, schools and qualifications that were typed before their official code was known.

use rustc_hash::FxHashMap;
use serde_json::Value;

use crate::import::names::{Likely, Meaning, NameMatch, NameQuestion, NewName, normal};
use crate::import::part::Part;
use crate::import::remark::RemarkKind;
use crate::import::row::RowReader;
use enlace_edit::AnyRecord;
use enlace_model::check::bare_tax_number;
use enlace_model::{Kind, RecordRef, Region, SchoolCode};

/// Which firm a row is about, by its tax number.
pub(super) enum FirmMatch {
    /// The firm with this id.
    Same(String),
    /// None that is known: of one name, two numbers are two firms.
    New,
    /// The number tells nothing.
    Unknown,
}

impl RowReader<'_> {
    /// Which firm has the row's tax number.
    pub(super) fn firm(
        &mut self,
        part: Part,
        name: Option<&str>,
        values: &[(&'static str, Value)],
    ) -> FirmMatch {
        let Some(number) = number_of(part, values) else {
            return FirmMatch::Unknown;
        };
        let region = self.job.region;
        let known = self.tax_numbers.get_or_insert_with(|| tax_numbers(region));
        if let Some(id) = known.get(&number) {
            return FirmMatch::Same(id.clone());
        }
        let is_taken = |id: &String| known.values().any(|own| own == id);
        match name.map(|name| self.names.find(Kind::Enterprise, name)) {
            Some(NameMatch::Same(id, _)) if is_taken(&id) => FirmMatch::New,
            Some(NameMatch::Several) => FirmMatch::New,
            _ => FirmMatch::Unknown,
        }
    }

    /// Remembers the tax number of a firm that is known now.
    pub(super) fn remember_number(
        &mut self,
        part: Part,
        id: &str,
        values: &[(&'static str, Value)],
    ) {
        if let (Some(number), Some(known)) = (number_of(part, values), &mut self.tax_numbers) {
            known.entry(number).or_insert_with(|| id.to_owned());
        }
    }

    /// Takes a record that was typed without an official code for the one that comes with it, where
    /// both have one name and, for schools, one municipality, unless somebody decided otherwise.
    pub(super) fn join_typed(
        &mut self,
        official: &RecordRef,
        name: Option<&str>,
        values: &[(&'static str, Value)],
    ) {
        let kind = official.kind;
        let Some(name) = name.filter(|_| matches!(kind, Kind::School | Kind::Qualification)) else {
            return;
        };
        let meaning = self.names.decided(kind, name).cloned();
        let NameMatch::Same(id, _) = self.names.find(kind, name) else {
            return;
        };
        let is_official = |code: &str| code.bytes().all(|byte| byte.is_ascii_digit());
        let typed = RecordRef::new(kind, &id);
        let is_joined = self.joins.iter().any(|(gone, _)| *gone == typed);
        let is_there = AnyRecord::is_there(&typed, self.job.region);
        let fits = is_official(&official.id) && !is_official(&id) && is_there && !is_joined;
        if !fits || !self.is_same_place(official, &id, values) {
            return;
        }
        if meaning != Some(Meaning::New) {
            self.joins.push((typed, official.clone()));
            self.remarks
                .note(RemarkKind::SameAsTyped, None, name, &official.id);
        }
        let key = (kind, normal(name));
        if !self.questions.contains_key(&key) {
            self.order.push(key.clone());
            let question = NameQuestion {
                list: kind.as_str().to_owned(),
                text: name.trim().to_owned(),
                rows: 1,
                likely: vec![Likely {
                    id: id.clone(),
                    name: name.to_owned(),
                    likeness: 1.0,
                }],
                must: false,
                new: NewName::Record,
                taken_for: Some(id),
                meaning,
            };
            self.questions.insert(key, question);
        }
    }

    /// Whether a school with an official code lies in the municipality of one that was typed.
    fn is_same_place(
        &self,
        official: &RecordRef,
        typed: &str,
        values: &[(&'static str, Value)],
    ) -> bool {
        if official.kind != Kind::School {
            return true;
        }
        let told = values.iter().find(|(field, _)| *field == "municipality");
        let told = told.and_then(|(_, value)| value.as_str());
        // The official code of a school begins with that of its municipality.
        let by_code = official.id.get(..4).filter(|_| official.id.len() == 7);
        let school = self.job.region.schools.get(&SchoolCode::from(typed));
        let own = school.map(|school| school.municipality.as_str());
        own.is_some() && own == told.or(by_code)
    }
}

/// The tax number that a row says of a firm.
fn number_of(part: Part, values: &[(&'static str, Value)]) -> Option<String> {
    let told = values.iter().find(|(field, _)| *field == "tax_number");
    let told = told.filter(|_| part == Part::Enterprise)?;
    bare_tax_number(told.1.as_str()?)
}

fn tax_numbers(region: &Region) -> FxHashMap<String, String> {
    let all = region.enterprises.iter();
    all.filter_map(|(id, firm)| {
        let number = bare_tax_number(firm.tax_number.as_deref()?)?;
        Some((number, id.to_string()))
    })
    .collect()
}

//! Gathers problems while a region is walked.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use crate::check::hidden::hidden_shown;
use crate::check::range::Range;
use crate::check::{Problem, ProblemKind, ProblemPlace};
use crate::choice::Choice;
use crate::date::PartialDate;
use crate::quantity::Share;
use crate::region::{Kind, Record, RecordRef, Region};

/// The problems found so far.
#[derive(Default)]
pub(super) struct Findings {
    pub problems: Vec<Problem>,
    /// Where in memory the ids of a list lie, once somebody has asked for a code of it: what refers
    /// to a record shares the text of its id, so that texts need hardly ever be compared.
    ids: BTreeMap<Kind, FxHashSet<usize>>,
}

impl Findings {
    pub fn add(&mut self, place: ProblemPlace, kind: ProblemKind) {
        self.problems.push(Problem { kind, place });
    }

    /// Whether a list has a record with this id.
    fn has<T: Record>(&mut self, region: &Region, id: &T::Id) -> bool {
        let ids = self.ids.entry(T::KIND).or_insert_with(|| {
            let mut ids = FxHashSet::default();
            region.each_id(T::KIND, &mut |id| {
                ids.insert(id.as_ptr() as usize);
            });
            ids
        });
        ids.contains(&(id.as_ref().as_ptr() as usize)) || T::table(region).contains_key(id)
    }

    /// The findings of one record.
    pub fn of<'a, T: Record>(&'a mut self, region: &'a Region, record: &'a T) -> RecordScope<'a> {
        let mut scope = RecordScope {
            findings: self,
            region,
            kind: T::KIND,
            id: record.id().as_ref(),
        };
        if scope.id.trim().is_empty() {
            scope.at(T::KIND.id_field(), ProblemKind::EmptyId);
        }
        scope.text(T::KIND.id_field(), record.id().as_ref());
        scope
    }
}

/// Finds problems of one record. A place within the record is written down only when there is one.
pub(super) struct RecordScope<'a> {
    findings: &'a mut Findings,
    pub region: &'a Region,
    kind: Kind,
    id: &'a str,
}

impl RecordScope<'_> {
    /// A problem of the record as a whole.
    pub fn whole(&mut self, kind: ProblemKind) {
        self.add(None, kind);
    }

    /// A problem of one field.
    pub fn at(&mut self, field: impl Into<String>, kind: ProblemKind) {
        self.add(Some(field.into()), kind);
    }

    fn add(&mut self, field: Option<String>, kind: ProblemKind) {
        let record = RecordRef::new(self.kind, self.id);
        self.findings
            .add(ProblemPlace::Record { record, field }, kind);
    }

    /// Finds signs that nobody sees in what people read.
    pub fn text(&mut self, field: &str, text: &str) {
        if let Some(shown) = hidden_shown(text) {
            self.at(field, ProblemKind::HiddenSigns { shown });
        }
    }

    /// Finds a number that cannot be.
    pub fn number(
        &mut self,
        field: impl Into<String>,
        value: impl Into<Option<f64>>,
        range: Range,
    ) {
        if let Some(fault) = value.into().and_then(|value| range.fault(value)) {
            self.at(field, fault);
        }
    }

    /// Finds a share of places that cannot be, and remarks on one that is more than all places.
    pub fn fill(&mut self, fill: Option<Share>) {
        self.number("fill", fill.map(|fill| fill.0), Range::FILL);
        if let Some(Share(fill)) =
            fill.filter(|fill| (1.0..=Range::FILL.greatest).contains(&fill.0))
            && fill > 1.0
        {
            let percent = (fill * 1000.0).round() / 10.0;
            self.at("fill", ProblemKind::FillAboveWhole { percent });
        }
    }

    /// Finds a code that names no record of its list.
    pub fn code<T: Record>(&mut self, field: impl Into<String>, code: Option<&T::Id>) {
        if let Some(code) = code
            && !self.findings.has::<T>(self.region, code)
        {
            let (list, code) = (T::KIND.as_str(), code.as_ref().to_owned());
            self.at(field, ProblemKind::DanglingCode { list, code });
        }
    }

    /// Finds a choice that this version does not know.
    pub fn choice<T>(&mut self, field: impl Into<String>, choice: Option<&Choice<T>>) {
        if let Some(Choice::Other(text)) = choice {
            let value = text.to_string();
            self.at(field, ProblemKind::UnknownChoice { value });
        }
    }

    /// Finds text that is no date.
    pub fn date(&mut self, field: impl Into<String>, date: Option<&PartialDate>) {
        if let Some(date) = date
            && date.day().is_none()
        {
            let text = date.as_str().to_owned();
            self.at(field, ProblemKind::NotADate { text });
        }
    }
}

//! Gathers problems while a region is walked.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use crate::check::hidden::hidden_shown;
use crate::check::range::Range;
use crate::check::{Problem, ProblemKind, ProblemPlace};
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
    fn has(&mut self, region: &Region, kind: Kind, id: &str) -> bool {
        let ids = self.ids.entry(kind).or_insert_with(|| {
            let mut ids = FxHashSet::default();
            region.each_id(kind, &mut |id| {
                ids.insert(id.as_ptr() as usize);
            });
            ids
        });
        ids.contains(&(id.as_ptr() as usize)) || region.has(kind, id)
    }

    /// The findings of one record.
    pub fn of<'a, T: Record>(&'a mut self, region: &'a Region, record: &'a T) -> RecordScope<'a> {
        RecordScope {
            findings: self,
            region,
            kind: T::KIND,
            id: record.id().as_ref(),
        }
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

    /// Finds an id that is empty, or has signs that nobody sees.
    pub fn id(&mut self) {
        let field = self.kind.id_field();
        if self.id.trim().is_empty() {
            self.at(field, ProblemKind::EmptyId);
        }
        self.text(field, self.id);
    }

    /// Whether a list has a record with this id.
    pub fn has(&mut self, kind: Kind, id: &str) -> bool {
        self.findings.has(self.region, kind, id)
    }

    /// Remarks on a share of places that is more than all.
    pub fn fill(&mut self, fill: Option<Share>) {
        if let Some(Share(fill)) =
            fill.filter(|fill| (1.0..=Range::FILL.greatest).contains(&fill.0))
            && fill > 1.0
        {
            let percent = (fill * 1000.0).round() / 10.0;
            self.at("fill", ProblemKind::FillAboveWhole { percent });
        }
    }
}

//! Which record a cell names.

use serde_json::Value;

use crate::import::drafts::has_code;
use crate::import::mapping::Elsewhere;
use crate::import::names::{By, NameMatch, NameQuestion, NewName, normal};
use crate::import::part::Part;
use crate::import::plan::{Job, Why};
use crate::import::remark::RemarkKind;
use crate::import::row::RowReader;
use crate::import::row_stop::{Stop, refuse};
use crate::import::zeros::{Zeros, code_and_name};
use enlace_edit::field::{Fault, code_in_groups, code_of_number};
use enlace_model::local_number::{is_made, shown_code};
use enlace_model::{Kind, RecordRef};

/// How many names are asked about at once.
const MOST_QUESTIONS: usize = 400;

impl RowReader<'_> {
    pub(super) fn found(&self, kind: Kind, text: &str) -> Option<String> {
        let record = RecordRef::new(kind, text.trim());
        if self.drafts.has(&record) {
            return Some(text.trim().to_owned());
        }
        if let Some(called) = self.drafts.called(kind, text) {
            return Some(called);
        }
        match self.names.find(kind, text) {
            NameMatch::Same(id, _) => Some(id),
            _ => None,
        }
    }

    /// Code and name of a cell, as our templates offer them too: `AVE-12 - Weaver`.
    fn code_before_name<'t>(&self, kind: Kind, text: &'t str) -> Option<(&'t str, &'t str)> {
        let known = || {
            let (code, name) = text.split_once(" - ")?;
            let is_there = has_code(kind) && self.drafts.has(&RecordRef::new(kind, code.trim()));
            is_there.then_some((code.trim(), name.trim()))
        };
        code_and_name(kind, text)
            .or_else(known)
            .filter(|(code, name)| !self.are_two(kind, code, name))
    }

    /// Whether a code and the name beside it are two records: then nobody knows which is meant.
    pub(super) fn are_two(&self, kind: Kind, code: &str, name: &str) -> bool {
        let is_other = matches!(self.names.find(kind, name), NameMatch::Same(id, _) if id != code);
        is_other && self.drafts.has(&RecordRef::new(kind, code))
    }

    /// A code with its zeros; a name that stands with it goes to the name, where no column has it.
    pub(super) fn code(
        &mut self,
        part: Part,
        text: String,
        zeros: Option<&Zeros>,
        column: Option<usize>,
        values: &mut Vec<(&'static str, Value)>,
    ) -> String {
        let (code, name) = match self.code_before_name(part.kind(), &text) {
            Some((code, name)) if part.list().is_none() => (code.to_owned(), Some(name.to_owned())),
            _ => (text.clone(), None),
        };
        let kind = part.kind();
        let is_record = part.list().is_none();
        let code = self.without_groups(code, zeros, column, |own, code| {
            is_record && own.drafts.has(&RecordRef::new(kind, code))
        });
        let drafts = &self.drafts;
        let has = |code: &str| is_record && drafts.has(&RecordRef::new(kind, code));
        let restored = zeros.and_then(|zeros| zeros.restored(&code, has));
        // Whom the code tells, the name beside it does not rename.
        let is_there = drafts.has(&RecordRef::new(kind, restored.as_deref().unwrap_or(&code)));
        if let Some(name) = name.filter(|_| !is_there) {
            self.remarks
                .note(RemarkKind::CodeAndName, column, &text, &name);
            let field = if part == Part::Qualification {
                "title.pt"
            } else {
                "name"
            };
            values.push((field, name.into()));
        }
        match restored {
            Some(restored) => {
                self.remarks
                    .note(RemarkKind::LostZeros, column, &code, &restored);
                restored
            }
            None => code,
        }
    }

    /// A code that a spreadsheet took for a number, `309992.0`, without its decimals.
    fn whole_code(&mut self, code: String, column: Option<usize>) -> String {
        let Some(digits) = code_of_number(&code).map(str::to_owned) else {
            return code;
        };
        self.remarks
            .note(RemarkKind::CodeFromNumber, column, &code, &digits);
        digits
    }

    /// A code in groups, `307 009`, as its digits, where that is a code of the region's or as long as
    /// the column's; `has` tells whether there is such a record.
    fn without_groups(
        &mut self,
        code: String,
        zeros: Option<&Zeros>,
        column: Option<usize>,
        has: impl Fn(&Self, &str) -> bool,
    ) -> String {
        if has(self, &code) {
            return code;
        }
        let digits = code_in_groups(&code).filter(|digits| {
            let fits = zeros.is_some_and(|zeros| zeros.fits(digits));
            let restored = zeros.and_then(|zeros| zeros.restored(digits, |code| has(self, code)));
            fits || restored.is_some() || has(self, digits)
        });
        match digits {
            Some(digits) => {
                self.remarks
                    .note(RemarkKind::CodeFromNumber, column, &code, &digits);
                digits
            }
            None => code,
        }
    }

    /// The id of the record that a text names; `None` where it stays open.
    pub(super) fn reference(
        &mut self,
        kind: Kind,
        text: &str,
        zeros: Option<&Zeros>,
        column: Option<usize>,
        new: NewName,
    ) -> Result<Option<String>, Stop> {
        let must = new == NewName::Refused;
        if let Some(called) = self.drafts.called(kind, text) {
            return Ok(Some(called));
        }
        let code = self.code_before_name(kind, text);
        let code = code.map_or(text, |(code, _)| code).trim().to_owned();
        let code = match has_code(kind) {
            true => {
                let code = self.whole_code(code, column);
                self.without_groups(code, zeros, column, |own, code| {
                    own.drafts.has(&RecordRef::new(kind, code))
                })
            }
            false => code,
        };
        let code = code.as_str();
        if self.drafts.has(&RecordRef::new(kind, code)) {
            return Ok(Some(code.to_owned()));
        }
        let has = |code: &str| self.drafts.has(&RecordRef::new(kind, code));
        let restored = zeros.and_then(|zeros| zeros.restored(code, has));
        if let Some(restored) = restored.filter(|code| has(code)) {
            self.remarks
                .note(RemarkKind::LostZeros, column, code, &restored);
            return Ok(Some(restored));
        }
        match self.names.find(kind, text) {
            NameMatch::Same(id, by) => {
                self.note_by(by, kind, column, text, &id);
                Ok(Some(id))
            }
            NameMatch::LeaveOut => Err(refuse(Why::LeftOut {
                text: text.to_owned(),
            })),
            NameMatch::Nobody if let Some(id) = self.later.promised(kind, text) => Ok(Some(id)),
            NameMatch::Nobody if !must && kind == Kind::Qualification => {
                if self.ask(kind, text, Undecided::RefusedIfLikely, new) {
                    let text = text.to_owned();
                    return Err(refuse(Why::Undecided { kind, text }));
                }
                self.remarks.note(RemarkKind::Unresolved, column, text, "");
                Ok(None)
            }
            NameMatch::New | NameMatch::Nobody | NameMatch::Several if !must => {
                self.ask(kind, text, Undecided::Imported, new);
                self.remarks.note(RemarkKind::Unresolved, column, text, "");
                Ok(None)
            }
            found => {
                let undecided = match found == NameMatch::Several || !is_elsewhere(kind, self.job) {
                    true => Undecided::Refused,
                    false => Undecided::Imported,
                };
                let is_likely = self.ask(kind, text, undecided, new);
                if kind == Kind::Municipality
                    && !is_likely
                    && found != NameMatch::Several
                    && is_elsewhere(kind, self.job)
                {
                    return Err(Stop::Skip(RemarkKind::ElsewhereRows));
                }
                let text = text.to_owned();
                Err(refuse(match found {
                    NameMatch::Several => Why::Fault(Fault::SeveralRecords { kind, text }),
                    _ if is_likely => Why::Undecided { kind, text },
                    _ => Why::Fault(Fault::NoSuchRecord { kind, text }),
                }))
            }
        }
    }

    pub(super) fn note_by(
        &mut self,
        by: By,
        of: Kind,
        column: Option<usize>,
        text: &str,
        id: &str,
    ) {
        let kind = match by {
            By::Exact | By::Decision => return,
            By::NormalForm => RemarkKind::ByNormalForm,
            By::Alias => RemarkKind::ByAlias,
        };
        // A code that people know says enough.
        let name = self.names.name_of(of, id).filter(|_| is_made(id));
        let name = name.map_or_else(|| shown_code(id), str::to_owned);
        self.remarks.note(kind, column, text, &name);
    }

    /// Asks what a name means; whether there are records that it is like.
    pub(super) fn ask(
        &mut self,
        kind: Kind,
        text: &str,
        undecided: Undecided,
        new: NewName,
    ) -> bool {
        let key = (kind, normal(text));
        if let Some(question) = self.questions.get_mut(&key) {
            question.rows += 1;
            return !question.likely.is_empty();
        }
        let is_few = self.questions.len() < MOST_QUESTIONS || kind == Kind::Municipality;
        let mut likely = match is_few {
            true => self.names.likely(kind, text),
            // What so many names are like takes long to find.
            false => Vec::new(),
        };
        if is_elsewhere(kind, self.job) {
            // Names of places are alike that have nothing to do with each other.
            likely.retain(|one| one.likeness >= 0.75);
        }
        let is_likely = !likely.is_empty();
        let meaning = self.names.decided(kind, text).cloned();
        // A place that the region does not have is none of its own, unless it is like one of them.
        let is_elsewhere = kind == Kind::Municipality && undecided == Undecided::Imported;
        if !is_elsewhere || is_likely || meaning.is_some() {
            self.order.push(key.clone());
            let question = NameQuestion {
                list: kind.as_str().to_owned(),
                text: text.trim().to_owned(),
                rows: 1,
                likely,
                must: match undecided {
                    Undecided::Refused => true,
                    Undecided::RefusedIfLikely => is_likely,
                    // Where a place is meant that is only like one of the region's, nobody knows whose row it is.
                    Undecided::Imported => kind == Kind::Municipality,
                },
                new,
                taken_for: None,
                meaning,
            };
            self.questions.insert(key, question);
        }
        is_likely
    }

    /// What is asked, first what rows wait for, then what may be a record of the region; and how many
    /// names there are, of which so many are told.
    pub(super) fn asked(&mut self) -> (Vec<NameQuestion>, usize) {
        let order = std::mem::take(&mut self.order);
        let all = order.iter().filter_map(|key| self.questions.remove(key));
        let mut all: Vec<NameQuestion> = all.collect();
        all.sort_by_key(|one| (!one.must, one.likely.is_empty()));
        let count = all.len();
        all.truncate(MOST_QUESTIONS);
        (all, count)
    }

    /// Fills in what a row's earlier parts are to this one.
    pub(super) fn links(
        &self,
        part: Part,
        found: &[(Part, usize)],
        values: &mut Vec<(&'static str, Value)>,
    ) {
        for (from, at) in found {
            let field = match (from, part) {
                (Part::Municipality, Part::School | Part::Enterprise) => "municipality",
                (Part::School, Part::Offer | Part::Contact) => "school",
                (Part::Qualification, Part::Offer) => "qualification",
                (Part::Enterprise, Part::Contact | Part::Need) => "enterprise",
                (Part::Session, Part::Evidence) => "session",
                (Part::Evidence, Part::Need) => "evidence",
                _ => continue,
            };
            if values.iter().all(|(own, _)| *own != field) {
                let id = &*self.drafts.list[*at].record.id;
                values.push((field, id.into()));
            }
        }
    }
}

/// What becomes of rows whose name nobody decides about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Undecided {
    Refused,
    /// Refused where there are records that the name is like, else imported.
    RefusedIfLikely,
    /// Imported: the name is taken as new, or the field stays empty.
    Imported,
}

/// Whether records of municipalities that the region does not have belong elsewhere.
pub(super) fn is_elsewhere(kind: Kind, job: &Job) -> bool {
    kind == Kind::Municipality
        && job.mapping.elsewhere == Elsewhere::LeaveOut
        && !job.region.municipalities.is_empty()
}

//! One row of a table, read part by part.

use crate::import::account::{Ends, Fate};
use crate::import::drafts::RecordDrafts;
use crate::import::far_places::note_far_places;
use crate::import::later_rows::LaterRows;
use crate::import::mapping::ValueSource;
use crate::import::names::{NameIndex, NameQuestion};
use crate::import::part::{Part, target};
use crate::import::plan::{Job, LoweredValue, Plan, Planned, Refused, Why};
use crate::import::remark::{RemarkKind, Remarks};
use crate::import::row_stop::{Finding, Outcome, Stop};
use crate::import::slot::{Slot, column_of, slot};
use enlace_edit::AnyRecord;
use enlace_edit::field::{Content, Fault};
use enlace_model::region_extent::RegionExtent;
use enlace_model::{Kind, RecordRef};
use rustc_hash::FxHashMap;

/// Who has spoken in a piece of evidence.
pub(super) type Speakers = FxHashMap<String, Vec<String>>;

/// Code and system of each occupation of the region, by its title in normal form; `None` where a
/// title has several codes.
pub(super) type Titles = FxHashMap<String, Option<(String, String)>>;

/// A latitude or longitude that cannot be read as degrees.
pub(super) struct SpoiltDegrees {
    pub field: &'static str,
    /// The number that stands there, where it is one.
    pub number: Option<f64>,
    pub told: Refused,
}

/// What rows before said of a part.
struct KnownPart {
    /// Where it went; `None` where they said nothing of it.
    at: Option<usize>,
    /// The name by which it was found.
    name: Option<(Kind, String)>,
}

pub(super) struct RowReader<'a> {
    pub job: &'a Job<'a>,
    pub mint: &'a mut dyn FnMut() -> String,
    slots: Vec<(Part, Vec<Slot>)>,
    pub names: NameIndex,
    pub drafts: RecordDrafts<'a>,
    pub remarks: Remarks,
    /// Cells that could not be read in rows that were.
    pub cells: Vec<Refused>,
    pub questions: FxHashMap<(Kind, String), NameQuestion>,
    pub order: Vec<(Kind, String)>,
    /// How often a key came before in this table.
    pub times: FxHashMap<(Part, String), usize>,
    known: FxHashMap<(Part, String), KnownPart>,
    /// The name by which the part that is being read is found.
    pub named: Option<(Kind, String)>,
    /// What only the row that is being read has told.
    fresh: Vec<(Part, String)>,
    /// Where occupations stand that only their code names.
    pub occupations: Option<FxHashMap<String, Vec<(RecordRef, String)>>>,
    /// Who has spoken in which evidence.
    pub speakers: Option<Speakers>,
    /// Occupations by their titles.
    pub titles: Option<Titles>,
    /// Where the region lies, once a row says where something is.
    pub extent: Option<RegionExtent>,
    /// Records that are joined to those that the table brings.
    pub joins: Vec<(RecordRef, RecordRef)>,
    /// Firms by their tax numbers.
    pub tax_numbers: Option<FxHashMap<String, String>>,
    /// Known values that the table would make poorer.
    pub lowered: Vec<LoweredValue>,
    /// Whether the people of the need that is being read are said a year.
    pub is_yearly: bool,
    /// Fields of the part that is being read whose cells are empty.
    pub empty_cells: Vec<&'static str>,
    /// What of the place that is being read cannot be read.
    pub spoilt: Vec<SpoiltDegrees>,
    /// Which records the table brings further down.
    pub later: LaterRows,
}

impl<'a> RowReader<'a> {
    pub fn new(job: &'a Job<'a>, names: NameIndex, mint: &'a mut dyn FnMut() -> String) -> Self {
        let mut slots: Vec<(Part, Vec<Slot>)> = Vec::new();
        for &part in job.mapping.subject.along() {
            let of_part = job.mapping.fields.iter().filter_map(|assigned| {
                let target = target(&assigned.target).filter(|target| target.part == part)?;
                Some(slot(job, target, assigned.from.clone()))
            });
            slots.push((part, of_part.collect()));
        }
        Self {
            job,
            mint,
            slots,
            names,
            drafts: RecordDrafts::new(job.region),
            remarks: Remarks::default(),
            cells: Vec::new(),
            questions: FxHashMap::default(),
            order: Vec::new(),
            times: FxHashMap::default(),
            known: FxHashMap::default(),
            named: None,
            fresh: Vec::new(),
            occupations: None,
            speakers: None,
            titles: None,
            extent: None,
            joins: Vec::new(),
            tax_numbers: None,
            lowered: Vec::new(),
            is_yearly: false,
            empty_cells: Vec::new(),
            spoilt: Vec::new(),
            later: LaterRows::of(job),
        }
    }

    /// The columns in which a row says whether it is the sum of others: those that name something.
    pub fn totals_columns(&self) -> Vec<usize> {
        let numbers: Vec<usize> = self
            .slots
            .iter()
            .flat_map(|(_, slots)| slots)
            .filter(|slot| matches!(slot.target.content, Content::Number(_) | Content::Date))
            .filter_map(|slot| column_of(&slot.from))
            .collect();
        let kept: Vec<usize> = self
            .job
            .mapping
            .keep
            .iter()
            .map(|keep| keep.column)
            .collect();
        let width = self.job.table.grid.width();
        (0..width)
            .filter(|column| !numbers.contains(column) && !kept.contains(column))
            .collect()
    }

    /// Reads a row, of columns that stand for one of many this one.
    pub fn read(&mut self, row: usize, each: Option<usize>) -> Outcome {
        let slots = std::mem::take(&mut self.slots);
        let done = self.parts(&slots, row, each);
        let outcome = match done {
            Ok(finding) => Outcome::Read(self.drafts.touched_by_row(), finding),
            Err(Stop::Skip(remark)) => Outcome::Skipped(remark),
            Err(Stop::Refuse { slot, field, why }) => {
                let all: Vec<&Slot> = slots.iter().flat_map(|(_, slots)| slots).collect();
                let blamed = slot.map(|at| all[at]);
                let column = blamed.and_then(|slot| column_of(&slot.from));
                let named = blamed
                    .map(|slot| format!("{}.{}", slot.target.part.as_str(), slot.target.field));
                Outcome::Refused(Box::new(Refused {
                    row,
                    column: column.or(each),
                    target: named.or(field),
                    why,
                }))
            }
        };
        self.slots = slots;
        outcome
    }

    fn parts(
        &mut self,
        slots: &[(Part, Vec<Slot>)],
        row: usize,
        each: Option<usize>,
    ) -> Result<Finding, Stop> {
        let subject = self.job.mapping.subject;
        let mut found: Vec<(Part, usize)> = Vec::new();
        let mut before = 0;
        self.drafts.begin_row();
        let (cells, lowered) = (self.cells.len(), self.lowered.len());
        let joins = self.joins.len();
        self.fresh.clear();
        for (part, slots) in slots {
            let first = before;
            before += slots.len();
            let speaks = self.job.mapping.speaks_of(subject.owner());
            let is_needed = *part == subject || (*part == subject.owner() && speaks);
            if slots.is_empty() && !is_needed {
                continue;
            }
            let done = self.part(*part, slots, first, row, each, &found);
            match done {
                Ok(Some(at)) => found.push((*part, at)),
                Ok(None) => {}
                Err(stop) => {
                    self.drafts.take_back_row();
                    self.cells.truncate(cells);
                    self.lowered.truncate(lowered);
                    self.joins.truncate(joins);
                    for key in self.fresh.drain(..) {
                        self.known.remove(&key);
                    }
                    return Err(stop);
                }
            }
        }
        Ok(match found.is_empty() {
            true => Finding::Nothing,
            false => Finding::Records,
        })
    }

    /// Reads a part of a row and gives the place of its record; `None` where the row says nothing of it.
    fn part(
        &mut self,
        part: Part,
        slots: &[Slot],
        first: usize,
        row: usize,
        each: Option<usize>,
        found: &[(Part, usize)],
    ) -> Result<Option<usize>, Stop> {
        let subject = self.job.mapping.subject;
        let is_main = part == subject;
        let cells = if is_main {
            String::new()
        } else {
            self.cells(slots, row, found)
        };
        if !is_main && let Some(known) = self.known.get(&(part, cells.clone())) {
            let question = known
                .name
                .as_ref()
                .and_then(|key| self.questions.get_mut(key));
            if let Some(question) = question {
                question.rows += 1;
            }
            return Ok(known.at);
        }
        self.named = None;
        let mut values = self.values(part, slots, first, row, each)?;
        self.links(part, found, &mut values);
        self.coordinates(part, &mut values);
        let is_needed = is_main || part == subject.owner();
        let done = match part.list() {
            Some(list) => self.entry(part, list, row, found, &mut values).map(Some),
            None => self.record(part, row, found, &mut values, is_needed),
        };
        let at = done.map_err(|stop| self.blamed(stop, slots, first, row))?;
        if !is_main {
            self.fresh.push((part, cells.clone()));
            let name = self.named.take();
            self.known.insert((part, cells), KnownPart { at, name });
        }
        Ok(at)
    }

    /// Blames the column whose cell is the text that a refusal is about.
    fn blamed(&self, stop: Stop, slots: &[Slot], first: usize, row: usize) -> Stop {
        let Stop::Refuse {
            slot: None,
            field,
            why,
        } = &stop
        else {
            return stop;
        };
        // What is missing is missed in its column.
        let names = |slot: &Slot, field: &str| {
            field.strip_prefix(slot.target.part.as_str())
                == Some(&format!(".{}", slot.target.field))
        };
        let own = field.as_deref();
        let own = own.and_then(|field| slots.iter().position(|slot| names(slot, field)));
        if let Some(at) = own {
            return stop.at(first + at);
        }
        let texts = why.texts();
        let text = texts.iter().find(|(name, _)| *name == "text");
        let at = text.and_then(|(_, text)| {
            let is_it = |slot: &Slot| {
                let column = column_of(&slot.from);
                column.is_some_and(|at| self.job.table.grid.cell(row, at).trim() == text.trim())
            };
            slots.iter().position(is_it)
        });
        match at {
            Some(at) => stop.at(first + at),
            None => stop,
        }
    }

    /// The cells of a part, for telling whether they were read before.
    fn cells(&self, slots: &[Slot], row: usize, found: &[(Part, usize)]) -> String {
        let mut cells = String::new();
        for slot in slots {
            if let ValueSource::Column(column) = slot.from {
                cells.push_str(self.job.table.grid.cell(row, column));
            }
            cells.push('\u{1f}');
        }
        for (_, at) in found {
            cells.push_str(&at.to_string());
            cells.push('\u{1e}');
        }
        cells
    }

    /// The plan after the last row.
    pub fn finish(mut self, rows: usize, refused: Vec<Refused>, mut ends: Ends) -> Plan {
        let region = self.job.region;
        self.later
            .take_out_broken(&mut self.drafts, &mut self.remarks);
        let mut plan = Plan {
            rows,
            refused,
            cells: std::mem::take(&mut self.cells),
            joins: std::mem::take(&mut self.joins),
            lowered: std::mem::take(&mut self.lowered),
            ..Plan::default()
        };
        (plan.questions, plan.question_count) = self.asked();
        let mut fates = Vec::new();
        for draft in self.drafts.list {
            let Ok(after) = AnyRecord::read(draft.record.kind, &draft.document.text()) else {
                ends.refuse(draft.row);
                fates.push(Fate::Unchanged);
                plan.refused.push(Refused {
                    row: draft.row,
                    column: None,
                    target: None,
                    why: Why::Fault(Fault::WrongType),
                });
                continue;
            };
            let fate = match draft.is_new {
                true => Fate::Added,
                false if AnyRecord::find(&draft.record, region).as_ref() == Some(&after) => {
                    Fate::Unchanged
                }
                false => Fate::Changed,
            };
            fates.push(fate);
            plan.records.push(Planned {
                record: draft.record,
                fate,
                row: draft.row,
                after,
            });
        }
        for _ in 0..self.job.table.without_entries {
            self.remarks.note(RemarkKind::WithoutEntries, None, "", "");
        }
        note_far_places(region, &plan.records, &mut self.remarks);
        plan.remarks = self.remarks.finish();
        plan.ends = ends.finish(&fates);
        plan
    }
}

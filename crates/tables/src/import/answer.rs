//! Whose answer a row of a survey is: each firm's answer is a piece of evidence of its own.

use rustc_hash::FxHashMap;
use serde_json::Value;

use crate::import::drafts::key_of_values;
use crate::import::mapping::ValueSource;
use crate::import::part::Part;
use crate::import::row::RowReader;
use enlace_model::{Kind, RecordRef};

/// Who has spoken in a piece of evidence.
pub(super) type Speakers = FxHashMap<String, Vec<String>>;

impl RowReader<'_> {
    /// The firm that answers in this row, where each row is an answer with a day of its own.
    pub(super) fn who_answers(&self, part: Part, found: &[(Part, usize)]) -> Option<String> {
        let day = self.job.mapping.source_of(Part::Evidence, "date");
        if part != Part::Evidence || !matches!(day, Some(ValueSource::Column(_))) {
            return None;
        }
        let firm = found.iter().find(|(own, _)| *own == Part::Enterprise)?;
        Some(self.drafts.list[firm.1].record.id.to_string())
    }

    /// The evidence of this firm that has the row's key, or a new one: two firms that answer on one
    /// day gave two answers.
    pub(super) fn by_answer(
        &mut self,
        row: usize,
        values: &[(&'static str, Value)],
        firm: &str,
    ) -> usize {
        let part = Part::Evidence;
        let fields = self.key_fields(part);
        let value = |field: &&str| {
            let own = values.iter().find(|(own, _)| own == field);
            own.map(|(_, value)| value.clone())
        };
        let key = key_of_values(fields.iter().map(value));
        let same = self.drafts.with_key(part, &fields, &key).to_vec();
        let needs = &self.job.region.needs;
        let speakers = self.speakers.get_or_insert_with(|| {
            let mut speakers = Speakers::default();
            for need in needs.values() {
                if let (Some(evidence), Some(firm)) = (&need.evidence, &need.enterprise) {
                    let all = speakers.entry(evidence.to_string()).or_default();
                    all.push(firm.to_string());
                }
            }
            speakers
        });
        let of = |record: &&RecordRef| speakers.get(&*record.id);
        let own = same
            .iter()
            .find(|record| of(record).is_some_and(|all| all.iter().any(|one| one == firm)));
        let nobodys = || same.iter().find(|record| of(record).is_none());
        let found = own.or_else(nobodys).cloned();
        let record = found.unwrap_or_else(|| {
            let record = RecordRef::new(Kind::Evidence, (self.mint)());
            self.drafts.remember(part, key, record.clone());
            record
        });
        let all = speakers.entry(record.id.to_string()).or_default();
        all.push(firm.to_owned());
        let at = self.drafts.place(&record, row);
        at.unwrap_or_else(|| self.drafts.begin(&record, row))
    }
}

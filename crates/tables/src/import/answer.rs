//! Whose answer a row of a survey is: each firm's answer is a piece of evidence of its own.

use serde_json::Value;

use crate::import::drafts::key_of_values;
use crate::import::mapping::ValueSource;
use crate::import::part::Part;
use crate::import::row::{RowReader, Speakers};
use enlace_model::{Kind, RecordRef, Region};

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
    /// day gave two answers. Evidence that is nobody else's says who answered.
    pub(super) fn by_answer(
        &mut self,
        row: usize,
        values: &mut Vec<(&'static str, Value)>,
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
        let region = self.job.region;
        let speakers = self.speakers.get_or_insert_with(|| speakers(region));
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
        if all.iter().all(|one| one == firm) {
            values.push(("respondent", firm.into()));
        }
        let at = self.drafts.place(&record, row);
        at.unwrap_or_else(|| self.drafts.begin(&record, row))
    }
}

/// Who has spoken in the region's evidence, by what needs and the evidence itself say.
fn speakers(region: &Region) -> Speakers {
    let mut speakers = Speakers::default();
    let mut add = |evidence: &str, firm: &str| {
        let all = speakers.entry(evidence.to_owned()).or_default();
        all.push(firm.to_owned());
    };
    for need in region.needs.values() {
        if let (Some(evidence), Some(firm)) = (&need.evidence, &need.enterprise) {
            add(evidence.as_str(), firm.as_str());
        }
    }
    for evidence in region.evidence.values() {
        if let Some(firm) = &evidence.respondent {
            add(evidence.id.as_str(), firm.as_str());
        }
    }
    speakers
}

//! The entry of a record's list that a row is about: found by its key, or added.

use rustc_hash::FxHashMap;
use serde_json::Value;

use crate::import::drafts::key_of_values;
use crate::import::part::Part;
use crate::import::remark::RemarkKind;
use crate::import::row::RowReader;
use crate::import::row_stop::{EMPTY, Stop};
use enlace_model::{Kind, RecordRef, Region};

impl RowReader<'_> {
    /// Finds or begins an entry in the list of the row's record.
    pub(super) fn entry(
        &mut self,
        part: Part,
        list: &str,
        row: usize,
        found: &[(Part, usize)],
        values: &mut Vec<(&'static str, Value)>,
    ) -> Result<usize, Stop> {
        if values.iter().any(|(field, _)| *field == EMPTY) {
            return Err(Stop::Skip(RemarkKind::NotesRows));
        }
        let owner = found
            .iter()
            .find(|(own, _)| *own == part.owner())
            .map(|(_, at)| *at);
        let Some(owner) = owner else {
            return self.named_entries(part, row, values);
        };
        if values.iter().all(|(field, _)| self.is_fixed(part, field)) {
            // The row only speaks of the record itself.
            return Ok(owner);
        }
        let keys: Vec<&str> = part
            .keys()
            .iter()
            .copied()
            .filter(|key| {
                self.job.mapping.source_of(part, key).is_some()
                    || part.each().is_some_and(|(heading, _)| heading == *key)
            })
            .collect();
        let value = |key: &&str| {
            let own = values.iter().find(|(own, _)| own == key);
            own.map(|(_, value)| value.clone())
        };
        let key = key_of_values(keys.iter().map(value));
        let times = self
            .times
            .entry((part, format!("{owner}\u{1d}{key}")))
            .or_default();
        let time = *times;
        *times += 1;
        let entries = self.drafts.list[owner].document.value(list);
        let entries = entries
            .as_ref()
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default();
        let same = |entry: &&(usize, &Value)| {
            key_of_values(keys.iter().map(|key| entry.1.get(key).cloned())) == key
        };
        let all: Vec<(usize, &Value)> = entries.iter().enumerate().collect();
        let place = all
            .iter()
            .filter(|entry| same(entry))
            .nth(time)
            .map(|entry| entry.0);
        let place = place.unwrap_or(entries.len());
        if part == Part::OccupationLink && values.iter().all(|(field, _)| *field != "system") {
            let code = values.iter().find(|(field, _)| *field == "code");
            let code = code.and_then(|(_, code)| code.as_str()).unwrap_or_default();
            let system = if code.starts_with("http") {
                "esco"
            } else if code
                .split_once('-')
                .is_some_and(|(major, rest)| major.len() == 2 && rest.len() >= 4)
            {
                "soc"
            } else {
                "isco-08"
            };
            values.push(("system", system.into()));
        }
        self.put(part, owner, &format!("{list}[{place}]."), values, row)?;
        Ok(owner)
    }

    /// Fills in what a row says of an occupation wherever the region names it by its code.
    fn named_entries(
        &mut self,
        part: Part,
        row: usize,
        values: &[(&'static str, Value)],
    ) -> Result<usize, Stop> {
        let code = values.iter().find(|(field, _)| *field == "code");
        let code = code.and_then(|(_, code)| code.as_str());
        let (Part::OccupationLink, Some(code)) = (part, code) else {
            return Err(Stop::Skip(RemarkKind::NotesRows));
        };
        let region = self.job.region;
        let named = self.occupations.get_or_insert_with(|| occupations(region));
        let Some(places) = named.get(code).cloned() else {
            return Err(Stop::Skip(RemarkKind::NotUsed));
        };
        let values: Vec<(&'static str, Value)> = values
            .iter()
            .filter(|(field, _)| matches!(*field, "title" | "isco_group"))
            .cloned()
            .collect();
        let mut last = 0;
        for (record, prefix) in places {
            if let Some(at) = self.drafts.place(&record, row) {
                self.put(part, at, &prefix, &values, row)?;
                last = at;
            }
        }
        Ok(last)
    }
}

/// Where occupations stand, by their codes: in qualifications and in needs.
fn occupations(region: &Region) -> FxHashMap<String, Vec<(RecordRef, String)>> {
    let mut places: FxHashMap<String, Vec<(RecordRef, String)>> = FxHashMap::default();
    for (code, qualification) in &region.qualifications {
        for (at, occupation) in qualification.occupations.iter().enumerate() {
            let record = RecordRef::new(Kind::Qualification, code);
            let place = (record, format!("occupations[{at}]."));
            places
                .entry(occupation.code.clone())
                .or_default()
                .push(place);
        }
    }
    for (id, need) in &region.needs {
        if let Some(occupation) = &need.occupation {
            let place = (RecordRef::new(Kind::Need, id), "occupation.".to_owned());
            places
                .entry(occupation.code.clone())
                .or_default()
                .push(place);
        }
    }
    places
}

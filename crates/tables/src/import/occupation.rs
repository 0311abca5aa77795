//! Occupations that a cell names by their title instead of their code.

use serde_json::Value;

use crate::import::names::normal;
use crate::import::part::Part;
use crate::import::remark::RemarkKind;
use crate::import::row::{RowReader, Titles};
use enlace_model::Region;

/// Whether what stands in the place of a code is rather a title.
pub(super) fn is_title(text: &str) -> bool {
    !text.contains(|c: char| c.is_ascii_digit()) && text.contains(char::is_alphabetic)
}

impl RowReader<'_> {
    /// Fills in the occupation that has this title. Where the region knows none, a need keeps what
    /// was said, to be mapped later.
    pub(super) fn occupation(
        &mut self,
        part: Part,
        title: &str,
        column: Option<usize>,
        values: &mut Vec<(&'static str, Value)>,
    ) {
        let region = self.job.region;
        let known = self.titles.get_or_insert_with(|| titles(region));
        let is_need = part == Part::Need;
        let (code_of, system_of) = match is_need {
            true => ("occupation.code", "occupation.system"),
            false => ("code", "system"),
        };
        let Some(Some((code, system))) = known.get(&normal(title)) else {
            self.remarks.note(RemarkKind::Unresolved, column, title, "");
            if is_need && values.iter().all(|(own, _)| *own != "text") {
                values.push(("text", title.into()));
            }
            return;
        };
        self.remarks
            .note(RemarkKind::OccupationByTitle, column, title, code);
        values.push((code_of, code.as_str().into()));
        if self.job.mapping.source_of(part, system_of).is_none() {
            values.push((system_of, system.as_str().into()));
        }
    }
}

fn titles(region: &Region) -> Titles {
    let mut titles = Titles::default();
    let of_qualifications = region
        .qualifications
        .values()
        .flat_map(|one| &one.occupations);
    let of_needs = region
        .needs
        .values()
        .filter_map(|one| one.occupation.as_ref());
    for occupation in of_qualifications.chain(of_needs) {
        let Some(title) = &occupation.title else {
            continue;
        };
        let own = (
            occupation.code.clone(),
            occupation.system.as_str().to_owned(),
        );
        let known = titles
            .entry(normal(title))
            .or_insert_with(|| Some(own.clone()));
        if known.as_ref() != Some(&own) {
            *known = None;
        }
    }
    titles
}

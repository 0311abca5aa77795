//! People that a table says a year, as a need states them: over its whole span.

use serde_json::Value;

use crate::import::remark::RemarkKind;
use crate::import::row::RowReader;
use enlace_edit::field::yearly::{OVER_THE_SPAN, over_the_span, span};

impl RowReader<'_> {
    /// Makes what a row says a year what its need says over the whole span: the row's, else the one that
    /// is known, else one year.
    pub(super) fn over_all_years(&mut self, at: usize, values: &mut [(&'static str, Value)]) {
        let mut document = self.drafts.list[at].document.clone();
        if let Some((_, years)) = values.iter().find(|(field, _)| *field == "years") {
            let done = document.set("years", years.clone());
            debug_assert!(done.is_ok(), "a need has a span");
        }
        let years = span(&document);
        for (field, value) in values.iter_mut() {
            if OVER_THE_SPAN.contains(field) && years > 1.0 {
                let total = over_the_span(value, years);
                let (said, became) = (value.to_string(), total.to_string());
                self.remarks
                    .note(RemarkKind::OverAllYears, None, &said, &became);
                *value = total;
            }
        }
    }
}

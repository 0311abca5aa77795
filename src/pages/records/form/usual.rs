//! What a field of few choices will hold where nobody chooses is shown as chosen.

use enlace_edit::field::settle::usual;
use enlace_edit::field::{Content, Field, Presence, fields, read_typed};
use leptos::prelude::*;

use crate::pages::records::form::RecordForm;

impl RecordForm {
    /// The text that stands in a field: as it is now, else what is filled in when it is saved.
    pub(super) fn shown(self, field: &'static Field) -> String {
        let now = self.now(field);
        let is_chosen = matches!(field.content, Content::Choice(_));
        match now.is_empty() && is_chosen && field.presence == Presence::Usual {
            true => self.usual(field).unwrap_or_default(),
            false => now,
        }
    }

    fn usual(self, field: &Field) -> Option<String> {
        let mut text = self.record_text.get();
        for own in fields(self.kind) {
            if let Content::Number(_) = own.content
                && let Ok(value) = read_typed(own.content, &self.now(own), self.mark())
            {
                // A place that is not there yet decides nothing.
                let _ = text.set(own.id, value);
            }
        }
        let region = self.document.region()?;
        let value = usual(self.kind, field.id, &text, &region)?;
        Some(value.as_str()?.to_owned())
    }
}

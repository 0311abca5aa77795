//! A need asks for a piece of evidence that is still to be made.

use std::sync::Arc;

use enlace_edit::Cells;
use enlace_edit::field::reference::Names;
use enlace_model::{EnterpriseId, Kind, RecordRef};
use leptos::prelude::*;

use crate::browser::focus;
use crate::state::document::Document;
use crate::state::document::draft::Novelty;

/// The field of a need that names its evidence.
pub const EVIDENCE: &str = "evidence";

/// The need for which a piece of evidence is made.
#[derive(Clone)]
pub struct EvidenceRequest {
    pub need: RecordRef,
    pub novelty: Novelty,
    /// The enterprise that states the need, as its field has it.
    pub enterprise: String,
    /// What else was typed for the need and is not saved.
    pub typed: Option<Cells>,
    /// Is told which piece of evidence was made. What asks may be gone by then, as a picker is.
    pub done: Arc<dyn Fn(String) + Send + Sync>,
}

/// The open request of a table, and what is given to rows that come next.
#[derive(Clone, Copy)]
pub struct NewEvidence {
    pub asked: RwSignal<Option<EvidenceRequest>>,
    /// The enterprise whose new needs get this piece of evidence.
    pub next: RwSignal<Option<(EnterpriseId, String)>>,
}

impl NewEvidence {
    /// Nothing asked for.
    pub fn none() -> Self {
        Self {
            asked: RwSignal::new(None),
            next: RwSignal::new(None),
        }
    }

    /// Opens the sheet.
    pub fn ask(self, request: EvidenceRequest) {
        focus::remember();
        self.asked.set(Some(request));
    }

    /// The piece of evidence that the next needs of an enterprise get, as typed in its field.
    pub fn for_next(self, document: Document, enterprise: &str) -> Option<String> {
        let (of, evidence) = self.next.get()?;
        let own = enterprise_of(document, enterprise)?;
        (own == of).then_some(evidence)
    }
}

/// The enterprise that a text in its field names.
pub fn enterprise_of(document: Document, text: &str) -> Option<EnterpriseId> {
    if text.trim().is_empty() {
        return None;
    }
    let found = document.with_region(|region| {
        Names::default()
            .resolve(Kind::Enterprise, text, region)
            .ok()
    });
    found.flatten().map(EnterpriseId::from)
}

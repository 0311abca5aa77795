//! Where Home leads: to the five steps of a new region until they are done or passed by, then to the
//! overview.

use enlace_method::views::start::StepState;

use crate::browser::preference;
use crate::state::document::Document;

/// The page of the five steps.
pub const START: &str = "/start";
/// The overview.
pub const OVERVIEW: &str = "/overview";

const REMEMBERED: &str = "enlace.start-passed";
/// So many regions are remembered.
const MOST: usize = 50;

/// The page that Home leads to, given how far the diagnosis is.
pub fn home_path(document: Document, diagnosis: Option<StepState>) -> &'static str {
    match diagnosis {
        None | Some(StepState::Done) => OVERVIEW,
        Some(_) if is_passed(document) => OVERVIEW,
        Some(_) => START,
    }
}

/// From now on Home leads to this region's overview on this device, whatever its steps still miss.
pub fn pass_by(document: Document) {
    let Some(id) = document.with_region(|region| region.header.id.to_string()) else {
        return;
    };
    let mut all = passed();
    all.retain(|own| *own != id);
    all.push(id);
    let from = all.len().saturating_sub(MOST);
    preference::write(REMEMBERED, Some(&all[from..].join(" ")));
}

fn is_passed(document: Document) -> bool {
    let passed = passed();
    let own = document.with_region(|region| passed.iter().any(|id| *id == *region.header.id.0));
    own == Some(true)
}

fn passed() -> Vec<String> {
    let said = preference::read(REMEMBERED).unwrap_or_default();
    said.split(' ').map(str::to_owned).collect()
}

//! These views give reasons: the need levels, how certain the verdicts are, and what short courses could do.

pub mod call_list;
pub mod certainty;
pub mod courses;
pub mod need_level;
pub mod respondents;
pub mod weights;

use crate::pages::figures::views::ViewContext;

/// How many rows a picture draws; the data table has all.
pub const DRAWN: usize = 40;
/// How many it draws before an audience, where a picture has one screen in large type.
const PRESENTED: usize = 12;

/// How many rows a picture draws as the page is shown now.
pub fn drawn_now(context: ViewContext) -> usize {
    match context.address.get("present").is_empty() {
        true => DRAWN,
        false => PRESENTED,
    }
}

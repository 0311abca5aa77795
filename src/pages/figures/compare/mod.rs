//! The page Years and comparisons shows the coming years, and the same figures under other conditions, side by
//! side.
//!
//! The other side is another year, another region, an earlier state, other assumptions, or the best
//! placement.

pub mod assumptions;
pub mod best_placement;
pub mod changed_records;
pub mod comparison;
pub mod loading;
pub mod regions;
pub mod sides;
pub mod snapshots;
pub mod tried_settings;
pub mod years;

use leptos::prelude::*;

use crate::i18n::Words;
use crate::pages::figures::coverage::pipeline;
use crate::pages::figures::views::{self, Page, View};

/// Its views.
pub const PAGE: Page = Page {
    path: "/years",
    title: Words::years_title,
    lead: Words::years_lead,
    views: &[
        View {
            key: "",
            draw: pipeline::view,
        },
        View {
            key: "two",
            draw: years::view,
        },
        View {
            key: "assumptions",
            draw: assumptions::view,
        },
        View {
            key: "snapshots",
            draw: snapshots::view,
        },
        View {
            key: "regions",
            draw: regions::view,
        },
        View {
            key: "best",
            draw: best_placement::best,
        },
    ],
};

/// The page.
pub fn compare() -> AnyView {
    views::page(&PAGE)
}

//! The page Priorities shows which qualifications matter most: by need and gap, and by their need level.

use leptos::prelude::*;

use crate::i18n::Words;
use crate::pages::figures::coverage::quadrants;
use crate::pages::figures::reasons::need_level;
use crate::pages::figures::views::{self, Page, View};

/// Its views.
pub const PAGE: Page = Page {
    path: "/priorities",
    title: Words::priorities_title,
    lead: Words::priorities_lead,
    views: &[
        View {
            key: "",
            draw: quadrants::view,
        },
        View {
            key: "level",
            draw: need_level::view,
        },
    ],
};

/// The page.
pub fn priorities() -> AnyView {
    views::page(&PAGE)
}

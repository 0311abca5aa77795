//! The page Why shows where people are lost between the places and the jobs, and what short courses could do.

use leptos::prelude::*;

use crate::i18n::Words;
use crate::pages::figures::coverage::waterfall;
use crate::pages::figures::reasons::courses;
use crate::pages::figures::views::{self, Page, View};

/// Its views.
pub const PAGE: Page = Page {
    path: "/why",
    title: Words::why_page_title,
    lead: Words::why_page_lead,
    views: &[
        View {
            key: "",
            draw: waterfall::view,
        },
        View {
            key: "courses",
            draw: courses::view,
        },
    ],
};

/// The page.
pub fn why() -> AnyView {
    views::page(&PAGE)
}

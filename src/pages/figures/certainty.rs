//! The page Certainty shows how far the figures can be trusted, and whom to call.

use leptos::prelude::*;

use crate::i18n::Words;
use crate::pages::figures::reasons;
use crate::pages::figures::views::{self, Page, View};

/// Its views.
pub const PAGE: Page = Page {
    path: "/certainty",
    title: Words::certainty_title,
    lead: Words::certainty_lead,
    views: &[View {
        key: "",
        draw: reasons::certainty::view,
    }],
};

/// The page.
pub fn certainty() -> AnyView {
    views::page(&PAGE)
}

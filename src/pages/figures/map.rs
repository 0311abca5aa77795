//! The page Map shows the municipalities: what each needs, how much of it is covered, and who serves whom.

use leptos::prelude::*;

use crate::i18n::Words;
use crate::pages::figures::coverage;
use crate::pages::figures::views::{self, Page, View};

/// Its views.
pub const PAGE: Page = Page {
    path: "/map",
    title: Words::map_page_title,
    lead: Words::map_page_lead,
    views: &[View {
        key: "",
        draw: coverage::map::view,
    }],
};

/// The page.
pub fn map() -> AnyView {
    views::page(&PAGE)
}

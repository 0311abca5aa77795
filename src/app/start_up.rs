//! What happens on arriving at a page: its title in the tab, the focus on its heading.

use std::cell::Cell;

use enlace_model::RegionId;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use web_sys::MouseEvent;

use crate::app::pages;
use crate::browser::page::{self, ElementPresence};
use crate::i18n::I18n;
use crate::i18n::language::words;
use crate::pages::shared::address::Address;
use crate::state::document::Document;

thread_local! {
    /// Whether the page that was gone to has no heading yet, since it is still being loaded.
    static AWAITED: Cell<bool> = const { Cell::new(false) };
}

/// Follows the address and the region, and keeps the tab's title and the focus with them.
pub fn announce() {
    let location = use_location();
    let (path, query) = (location.pathname, location.query);
    let i18n: I18n = use_context().expect("the root provides the language");
    let document = Document::here();
    let region = Memo::new(move |_| {
        let region = document.region()?;
        Some(format!(
            "{} {}",
            region.header.name, region.header.target_year.0
        ))
    });
    Effect::new(move |_| {
        i18n.language();
        let mut parts = Vec::new();
        let label = path.with(|path| pages::at(path)).and_then(|row| row.label);
        parts.extend(label.map(|label| label(words()).to_owned()));
        parts.extend(region.get());
        parts.push("Enlace".to_owned());
        page::set_title(&parts.join(" · "));
    });
    Effect::new(move |before: Option<String>| {
        let now = path.get();
        // An address that names a field leads there: the form takes the focus.
        let leads_on = query.with_untracked(|query| query.get("field").is_some());
        if leads_on {
            AWAITED.set(false);
        } else if before.is_some_and(|before| before != now) {
            request_animation_frame(|| {
                let found = page::focus("title");
                AWAITED.set(found == ElementPresence::No);
            });
        }
        now
    });
}

/// Once another region is open, the address says nothing any more of the one before.
pub fn forget_other_region() {
    let address = Address::here();
    let document = Document::here();
    let open = Memo::new(move |_| Some(document.region()?.header.id.clone()));
    Effect::new(move |before: Option<Option<RegionId>>| {
        let (before, now) = (before.flatten(), open.get());
        if before.is_some() && now.is_some() && before != now {
            address.keep_what_any_region_has();
        }
        now.or(before)
    });
}

/// Puts the focus on the heading of a page that came later than its address.
pub fn catch_up() {
    request_animation_frame(|| {
        if AWAITED.get() && page::focus("title") == ElementPresence::Yes {
            AWAITED.set(false);
        }
    });
}

/// The skip link: a plain address would go to the top page, since the document has a base.
pub fn skip_to_title(event: MouseEvent) {
    event.prevent_default();
    page::focus("title");
}

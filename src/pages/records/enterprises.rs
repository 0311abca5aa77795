//! The page Enterprises has the tables of enterprises, needs, unmapped needs and contacts.

use enlace_edit::field::{Content, Field, Presence};
use enlace_model::{Kind, Region, SizeClass, Target};
use leptos::prelude::*;

use crate::i18n::language::words;
use crate::pages::records::table::{ComputedColumn, TableSpec, table};
use crate::pages::shared::address::Address;
use crate::pages::shared::names::option;
use crate::pages::shared::page_parts::head;
use crate::pages::shared::{need_standing, tabs};

const ENTERPRISES: TableSpec = TableSpec {
    kind: Kind::Enterprise,
    first: &[
        "name",
        "kind",
        "municipality",
        "sector.code",
        "headcount",
        "size_class",
        "cluster",
        "tax_number",
        "pseudonym",
        "illustrative",
        "source",
    ],
    new_row: &["name", "municipality", "sector.code", "headcount"],
    only: None,
    computed: &[SIZE_CLASS],
    remark: None,
};

/// The class of Recommendation 2003/361/EC, which nobody types.
const SIZE_CLASS: ComputedColumn = ComputedColumn {
    field: Field {
        id: "size_class",
        content: Content::Choice(SizeClass::TEXTS),
        presence: Presence::Optional,
    },
    read: |seen, id| {
        let own = seen.region.enterprises.get(&id.into())?;
        own.size_class().map(|class| option(seen.w, class.as_str()))
    },
};

/// How a need stands in the figures, which nobody types.
const STANDING: ComputedColumn = ComputedColumn {
    field: Field {
        id: "standing",
        content: Content::Text,
        presence: Presence::Optional,
    },
    read: |seen, id| {
        let standing = need_standing::of(seen.standings, id)?;
        Some(need_standing::words(seen.w, seen.region, standing))
    },
};

const NEEDS: TableSpec = TableSpec {
    kind: Kind::Need,
    first: &[
        "enterprise",
        "qualification",
        "kind",
        "persons",
        "first_year",
        "years",
        "difficulty",
        "reason",
        "evidence",
        "municipality",
        "standing",
        "illustrative",
        "note",
    ],
    new_row: &[
        "enterprise",
        "qualification",
        "persons",
        "first_year",
        "evidence",
    ],
    only: None,
    computed: &[STANDING],
    remark: Some(("persons", |seen, id| {
        let standing = need_standing::of(seen.standings, id)?;
        need_standing::remark(seen.w, seen.region, standing)
    })),
};

/// The tray: what was said in the enterprise's own words and names no qualification or occupation.
const TRAY: TableSpec = TableSpec {
    kind: Kind::Need,
    first: &[
        "text",
        "qualification",
        "enterprise",
        "persons",
        "first_year",
        "note",
    ],
    new_row: &["text", "enterprise", "persons", "first_year"],
    only: Some(is_unmapped),
    computed: &[],
    remark: None,
};

const CONTACTS: TableSpec = TableSpec {
    kind: Kind::Contact,
    first: &[
        "name",
        "enterprise",
        "school",
        "role",
        "phone",
        "email",
        "note",
    ],
    new_row: &["name", "enterprise", "phone", "email"],
    only: None,
    computed: &[],
    remark: None,
};

fn is_unmapped(region: &Region, id: &str) -> bool {
    let need = region.needs.get(&id.into());
    need.is_some_and(|need| need.target() == Target::Unmapped)
}

/// The page.
pub fn enterprises() -> AnyView {
    let w = words();
    let address = Address::here();
    let tab = Memo::new(move |_| address.get("tab"));
    let inside = move || {
        let (said, shows) = match tab.get().as_str() {
            "needs" => (w.enterprises_needs_lead(), NEEDS),
            "tray" => (w.enterprises_tray_lead(), TRAY),
            "contacts" => (w.enterprises_contacts_lead(), CONTACTS),
            _ => (w.enterprises_list_lead(), ENTERPRISES),
        };
        view! {
            <p class="soft">{said}</p>
            {table(shows)}
        }
        .into_any()
    };
    let lead = view! { <p>{w.enterprises_lead()}</p> }.into_any();
    view! {
        {head(w.enterprises_title().to_owned(), lead)}
        {tabs::tabs("/enterprises", w.enterprises_tabs())}
        {inside}
    }
    .into_any()
}

//! The page Enterprises has the tables of enterprises, needs, unmapped needs and contacts.

use enlace_engine::edit::field::{Content, Field, Presence};
use enlace_engine::model::{Kind, Region, SizeClass, Target};
use leptos::prelude::*;

use crate::i18n::language::words;
use crate::pages::address::Address;
use crate::pages::table::{ComputedColumn, TableSpec, table};
use crate::pages::{head, tabs};

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
        "pseudonym",
        "illustrative",
        "source",
    ],
    only: None,
    computed: &[SIZE_CLASS],
};

/// The class of Recommendation 2003/361/EC, which nobody types.
const SIZE_CLASS: ComputedColumn = ComputedColumn {
    field: Field {
        id: "size_class",
        content: Content::Choice(SizeClass::TEXTS),
        presence: Presence::Optional,
    },
    read: |region, id| {
        let own = region.enterprises.get(&id.into())?;
        own.size_class().map(SizeClass::as_str)
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
        "illustrative",
        "note",
    ],
    only: None,
    computed: &[],
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
    only: Some(is_unmapped),
    computed: &[],
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
    only: None,
    computed: &[],
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
        {tabs::tabs(
            "enterprises",
            w.enterprises_tabs(),
            &[
                ("", w.enterprises_tab_list()),
                ("needs", w.enterprises_tab_needs()),
                ("tray", w.enterprises_tab_tray()),
                ("contacts", w.enterprises_tab_contacts()),
            ],
        )}
        {inside}
    }
    .into_any()
}

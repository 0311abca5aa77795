//! The page Enterprises has the tables of enterprises and contacts.

use enlace_edit::field::{Content, Field, Presence};
use enlace_model::{Kind, SizeClass};
use leptos::prelude::*;

use crate::i18n::Words;
use crate::pages::records::record_page::{RecordTab, record_page};
use crate::pages::records::table::{ComputedColumn, TableSpec};
use crate::pages::shared::names::option;

const ENTERPRISES: TableSpec = TableSpec {
    computed: &[SIZE_CLASS],
    ..TableSpec::of(
        Kind::Enterprise,
        &[
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
        &["name", "municipality", "sector.code", "headcount"],
    )
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

const CONTACTS: TableSpec = TableSpec::of(
    Kind::Contact,
    &[
        "name",
        "enterprise",
        "school",
        "role",
        "phone",
        "email",
        "note",
    ],
    &["name", "enterprise", "phone", "email"],
);

/// Its tables.
const TABS: &[RecordTab] = &[
    RecordTab {
        key: "",
        says: Words::enterprises_list_lead,
        table: ENTERPRISES,
    },
    RecordTab {
        key: "contacts",
        says: Words::enterprises_contacts_lead,
        table: CONTACTS,
    },
];

/// The page.
pub fn enterprises() -> AnyView {
    record_page("/enterprises", Words::nav_enterprises, TABS)
}

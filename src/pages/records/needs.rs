//! The page Needs has the tables of needs, and of those that still name no qualification or occupation.

use enlace_edit::field::{Content, Field, Presence};
use enlace_model::{Kind, Region, Target};
use leptos::prelude::*;

use crate::i18n::Words;
use crate::pages::records::record_page::{RecordTab, record_page};
use crate::pages::records::table::{ComputedColumn, TableSpec};
use crate::pages::shared::need_standing;

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
    computed: &[STANDING],
    remark: Some(("persons", |seen, id| {
        let standing = need_standing::of(seen.standings, id)?;
        need_standing::remark(seen.w, seen.region, standing)
    })),
    ..TableSpec::of(
        Kind::Need,
        &[
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
        &[
            "enterprise",
            "qualification",
            "persons",
            "first_year",
            "evidence",
        ],
    )
};

/// The tray: what was said in the enterprise's own words and names no qualification or occupation.
const TRAY: TableSpec = TableSpec {
    only: Some(is_unmapped),
    ..TableSpec::of(
        Kind::Need,
        &[
            "text",
            "qualification",
            "enterprise",
            "persons",
            "first_year",
            "note",
        ],
        &["text", "enterprise", "persons", "first_year"],
    )
};

fn is_unmapped(region: &Region, id: &str) -> bool {
    let need = region.needs.get(&id.into());
    need.is_some_and(|need| need.target() == Target::Unmapped)
}

/// Its tables.
const TABS: &[RecordTab] = &[
    RecordTab {
        key: "",
        says: Words::enterprises_needs_lead,
        table: NEEDS,
    },
    RecordTab {
        key: "tray",
        says: Words::enterprises_tray_lead,
        table: TRAY,
    },
];

/// The page.
pub fn needs() -> AnyView {
    record_page("/needs", Words::nav_needs, TABS)
}

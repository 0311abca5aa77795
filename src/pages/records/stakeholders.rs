//! The register of partners: whoever has a say in the planning or a part in it.

use enlace_model::Kind;
use leptos::prelude::*;

use crate::i18n::language::words;
use crate::pages::records::schools::made_up;
use crate::pages::records::table::{TableHead, TableSpec, table};

const STAKEHOLDERS: TableSpec = TableSpec::of(
    Kind::Stakeholder,
    &[
        "name",
        "kind",
        "municipality",
        "school",
        "enterprise",
        "languages",
        "areas",
        "priorities",
        "url",
        "note",
        "country",
        "source",
        "illustrative",
    ],
    &["name", "kind"],
);

/// The page.
pub fn stakeholders() -> AnyView {
    let w = words();
    let head = TableHead {
        path: "/partners",
        title: w.nav_partners(),
        says: w.partners_lead(),
        tools: ().into_any(),
        foot: made_up(|region| region.made_up(Kind::Stakeholder)),
    };
    table(STAKEHOLDERS, head)
}

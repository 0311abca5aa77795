//! The page Schools has the table of schools.

use enlace_model::{Kind, Region};
use leptos::prelude::*;

use crate::components::notice::mark;
use crate::i18n::language::words;
use crate::pages::records::table::{TableHead, TableSpec, table};
use crate::state::document::Document;

const SCHOOLS: TableSpec = TableSpec::of(
    Kind::School,
    &[
        "name",
        "code",
        "municipality",
        "kind",
        "fill",
        "fictional",
        "illustrative",
        "source",
    ],
    &["name", "municipality"],
);

/// The page.
pub fn schools() -> AnyView {
    let w = words();
    let head = TableHead {
        path: "/schools",
        title: w.nav_schools(),
        says: w.schools_lead(),
        tools: ().into_any(),
        foot: made_up(|region| {
            let schools = region.schools.values();
            let invented = schools.filter(|school| school.illustrative || school.fictional);
            invented.count()
        }),
    };
    table(SCHOOLS, head)
}

/// A mark that says how many of the records are made up to illustrate.
pub(super) fn made_up(count: fn(&Region) -> usize) -> AnyView {
    let w = words();
    let document = Document::here();
    let mark = move || {
        let count = count(&*document.region()?);
        (count > 0).then(|| {
            view! { <span>{mark(w.mark_illustrative())} " " {w.schools_illustrative(count as f64)}</span> }
        })
    };
    mark.into_any()
}

//! A page of records has its title, its tabs and its tools in the line above the grid, so that the grid has the room.

use leptos::prelude::*;

use crate::i18n::language::words;
use crate::pages::records::table::{TableHead, TableSpec, table};
use crate::pages::shared::address::Address;
use crate::pages::shared::page_group::Label;

/// A table of the page.
pub struct RecordTab {
    /// Its value of `tab` in the address; empty for the first.
    pub key: &'static str,
    /// What stands in it, said while it is empty.
    pub says: Label,
    pub table: TableSpec,
}

/// The page with the table that the address names.
pub fn record_page(path: &'static str, title: Label, tabs: &'static [RecordTab]) -> AnyView {
    let w = words();
    let address = Address::here();
    let shown = Memo::new(move |_| {
        let key = address.get("tab");
        let found = tabs.iter().position(|tab| tab.key == key);
        found.unwrap_or_default()
    });
    let view = move || {
        let tab = &tabs[shown.get()];
        let head = TableHead {
            path,
            title: title(w),
            says: (tab.says)(w),
            tools: ().into_any(),
            foot: ().into_any(),
        };
        table(tab.table, head)
    };
    view.into_any()
}

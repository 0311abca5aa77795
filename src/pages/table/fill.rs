//! Filling in a cell that refers to another record or holds a code of a list.

use leptos::prelude::*;

use crate::components::grid::sheet::Picking;
use crate::components::picker::{Picker, Start, picker};
use crate::pages::choosing::Source;
use crate::pages::table::Table;

impl Table {
    /// The field from which such a cell is filled.
    pub fn pick(self, picking: Picking) -> AnyView {
        let field = self.field(picking.column);
        let Some(source) = field.and_then(|field| Source::of(field.content)) else {
            return ().into_any();
        };
        let now = picking.row.as_ref().and_then(|key| {
            let record = self.record(key);
            let value = self
                .workspace
                .with_region(|region| enlace_engine::edit::read_field(region, &record, field?.id));
            Some(value??.as_str()?.to_owned())
        });
        let now = now.unwrap_or_default();
        let done = picking.done;
        picker(Picker {
            id: "grid-pick".to_owned(),
            name: Some(picking.name),
            value: Signal::derive(move || now.clone()),
            show: source.show(self.w, self.workspace),
            search: source.search(self.w, self.workspace),
            on_choose: Callback::new(move |code: String| done.run(Some(code))),
            start: Start::Editing(picking.typed),
            fault: Signal::derive(|| false),
            described_by: Some("grid-fault".to_owned()),
        })
    }
}

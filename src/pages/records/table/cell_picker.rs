//! A picker edits a cell that refers to another record or holds a code of a list.

use std::sync::Arc;

use enlace_edit::field::{Content, written};
use leptos::prelude::*;

use crate::components::grid::props::{PICKER, PickRequest};
use crate::components::picker::{Picker, PickerSearch, Start, picker};
use crate::pages::records::table::RecordTable;
use crate::pages::shared::choice_source::ChoiceSource;
use crate::pages::shared::refusal_words::decimal_mark;

impl RecordTable {
    /// The picker for a cell; nothing where its field is not picked.
    pub fn pick(self, picking: PickRequest) -> AnyView {
        let field = self.field(picking.column);
        let Some(source) = field.and_then(|field| ChoiceSource::of(field.content)) else {
            return ().into_any();
        };
        let now = picking.row.as_ref().and_then(|key| {
            let record = self.record(key);
            let value = self
                .document
                .with_region(|region| enlace_edit::read_field(region, &record, field?.id));
            let value = value??;
            Some(match field?.content {
                Content::Texts(_) => written(field?.content, Some(&value), decimal_mark(self.w)),
                _ => value.as_str()?.to_owned(),
            })
        });
        let now: String = now.unwrap_or_default();
        let done = picking.done;
        if let Some(Content::Texts(_)) = field.map(|field| field.content) {
            return self.pick_several(source, now, picking);
        }
        picker(Picker {
            id: PICKER.to_owned(),
            name: Some(picking.name),
            value: Signal::derive(move || now.clone()),
            show: source.show(self.w, self.document),
            search: source.search(self.w, self.document),
            on_choose: Callback::new(move |code: String| done.run(Some(code))),
            start: Start::Editing {
                typed: picking.typed,
                on_key: picking.on_key,
            },
            fault: Signal::derive(|| false),
            described_by: Some("grid-fault".to_owned()),
        })
    }

    /// Picks one of several codes: it is added, or removed where the cell has it already.
    fn pick_several(self, source: ChoiceSource, now: String, picking: PickRequest) -> AnyView {
        let done = picking.done;
        let codes: Vec<String> = now
            .split(';')
            .map(|code| code.trim().to_owned())
            .filter(|code| !code.is_empty())
            .collect();
        let search = source.search(self.w, self.document);
        let marked = codes.clone();
        let search: PickerSearch = Arc::new(move |asked| {
            let mut found = search(asked);
            for offer in &mut found {
                if marked.contains(&offer.code) {
                    offer.title.insert_str(0, "✓ ");
                }
            }
            found
        });
        let choose = move |code: String| {
            let mut codes = codes.clone();
            match codes.iter().position(|own| *own == code) {
                Some(place) => drop(codes.remove(place)),
                None if !code.is_empty() => codes.push(code),
                None => return done.run(None),
            }
            done.run(Some(codes.join("; ")));
        };
        picker(Picker {
            id: PICKER.to_owned(),
            name: Some(picking.name),
            value: Signal::derive(String::new),
            show: source.show(self.w, self.document),
            search,
            on_choose: Callback::new(choose),
            start: Start::Editing {
                typed: picking.typed,
                on_key: picking.on_key,
            },
            fault: Signal::derive(|| false),
            described_by: Some("grid-fault".to_owned()),
        })
    }
}

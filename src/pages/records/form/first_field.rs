//! Where the focus goes when a form opens.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::pages::records::form::RecordForm;
use crate::pages::shared::links::FIELD;

impl RecordForm {
    /// Puts the focus into the first field once the form is drawn.
    pub(super) fn begin_in_first_field(self) {
        let mut begun = false;
        Effect::new(move |_| {
            if let Some(node) = self.node.get()
                && !begun
            {
                begun = true;
                focus_within(&node, &self.first());
            }
        });
    }

    /// Puts the focus into the first field.
    pub(super) fn begin_again(self) {
        if let Some(node) = self.node.get_untracked() {
            focus_within(&node, &self.first());
        }
    }

    /// The selector of the element that gets the focus first: the field that the address names, else
    /// the first field.
    fn first(self) -> String {
        let asked = self.address.get(FIELD);
        let known = enlace_edit::field::field(self.kind, &asked);
        match known.map(|_| asked.split_once('[')) {
            Some(Some((list, _))) => format!("[id^=\"form-{list}-\"], #form-add-{list}"),
            Some(None) => format!("#form-{}", asked.replace('.', "-")),
            None => "input, select, textarea".to_owned(),
        }
    }
}

/// Puts the focus on the first element within another that fits; it stays where it is where none does.
pub(in crate::pages::records) fn focus_within(node: &Element, selector: &str) {
    let found = node.query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

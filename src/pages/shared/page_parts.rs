//! These pieces are on nearly every page: its head, and the heads and cells of plain tables.

use leptos::prelude::*;

use crate::i18n::Words;
use crate::pages::shared::tabs::tabs;

/// The header of a page: its title and what it answers.
pub fn head(title: String, lead: AnyView) -> AnyView {
    view! {
        <div class="page-head">
            <h1 id="title" tabindex="-1">
                {title}
            </h1>
            <div class="lead">{lead}</div>
        </div>
    }
    .into_any()
}

/// The header of a page of views: its title, what it answers, and the switch between its views.
pub fn head_of_views(title: String, lead: AnyView, path: &'static str) -> AnyView {
    view! {
        <div class="page-head">
            <h1 id="title" tabindex="-1">
                {title}
            </h1>
            <div class="lead">{lead}</div>
            {tabs(path)}
        </div>
    }
    .into_any()
}

/// The title of a page in one line with its tabs.
pub fn titled(title: String, path: &'static str) -> AnyView {
    view! {
        <div class="page-title">
            <h1 id="title" tabindex="-1">
                {title}
            </h1>
            {tabs(path)}
        </div>
    }
    .into_any()
}

/// The message in place of figures that are computed as soon as typing pauses.
pub fn figures_awaited(w: Words) -> AnyView {
    view! { <p role="status">{w.app_figures_awaited()}</p> }.into_any()
}

/// A cell of a table; on narrow pages it shows its column's label.
pub fn cell(class: &'static str, label: &'static str, content: AnyView) -> AnyView {
    view! {
        <td class=class data-label=label>
            {content}
        </td>
    }
    .into_any()
}

/// What stands over a column.
#[derive(Clone, Copy)]
pub enum Head {
    Text(&'static str),
    /// Over numbers, right-aligned as they are.
    Number(&'static str),
}

/// Column headers that do not sort.
pub fn heads(heads: &[Head]) -> AnyView {
    let heads = heads.iter().map(|head| match *head {
        Head::Text(label) => view! { <th scope="col">{label}</th> }.into_any(),
        Head::Number(label) => view! { <th scope="col" class="number">{label}</th> }.into_any(),
    });
    view! {
        <thead>
            <tr>{heads.collect_view()}</tr>
        </thead>
    }
    .into_any()
}

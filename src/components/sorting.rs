//! The head of a column by which a table can be sorted.

use leptos::prelude::*;

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Ascending,
    Descending,
}

/// A head that sorts when it is chosen; `direction` is `None` while another column sorts.
pub fn head(
    class: &'static str,
    label: &'static str,
    direction: impl Fn() -> Option<Direction> + Send + Sync + 'static,
    on_choose: impl Fn() + 'static,
) -> AnyView {
    let sort = move || match direction() {
        Some(Direction::Ascending) => Some("ascending"),
        Some(Direction::Descending) => Some("descending"),
        None => None,
    };
    view! {
        <th scope="col" class=class aria-sort=sort>
            <button type="button" on:click=move |_| on_choose()>
                {label}
            </button>
        </th>
    }
    .into_any()
}

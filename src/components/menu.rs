//! A menu that opens below its button: the browser's own popover, closed by Escape, by a click
//! beside it and by choosing.

use leptos::prelude::*;

/// Where a menu stands when it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MenuSide {
    /// Below the header, at its start.
    Start,
    /// Below the header, at its end.
    End,
    /// Above the bar at the foot of a narrow page.
    Up,
}

/// The button that opens a menu, and the menu.
pub fn menu(
    id: &'static str,
    side: MenuSide,
    label: impl IntoView + 'static,
    hint: &'static str,
    entries: AnyView,
) -> AnyView {
    let class = match side {
        MenuSide::Start => "menu-start",
        MenuSide::End => "menu-end",
        MenuSide::Up => "menu-up",
    };
    view! {
        <button
            type="button"
            class="button quiet"
            id=button_id(id)
            popovertarget=id
            title=hint
        >
            {label.into_any()}
            <span aria-hidden="true">"▾"</span>
        </button>
        <div id=id class=class popover="auto">
            <ul class="menu">{entries}</ul>
        </div>
    }
    .into_any()
}

/// The id of the button that opens a menu.
pub fn button_id(menu: &str) -> String {
    format!("{menu}-button")
}

/// An entry that does something and closes the menu.
pub fn entry(
    menu: &'static str,
    label: impl IntoView + 'static,
    current: bool,
    on_choose: impl Fn() + 'static,
) -> AnyView {
    view! {
        <li>
            <button
                type="button"
                class="item"
                aria-current=current.then_some("true")
                popovertarget=menu
                popovertargetaction="hide"
                on:click=move |_| on_choose()
            >
                {label.into_any()}
            </button>
        </li>
    }
    .into_any()
}

/// A heading between entries.
pub fn title(words: &'static str) -> AnyView {
    view! { <li class="title">{words}</li> }.into_any()
}

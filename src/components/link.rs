//! Ways to other pages of the program, wherever on a host it lies: the router's own link leaves the
//! program's folder.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::browser::page;

/// A link to a page by its route, such as `/coverage?open=481`.
#[component]
pub fn A(#[prop(into)] href: String, children: Children) -> impl IntoView {
    let href = page::base_path() + &href;
    view! { <leptos_router::components::A href=href>{children()}</leptos_router::components::A> }
}

/// Goes to a page by its route.
pub fn use_go() -> impl Fn(&str) + Clone + Send + Sync {
    let navigate = use_navigate();
    move |route: &str| {
        let options = NavigateOptions {
            resolve: false,
            ..NavigateOptions::default()
        };
        navigate(&(page::base_path() + route), options);
    }
}

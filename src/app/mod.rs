//! Router, shell and start-up.

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos_router::components::{A, Route, Router, Routes};
use leptos_router::path;

use crate::browser::crash;
use crate::browser::page;
use crate::pages::welcome::Welcome;
use crate::workspace::Workspace;

/// Takes over the page from the text that was painted before.
pub fn start() {
    crash::hand_over_on_panic();
    let root = page::empty_root();
    mount_to(root, App).forget();
}

/// Routes are one level deep, so that the relative addresses in `index.html` hold on
/// every page and one build works under any sub-path.
#[component]
fn App() -> impl IntoView {
    let workspace = Workspace::new();
    workspace.provide();
    workspace.start();
    view! {
        <Router base=page::base_path()>
            <header class="shell-header">
                <A href="">
                    <strong>"Enlace"</strong>
                </A>
            </header>
            <main class="shell-main">
                <Routes fallback=NotHere>
                    <Route path=path!("/") view=Welcome />
                </Routes>
            </main>
        </Router>
    }
    .into_any()
}

#[component]
fn NotHere() -> impl IntoView {
    view! {
        <h1>"There is no such page"</h1>
        <p>
            <A href="">"Go to the first page"</A>
        </p>
    }
    .into_any()
}

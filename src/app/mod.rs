//! Router, shell and start-up.

pub mod appearance;
pub mod archive;
pub mod commands;
mod going_back;
pub mod header;
pub mod keyboard;
pub mod moved;
pub mod navigation;
pub mod notices;
pub mod page_loading;
mod page_map;
pub mod pages;
pub mod routes;
mod shortcut_table;
pub mod shortcuts;
pub mod start_up;
mod things;
pub mod unsaved;

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos_router::components::Router;

use crate::app::commands::Hands;
use crate::browser::crash;
use crate::browser::page;
use crate::browser::task;
use crate::components::bar;
use crate::i18n::I18n;
use crate::i18n::language::{self, words};
use crate::pages::shared::page_row::PageRows;
use crate::state;
use crate::state::device::{Device, Stage};
use crate::state::document::Document;

/// Takes over the page from the text that was painted before, once the words are here.
pub fn start() {
    crash::hand_over_on_panic();
    page::hold_base();
    appearance::apply();
    task::start(async {
        if language::load(language::preferred()).await.is_err() {
            // Without words there is no page: `rescue.js` takes over and offers to load it again.
            panic!("the texts of the page cannot be had");
        }
        let root = page::empty_root();
        mount_to(root, App).forget();
    });
}

#[component]
fn App() -> impl IntoView {
    let i18n = I18n::start();
    provide_context(i18n);
    provide_context(PageRows(pages::PAGES));
    state::start();
    let (document, device) = (Document::here(), Device::here());
    Effect::new(move |_| {
        if device.stage() == Stage::Ready {
            set_timeout(
                move || page_loading::load_the_rest(document),
                page_loading::QUIET,
            );
        }
    });
    view! { <Router base=page::base_path()>{Inside}</Router> }.into_any()
}

/// Everything below the router. It is drawn anew when the language changes, so that texts are
/// plain texts and nothing else follows the language.
#[component]
fn Inside() -> impl IntoView {
    let i18n: I18n = use_context().expect("the root provides the language");
    start_up::announce();
    start_up::forget_other_region();
    moved::lead_on();
    let context = Hands::here();
    keyboard::obey(context);
    move || {
        page::set_root_attribute("lang", Some(i18n.language().tag()));
        shell(context)
    }
}

fn shell(context: Hands) -> AnyView {
    let has_region = routes::has_region();
    let stages = navigation::YearStages::followed();
    view! {
        <a class="skip" href="#title" on:click=start_up::skip_to_title>
            {words().app_skip()}
        </a>
        {bar::hatch()}
        {header::header(context, stages)}
        {move || has_region.get().then(navigation::entries)}
        <main class="shell-main" id="main">
            {notices::for_paper}
            {routes::routes()}
            {notices::notices()}
        </main>
        {move || has_region.get().then(|| navigation::foot(context, stages))}
        {archive::archive()}
        {shortcuts::over_the_page(context)}
    }
    .into_any()
}

//! The head of every page: which region, whether it is saved, files, language and appearance.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::appearance::Appearance;
use crate::app::commands::{Hands, OpenOverlay};
use crate::app::{going_back, navigation};
use crate::browser::offline::Connection;
use crate::browser::{page, paper};
use crate::components::link::{A, use_go};
use crate::components::menu::{self, MenuSide};
use crate::i18n::language::words;
use crate::i18n::{I18n, Language};
use crate::pages::shared::page_group::PageGroup;
use crate::state::device::Device;
use crate::state::device::save_state::SaveState;
use crate::state::document::Document;
use crate::state::transfers::Transfers;

/// The header.
pub fn header(context: Hands, stages: navigation::YearStages) -> AnyView {
    let has_region = crate::app::routes::has_region();
    view! {
        <header class="shell-header no-print">
            <A href="/" attr:class="brand">
                {brand_sign()}
                <span>"Enlace"</span>
            </A>
            {regions()}
            {move || has_region.get().then(|| navigation::groups(stages))}
            <span class="spring"></span>
            {find(context)}
            {going_back::going_back()}
            <span class="standing">{connection()} " " {save_state()}</span>
            {file_menu("share")}
            {language_menu("language")}
            <A href="/help" attr:class="button quiet help" attr:title=words().nav_help()>
                <span aria-hidden="true">"?"</span>
                <span class="visually-hidden">{words().nav_help()}</span>
            </A>
        </header>
    }
    .into_any()
}

/// The sign of the program: two linked rings.
fn brand_sign() -> AnyView {
    view! {
        <svg class="brand-sign" viewBox="0 0 34 22" aria-hidden="true">
            <circle class="ring-of-schools" cx="23" cy="11" r="9.2" />
            <path class="ring-of-both" d="M17 4a9.2 9.2 0 0 1 0 14 9.2 9.2 0 0 1 0-14z" />
            <circle class="ring-of-enterprises" cx="11" cy="11" r="9.2" />
        </svg>
    }
    .into_any()
}

/// The button that opens the search over pages, things and commands.
fn find(context: Hands) -> AnyView {
    let w = words();
    let caps = format!("{} K", page::command_key());
    view! {
        <button
            type="button"
            class="button quiet find"
            aria-haspopup="dialog"
            title=w.palette_hint()
            on:click=move |_| context.open.set(OpenOverlay::Palette)
        >
            <svg class="icon" viewBox="0 0 17 17" aria-hidden="true">
                <circle cx="7" cy="7" r="4.5" />
                <path d="m10.5 10.5 4 4" />
            </svg>
            <span class="label">{w.header_find()}</span>
            <kbd aria-hidden="true">{caps}</kbd>
        </button>
    }
    .into_any()
}

/// The open region; its menu leads to the others on this device.
fn regions() -> AnyView {
    let w = words();
    let (document, device) = (Document::here(), Device::here());
    let go = use_go();
    let named = Memo::new(move |_| {
        let region = document.region()?;
        let header = &region.header;
        Some((header.id.clone(), header.name.clone(), header.target_year.0))
    });
    let view = move || {
        let (open, name, year) = named.get()?;
        let others = device.shelf().into_iter().map(|entry| {
            let id = entry.id.clone();
            let label = format!("{} · {}", entry.name, entry.target_year.0);
            menu::entry("regions", label, entry.id == open, move || {
                device.open_region(id.clone());
            })
        });
        let to = go.clone();
        let about = navigation::pages_of(PageGroup::Region).map(|(row, _, label)| {
            let go = to.clone();
            menu::entry("regions", label(w), false, move || go(row.path))
        });
        let go = go.clone();
        let another = menu::entry("regions", w.header_another_region(), false, move || {
            go("/");
        });
        let entries = view! {
            {menu::title(w.header_about_region())}
            {about.collect_view()}
            {menu::title(w.header_regions())}
            {others.collect_view()}
            {another}
        };
        let label = view! { <bdi class="strong name">{name}</bdi> <span>" · " {year}</span> };
        Some(menu::menu(
            "regions",
            MenuSide::Start,
            label,
            w.header_regions(),
            entries.into_any(),
        ))
    };
    view.into_any()
}

/// Where the work stands, in words; what is not saved is said loudly.
fn save_state() -> AnyView {
    let device = Device::here();
    let view = move || {
        let w = words();
        let (class, said) = match device.save_state() {
            SaveState::NothingOpen => return None,
            SaveState::Saved { at } => (
                "state",
                w.with("save_state", "saved", &[("time", &w.time(at.0))]),
            ),
            SaveState::Saving => ("state", w.of("save_state", "saving")),
            SaveState::NotSaved { reason } => {
                let because = w.of("because", reason.id());
                let said = format!("{}: {because}", w.of("save_state", "not_saved"));
                ("state not-saved loud", said)
            }
            SaveState::ReadOnly { .. } => ("state loud", w.of("save_state", "read_only")),
        };
        Some(view! { <span class=class>{said}</span> })
    };
    view! {
        <span role="status" id="save-state">
            {view}
        </span>
    }
    .into_any()
}

/// That there is no network, calmly: nothing here needs one.
fn connection() -> AnyView {
    let device = Device::here();
    let offline = Memo::new(move |_| device.environment().connection == Connection::Offline);
    let said = move || offline.get().then(|| words().header_offline());
    view! {
        <span role="status" id="connection" class="state">
            {said}
        </span>
    }
    .into_any()
}

/// What is done with the region's file; the menu has this id.
pub fn file_menu(id: &'static str) -> AnyView {
    let w = words();
    let transfers = Transfers::here();
    let has_region = crate::app::routes::has_region();
    let go = use_go();
    let view = move || {
        let go = go.clone();
        has_region.get().then(|| {
            let entries = view! {
                {menu::entry(id, w.header_save_file(), false, move || transfers.save_to_file())}
                {menu::entry(id, w.header_send(), false, move || transfers.send())}
                {menu::entry(id, w.exchange_to_page(), false, move || go("/exchange"))}
                {menu::entry(id, w.header_print(), false, paper::print)}
            };
            menu::menu(
                id,
                side_of(id),
                w.header_share(),
                w.header_share(),
                entries.into_any(),
            )
        })
    };
    view.into_any()
}

/// The language and the appearance; the menu has this id.
pub fn language_menu(id: &'static str) -> AnyView {
    let w = words();
    let i18n: I18n = use_context().expect("the root provides the language");
    let looks = RwSignal::new(Appearance::chosen());
    let failed = RwSignal::new(false);
    let not_fetched = move || {
        let said = failed.get().then(|| w.header_language_not_fetched());
        view! { <span role="alert" class="state not-saved loud">{said}</span> }.into_any()
    };
    let languages = Language::ALL.iter().map(move |&language| {
        let label = view! { <span lang=language.tag()>{language.name()}</span> };
        menu::entry(id, label, language == w.0, move || {
            spawn_local(async move {
                if i18n.choose(language).await.is_err() {
                    failed.set(true);
                }
                // The page is drawn anew; the focus stays with the menu.
                request_animation_frame(|| {
                    page::focus(&menu::button_id(id));
                });
            });
        })
    });
    let appearances = move || {
        Appearance::ALL
            .into_iter()
            .map(|look| {
                let label = match look {
                    Appearance::AsDevice => w.header_as_device(),
                    Appearance::Light => w.header_light(),
                    Appearance::Dark => w.header_dark(),
                };
                menu::entry(id, label, look == looks.get(), move || {
                    look.choose();
                    looks.set(look);
                })
            })
            .collect_view()
    };
    let entries = view! {
        {menu::title(w.header_language())}
        {languages.collect_view()}
        {menu::title(w.header_appearance())}
        {appearances}
    };
    let short = w.0.tag().to_uppercase();
    let menu = menu::menu(
        id,
        side_of(id),
        short,
        w.header_language_and_appearance(),
        entries.into_any(),
    );
    view! {
        {not_fetched}
        {menu}
    }
    .into_any()
}

/// A menu of the head opens below it, one of the map of pages above the foot.
fn side_of(id: &str) -> MenuSide {
    match id.ends_with("-more") {
        true => MenuSide::Up,
        false => MenuSide::End,
    }
}

//! Which page stands at which address. All routes are one level deep, so that the relative
//! addresses in `index.html` hold on every page and one build works under any sub-path.

use leptos::prelude::*;
use leptos_router::components::{Route, Routes};
use leptos_router::path;

use crate::app::chunks::{PagePart, page_of};
use crate::browser::page;
use crate::components::link::A;
use crate::i18n::Words;
use crate::i18n::language::words;
use crate::pages;
use crate::state::device::{Device, Stage};
use crate::state::document::Document;

/// A page that stands in the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NavigationEntry {
    Overview,
    Coverage,
    Reasons,
    Compare,
    Territory,
    Qualifications,
    Schools,
    Enterprises,
    Evidence,
    Problems,
    History,
    Files,
    Settings,
    Help,
}

impl NavigationEntry {
    /// All, in the order of the navigation.
    pub const ALL: [Self; 14] = [
        Self::Overview,
        Self::Coverage,
        Self::Reasons,
        Self::Compare,
        Self::Territory,
        Self::Qualifications,
        Self::Schools,
        Self::Enterprises,
        Self::Evidence,
        Self::Problems,
        Self::History,
        Self::Files,
        Self::Settings,
        Self::Help,
    ];

    /// Its address below the program's folder.
    pub fn path(self) -> &'static str {
        match self {
            Self::Overview => "/overview",
            Self::Coverage => "/coverage",
            Self::Reasons => "/reasons",
            Self::Compare => "/compare",
            Self::Territory => "/territory",
            Self::Qualifications => "/qualifications",
            Self::Schools => "/schools",
            Self::Enterprises => "/enterprises",
            Self::Evidence => "/evidence",
            Self::Problems => "/problems",
            Self::History => "/history",
            Self::Files => "/files",
            Self::Settings => "/settings",
            Self::Help => "/help",
        }
    }

    /// The page at an address; `None` for the first page and where there is none.
    pub fn of_path(path: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|place| path.ends_with(place.path()))
    }

    /// What the navigation calls it.
    pub fn label(self, words: Words) -> Option<&'static str> {
        Some(match self {
            Self::Overview => words.nav_overview(),
            Self::Coverage => words.nav_coverage(),
            Self::Reasons => words.nav_reasons(),
            Self::Compare => words.nav_compare(),
            Self::Territory => words.nav_territory(),
            Self::Qualifications => words.nav_qualifications(),
            Self::Schools => words.nav_schools(),
            Self::Enterprises => words.nav_enterprises(),
            Self::Evidence => words.nav_evidence(),
            Self::Problems => words.nav_problems(),
            Self::History => words.nav_history(),
            Self::Files => words.nav_files(),
            Self::Settings => words.nav_settings(),
            Self::Help => words.nav_help(),
        })
    }
}

/// Whether a region is open.
pub fn has_region() -> Memo<bool> {
    let document = Document::here();
    Memo::new(move |_| document.region().is_some())
}

/// The page at the present address.
pub fn routes() -> AnyView {
    view! {
        <Routes fallback=not_here>
            <Route path=path!("/") view=pages::start::welcome::welcome />
            <Route path=path!("/new") view=|| page_of(PagePart::NewRegion) />
            <Route path=path!("/help") view=|| page_of(PagePart::Help) />
            <Route path=path!("/unlock") view=|| page_of(PagePart::Unlock) />
            <Route path=path!("/inbox") view=|| page_of(PagePart::Inbox) />
            <Route path=path!("/overview") view=|| of_region(PagePart::Overview) />
            <Route path=path!("/coverage") view=|| of_region(PagePart::Coverage) />
            <Route path=path!("/reasons") view=|| of_region(PagePart::Reasons) />
            <Route path=path!("/compare") view=|| of_region(PagePart::Compare) />
            <Route path=path!("/study") view=|| of_region(PagePart::Study) />
            <Route path=path!("/brochure") view=|| of_region(PagePart::Brochure) />
            <Route path=path!("/territory") view=|| of_region(PagePart::Territory) />
            <Route path=path!("/qualifications") view=|| of_region(PagePart::Qualifications) />
            <Route path=path!("/schools") view=|| of_region(PagePart::Schools) />
            <Route path=path!("/enterprises") view=|| of_region(PagePart::Enterprises) />
            <Route path=path!("/evidence") view=|| of_region(PagePart::Evidence) />
            <Route path=path!("/problems") view=|| of_region(PagePart::Problems) />
            <Route path=path!("/history") view=|| of_region(PagePart::History) />
            <Route path=path!("/files") view=|| of_region(PagePart::Files) />
            <Route path=path!("/import") view=|| of_region(PagePart::Import) />
            <Route path=path!("/exchange") view=|| of_region(PagePart::Exchange) />
            <Route path=path!("/snapshots") view=|| of_region(PagePart::Snapshots) />
            <Route path=path!("/settings") view=|| of_region(PagePart::Settings) />
        </Routes>
    }
    .into_any()
}

/// A page about the open region: drawn anew when another region is opened.
fn of_region(chunk: PagePart) -> AnyView {
    let (document, device) = (Document::here(), Device::here());
    // What is shown changes with nothing else: a page that is drawn twice loses what is being typed.
    let open = Memo::new(move |_| {
        let id = document.region().map(|region| region.header.id.clone());
        let stage = match id {
            Some(_) if document.can_compute() => Stage::Ready,
            Some(_) => Stage::Starting,
            None => device.stage(),
        };
        (id, stage)
    });
    let view = move || match open.get() {
        (Some(_), Stage::Ready) => page_of(chunk),
        (Some(_), Stage::Starting) | (None, Stage::Starting) => {
            view! { <p role="status">{words().app_looking()}</p> }.into_any()
        }
        (None, Stage::Ready) => nothing_open(),
    };
    view.into_any()
}

fn nothing_open() -> AnyView {
    let w = words();
    view! {
        <h1 id="title" tabindex="-1">
            {w.app_no_region()}
        </h1>
        <p>{w.app_no_region_way()}</p>
        <p>
            <A href="/" attr:class="button first">
                {w.app_to_first_page()}
            </A>
        </p>
    }
    .into_any()
}

fn not_here() -> AnyView {
    let w = words();
    page::set_title("Enlace");
    view! {
        <h1 id="title" tabindex="-1">
            {w.app_no_such_page()}
        </h1>
        <p>
            <A href="/">{w.app_to_first_page()}</A>
        </p>
    }
    .into_any()
}

//! The table of pages: a page is one row here, and its file.
//!
//! Router, navigation, palette, tabs, presenting and the tab of the browser read it. The first word of a row
//! is the part of the program in which the page lies: parts lie in files of their own
//! (`xtask/src/code_splitting.rs` cuts the program at the functions marked here), so that the first page comes up
//! without waiting for all others. What draws a page may be named behind its mark only, or it lies in no part.

use enlace_model::Kind;
use leptos::prelude::*;
use leptos::wasm_split::SplitLoaderError;
#[cfg(split)]
use leptos::wasm_split::wasm_split;
use leptos_router::StaticSegment;
use leptos_router::components::{Route, Routes};

use crate::app::shortcut_table;
use crate::i18n::Words;
use crate::pages::shared::page_group::{
    NavigationNote, NavigationPlace, PageGroup, counting, showing, within,
};
use crate::pages::shared::page_row::{DrawPage, Needs, PageDrawing, PageRow, list, view};
use crate::pages::{device, figures, import, partners, records, start};

macro_rules! pages {
    ($( $part:ident $page:ident: $draw:path, $label:expr, $needs:expr, $navigation:expr, $tabs:expr; )*) => {
        /// All pages: the first one, which every visit has at once, then the others in the order of the navigation.
        pub static PAGES: &[PageRow] = &[
            PageRow {
                path: "/",
                label: None,
                needs: Needs::Nothing,
                navigation: None,
                tabs: &[],
                draw: PageDrawing::AtOnce(start::welcome::welcome),
            },
            $(PageRow {
                path: concat!("/", stringify!($page)),
                label: $label,
                needs: $needs,
                navigation: $navigation,
                tabs: &$tabs,
                draw: PageDrawing::WhenLoaded(|| Box::pin(load::$page())),
            }),*
        ];

        /// Draws the page at the present address by its row.
        pub fn routes(draw: fn(&'static PageRow) -> AnyView, not_here: fn() -> AnyView) -> AnyView {
            view! {
                <Routes fallback=not_here>
                    <Route path=StaticSegment("") view=move || draw(&PAGES[0]) />
                    $(<Route
                        path=StaticSegment(stringify!($page))
                        view=move || at(concat!("/", stringify!($page))).map(draw)
                    />)*
                </Routes>
            }
            .into_any()
        }

        mod load {
            use super::*;
            $(
                #[cfg(split)]
                #[wasm_split($part, wasm_split_path = leptos::wasm_split, fallible)]
                pub fn $page() -> Result<DrawPage, SplitLoaderError> {
                    Ok($draw)
                }

                // Only `cargo xtask build` cuts the program: every other build has all of it at once.
                #[cfg(not(split))]
                pub async fn $page() -> Result<DrawPage, SplitLoaderError> {
                    Ok($draw)
                }
            )*
        }
    };
}

// The part, the address and what draws the page; what it is called, whether it needs an open region, where it stands in
// the navigation, and its tabs.
pages! {
    figures overview: figures::overview::overview, Some(Words::nav_overview), Needs::Region, within(PageGroup::Home), [
        view("", Words::overview_view_state),
        view("panorama", Words::overview_view_panorama),
    ];
    figures start: figures::start::start, Some(Words::nav_start), Needs::Region, within(PageGroup::Home), [];
    figures coverage: figures::coverage::coverage, Some(Words::nav_coverage), Needs::Region,
        showing(PageGroup::Diagnose, Words::nav_note_coverage), [
            list("", Words::coverage_view_list),
            view("matrix", Words::coverage_view_matrix),
        ];
    figures priorities: figures::priorities::priorities, Some(Words::nav_priorities), Needs::Region,
        showing(PageGroup::Diagnose, Words::nav_note_priorities), [
            view("", Words::coverage_view_quadrants),
            view("level", Words::reasons_view_level),
        ];
    figures map: figures::map::map, Some(Words::nav_map), Needs::Region,
        showing(PageGroup::Diagnose, Words::nav_note_map), [
            view("", Words::coverage_view_map),
        ];
    figures why: figures::why::why, Some(Words::nav_why), Needs::Region,
        showing(PageGroup::Diagnose, Words::nav_note_why), [
            view("", Words::coverage_view_chain),
            view("courses", Words::reasons_view_courses),
        ];
    figures certainty: figures::certainty::certainty, Some(Words::nav_certainty), Needs::Region,
        showing(PageGroup::Diagnose, Words::nav_note_certainty), [
            view("", Words::reasons_view_sure),
        ];
    figures years: figures::compare::compare, Some(Words::nav_years), Needs::Region,
        showing(PageGroup::Diagnose, Words::nav_note_years), [
            view("", Words::coverage_view_pipeline),
            view("two", Words::compare_view_years),
            view("assumptions", Words::compare_view_assumptions),
            view("snapshots", Words::compare_view_snapshots),
            view("regions", Words::compare_view_regions),
            view("best", Words::compare_view_best),
        ];
    figures study: figures::study::study, Some(Words::nav_study), Needs::Region,
        showing(PageGroup::Publish, Words::nav_note_study), [];
    figures brochure: figures::brochure::brochure, Some(Words::nav_brochure), Needs::Region,
        showing(PageGroup::Publish, Words::nav_note_brochure), [];
    partners exchange: partners::exchange::exchange, Some(Words::nav_exchange), Needs::Region,
        showing(PageGroup::Partners, Words::nav_note_exchange), [];
    records needs: records::needs::needs, Some(Words::nav_needs), Needs::Region, counting(Kind::Need), [
        list("", Words::enterprises_tab_needs),
        list("tray", Words::enterprises_tab_tray),
    ];
    records enterprises: records::enterprises::enterprises, Some(Words::nav_enterprises), Needs::Region,
        counting(Kind::Enterprise), [
            list("", Words::enterprises_tab_list),
            list("contacts", Words::enterprises_tab_contacts),
        ];
    records offers: records::offers::offers, Some(Words::nav_offers), Needs::Region, counting(Kind::Offer), [];
    records schools: records::schools::schools, Some(Words::nav_schools), Needs::Region, counting(Kind::School), [];
    records qualifications: records::qualifications::qualifications, Some(Words::nav_qualifications), Needs::Region,
        counting(Kind::Qualification), [
            list("", Words::qualifications_tab_catalogue),
            list("relations", Words::qualifications_tab_relations),
        ];
    records territory: records::territory::territory, Some(Words::nav_territory), Needs::Region,
        counting(Kind::Municipality), [
            list("", Words::territory_tab_municipalities),
            list("times", Words::territory_tab_times),
            list("matrix", Words::territory_tab_matrix),
            list("businesses", Words::territory_tab_businesses),
        ];
    records evidence: records::evidence::evidence, Some(Words::nav_evidence), Needs::Region, counting(Kind::Evidence), [
        list("", Words::evidence_tab_sessions),
        list("pieces", Words::evidence_tab_pieces),
        list("panels", Words::evidence_tab_panels),
    ];
    records partners: records::stakeholders::stakeholders, Some(Words::nav_partners), Needs::Region, PARTNERS, [];
    records rounds: records::rounds::rounds, Some(Words::rounds_title), Needs::Region, None, [
        list("", Words::rounds_tab_rounds),
        list("proposals", Words::rounds_tab_proposals),
        list("opinions", Words::rounds_tab_opinions),
        list("decisions", Words::rounds_tab_decisions),
    ];
    device problems: device::problems::problems, Some(Words::nav_problems), Needs::Region, PROBLEMS, [];
    import import: import::import, Some(Words::nav_import), Needs::Region,
        showing(PageGroup::Data, Words::nav_note_import), [];
    device files: device::files::files, Some(Words::nav_files), Needs::Region, within(PageGroup::Region), [];
    device snapshots: device::snapshots::snapshots, Some(Words::nav_snapshots), Needs::Region,
        within(PageGroup::Region), [];
    device history: device::history::history, Some(Words::nav_history), Needs::Region, within(PageGroup::Region), [];
    device settings: device::settings::settings, Some(Words::nav_settings), Needs::Region,
        within(PageGroup::Region), [];
    device help: help_with_shortcuts, Some(Words::nav_help), Needs::Nothing, within(PageGroup::Region), [];
    partners unlock: partners::unlock::unlock, None, Needs::Nothing, None, [];
    partners inbox: partners::inbox::inbox, None, Needs::Nothing, None, [];
    start new: start::new_region::new_region, None, Needs::Nothing, None, [];
}

/// The register says how many partners there are.
const PARTNERS: Option<NavigationPlace> = Some(NavigationPlace {
    group: PageGroup::Partners,
    beside: NavigationNote::Records(Kind::Stakeholder),
});

/// The page of problems says how many there are.
const PROBLEMS: Option<NavigationPlace> = Some(NavigationPlace {
    group: PageGroup::Data,
    beside: NavigationNote::Problems,
});

fn help_with_shortcuts() -> AnyView {
    device::help::help(shortcut_table::table)
}

/// The page at an address, in whatever folder of a host the program lies; `None` where there is none.
pub fn at(path: &str) -> Option<&'static PageRow> {
    let last = path.rfind('/').map_or(path, |at| &path[at..]);
    PAGES.iter().find(|row| row.path == last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::figures::{certainty, compare, coverage, map, overview, priorities, why};
    use crate::pages::shared::links::list_of;
    use crate::pages::shared::page_row::Tab;

    fn keys(row: &PageRow) -> Vec<&'static str> {
        row.tabs.iter().map(Tab::key).collect()
    }

    #[test]
    fn a_page_of_views_draws_every_tab_of_its_row() {
        let pages = [
            overview::PAGE,
            coverage::PAGE,
            priorities::PAGE,
            map::PAGE,
            why::PAGE,
            certainty::PAGE,
            compare::PAGE,
        ];
        for page in &pages {
            let row = at(page.path).expect("the page has a row");
            let drawn: Vec<&str> = page.views.iter().map(|view| view.key).collect();
            assert_eq!(keys(row), drawn, "{}", page.path);
        }
        let is_view = |tab: &Tab| matches!(tab, Tab::View(..));
        let with_views = PAGES.iter().filter(|row| row.tabs.iter().any(is_view));
        assert_eq!(with_views.count(), pages.len(), "each is looked at here");
    }

    #[test]
    fn every_kind_of_record_has_its_list_on_a_page_that_is_there() {
        for kind in Kind::ALL {
            let (page, tab) = list_of(*kind);
            let row = at(&format!("/{page}")).unwrap_or_else(|| panic!("{page} is no page"));
            assert!(tab.is_empty() || keys(row).contains(&tab), "{page}: {tab}");
        }
    }

    #[test]
    fn a_page_is_found_in_any_folder_and_no_two_have_one_address() {
        let found = |path| at(path).map(|row| row.path);
        assert_eq!(found("/enlace/coverage"), Some("/coverage"));
        assert_eq!(found("/enlace/"), Some("/"));
        assert_eq!(found("/coverages"), None);
        for row in PAGES {
            assert!(
                std::ptr::eq(at(row.path).expect("it is there"), row),
                "{}",
                row.path
            );
        }
    }
}

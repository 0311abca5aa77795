//! The way from page to page: the groups in the head, the pages of the present group in a second line, and on a
//! narrow page a bar at the foot.

use enlace_method::views::start::StepState;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::app::commands::{Hands, OpenOverlay};
use crate::app::pages::{self, PAGES};
use crate::browser::page;
use crate::components::link::A;
use crate::i18n::Words;
use crate::i18n::language::words;
use crate::pages::shared::home_path::home_path;
use crate::pages::shared::page_group::{NavigationNote, NavigationPlace, PageGroup};
use crate::pages::shared::page_row::PageRow;
use crate::state::document::Document;
use crate::state::document::figures::Figures;

/// The groups at the foot of a narrow page; the others are behind "more".
const AT_FOOT: [PageGroup; 3] = [PageGroup::Home, PageGroup::Diagnose, PageGroup::Data];

/// The pages of a group, each with its name.
pub fn pages_of(
    group: PageGroup,
) -> impl Iterator<Item = (&'static PageRow, NavigationPlace, fn(Words) -> &'static str)> {
    let rows = PAGES.iter();
    let placed = rows.filter_map(|row| Some((row, row.navigation?, row.label?)));
    placed.filter(move |(_, place, _)| place.group == group)
}

/// The first page of a group: where its name leads.
fn first_path(group: PageGroup) -> &'static str {
    pages_of(group).next().map_or("/", |(row, ..)| row.path)
}

/// The group of the page at the present address.
fn present_group() -> Memo<Option<PageGroup>> {
    let path = use_location().pathname;
    Memo::new(move |_| path.with(|path| pages::at(path)).and_then(PageRow::group))
}

/// How far the stages of the year are: computed once for the head and the foot of the page.
#[derive(Clone, Copy)]
pub struct YearStages {
    diagnosis: Memo<Option<StepState>>,
    /// The page that Home leads to.
    home: Memo<&'static str>,
}

impl YearStages {
    /// Those of the open region, followed from page to page.
    pub fn followed() -> Self {
        let document = Document::here();
        let path = use_location().pathname;
        let diagnosis = Memo::new(move |_| document.diagnosis(move || path.track()));
        let home = Memo::new(move |_| {
            // What was passed by is known to the device only: it is asked again on every page.
            path.track();
            home_path(document, diagnosis.get())
        });
        Self { diagnosis, home }
    }
}

/// The groups, in the head of the page.
pub fn groups(stages: YearStages) -> AnyView {
    let w = words();
    let present = present_group();
    let links = PageGroup::IN_HEAD.map(|group| {
        let class = if group.is_stage() { "stage" } else { "" };
        view! { <li class=class>{group_link(group, present, stages, count_of(group))}</li> }
            .into_any()
    });
    view! {
        <nav class="shell-groups" aria-label=w.nav_name()>
            <ul>{links}</ul>
        </nav>
    }
    .into_any()
}

/// The pages of the present group, below the head.
pub fn entries() -> AnyView {
    let w = words();
    let present = present_group();
    let path = use_location().pathname;
    // On a narrow page the line scrolls: the present page comes into sight.
    Effect::new(move |_| {
        path.track();
        request_animation_frame(|| page::bring_into_sight(".shell-entries [aria-current=page]"));
    });
    let view = move || {
        let group = present.get()?;
        // A group of one page needs no second line.
        (pages_of(group).count() > 1).then(|| {
            let links = pages_of(group).map(|(row, place, label)| {
                let count = count_beside(place.beside);
                view! {
                    <li>
                        <A href=row.path>
                            <span>{label(w)} " " {count}</span>
                        </A>
                    </li>
                }
                .into_any()
            });
            view! {
                <nav class="shell-entries no-print" aria-label=group.label(w)>
                    <ul>{links.collect_view()}</ul>
                </nav>
            }
        })
    };
    view.into_any()
}

/// The bar at the foot of a narrow page.
pub fn foot(context: Hands, stages: YearStages) -> AnyView {
    let w = words();
    let present = present_group();
    let links = AT_FOOT.map(|group| {
        view! { <li>{group_link(group, present, stages, ().into_any())}</li> }.into_any()
    });
    view! {
        <nav class="shell-foot no-print" aria-label=w.nav_name()>
            <ul>
                {links}
                <li>
                    <button
                        type="button"
                        aria-haspopup="dialog"
                        on:click=move |_| context.open.set(OpenOverlay::Palette)
                    >
                        {w.nav_more()}
                    </button>
                </li>
            </ul>
        </nav>
    }
    .into_any()
}

fn group_link(
    group: PageGroup,
    present: Memo<Option<PageGroup>>,
    stages: YearStages,
    count: AnyView,
) -> AnyView {
    let w = words();
    let current = move || (present.get() == Some(group)).then_some("true");
    if group == PageGroup::Home {
        let link = move || {
            view! {
                <A href=stages.home.get() attr:class="group" attr:aria-current=current>
                    {group.label(w)}
                </A>
            }
        };
        return link.into_any();
    }
    view! {
        <A href=first_path(group) attr:class="group" attr:aria-current=current>
            {group.label(w)}
            {state_of(group, stages, w)}
            {count}
        </A>
    }
    .into_any()
}

/// How far a stage of the year is, as a sign and in words; nothing where nothing of it was begun.
fn state_of(group: PageGroup, stages: YearStages, w: Words) -> AnyView {
    if group != PageGroup::Diagnose {
        return ().into_any();
    }
    let sign = move || {
        let (class, words) = match stages.diagnosis.get()? {
            StepState::Empty => return None,
            StepState::Begun => ("stage-sign half", w.nav_stage_begun()),
            StepState::Done => ("stage-sign", w.nav_stage_done()),
        };
        Some(view! {
            " "
            <span class=class title=words>
                <span class="visually-hidden">{words}</span>
            </span>
        })
    };
    sign.into_any()
}

/// What waits in a group: of the data, how many problems there are.
fn count_of(group: PageGroup) -> AnyView {
    match group {
        PageGroup::Data => count_beside(NavigationNote::Problems),
        _ => ().into_any(),
    }
}

/// The number beside a page's name.
pub fn count_beside(beside: NavigationNote) -> AnyView {
    let document = Document::here();
    match beside {
        NavigationNote::Nothing | NavigationNote::Words(_) => ().into_any(),
        NavigationNote::Records(kind) => {
            let count = move || {
                let count = document.with_list(kind, |region| region.count(kind));
                count.map(|count| words().number(count as f64, 0))
            };
            view! { <span class="count">{count}</span> }.into_any()
        }
        NavigationNote::Problems => {
            let count = move || {
                let count = document.problem_count();
                match document.figures() {
                    Figures::Stale => Some("…".to_owned()),
                    Figures::Current => (count > 0).then(|| words().number(count as f64, 0)),
                }
            };
            view! { <span class="count waiting">{count}</span> }.into_any()
        }
    }
}

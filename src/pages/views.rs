//! Pages of several views: which one is drawn stands in the address, and every picture on them comes
//! in the same frame, with figures that explain themselves.

use std::sync::Arc;

use enlace_engine::coverage::explain::Figure;
use enlace_engine::coverage::{Assumptions, Coverage, Ledger};
use enlace_engine::exchange::import::Vocabulary;
use enlace_engine::exchange::import::talk::{Ask, Form, ShownCell, ShownSheet};
use enlace_engine::model::{Kind, Region};
use leptos::prelude::*;

use crate::components::chart::behind::Behind;
use crate::components::chart::key::Entry;
use crate::components::chart::{self, Chart, Choose, Draw};
use crate::components::link::A;
use crate::i18n::Words;
use crate::i18n::language::words;
use crate::pages::address::Address;
use crate::pages::asked::Asked;
use crate::pages::explain::explanation;
use crate::pages::place::Place;
use crate::pages::saved_table;
use crate::pages::tabs::tabs;
use crate::pages::{figures_awaited, head, presenting, printing};
use crate::workspace::Workspace;
use crate::workspace::following::Following;

/// A view of a page.
pub struct View {
    /// What the address says of it under `tab`; nothing for the first.
    pub key: &'static str,
    pub label: fn(Words) -> &'static str,
    /// Draws it; what it reads of the region it follows itself, by [`Hands::drawn`].
    pub draw: fn(Hands) -> AnyView,
}

/// A page of views.
pub struct Page {
    pub route: &'static str,
    pub title: fn(Words, &str, &str) -> String,
    pub lead: fn(Words) -> &'static str,
    pub views: &'static [View],
}

/// What views are drawn with.
#[derive(Clone, Copy)]
pub struct Hands {
    pub w: Words,
    pub workspace: Workspace,
    pub address: Address,
    pub asked: Asked,
}

/// The region and its figures of the same moment.
#[derive(Clone)]
pub struct Scene {
    pub hands: Hands,
    pub region: Arc<Region>,
    pub coverage: Arc<Coverage>,
}

/// What a view says of a picture; the rest of its frame is the same for all.
pub struct Picture {
    /// Part of the ids of its elements: no two on a page are the same.
    pub id: &'static str,
    pub title: String,
    /// One sentence: what it shows, and how to read it.
    pub says: String,
    pub unit: String,
    pub key: Vec<Entry>,
    pub draw: Draw,
    pub behind: Behind,
    pub choose: Choose,
}

/// Figures that marks and cells stand for, each known by its place.
#[derive(Clone, Default)]
pub struct Figures(Vec<(Place, Figure)>);

impl Figures {
    /// Remembers a figure; gives the key for its mark or cell.
    pub fn key(&mut self, figure: Figure) -> usize {
        self.key_at(Place::Here, figure)
    }

    /// Remembers a figure of this state of a region.
    pub fn key_at(&mut self, place: Place, figure: Figure) -> usize {
        self.0.push((place, figure));
        self.0.len() - 1
    }

    /// Asks about the figure that is chosen.
    pub fn ask(self, asked: Asked) -> Choose {
        Arc::new(move |key| {
            if let Some((place, figure)) = self.0.get(key) {
                asked.ask_at(place.clone(), figure.clone());
            }
        })
    }
}

impl Hands {
    /// Draws again whenever the region or its figures change; while they are awaited, says so.
    pub fn drawn(self, draw: impl Fn(&Scene) -> AnyView + Send + Sync + 'static) -> AnyView {
        let view = move || {
            if self.workspace.following() == Following::Awaited {
                return Some(figures_awaited(self.w));
            }
            let scene = Scene {
                hands: self,
                region: self.workspace.region()?,
                coverage: self.workspace.coverage()?,
            };
            Some(draw(&scene))
        };
        view.into_any()
    }
}

impl Scene {
    /// Asks the numbers behind the figures, which are kept while the region is open.
    pub fn ask<T>(&self, ask: impl FnOnce(&mut Ledger, &Region) -> T) -> T {
        let workspace = self.hands.workspace;
        workspace.ask(&self.region, &self.coverage, |ledger| {
            ask(ledger, &self.region)
        })
    }

    /// The figures under other assumptions than the region's own.
    pub fn assuming(&self, other: &Assumptions) -> Arc<Coverage> {
        self.ask(|ledger, region| ledger.assuming(region, other))
    }

    /// A picture in its frame.
    pub fn picture(&self, picture: Picture) -> AnyView {
        let Hands { w, workspace, .. } = self.hands;
        let header = &self.region.header;
        let source = w.chart_source(
            &header.name,
            &w.date_of(&header.reference_date),
            &self.coverage.target_year.0.to_string(),
        );
        let title = picture.title.clone();
        let save_table = move |name: String, behind: &Behind| {
            let ask = Ask::AsShown {
                sheet: ShownSheet {
                    name: title.clone(),
                    rows: rows_of(behind),
                },
                form: Form::Workbook,
            };
            workspace.save_table(ask, Vocabulary::default(), name);
        };
        let framed = Chart {
            id: picture.id,
            title: picture.title,
            says: picture.says,
            unit: picture.unit,
            source,
            key: picture.key,
            draw: picture.draw,
            behind: picture.behind,
            choose: picture.choose,
            save_table: Arc::new(save_table),
        };
        chart::chart(framed, presenting::way_in(self.hands))
    }
}

/// The page with the view that the address names.
pub fn page(page: &'static Page) -> AnyView {
    let hands = Hands {
        w: words(),
        workspace: Workspace::here(),
        address: Address::here(),
        asked: Asked::nothing(),
    };
    let w = hands.w;
    let header = Memo::new(move |_| {
        let region = hands.workspace.region()?;
        let year = region.header.target_year.0.to_string();
        Some((page.title)(w, &region.header.name, &year))
    });
    let lead = (page.lead)(w);
    let is_empty = Memo::new(move |_| {
        let region = hands.workspace.region();
        region.is_none_or(|region| region.qualifications.is_empty())
    });
    let shown = Memo::new(move |_| {
        let key = hands.address.get("tab");
        let found = page.views.iter().position(|view| view.key == key);
        found.unwrap_or_default()
    });
    let parts: Vec<_> = page
        .views
        .iter()
        .map(|view| (view.key, (view.label)(w)))
        .collect();
    let body = move || {
        if is_empty.get() {
            return nothing_yet(w, w.coverage_empty());
        }
        (page.views[shown.get()].draw)(hands)
    };
    let presented = presenting::presenting(hands, page);
    view! {
        {presented}
        {move || head(header.get().unwrap_or_default(), view! { <p class="no-print">{lead}</p> }.into_any())}
        {(parts.len() > 1).then(|| tabs(page.route, w.views_name(), &parts))}
        {body}
        <div class="only-print">
            {move || hands.workspace.region().map(|region| printing::definitions(w, &region.settings))}
        </div>
        {explanation(hands.asked)}
    }
    .into_any()
}

/// Said where a region has nothing to show yet, with the way to a file that has.
pub fn nothing_yet(w: Words, said: &'static str) -> AnyView {
    view! {
        <p>{said}</p>
        <p>
            <A href="/files" attr:class="button first">
                {w.files_open()}
            </A>
        </p>
    }
    .into_any()
}

/// Said where a view lacks records to be drawn from, with the ways to enter them.
pub fn to_enter(w: Words, said: &'static str, lacking: &[Kind]) -> AnyView {
    let mut ways: Vec<(&str, &str)> = lacking
        .iter()
        .map(|kind| match kind {
            Kind::Offer => ("/schools?tab=offers", w.views_to_offers()),
            _ => ("/enterprises?tab=needs", w.views_to_needs()),
        })
        .collect();
    // Where all lacks, it may lie in a file.
    if lacking.len() > 1 {
        ways.push(("/files", w.files_open()));
    }
    let ways = ways.into_iter().enumerate().map(|(n, (href, word))| {
        let class = if n == 0 { "button first" } else { "button" };
        view! {
            <A href=href attr:class=class>
                {word}
            </A>
        }
        .into_any()
    });
    view! {
        <p>{said}</p>
        <p class="row no-print">{ways.collect_view()}</p>
    }
    .into_any()
}

/// The table behind a picture, headings first.
fn rows_of(behind: &Behind) -> Vec<Vec<ShownCell>> {
    let heads = saved_table::heads(behind.heads.iter().map(|head| head.label.clone()));
    let rows = behind.rows.iter().map(|row| {
        let cells = row.iter().map(|cell| match cell.number {
            Some(number) => ShownCell::Number(number),
            None => ShownCell::Text(cell.text.clone()),
        });
        cells.collect()
    });
    std::iter::once(heads).chain(rows).collect()
}

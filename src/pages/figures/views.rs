//! A page of views draws one view at a time, each with charts in the same frame.
//!
//! The address says which view is drawn. All figures in it can be explained.

use std::sync::Arc;

use enlace_method::explain::Figure;
use enlace_method::{Assumptions, Coverage, Incremental};
use enlace_model::{Kind, Region};
use enlace_tables::import::Vocabulary;
use enlace_tables::import::protocol::{Form, ImportRequest, ShownCell, ShownSheet};
use leptos::prelude::*;

use crate::components::chart::behind::DataTable;
use crate::components::chart::key::KeyEntry;
use crate::components::chart::{self, Chart, Choose, Draw};
use crate::components::link::A;
use crate::i18n::Words;
use crate::i18n::language::words;
use crate::pages::figures::presentation;
use crate::pages::shared::address::Address;
use crate::pages::shared::explain::explanation;
use crate::pages::shared::explain_stack::ExplainStack;
use crate::pages::shared::page_parts::{figures_awaited, head_of_views};
use crate::pages::shared::print_texts;
use crate::pages::shared::saved_table;
use crate::pages::shared::scenario::ScenarioRef;
use crate::state::document::Document;
use crate::state::document::figures::Figures;
use crate::state::transfers::Transfers;

/// A view of a page.
pub struct View {
    /// Its tab, by its value in the address; the row of the page says what it is called.
    pub key: &'static str,
    /// Draws the view. It follows the region by [`ViewContext::drawn`].
    pub draw: fn(ViewContext) -> AnyView,
}

/// A page of views.
pub struct Page {
    pub path: &'static str,
    pub title: fn(Words, &str, &str) -> String,
    pub lead: fn(Words) -> &'static str,
    pub views: &'static [View],
}

/// What every view needs to draw itself.
#[derive(Clone, Copy)]
pub struct ViewContext {
    pub w: Words,
    pub document: Document,
    pub address: Address,
    pub explain_stack: ExplainStack,
}

/// The region and its figures at the same moment.
#[derive(Clone)]
pub struct ViewData {
    pub context: ViewContext,
    pub region: Arc<Region>,
    pub coverage: Arc<Coverage>,
}

/// The description of a chart; the rest of its frame is the same for all.
pub struct ChartSpec {
    /// Part of the ids of its elements: no two on a page are the same.
    pub id: &'static str,
    pub title: String,
    /// One sentence that says what the chart shows and how to read it.
    pub says: String,
    pub unit: String,
    pub key: Vec<KeyEntry>,
    pub draw: Draw,
    pub table: DataTable,
    pub choose: Choose,
}

/// The figures behind marks and cells; a key is an index into this list.
#[derive(Clone, Default)]
pub struct FigureKeys(Vec<(ScenarioRef, Figure)>);

impl FigureKeys {
    /// Adds a figure of the open region; gives the key for its mark or cell.
    pub fn key(&mut self, figure: Figure) -> usize {
        self.key_at(ScenarioRef::OpenRegion, figure)
    }

    /// Adds a figure of a scenario; gives its key.
    pub fn key_at(&mut self, place: ScenarioRef, figure: Figure) -> usize {
        self.0.push((place, figure));
        self.0.len() - 1
    }

    /// A handler that explains the figure whose key is chosen.
    pub fn ask(self, explain: ExplainStack) -> Choose {
        Arc::new(move |key| {
            if let Some((place, figure)) = self.0.get(key) {
                explain.ask_at(place.clone(), figure.clone());
            }
        })
    }
}

impl ViewContext {
    /// Draws again whenever the region or its figures change; while the figures are stale, says so
    /// instead.
    pub fn drawn(self, draw: impl Fn(&ViewData) -> AnyView + Send + Sync + 'static) -> AnyView {
        let view = move || {
            if self.document.figures() == Figures::Stale {
                return Some(figures_awaited(self.w));
            }
            let data = ViewData {
                context: self,
                region: self.document.region()?,
                coverage: self.document.coverage()?,
            };
            Some(draw(&data))
        };
        view.into_any()
    }
}

impl ViewData {
    /// Lends the incremental figures of the open region, which are kept while it is open.
    pub fn ask<T>(&self, ask: impl FnOnce(&mut Incremental, &Region) -> T) -> T {
        let document = self.context.document;
        document.ask(&self.region, &self.coverage, |ledger| {
            ask(ledger, &self.region)
        })
    }

    /// The figures under other assumptions.
    pub fn assuming(&self, other: &Assumptions) -> Arc<Coverage> {
        self.ask(|ledger, region| ledger.assuming(region, other))
    }

    /// A chart in its frame.
    pub fn picture(&self, picture: ChartSpec) -> AnyView {
        let w = self.context.w;
        let transfers = Transfers::here();
        let header = &self.region.header;
        let source = w.chart_source(
            &header.name,
            &w.date_of(&header.reference_date),
            &self.coverage.target_year.0.to_string(),
        );
        let title = picture.title.clone();
        let save_table = move |name: String, behind: &DataTable| {
            let ask = ImportRequest::AsShown {
                sheet: ShownSheet {
                    name: title.clone(),
                    rows: rows_of(behind),
                },
                form: Form::Workbook,
            };
            transfers.save_table(ask, Vocabulary::default(), name);
        };
        let framed = Chart {
            id: picture.id,
            title: picture.title,
            says: picture.says,
            unit: picture.unit,
            source,
            key: picture.key,
            draw: picture.draw,
            behind: picture.table,
            choose: picture.choose,
            save_table: Arc::new(save_table),
        };
        chart::chart(framed, presentation::way_in(w, self.context.address))
    }
}

/// The page with the view that the address names.
pub fn page(page: &'static Page) -> AnyView {
    let context = ViewContext {
        w: words(),
        document: Document::here(),
        address: Address::here(),
        explain_stack: ExplainStack::nothing(),
    };
    let w = context.w;
    let header = Memo::new(move |_| {
        let region = context.document.region()?;
        let year = region.header.target_year.0.to_string();
        Some((page.title)(w, &region.header.name, &year))
    });
    let lead = (page.lead)(w);
    let is_empty = Memo::new(move |_| {
        let region = context.document.region();
        region.is_none_or(|region| region.qualifications.is_empty())
    });
    let shown = Memo::new(move |_| {
        let key = context.address.get("tab");
        let found = page.views.iter().position(|view| view.key == key);
        found.unwrap_or_default()
    });
    let body = move || {
        if is_empty.get() {
            return nothing_yet(w, w.coverage_empty());
        }
        (page.views[shown.get()].draw)(context)
    };
    let presented = presentation::presenting(w, context.address, page.path);
    view! {
        {presented}
        {move || {
            let lead = view! { <p class="no-print">{lead}</p> };
            head_of_views(header.get().unwrap_or_default(), lead.into_any(), page.path)
        }}
        {body}
        <div class="only-print">
            {move || context.document.region().map(|region| print_texts::definitions(w, region.in_force()))}
        </div>
        {explanation(context.explain_stack)}
    }
    .into_any()
}

/// A message for a region that has nothing to show yet, with a link to the files.
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

/// A message for a view that lacks records, with links to where they are entered.
pub fn to_enter(w: Words, said: &'static str, lacking: &[Kind]) -> AnyView {
    let mut ways: Vec<(&str, &str)> = lacking
        .iter()
        .map(|kind| match kind {
            Kind::Offer => ("/offers", w.views_to_offers()),
            _ => ("/needs", w.views_to_needs()),
        })
        .collect();
    // Where everything is missing, it may be in a file.
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

/// The rows of a data table for a spreadsheet, headings first.
fn rows_of(behind: &DataTable) -> Vec<Vec<ShownCell>> {
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

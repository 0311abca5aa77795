//! A picture of figures with all that a reader needs to trust it: title, definition, unit, source and
//! date, key, the table behind it, and ways to take it along.
//!
//! A page gives plain data: words, a [`Drawing`] for any width, the [`DataTable`] table. What the marks
//! stand for only the page knows; it hears which one was chosen.

pub mod bars;
pub mod behind;
pub mod columns;
pub mod drawing;
pub mod field;
mod frame;
mod ground;
pub mod heat;
pub mod intervals;
pub mod key;
pub mod lettering;
mod margin;
pub mod naming;
mod paper;
mod pieces;
pub mod point_field;
pub mod points;
mod poster;
mod saving;
pub mod scale;
pub mod steering;
pub mod view;
pub mod waterfall;
mod written;

use std::sync::Arc;

use leptos::ev::{Event, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;

use crate::browser::marks;
use crate::browser::measuring::{self, Watch};
use crate::browser::paper::{Surface, surface};
use crate::components::chart::behind::DataTable;
use crate::components::chart::drawing::Drawing;
use crate::components::chart::key::KeyEntry;
use crate::components::chart::steering::ArrowDirection;
use crate::i18n::language::words;

/// Hears which mark, or which figure of the table, was chosen, by the key that the page gave it.
pub type Choose = Arc<dyn Fn(usize) + Send + Sync>;
/// Draws for a width in pixels.
pub type Draw = Arc<dyn Fn(f64) -> Drawing + Send + Sync>;
/// Hands a table to the user as a spreadsheet of that name.
pub type SaveTable = Arc<dyn Fn(String, &DataTable) + Send + Sync>;

/// How much larger than usual pictures are drawn, from the page's context.
#[derive(Clone, Copy)]
pub struct Zoom(pub Memo<f64>);

/// A picture.
#[derive(Clone)]
pub struct Chart {
    /// Part of the ids of its elements: no two on a page are the same.
    pub id: &'static str,
    pub title: String,
    /// One sentence: what it shows, and how to read it.
    pub says: String,
    pub unit: String,
    /// Where its figures come from, and of which day they are.
    pub source: String,
    pub key: Vec<KeyEntry>,
    pub draw: Draw,
    pub behind: DataTable,
    pub choose: Choose,
    pub save_table: SaveTable,
}

/// The picture in its frame; `beside` stands with what can be done with it.
pub fn chart(chart: Chart, beside: AnyView) -> AnyView {
    let w = words();
    let title_id = format!("{}-title", chart.id);
    let named_by = title_id.clone();
    let (title, says, unit) = (
        chart.title.clone(),
        chart.says.clone(),
        w.chart_unit(&chart.unit),
    );
    let source = chart.source.clone();
    let key = key::key(&chart.key);
    view! {
        <figure class="chart" id=chart.id aria-labelledby=named_by>
            <figcaption>
                <h2 id=title_id>{title}</h2>
                <p>{says} " " <span class="unit">{unit}</span></p>
            </figcaption>
            {picture(&chart)}
            {key}
            <p class="chart-source">{source}</p>
            <div class="chart-foot">{table(&chart)} {saving::ways(&chart)} {beside}</div>
        </figure>
    }
    .into_any()
}

/// The drawing, as wide as there is room, and the words of the mark that is looked at.
fn picture(chart: &Chart) -> AnyView {
    let room = NodeRef::<html::Div>::new();
    let width = RwSignal::new(0.0);
    let watch = StoredValue::new_local(None::<Watch>);
    Effect::new(move |_| {
        if let Some(element) = room.get() {
            watch.set_value(measuring::widths(&element, move |pixels| {
                width.try_set(pixels);
            }));
        }
    });
    let (draw, title) = (chart.draw.clone(), chart.title.clone());
    let zoom = use_context::<Zoom>();
    let width = Memo::new(move |_| {
        let zoom = zoom.map_or(1.0, |zoom| zoom.0.get());
        (width.get() / zoom).floor()
    });
    let surface = surface();
    let drawn = move || match surface.get() {
        Surface::Paper => Some(paper::pieces(draw(paper::WIDTH), title.clone())),
        Surface::Screen => {
            let width = width.get();
            (width > 0.0).then(|| view::svg(draw(width), width, title.clone()))
        }
    };
    let looked_at = RwSignal::new(String::new());
    let choose = chart.choose.clone();
    let on_click = {
        let choose = choose.clone();
        move |event: leptos::ev::MouseEvent| {
            if let Some(key) = marks::of(&event).and_then(|mark| mark.key) {
                choose(key);
            }
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let key = event.key();
        let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
        let Some(mark) = marks::of(&event).filter(|_| plain) else {
            return;
        };
        let done = match (key.as_str(), ArrowDirection::of_key(&key)) {
            ("Enter" | " ", _) => {
                mark.key.into_iter().for_each(|key| choose(key));
                true
            }
            (_, Some(way)) => marks::go(&event, |from, all| steering::next(from, all, way)),
            ("Home", _) => marks::go(&event, |_, _| Some(0)),
            ("End", _) => marks::go(&event, |_, all| all.len().checked_sub(1)),
            _ => false,
        };
        if done {
            event.prevent_default();
        }
    };
    let look = move |event: &Event| {
        let label = marks::of(event).map(|mark| mark.label);
        looked_at.set(label.unwrap_or_default());
    };
    view! {
        <div
            class="chart-drawing"
            node_ref=room
            on:click=on_click
            on:keydown=on_key
            on:focusin=move |event| {
                marks::reach(&event);
                look(&event);
            }
            on:focusout=move |_| looked_at.set(String::new())
            on:pointerover=move |event| look(&event)
            on:pointerleave=move |_| looked_at.set(String::new())
        >
            {drawn}
        </div>
        <p class="chart-readout no-print" aria-hidden="true">
            {move || looked_at.get()}
        </p>
    }
    .into_any()
}

/// The table behind the picture, made when it is first asked for.
fn table(chart: &Chart) -> AnyView {
    let open = RwSignal::new(false);
    let (behind, choose) = (chart.behind.clone(), chart.choose.clone());
    let caption = format!("{}, {}", chart.title, chart.unit);
    let content = move || {
        open.get()
            .then(|| behind::table(&behind, caption.clone(), &choose))
    };
    view! {
        <details class="chart-behind" on:toggle=move |event| open.set(measuring::is_open(&event))>
            <summary>{words().chart_table()}</summary>
            {content}
        </details>
    }
    .into_any()
}

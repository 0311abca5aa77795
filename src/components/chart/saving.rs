//! Ways to take a picture along: as SVG, as PNG, its table as a spreadsheet.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::file::{self, DownloadRefused};
use crate::browser::picture;
use crate::components::chart::Chart;
use crate::components::chart::poster::poster;
use crate::components::chart::written;
use crate::i18n::language::words;

/// How wide pictures leave the page, whatever the window.
const WIDTH: f64 = 960.0;

/// The buttons, with what went wrong beside them.
pub fn ways(chart: &Chart) -> AnyView {
    let w = words();
    let refused = RwSignal::new(false);
    let own = StoredValue::new(chart.clone());
    let tell = move |done: Result<(), DownloadRefused>| {
        refused.try_set(done.is_err());
    };
    let as_svg = move |_| {
        tell(own.with_value(|chart| {
            let (text, _) = text_of(chart);
            file::download_bytes(&format!("{}.svg", name_of(chart)), text.as_bytes())
        }))
    };
    let as_png = move |_| {
        spawn_local(async move {
            let Some(((text, size), name)) =
                own.try_with_value(|chart| (text_of(chart), name_of(chart)))
            else {
                return;
            };
            let drawn = picture::png(&text, size).await.map_err(|_| DownloadRefused);
            tell(drawn.and_then(|bytes| file::download_bytes(&format!("{name}.png"), &bytes)));
        });
    };
    let as_table = move |_| {
        own.with_value(|chart| {
            (chart.save_table)(format!("{}.xlsx", name_of(chart)), &chart.behind)
        });
    };
    view! {
        <p class="chart-ways no-print">
            <span id=format!("{}-save", chart.id)>{w.chart_save()}</span>
            <button type="button" class="link" on:click=as_svg>
                "SVG"
            </button>
            <button type="button" class="link" on:click=as_png>
                "PNG"
            </button>
            <button type="button" class="link" on:click=as_table>
                {w.chart_spreadsheet()}
            </button>
            <span role="alert">{move || refused.get().then(|| w.chart_not_saved())}</span>
        </p>
    }
    .into_any()
}

fn name_of(chart: &Chart) -> String {
    file::safe_name(&chart.title)
}

/// The picture as a file's text, with its size.
fn text_of(chart: &Chart) -> (String, (f64, f64)) {
    let w = words();
    let below = [format!("{} {}", chart.says, w.chart_unit(&chart.unit))];
    let drawing = (chart.draw)(WIDTH);
    let whole = poster(drawing, &chart.title, &below, &chart.key, &chart.source);
    let looks = picture::looks(&written::classes(&whole));
    let find = |tag: &'static str, class: &'static str| {
        let found = looks.iter().find(|(own, _)| *own == (tag, class));
        found.map(|(_, looks)| looks.clone()).unwrap_or_default()
    };
    let text = written::svg(&whole, &chart.title, &find);
    (text, (whole.width, whole.height))
}

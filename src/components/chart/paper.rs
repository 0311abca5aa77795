//! A drawing as it stands on paper: as large as the page allows, in pieces between which a page may
//! end, so that its letters stay legible however tall or wide it is.

use leptos::prelude::*;

use crate::components::chart::drawing::Drawing;
use crate::components::chart::pieces::{columns, rows};
use crate::components::chart::view;

/// How wide pictures are drawn for a page of A4.
pub const WIDTH: f64 = 760.0;
/// What this width has to become to fit between the page's margins; letters are then 8.6 points high.
const SCALE: f64 = 0.88;
/// A drawing of up to this height stays in one piece.
const WHOLE: f64 = 620.0;

/// The drawing in its pieces, each a picture that hides from readers of the screen all but its marks.
pub fn pieces(drawing: Drawing, label: String) -> AnyView {
    let parts = columns(drawing, WIDTH).into_iter().map(|part| {
        if part.height <= WHOLE || part.rows.len() < 3 {
            return piece(part);
        }
        let found = rows(&part);
        let edge = |class: &'static str, own: Option<Drawing>| {
            own.map(|own| view! { <div class=class>{piece(own)}</div> })
        };
        let rows = found.rows.into_iter().map(|row| {
            let row = piece(row);
            view! { <div class="paper-row">{row}</div> }.into_any()
        });
        view! {
            <div class="paper-rows">
                {edge("paper-head", found.head)}
                <div class="paper-body">{rows.collect_view()}</div>
                {edge("paper-foot", found.foot)}
            </div>
        }
        .into_any()
    });
    view! {
        <div class="paper-parts" role="img" aria-label=label>
            {parts.collect_view()}
        </div>
    }
    .into_any()
}

fn piece(drawing: Drawing) -> AnyView {
    view::scaled(drawing, SCALE)
}

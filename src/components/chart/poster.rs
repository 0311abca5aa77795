//! A picture as it leaves the page: with title, definition, key and source around the drawing.

use crate::components::chart::drawing::{Anchor, Drawing, Shape};
use crate::components::chart::key::{KeyEntry, SIGN};
use crate::components::chart::lettering::{LINE, SIZE, width, wrap};

/// Room at the edges.
const EDGE: f64 = 24.0;
/// Titles are larger than what [`width`] measures.
const TITLE: f64 = 18.0 / SIZE;

/// The drawing with what stands around it.
pub fn poster(
    drawing: Drawing,
    title: &str,
    below: &[String],
    key: &[KeyEntry],
    source: &str,
) -> Drawing {
    let whole = drawing.width.max(480.0) + 2.0 * EDGE;
    let room = whole - 2.0 * EDGE;
    let mut shapes = Vec::new();
    let mut y = EDGE;
    for line in wrap(title, room / TITLE, 3) {
        y += 22.0;
        shapes.push(Shape::text("title", Anchor::Start, (EDGE, y), line));
    }
    y += 4.0;
    let lines = below.iter().flat_map(|text| wrap(text, room, 4));
    for line in lines {
        y += LINE;
        shapes.push(Shape::text("soft", Anchor::Start, (EDGE, y), line));
    }
    y += LINE;
    shapes.push(Shape::moved("", (EDGE, y), drawing.shapes));
    y += drawing.height + LINE;
    let mut x = EDGE;
    for entry in key {
        let needed = SIGN.0 + 8.0 + width(&entry.word) + 16.0;
        if x > EDGE && x + needed > whole - EDGE {
            x = EDGE;
            y += LINE + 4.0;
        }
        shapes.push(entry.sign.drawn((x, y)));
        let beside = (x + SIGN.0 + 8.0, y + 11.0);
        shapes.push(Shape::text(
            "soft",
            Anchor::Start,
            beside,
            entry.word.clone(),
        ));
        x += needed;
    }
    if !key.is_empty() {
        y += LINE + 8.0;
    }
    for line in wrap(source, room, 3) {
        y += LINE;
        shapes.push(Shape::text("soft", Anchor::Start, (EDGE, y), line));
    }
    Drawing {
        width: whole,
        height: y + EDGE,
        shapes,
        ..Drawing::default()
    }
}

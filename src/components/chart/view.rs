//! A drawing on the page.

use leptos::prelude::*;

use crate::components::chart::drawing::{Anchor, ChartMark, DOWNWARDS, Drawing, Shape, ShapeKind};
use crate::components::chart::written::{moved, number, turned};

/// The drawing as it stands in a figure. With marks it is a group of things to choose, else an image.
///
/// One that is wider than its room keeps its size, and is moved sideways; presented, it gives way in
/// height a little before it does not fit the screen.
pub fn svg(drawing: Drawing, room: f64, label: String) -> AnyView {
    let has_marks = any_mark(&drawing.shapes);
    let role = if has_marks { "group" } else { "img" };
    let (width, height) = (number(drawing.width), number(drawing.height));
    let frame = format!("0 0 {width} {height}");
    let class = match drawing.width > room + 1.0 {
        true => "chart-svg wide",
        false => "chart-svg",
    };
    let own = format!("{height}px");
    view! {
        <svg
            class=class
            viewBox=frame
            width=width
            height=height
            style=("--own-height", own)
            role=role
            aria-label=label
        >
            {shapes(drawing.shapes)}
        </svg>
    }
    .into_any()
}

/// The drawing as an image of so many times its size, without anything to choose, for paper.
pub fn scaled(drawing: Drawing, scale: f64) -> AnyView {
    let frame = format!("0 0 {} {}", number(drawing.width), number(drawing.height));
    let [width, height] = [drawing.width, drawing.height].map(|side| number(side * scale));
    view! {
        <svg class="chart-svg" viewBox=frame width=width height=height>
            {shapes(unmarked(drawing.shapes))}
        </svg>
    }
    .into_any()
}

fn unmarked(shapes: Vec<Shape>) -> Vec<Shape> {
    let plain = shapes.into_iter().map(|mut shape| {
        shape.mark = None;
        match &mut shape.form {
            ShapeKind::Group { shapes, .. } => *shapes = unmarked(std::mem::take(shapes)),
            // Browsers do not turn what they repeat at the head of a page.
            ShapeKind::Text {
                at, anchor, turn, ..
            } if *turn == -90.0 => {
                at.0 -= 4.0;
                (*anchor, *turn) = (Anchor::End, DOWNWARDS);
            }
            _ => {}
        }
        shape
    });
    plain.collect()
}

/// Shapes, one after the other. The first mark is the one that Tab reaches.
pub fn shapes(shapes: Vec<Shape>) -> AnyView {
    let mut first = true;
    drawn(shapes, &mut first)
}

fn drawn(shapes: Vec<Shape>, first: &mut bool) -> AnyView {
    let drawn: Vec<AnyView> = shapes.into_iter().map(|shape| one(shape, first)).collect();
    drawn.into_any()
}

fn one(shape: Shape, first: &mut bool) -> AnyView {
    let Shape { form, class, mark } = shape;
    let role = mark.as_ref().map(|mark| match mark.key {
        Some(_) => "button",
        None => "img",
    });
    let (key, label) = mark.map(|ChartMark { key, label }| (key, label)).unzip();
    let reach = label.as_ref().map(|_| match std::mem::take(first) {
        true => "0",
        false => "-1",
    });
    // Marks without a key are told by their place alone.
    let key = key.map(|key| key.map_or_else(String::new, |key| key.to_string()));
    match form {
        ShapeKind::Box { at, size } => {
            let [x, y, width, height] = [at.0, at.1, size.0, size.1].map(number);
            view! {
                <rect
                    class=class
                    x=x
                    y=y
                    width=width
                    height=height
                    data-mark=key
                    role=role
                    tabindex=reach
                    aria-label=label
                />
            }
            .into_any()
        }
        ShapeKind::Line { from, to } => {
            let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(number);
            view! { <line class=class x1=x1 y1=y1 x2=x2 y2=y2 /> }.into_any()
        }
        ShapeKind::Circle { at, radius } => {
            let [x, y, radius] = [at.0, at.1, radius].map(number);
            view! {
                <circle
                    class=class
                    cx=x
                    cy=y
                    r=radius
                    data-mark=key
                    role=role
                    tabindex=reach
                    aria-label=label
                />
            }
            .into_any()
        }
        ShapeKind::Path(path) => view! {
            <path class=class d=path data-mark=key role=role tabindex=reach aria-label=label />
        }
        .into_any(),
        ShapeKind::Text {
            at,
            anchor,
            turn,
            text,
        } => {
            let down = turn == DOWNWARDS;
            let turned = turned(turn, at).filter(|_| !down);
            let down = down.then_some("vertical-rl");
            let [x, y] = [at.0, at.1].map(number);
            view! {
                <text
                    class=class
                    x=x
                    y=y
                    text-anchor=anchor.as_str()
                    transform=turned
                    writing-mode=down
                >
                    {text}
                </text>
            }
            .into_any()
        }
        ShapeKind::Group { shift, shapes } => {
            let inner = drawn(shapes, first);
            view! {
                <g
                    class=class
                    transform=moved(shift)
                    data-mark=key
                    role=role
                    tabindex=reach
                    aria-label=label
                >
                    {inner}
                </g>
            }
            .into_any()
        }
    }
}

fn any_mark(shapes: &[Shape]) -> bool {
    shapes.iter().any(|shape| {
        let inner = match &shape.form {
            ShapeKind::Group { shapes, .. } => any_mark(shapes),
            _ => false,
        };
        inner || shape.mark.is_some()
    })
}

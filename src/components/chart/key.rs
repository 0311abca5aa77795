//! What the marks of a picture mean: each with its sign and its word.

use leptos::prelude::*;

use crate::components::chart::drawing::Shape;
use crate::components::chart::view::shapes;

/// How wide and high a sign of the key is.
pub const SIGN: (f64, f64) = (24.0, 12.0);

/// A sign and its word.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyEntry {
    pub sign: Sign,
    pub word: String,
}

/// A sign, with the class of the marks that it stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sign {
    Box(&'static str),
    Dot(&'static str),
    Line(&'static str),
}

impl KeyEntry {
    /// A coloured or hatched area.
    pub fn area(class: &'static str, word: impl Into<String>) -> Self {
        Self::new(Sign::Box(class), word)
    }

    /// Any sign.
    pub fn new(sign: Sign, word: impl Into<String>) -> Self {
        Self {
            sign,
            word: word.into(),
        }
    }
}

impl Sign {
    /// The sign as it is drawn, in a box of [`SIGN`] at a point.
    pub fn drawn(self, (x, y): (f64, f64)) -> Shape {
        let (width, height) = SIGN;
        let middle = (x + width / 2.0, y + height / 2.0);
        match self {
            Self::Box(class) => Shape::rectangle(class, (x, y), SIGN),
            Self::Dot(class) => Shape::circle(class, middle, height / 2.0 - 0.5),
            Self::Line(class) => Shape::line(class, (x, middle.1), (x + width, middle.1)),
        }
    }
}

/// The key below a picture.
pub fn key(entries: &[KeyEntry]) -> Option<AnyView> {
    if entries.is_empty() {
        return None;
    }
    let entries = entries.iter().map(|entry| {
        let sign = shapes(vec![entry.sign.drawn((0.0, 0.0))]);
        let word = entry.word.clone();
        view! {
            <li>
                <svg class="chart-sign" width="24" height="12" aria-hidden="true">
                    {sign}
                </svg>
                {word}
            </li>
        }
        .into_any()
    });
    Some(view! { <ul class="legend">{entries.collect_view()}</ul> }.into_any())
}

//! How demand is met, as a bar: told apart by tone, hatching and outline, and by words.

use leptos::prelude::*;

/// Parts of the demand, in the order in which they stand in the bar; the rest is not covered.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct BarShares {
    pub near: f64,
    pub far: f64,
    pub related: f64,
    pub uncovered: f64,
}

/// The bar, with its words for those who do not see it. Without demand it is a dashed line.
pub fn stacked(parts: BarShares, label: String) -> AnyView {
    let whole = parts.near + parts.far + parts.related + parts.uncovered;
    let mut from = 0.0;
    let mut piece = |class: &'static str, people: f64| {
        let width = if whole > 0.0 {
            100.0 * people / whole
        } else {
            0.0
        };
        let start = from;
        from += width;
        (width > 0.05).then(|| rectangle(class, start, width))
    };
    let near = piece("near", parts.near);
    let far = piece("far", parts.far);
    let related = piece("related", parts.related);
    let frame = rectangle(if whole > 0.0 { "track" } else { "none" }, 0.0, 100.0);
    view! {
        <svg class="bar" role="img" aria-label=label>
            {frame}
            {near}
            {far}
            {related}
        </svg>
    }
    .into_any()
}

/// The key to the bar: a mark and a word for each part.
pub fn legend(words: [String; 4]) -> AnyView {
    let marks = ["near", "far", "related", "track"];
    let entries = marks.into_iter().zip(words).map(|(class, word)| {
        view! {
            <li>
                <svg class="bar" aria-hidden="true">
                    {rectangle(class, 0.0, 100.0)}
                </svg>
                {word}
            </li>
        }
    });
    view! { <ul class="legend">{entries.collect_view()}</ul> }.into_any()
}

/// The hatching that bars refer to; stands once in the page.
pub fn hatch() -> AnyView {
    view! {
        <svg class="hatch" aria-hidden="true" focusable="false">
            <pattern
                id="hatch"
                width="5"
                height="5"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
            >
                <line class="hatch-line" x1="0" y1="0" x2="0" y2="5" />
            </pattern>
            <pattern
                id="hatch-back"
                width="5"
                height="5"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(-45)"
            >
                <line class="hatch-back-line" x1="0" y1="0" x2="0" y2="5" />
            </pattern>
        </svg>
    }
    .into_any()
}

fn rectangle(class: &'static str, start: f64, width: f64) -> AnyView {
    let (x, width) = (format!("{start:.2}%"), format!("{width:.2}%"));
    view! { <rect class=class x=x y="0" width=width height="12" /> }.into_any()
}

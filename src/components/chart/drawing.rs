//! A drawing as plain data: shapes with classes, some of them marks that can be asked about.
//!
//! Being data it can be shown on the page, written as a file of its own and looked at in tests.

/// A drawing in pixels of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    pub width: f64,
    pub height: f64,
    pub shapes: Vec<Shape>,
    /// Heights between rows: the first below what stands over all rows, the last above what stands
    /// below them. None where it cannot be divided.
    pub rows: Vec<f64>,
    /// The same from left to right, where columns may have to stand on several pages.
    pub columns: Vec<f64>,
}

/// Stands for words that are written from top to bottom rather than turned.
pub const DOWNWARDS: f64 = 360.0;

/// Something drawn. Its class says how it looks, in `style/components/chart.css`.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    pub form: ShapeKind,
    pub class: &'static str,
    /// Boxes, circles, paths and groups can be marks.
    pub mark: Option<ChartMark>,
}

/// What stands for a figure: choosing it with the mouse, a finger or a key asks about it.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartMark {
    /// By which the page knows it; without one it only says what it is.
    pub key: Option<usize>,
    /// What it says, in words and with its unit.
    pub label: String,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum ShapeKind {
    Box {
        at: (f64, f64),
        size: (f64, f64),
    },
    Line {
        from: (f64, f64),
        to: (f64, f64),
    },
    Circle {
        at: (f64, f64),
        radius: f64,
    },
    /// A path in the words of SVG.
    Path(String),
    Text {
        at: (f64, f64),
        anchor: Anchor,
        /// Degrees by which it is turned around its point, or [`DOWNWARDS`].
        turn: f64,
        text: String,
    },
    /// Shapes that belong together, moved as one.
    Group {
        shift: (f64, f64),
        shapes: Vec<Shape>,
    },
}

/// Which end of a text stands at its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    /// As SVG calls it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

impl Shape {
    fn new(class: &'static str, form: ShapeKind) -> Self {
        Self {
            form,
            class,
            mark: None,
        }
    }

    /// A box from its upper left corner.
    pub fn rectangle(class: &'static str, at: (f64, f64), size: (f64, f64)) -> Self {
        let size = (size.0.max(0.0), size.1.max(0.0));
        Self::new(class, ShapeKind::Box { at, size })
    }

    /// A straight line.
    pub fn line(class: &'static str, from: (f64, f64), to: (f64, f64)) -> Self {
        Self::new(class, ShapeKind::Line { from, to })
    }

    /// A circle around a point.
    pub fn circle(class: &'static str, at: (f64, f64), radius: f64) -> Self {
        Self::new(class, ShapeKind::Circle { at, radius })
    }

    /// A path in the words of SVG.
    pub fn path(class: &'static str, path: String) -> Self {
        Self::new(class, ShapeKind::Path(path))
    }

    /// A text whose line stands at a point.
    pub fn text(class: &'static str, anchor: Anchor, at: (f64, f64), text: String) -> Self {
        Self::turned(class, anchor, at, 0.0, text)
    }

    /// A text that is turned around its point.
    pub fn turned(
        class: &'static str,
        anchor: Anchor,
        at: (f64, f64),
        turn: f64,
        text: String,
    ) -> Self {
        let form = ShapeKind::Text {
            at,
            anchor,
            turn,
            text,
        };
        Self::new(class, form)
    }

    /// Shapes that belong together.
    pub fn group(class: &'static str, shapes: Vec<Self>) -> Self {
        Self::moved(class, (0.0, 0.0), shapes)
    }

    /// Shapes that belong together, moved from where they were drawn.
    pub fn moved(class: &'static str, shift: (f64, f64), shapes: Vec<Self>) -> Self {
        Self::new(class, ShapeKind::Group { shift, shapes })
    }

    /// The same shape as a mark; without a key it stays none.
    pub fn mark(mut self, key: Option<usize>, label: String) -> Self {
        self.mark = key.map(|key| ChartMark {
            key: Some(key),
            label,
        });
        self
    }

    /// The same shape as a mark that only says what it is.
    pub fn telling(mut self, label: String) -> Self {
        self.mark = Some(ChartMark { key: None, label });
        self
    }
}

impl Drawing {
    /// How many elements it puts on a page.
    pub fn elements(&self) -> usize {
        fn count(shapes: &[Shape]) -> usize {
            let inner = shapes.iter().map(|shape| match &shape.form {
                ShapeKind::Group { shapes, .. } => 1 + count(shapes),
                _ => 1,
            });
            inner.sum()
        }
        count(&self.shapes)
    }
}

#[cfg(test)]
impl Shape {
    /// A text with where it begins and ends, and the height of its foot; `None` for other shapes.
    pub fn extent_of_text(&self) -> Option<(&str, f64, f64, f64)> {
        let ShapeKind::Text {
            at, text, anchor, ..
        } = &self.form
        else {
            return None;
        };
        let wide = crate::components::chart::lettering::width(text);
        let from = match anchor {
            Anchor::Start => at.0,
            Anchor::Middle => at.0 - wide / 2.0,
            Anchor::End => at.0 - wide,
        };
        Some((text, from, from + wide, at.1))
    }
}

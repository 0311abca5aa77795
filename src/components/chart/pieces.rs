//! A drawing taken apart for paper: between its rows, so that a page may end there, and between its
//! columns where it is wider than a page.

use crate::components::chart::drawing::{Anchor, Drawing, Shape, ShapeKind};

/// A drawing in pieces that stand below each other without a gap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pieces {
    /// Stands at the head of every page, as the names of columns do.
    pub head: Option<Drawing>,
    pub rows: Vec<Drawing>,
    /// Stands at the foot of every page, as the numbers of a scale do.
    pub foot: Option<Drawing>,
}

/// Along which of its sides something is measured.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Along {
    Width,
    Height,
}

/// The rows of a drawing; one that knows no rows is a single one.
pub fn rows(drawing: &Drawing) -> Pieces {
    let (Some(first), Some(last)) = (drawing.rows.first(), drawing.rows.last()) else {
        return Pieces {
            rows: vec![drawing.clone()],
            ..Pieces::default()
        };
    };
    let piece = |from: f64, to: f64| Drawing {
        width: drawing.width,
        height: to - from,
        shapes: between(&drawing.shapes, Along::Height, (from, to), -from),
        ..Drawing::default()
    };
    let edge = |from: f64, to: f64| (to - from >= 1.0).then(|| piece(from, to));
    Pieces {
        head: edge(0.0, *first),
        rows: drawing
            .rows
            .windows(2)
            .map(|ends| piece(ends[0], ends[1]))
            .collect(),
        foot: edge(*last, drawing.height),
    }
}

/// The drawing in parts no wider than this, if it can be had: what stands before its first column is
/// in each, and the columns are as evenly divided as they can be.
pub fn columns(drawing: Drawing, most: f64) -> Vec<Drawing> {
    let count = drawing.columns.len().saturating_sub(1);
    if drawing.width <= most || count < 2 {
        return vec![drawing];
    }
    let (before, end) = (drawing.columns[0], drawing.columns[count]);
    let wide = ((end - before) / count as f64).max(1.0);
    let fit = (((most - before) / wide).floor() as usize).clamp(1, count);
    let parts = count.div_ceil(fit);
    let each = count.div_ceil(parts);
    let part = |first: usize| {
        let (from, to) = (
            drawing.columns[first],
            drawing.columns[(first + each).min(count)],
        );
        let mut shapes = between(&drawing.shapes, Along::Width, (0.0, before), 0.0);
        let own = between(&drawing.shapes, Along::Width, (from, to), before - from);
        shapes.extend(own);
        Drawing {
            width: before + to - from,
            height: drawing.height,
            shapes,
            rows: drawing.rows.clone(),
            columns: Vec::new(),
        }
    };
    (0..count).step_by(each).map(part).collect()
}

/// The shapes that stand between two places, moved; lines and boxes that reach across are cut there.
fn between(shapes: &[Shape], along: Along, span: (f64, f64), shift: f64) -> Vec<Shape> {
    shapes
        .iter()
        .filter_map(|shape| Some(moved(cut(shape, along, span)?, along, shift)))
        .collect()
}

fn on(along: Along, at: (f64, f64)) -> f64 {
    match along {
        Along::Width => at.0,
        Along::Height => at.1,
    }
}

fn put(along: Along, at: &mut (f64, f64), value: f64) {
    match along {
        Along::Width => at.0 = value,
        Along::Height => at.1 = value,
    }
}

fn cut(shape: &Shape, along: Along, (from, to): (f64, f64)) -> Option<Shape> {
    let mut shape = shape.clone();
    let is_here = |middle: f64| middle >= from && middle < to;
    let middle = middle(&shape.form, along);
    match &mut shape.form {
        ShapeKind::Box { at, size } => {
            let (start, end) = (on(along, *at), on(along, *at) + on(along, *size));
            let (own_start, own_end) = (start.max(from), end.min(to));
            if own_end <= own_start {
                return None;
            }
            put(along, at, own_start);
            put(along, size, own_end - own_start);
        }
        ShapeKind::Line {
            from: start,
            to: end,
        } => {
            let (a, b) = (on(along, *start), on(along, *end));
            let is_straight = start.0 == end.0 || start.1 == end.1;
            if a == b || !is_straight {
                return is_here(middle).then_some(shape);
            }
            let (a, b) = (a.min(b).max(from), a.max(b).min(to));
            if b <= a {
                return None;
            }
            put(along, start, a);
            put(along, end, b);
        }
        _ if !is_here(middle) => return None,
        _ => {}
    }
    Some(shape)
}

/// Where most of it stands.
fn middle(form: &ShapeKind, along: Along) -> f64 {
    match form {
        ShapeKind::Box { at, size } => on(along, *at) + on(along, *size) / 2.0,
        ShapeKind::Line { from, to } => (on(along, *from) + on(along, *to)) / 2.0,
        ShapeKind::Circle { at, .. } => on(along, *at),
        // A text stands on its line, and to one side of its point.
        ShapeKind::Text { at, anchor, .. } => match (along, anchor) {
            (Along::Height, _) => at.1 - 4.0,
            (Along::Width, Anchor::Start) => at.0 + 1.0,
            (Along::Width, Anchor::Middle) => at.0,
            (Along::Width, Anchor::End) => at.0 - 1.0,
        },
        ShapeKind::Path(_) => 0.0,
        ShapeKind::Group { shift, shapes } => {
            let all = shapes.iter().map(|shape| middle(&shape.form, along));
            on(along, *shift) + all.sum::<f64>() / shapes.len().max(1) as f64
        }
    }
}

fn moved(shape: Shape, along: Along, shift: f64) -> Shape {
    let mut shape = shape;
    let by = |at: &mut (f64, f64)| {
        let moved = on(along, *at) + shift;
        put(along, at, moved);
    };
    match &mut shape.form {
        ShapeKind::Box { at, .. } | ShapeKind::Circle { at, .. } | ShapeKind::Text { at, .. } => {
            by(at)
        }
        ShapeKind::Group { shift, .. } => by(shift),
        ShapeKind::Line { from, to } => {
            by(from);
            by(to);
        }
        ShapeKind::Path(_) => {}
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three rows of two cells each, with names before them, names over them and a scale below them.
    fn drawing() -> Drawing {
        let mut shapes = vec![Shape::line("rule", (50.0, 10.0), (50.0, 100.0))];
        for row in 0..3 {
            let y = 10.0 + 30.0 * f64::from(row);
            let name = Shape::text("", Anchor::Start, (0.0, y + 20.0), format!("row {row}"));
            shapes.push(name);
            for column in 0..2 {
                let at = (40.0 + 60.0 * f64::from(column), y + 1.0);
                shapes.push(Shape::rectangle("near", at, (58.0, 28.0)));
            }
        }
        let number = |y: f64, text: &str| Shape::text("", Anchor::End, (98.0, y), text.to_owned());
        shapes.push(number(8.0, "head"));
        shapes.push(number(116.0, "foot"));
        Drawing {
            width: 160.0,
            height: 120.0,
            shapes,
            rows: vec![10.0, 40.0, 70.0, 100.0],
            columns: vec![40.0, 100.0, 160.0],
        }
    }

    fn count(drawing: &Drawing, is: fn(&ShapeKind) -> bool) -> usize {
        let forms = drawing.shapes.iter().map(|shape| &shape.form);
        forms.filter(|form| is(form)).count()
    }

    #[test]
    fn taken_apart_every_row_has_its_own_and_nothing_is_lost() {
        let pieces = rows(&drawing());
        let boxes = |form: &ShapeKind| matches!(form, ShapeKind::Box { .. });
        let lines = |form: &ShapeKind| matches!(form, ShapeKind::Line { .. });
        let texts = |form: &ShapeKind| matches!(form, ShapeKind::Text { .. });
        assert_eq!(pieces.rows.len(), 3);
        for row in &pieces.rows {
            assert_eq!((row.height, row.width), (30.0, 160.0));
            assert_eq!((count(row, boxes), count(row, lines)), (2, 1));
            assert_eq!(count(row, texts), 1);
        }
        let (head, foot) = (pieces.head.expect("a head"), pieces.foot.expect("a foot"));
        assert_eq!((head.height, count(&head, texts)), (10.0, 1));
        assert_eq!((foot.height, count(&foot, texts)), (20.0, 1));
    }

    #[test]
    fn a_drawing_that_is_too_wide_is_divided_between_columns_each_part_with_the_names() {
        let parts = columns(drawing(), 110.0);
        assert_eq!(parts.len(), 2);
        for part in &parts {
            assert_eq!(part.width, 100.0);
            assert_eq!(count(part, |form| matches!(form, ShapeKind::Box { .. })), 3);
            assert_eq!(rows(part).rows.len(), 3);
        }
        assert_eq!(columns(drawing(), 160.0).len(), 1);
    }

    #[test]
    fn a_drawing_without_rows_stays_whole() {
        let whole = Drawing {
            rows: Vec::new(),
            columns: Vec::new(),
            ..drawing()
        };
        assert_eq!(rows(&whole).rows, std::slice::from_ref(&whole));
        assert_eq!(columns(whole, 10.0).len(), 1);
    }
}

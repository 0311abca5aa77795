//! A curved arrow between two places, as wide as many people go.

/// A point in pixels.
type PixelPoint = (f64, f64);

/// Into so many pieces the curve is cut.
const PIECES: usize = 32;
/// So much longer than wide is the head, and so much wider than the line.
const HEAD: f64 = 9.0;

/// The curve from one place to another, between the edges of their circles.
pub struct Ribbon {
    points: Vec<PixelPoint>,
    tip: PixelPoint,
}

impl Ribbon {
    /// `from` and `to` are middles, each with the radius of its circle; `None` where the circles leave no room
    /// between them.
    pub fn between(
        (from, from_radius): (PixelPoint, f64),
        (to, to_radius): (PixelPoint, f64),
    ) -> Option<Self> {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let bend = (
            (from.0 + to.0) / 2.0 + dy * 0.2,
            (from.1 + to.1) / 2.0 - dx * 0.2,
        );
        let along = (0..=PIECES).map(|n| {
            let t = n as f64 / PIECES as f64;
            let (a, b, c) = ((1.0 - t) * (1.0 - t), 2.0 * t * (1.0 - t), t * t);
            (
                a * from.0 + b * bend.0 + c * to.0,
                a * from.1 + b * bend.1 + c * to.1,
            )
        });
        let outside = along.filter(|point| {
            distance(*point, from) >= from_radius && distance(*point, to) >= to_radius + 1.0
        });
        let mut points: Vec<PixelPoint> = outside.collect();
        let tip = points.pop()?;
        while points.len() > 2 && points.last().is_some_and(|own| distance(*own, tip) < HEAD) {
            points.pop();
        }
        (points.len() > 1).then_some(Self { points, tip })
    }

    /// Its outline, so many pixels wide.
    pub fn path(&self, width: f64) -> String {
        let half = width / 2.0;
        let end = self.points.len() - 1;
        let aside = |n: usize, by: f64| {
            let next = match n == end {
                true => self.tip,
                false => self.points[n + 1],
            };
            let (x, y) = self.points[n];
            let (dx, dy) = (next.0 - x, next.1 - y);
            let long = dx.hypot(dy).max(f64::MIN_POSITIVE);
            (x - dy / long * by, y + dx / long * by)
        };
        let left = (0..=end).map(|n| aside(n, half));
        let head = half + 3.0;
        let head = [aside(end, head), self.tip, aside(end, -head)];
        let right = (0..=end).rev().map(|n| aside(n, -half));
        let mut path = String::new();
        for (n, (x, y)) in left.chain(head).chain(right).enumerate() {
            path.push_str(&format!("{}{x:.1} {y:.1}", if n == 0 { 'M' } else { 'L' }));
        }
        path.push('Z');
        path
    }

    /// The point half-way.
    pub fn middle(&self) -> PixelPoint {
        self.points[self.points.len() / 2]
    }
}

fn distance(a: PixelPoint, b: PixelPoint) -> f64 {
    (a.0 - b.0).hypot(a.1 - b.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrow_begins_and_ends_at_the_edges_of_its_circles() {
        let (from, to) = ((0.0, 0.0), (200.0, 0.0));
        let ribbon = Ribbon::between((from, 20.0), (to, 30.0)).expect("there is room");
        let first = ribbon.points[0];
        assert!((20.0..30.0).contains(&distance(first, from)), "{first:?}");
        assert!(
            (31.0..40.0).contains(&distance(ribbon.tip, to)),
            "{:?}",
            ribbon.tip
        );
        assert!(ribbon.path(8.0).starts_with('M') && ribbon.path(8.0).ends_with('Z'));
    }

    #[test]
    fn circles_that_touch_leave_no_room_for_an_arrow() {
        assert!(Ribbon::between(((0.0, 0.0), 50.0), ((60.0, 0.0), 50.0)).is_none());
    }
}

//! Arrow keys on a picture: which mark stands next in a direction.

/// A way to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArrowDirection {
    Left,
    Right,
    Up,
    Down,
}

impl ArrowDirection {
    /// The way of an arrow key.
    pub fn of_key(key: &str) -> Option<Self> {
        Some(match key {
            "ArrowLeft" => Self::Left,
            "ArrowRight" => Self::Right,
            "ArrowUp" => Self::Up,
            "ArrowDown" => Self::Down,
            _ => return None,
        })
    }
}

/// The mark next to one in a direction, by the middles of all; what lies straight ahead comes before
/// what lies aside. `None` at the edge.
pub fn next(from: usize, middles: &[(f64, f64)], way: ArrowDirection) -> Option<usize> {
    let (x, y) = *middles.get(from)?;
    let mut best: Option<(f64, usize)> = None;
    for (i, (ox, oy)) in middles.iter().enumerate() {
        let (dx, dy) = (ox - x, oy - y);
        let (ahead, aside) = match way {
            ArrowDirection::Left => (-dx, dy),
            ArrowDirection::Right => (dx, dy),
            ArrowDirection::Up => (-dy, dx),
            ArrowDirection::Down => (dy, dx),
        };
        // Half a pixel is the noise of rounding.
        if i == from || ahead <= 0.5 {
            continue;
        }
        let cost = ahead + 3.0 * aside.abs();
        if best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, i));
        }
    }
    best.map(|(_, i)| i)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_along_rows_and_columns() {
        let grid = [(0.0, 0.0), (10.0, 0.0), (0.0, 10.0), (10.0, 10.0)];
        assert_eq!(next(0, &grid, ArrowDirection::Right), Some(1));
        assert_eq!(next(0, &grid, ArrowDirection::Down), Some(2));
        assert_eq!(next(3, &grid, ArrowDirection::Left), Some(2));
        assert_eq!(next(3, &grid, ArrowDirection::Up), Some(1));
        assert_eq!(next(1, &grid, ArrowDirection::Right), None);
        assert_eq!(next(9, &grid, ArrowDirection::Right), None);
    }
}

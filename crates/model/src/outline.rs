//! The outline of a municipality, as far as its place is concerned.

use serde_json::Value;

/// Latitude and longitude of the middle of an outline's largest part, as they stand there: they need
/// not be degrees. `None` where the shape has no points.
pub fn middle(outline: &Value) -> Option<(f64, f64)> {
    let coordinates = outline.get("coordinates")?;
    let mut parts = Vec::new();
    match outline.get("type").and_then(Value::as_str) {
        Some("MultiPolygon") => parts.extend(coordinates.as_array()?),
        _ => parts.push(coordinates),
    }
    let bounds = parts.into_iter().filter_map(|part| {
        let mut bounds = Bounds::default();
        bounds.add(part);
        bounds.span()
    });
    let size = |[west, south, east, north]: &[f64; 4]| (east - west) * (north - south);
    let largest = bounds.max_by(|a, b| size(a).total_cmp(&size(b)));
    largest.map(|[west, south, east, north]| ((south + north) / 2.0, (west + east) / 2.0))
}

/// The least and the greatest of both coordinates.
#[derive(Default)]
struct Bounds {
    east: Option<(f64, f64)>,
    north: Option<(f64, f64)>,
}

impl Bounds {
    fn add(&mut self, coordinates: &Value) {
        let Some(list) = coordinates.as_array() else {
            return;
        };
        let number = |at: usize| list.get(at).and_then(Value::as_f64);
        match (number(0), number(1)) {
            (Some(x), Some(y)) => {
                widen(&mut self.east, x);
                widen(&mut self.north, y);
            }
            _ => list.iter().for_each(|inner| self.add(inner)),
        }
    }

    fn span(&self) -> Option<[f64; 4]> {
        let ((west, east), (south, north)) = (self.east?, self.north?);
        Some([west, south, east, north])
    }
}

fn widen(ends: &mut Option<(f64, f64)>, value: f64) {
    let (least, most) = ends.unwrap_or((value, value));
    *ends = Some((least.min(value), most.max(value)));
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::middle;

    #[test]
    fn the_middle_is_that_of_the_largest_part() {
        let large = json!([[[-8.2, 41.4], [-8.0, 41.4], [-8.0, 41.6]]]);
        let polygon = json!({ "type": "Polygon", "coordinates": large });
        let (north, east) = middle(&polygon).unwrap();
        assert!((north - 41.5).abs() < 1e-9 && (east + 8.1).abs() < 1e-9);
        let rock = json!([[[-16.0, 30.0], [-15.9, 30.0], [-15.9, 30.1]]]);
        let both = json!({ "type": "MultiPolygon", "coordinates": [rock, large] });
        assert_eq!(middle(&both), middle(&polygon));
        assert_eq!(
            middle(&json!({ "type": "Polygon", "coordinates": [] })),
            None
        );
    }
}

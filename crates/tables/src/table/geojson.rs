//! A map of outlines as a table: one row for each feature, its outline in the last column.

use serde_json::{Map, Value};

use crate::table::grid::{CellKind, Grid};
use crate::table::refusal::TableRefusal;
use enlace_model::unique_keys::Once;

/// The heading of the outlines.
pub const OUTLINE: &str = "geometry";
/// The headings of the places of points.
const LATITUDE: &str = "latitude";
const LONGITUDE: &str = "longitude";

/// Whether a text looks like JSON: a heading in brackets, `[Escola];…`, does not.
pub fn is_json(text: &str) -> bool {
    let text = text.trim_start();
    let list = text.strip_prefix('[').map(str::trim_start);
    text.starts_with('{') || list.is_some_and(|rest| rest.starts_with(['{', '[', ']', '"']))
}

/// The features of a map: their properties, their places where they are points, and their outlines,
/// whose coordinates are rounded to about ten metres. A shape that is neither stands among the
/// outlines as it is.
pub fn read(text: &str) -> Result<Grid, TableRefusal> {
    let Once(value): Once<Value> =
        serde_json::from_str(text).map_err(|_| TableRefusal::NotGeoJson)?;
    // One feature may stand alone.
    let is_one = value.get("type").and_then(Value::as_str) == Some("Feature");
    let features = match is_one {
        true => Some(std::slice::from_ref(&value)),
        false => value
            .get("features")
            .and_then(Value::as_array)
            .map(Vec::as_slice),
    };
    let features = features
        .filter(|all| !all.is_empty())
        .ok_or(TableRefusal::NotGeoJson)?;
    let mut heads: Vec<&str> = Vec::new();
    for feature in features {
        for name in properties(feature).into_iter().flat_map(Map::keys) {
            if !heads.contains(&name.as_str()) {
                heads.push(name);
            }
        }
    }
    let shapes: Vec<FeatureShape> = features.iter().map(shape).collect();
    let is_place = |shape: &FeatureShape| matches!(shape, FeatureShape::Place(_));
    let is_other = |shape: &FeatureShape| matches!(shape, FeatureShape::Other(_));
    let places = shapes.iter().any(is_place);
    let others = shapes.iter().any(is_other) || !places;
    let more = [LATITUDE, LONGITUDE].into_iter().filter(|_| places);
    let more: Vec<&str> = more
        .chain([OUTLINE].into_iter().filter(|_| others))
        .collect();
    let mut grid = Grid::default();
    grid.push_row(heads.iter().chain(&more));
    for (feature, shape) in features.iter().zip(&shapes) {
        for head in &heads {
            let value = properties(feature).and_then(|all| all.get(*head));
            match value {
                Some(Value::String(text)) => grid.push(text, CellKind::Text),
                Some(Value::Number(number)) => grid.push(&number.to_string(), CellKind::Number),
                None | Some(Value::Null) => grid.push("", CellKind::Text),
                Some(other) => grid.push(&other.to_string(), CellKind::Text),
            }
        }
        for head in &more {
            match (shape, *head) {
                (FeatureShape::Place([longitude, latitude]), LATITUDE | LONGITUDE) => {
                    let degrees = if *head == LATITUDE {
                        latitude
                    } else {
                        longitude
                    };
                    grid.push(&degrees.to_string(), CellKind::Number);
                }
                (FeatureShape::Other(shape), OUTLINE) => {
                    grid.push(&rounded(shape).to_string(), CellKind::Text);
                }
                _ => grid.push("", CellKind::Text),
            }
        }
        grid.end_row();
    }
    Ok(grid)
}

/// What a feature draws.
enum FeatureShape {
    Nothing,
    /// A point: its longitude and latitude.
    Place([f64; 2]),
    /// An outline, or what is none.
    Other(Value),
}

fn shape(feature: &Value) -> FeatureShape {
    let Some(shape) = feature.get("geometry").filter(|shape| !shape.is_null()) else {
        return FeatureShape::Nothing;
    };
    if let Some(outline) = outline(shape) {
        return FeatureShape::Other(outline);
    }
    let coordinates = shape.get("coordinates");
    let point = match shape.get("type").and_then(Value::as_str) {
        Some("Point") => coordinates,
        // Several points are no place, one is.
        Some("MultiPoint") => coordinates
            .and_then(Value::as_array)
            .filter(|all| all.len() == 1)
            .and_then(|all| all.first()),
        _ => None,
    };
    let degrees = |at: usize| point?.get(at)?.as_f64();
    match (degrees(0), degrees(1)) {
        (Some(longitude), Some(latitude)) => FeatureShape::Place([longitude, latitude]),
        _ => FeatureShape::Other(shape.clone()),
    }
}

/// The outline that a shape is: its polygons, also those of a collection. `None` where it has none.
pub fn outline(shape: &Value) -> Option<Value> {
    match shape.get("type")?.as_str()? {
        "Polygon" => is_polygon(shape.get("coordinates")?).then(|| shape.clone()),
        "MultiPolygon" => {
            let parts = shape.get("coordinates")?.as_array()?;
            (!parts.is_empty() && parts.iter().all(is_polygon)).then(|| shape.clone())
        }
        "GeometryCollection" => {
            let mut polygons = Vec::new();
            for part in shape.get("geometries")?.as_array()? {
                let coordinates = part.get("coordinates").cloned();
                match (part.get("type").and_then(Value::as_str), coordinates) {
                    (Some("Polygon"), Some(polygon)) if is_polygon(&polygon) => {
                        polygons.push(polygon);
                    }
                    (Some("MultiPolygon"), Some(Value::Array(more))) => {
                        polygons.extend(more.into_iter().filter(is_polygon));
                    }
                    _ => {}
                }
            }
            let whole = || serde_json::json!({ "type": "MultiPolygon", "coordinates": polygons });
            (!polygons.is_empty()).then(whole)
        }
        _ => None,
    }
}

/// Whether coordinates draw an area: rings of at least three places, the first of which comes again.
fn is_polygon(coordinates: &Value) -> bool {
    let is_place = |place: &Value| {
        let numbers = place.as_array().map(Vec::as_slice);
        matches!(numbers, Some([Value::Number(_), Value::Number(_), ..]))
    };
    let is_ring = |ring: &Value| {
        let places = ring.as_array();
        places.is_some_and(|places| places.len() > 3 && places.iter().all(is_place))
    };
    let rings = coordinates.as_array();
    rings.is_some_and(|rings| !rings.is_empty() && rings.iter().all(is_ring))
}

/// The shape with its two coordinates in each other's place.
pub fn swapped(shape: &Value) -> Value {
    match shape {
        Value::Array(list) => match list.as_slice() {
            [Value::Number(first), Value::Number(second), rest @ ..] => {
                let both = [second, first].map(|number| Value::Number(number.clone()));
                both.into_iter().chain(rest.iter().cloned()).collect()
            }
            parts => parts.iter().map(swapped).collect(),
        },
        Value::Object(fields) => fields
            .iter()
            .map(|(key, value)| (key.clone(), swapped(value)))
            .collect(),
        other => other.clone(),
    }
}

fn properties(feature: &Value) -> Option<&Map<String, Value>> {
    feature.get("properties")?.as_object()
}

fn rounded(value: &Value) -> Value {
    match value {
        Value::Number(number) => {
            let number = number.as_f64().unwrap_or(0.0);
            Value::from((number * 1e4).round() / 1e4)
        }
        Value::Array(list) => list.iter().map(rounded).collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(k, v)| (k.clone(), rounded(v)))
            .collect(),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_is_a_table_of_its_features() {
        let text = r#"{"type":"FeatureCollection","features":[
            {"properties":{"name":"Fafe"},"geometry":{"type":"Polygon","coordinates":[[[-8.17669,41.48],[-8.1,41.48],[-8.1,41.5],[-8.17669,41.48]]]}},
            {"properties":{"name":"Vizela","code":3},"geometry":null}]}"#;
        let grid = read(text).expect("it is a map");
        let rows: Vec<Vec<&str>> = (0..3).map(|row| grid.row(row).collect()).collect();
        assert_eq!(rows[0], ["name", "code", "geometry"]);
        assert_eq!(
            rows[1][2],
            r#"{"coordinates":[[[-8.1767,41.48],[-8.1,41.48],[-8.1,41.5],[-8.1767,41.48]]],"type":"Polygon"}"#
        );
        assert_eq!(rows[2], ["Vizela", "3", ""]);
    }

    #[test]
    fn other_json_is_refused() {
        for text in [
            "{",
            "[]",
            r#"{"features":[]}"#,
            r#"{"format":"enlace-region"}"#,
        ] {
            assert_eq!(read(text), Err(TableRefusal::NotGeoJson), "{text}");
        }
    }
}

//! A map of outlines as a table: one row for each feature, its outline in the last column.

use serde_json::{Map, Value};

use crate::table::grid::{CellKind, Grid};
use crate::table::refusal::TableRefusal;
use enlace_model::once::Once;

/// The heading of the outlines.
pub const OUTLINE: &str = "geometry";

/// Whether a text looks like JSON.
pub fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

/// The features of a map: their properties and their outlines, whose coordinates are rounded to
/// about ten metres.
pub fn read(text: &str) -> Result<Grid, TableRefusal> {
    let Once(value): Once<Value> =
        serde_json::from_str(text).map_err(|_| TableRefusal::NotGeoJson)?;
    let features = value.get("features").and_then(Value::as_array);
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
    let mut grid = Grid::default();
    grid.push_row(heads.iter().copied().chain([OUTLINE]));
    for feature in features {
        for head in &heads {
            let value = properties(feature).and_then(|all| all.get(*head));
            match value {
                Some(Value::String(text)) => grid.push(text, CellKind::Text),
                Some(Value::Number(number)) => grid.push(&number.to_string(), CellKind::Number),
                None | Some(Value::Null) => grid.push("", CellKind::Text),
                Some(other) => grid.push(&other.to_string(), CellKind::Text),
            }
        }
        let outline = feature.get("geometry").filter(|outline| !outline.is_null());
        let outline = outline.map(|outline| rounded(outline).to_string());
        grid.push(&outline.unwrap_or_default(), CellKind::Text);
        grid.end_row();
    }
    Ok(grid)
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
            {"properties":{"name":"Fafe"},"geometry":{"type":"Polygon","coordinates":[[[-8.17669,41.48]]]}},
            {"properties":{"name":"Vizela","code":3},"geometry":null}]}"#;
        let grid = read(text).expect("it is a map");
        let rows: Vec<Vec<&str>> = (0..3).map(|row| grid.row(row).collect()).collect();
        assert_eq!(rows[0], ["name", "code", "geometry"]);
        assert_eq!(
            rows[1][2],
            r#"{"coordinates":[[[-8.1767,41.48]]],"type":"Polygon"}"#
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

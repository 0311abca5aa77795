//! A region's file made from the schema, with a mark in every text: a field that the format gets tomorrow is in
//! it by itself.

use std::collections::BTreeSet;

use enlace_exchange::json::schema;
use serde_json::{Map, Value, json};

/// The word that each mark has in it, whatever stands around it.
pub const WORD: &str = "quokka";

/// What stands where only some texts are meant: choices and days.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum ShortTexts {
    Meant,
    Marked,
}

/// The file: one record in each list, all fields filled, unknown ones in every object; records name each
/// other.
pub fn file(short: ShortTexts) -> Value {
    let schema = schema();
    let builder = MarkedBuilder {
        schema: &schema,
        short,
    };
    let mut file = builder.value(&schema, "");
    for (key, value) in [("format", json!("enlace-region")), ("version", json!(1))] {
        file[key] = value;
    }
    file["min_reader"] = json!(1);
    file.as_object_mut().unwrap().remove("digest");
    file
}

/// A mark that names its place.
pub fn mark(path: &str) -> String {
    format!("‡{WORD}.{path}‡")
}

/// The places whose marks stand in a text, without the region around them.
pub fn marks(text: &str) -> BTreeSet<String> {
    let places = text.split('‡').skip(1).step_by(2).map(|place| {
        let place = place.strip_prefix(&format!("{WORD}.")).unwrap_or(place);
        place.strip_prefix("region.").unwrap_or(place)
    });
    places.map(str::to_owned).collect()
}

struct MarkedBuilder<'s> {
    schema: &'s Value,
    short: ShortTexts,
}

impl MarkedBuilder<'_> {
    fn value(&self, schema: &Value, path: &str) -> Value {
        if let Some(named) = schema.get("$ref").and_then(Value::as_str) {
            return self.named(named, path);
        }
        if let Some(choices) = schema.get("anyOf").and_then(Value::as_array) {
            return self.value(&choices[0], path);
        }
        let kind = match &schema["type"] {
            Value::Array(kinds) => kinds[0].as_str(),
            kind => kind.as_str(),
        };
        match kind {
            Some("string") => mark(path).into(),
            Some("boolean") => true.into(),
            Some("array") => json!([self.value(&schema["items"], path)]),
            Some("number" | "integer") => {
                let stated = ["default", "maximum"];
                let stated = stated.iter().find_map(|key| schema.get(key));
                stated.cloned().unwrap_or(json!(1))
            }
            Some("object") => self.object(schema, path),
            // Any value can stand there.
            _ => {
                let mut shape = unknown(path);
                shape["type"] = json!("Polygon");
                shape["coordinates"] = json!([[[-8.4, 41.4], [-8.3, 41.4], [-8.3, 41.5]]]);
                shape
            }
        }
    }

    fn named(&self, reference: &str, path: &str) -> Value {
        let name = reference.rsplit('/').next().unwrap();
        let found = &self.schema["$defs"][name];
        let is_text = found["type"] == "string";
        match name {
            "PartialDate" if self.short == ShortTexts::Meant => "2026-05-14".into(),
            "SchoolYear" => 2029.into(),
            "MethodVersion" => 1.into(),
            _ if is_text && (name.ends_with("Id") || name.ends_with("Code")) => {
                mark(&format!("id.{name}")).into()
            }
            _ if is_text && self.short == ShortTexts::Meant => found["examples"][0].clone(),
            _ => self.value(found, path),
        }
    }

    fn object(&self, schema: &Value, path: &str) -> Value {
        let mut fields = Map::new();
        for (key, inner) in schema["properties"].as_object().into_iter().flatten() {
            fields.insert(key.clone(), self.value(inner, &joined(path, key)));
        }
        let by_key = &schema["additionalProperties"];
        if by_key["type"] == "number" {
            fields.insert("somebody".to_owned(), self.value(by_key, path));
        } else if by_key.is_object() {
            for key in ["pt", "es", "en", "somebody"] {
                fields.insert(key.to_owned(), mark(&joined(path, key)).into());
            }
        } else {
            fields.extend(unknown(path).as_object().unwrap().clone());
        }
        fields.into()
    }
}

/// What nobody knows, with names that others have elsewhere, or that are somebody's.
fn unknown(path: &str) -> Value {
    let own = mark(&joined(path, "unknown"));
    json!({
        "unheard_of": [{ "id": own, "code": own, "deep": [own] }],
        "told": { (mark(&joined(path, "unknown name"))): true },
        (mark(&joined(path, "unknown name"))): own,
    })
}

fn joined(path: &str, key: &str) -> String {
    match path {
        "" => key.to_owned(),
        _ => format!("{path}.{key}"),
    }
}

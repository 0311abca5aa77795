//! The JSON Schema of the file, made from the types that read it.
//!
//! It says what Enlace writes. Reading is more forgiving: what does not fit is set aside.

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::json::envelope::{FORMAT, VERSION};
use crate::json::set_aside as asides;
use enlace_model::choice::Choice;
use enlace_model::kinds;
use enlace_model::method_version::MethodVersion;
use enlace_model::region::{Header, Kind, SetAsideReason};
use enlace_model::setting_spec::{SPECS, SettingSpec, SettingUnit};

/// The schema of the version that this program writes.
pub fn schema() -> Value {
    let mut generator = SchemaGenerator::default();
    let region = region(&mut generator);
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("enlace-region-{}.schema.json", VERSION.0),
        "title": format!("Enlace region, file format version {}", VERSION.0),
        "description": "A region's needs for qualifications and its training offers. Fields that are not named here are kept and written back.",
        "type": "object",
        "required": ["format", "version", "min_reader", "region"],
        "properties": {
            "format": { "const": FORMAT },
            "version": {
                "type": "integer",
                "minimum": 1,
                "description": "Version of the format in which the file is written.",
            },
            "min_reader": {
                "type": "integer",
                "minimum": 1,
                "description": "Oldest version whose readers understand the file.",
            },
            "app": { "type": "string", "description": "The program that wrote the file." },
            "exported_at": { "type": "string", "description": "When it was written, RFC 3339." },
            "profile": { "type": "string", "description": "For whom it was written." },
            "partner": { "type": "string", "description": "Whom it is for: a school's code, a group's id, a name." },
            "sender": { "type": "string", "description": "Who sent it." },
            "base": { "type": "string", "description": "Digest of the file that it goes back to." },
            "digest": {
                "type": "string",
                "pattern": "^[0-9a-f]{64}$",
                "description": "SHA-256 over the field region without white space, keys in byte order at every level, records by id, whole numbers below 2^53 without point or exponent and others with the fewest digits that give them back.",
            },
            "region": region,
        },
        "$defs": generator.take_definitions(true),
    })
}

fn region(generator: &mut SchemaGenerator) -> Value {
    let mut region = Header::json_schema(generator).to_value();
    let properties = region["properties"].as_object_mut();
    let properties = properties.expect("a record's schema has properties");
    properties.insert("settings".to_owned(), settings());
    macro_rules! list {
        ($( $(#[doc = $doc:literal])* $kind:ident, $id:ident, $id_field:ident, $table:ident; )*) => {
            $(let items = generator.subschema_for::<enlace_model::$kind>();
            let list = json!({
                "type": "array",
                "items": items,
                "description": format!("Each `{}` once.", Kind::$kind.id_field()),
            });
            properties.insert(Kind::$kind.as_str().to_owned(), list);)*
        };
    }
    kinds!(list);
    let reason = generator.subschema_for::<Choice<SetAsideReason>>();
    let set_aside = json!({
        "type": "array",
        "description": "Fields that could not be read, kept as the text that they were.",
        "items": {
            "type": "object",
            "required": ["reason", "text"],
            "properties": {
                "list": { "type": "string" },
                "id": { "type": "string" },
                "envelope": { "type": "string" },
                "field": { "type": "string" },
                "reason": reason,
                "text": { "type": "string" },
            },
        },
    });
    properties.insert(asides::LIST.to_owned(), set_aside);
    region
}

fn settings() -> Value {
    let properties: Map<String, Value> = SPECS
        .iter()
        .map(|spec| (spec.id.as_str().to_owned(), setting(spec)))
        .collect();
    json!({
        "type": "object",
        "description": "Constants of the method that somebody changed; the others follow their default.",
        "properties": properties,
    })
}

fn setting(spec: &SettingSpec) -> Value {
    let default = spec.default_in(MethodVersion::NEWEST);
    if spec.unit == SettingUnit::Flag {
        return json!({ "type": "boolean", "default": default != 0.0 });
    }
    let least = if spec.open {
        "exclusiveMinimum"
    } else {
        "minimum"
    };
    let kind = if spec.unit == SettingUnit::Year {
        "integer"
    } else {
        "number"
    };
    let mut schema = json!({ "type": kind, least: spec.least, "maximum": spec.greatest });
    if default.is_finite() {
        schema["default"] = json!(default);
    }
    schema
}

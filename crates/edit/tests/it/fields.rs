//! The lists of fields agree with the file's schema: none forgotten, none made up, none of another type.

#![allow(clippy::unwrap_used, reason = "what a test cannot go on without")]

use std::collections::BTreeMap;

use enlace_edit::field::{Content, Field, Presence, fields};
use enlace_exchange::json::schema;
use enlace_model::Kind;
use enlace_model::check::AllowedNumbers;
use enlace_model::field::FieldRow;
use serde_json::Value;

/// What the schema says of a field.
struct Stated {
    schema: Value,
    /// What the type is called that holds the value.
    name: Option<String>,
    required: bool,
}

fn follow(root: &Value, schema: &Value) -> (Value, Option<String>) {
    if let Some(any) = schema.get("anyOf").and_then(Value::as_array) {
        return follow(root, &any[0]);
    }
    let Some(path) = schema.get("$ref").and_then(Value::as_str) else {
        return (schema.clone(), None);
    };
    let name = path.rsplit('/').next().unwrap().to_owned();
    (root.pointer(&path[1..]).unwrap().clone(), Some(name))
}

/// All that the schema of an object names, objects within it by their own fields.
fn stated(root: &Value, object: &Value, before: &str, found: &mut BTreeMap<String, Stated>) {
    let required: Vec<&str> = object["required"]
        .as_array()
        .map(|list| list.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default();
    for (key, property) in object["properties"].as_object().unwrap() {
        let (schema, name) = follow(root, property);
        let path = format!("{before}{key}");
        if schema.get("properties").is_some() {
            stated(root, &schema, &format!("{path}."), found);
        } else if schema.get("additionalProperties").is_some() {
            for language in ["pt", "es", "en"] {
                let text = Stated {
                    schema: schema["additionalProperties"].clone(),
                    name: None,
                    required: false,
                };
                found.insert(format!("{path}.{language}"), text);
            }
        } else {
            let required = required.contains(&key.as_str());
            found.insert(
                path,
                Stated {
                    schema,
                    name,
                    required,
                },
            );
        }
    }
}

/// The paths of what nobody edits, in groups too.
fn each_not_edited(rows: &[FieldRow], before: &str, found: &mut Vec<String>) {
    for row in rows {
        let path = format!("{before}{}", row.name);
        each_not_edited(row.inside(), &format!("{path}."), found);
        if !row.is_edited() {
            found.push(path);
        }
    }
}

fn check(root: &Value, place: &str, object: &Value, fields: &[Field], not_edited: &[String]) {
    let mut found = BTreeMap::new();
    stated(root, object, "", &mut found);
    for path in not_edited {
        let before = found.len();
        let inside = format!("{path}.");
        found.retain(|own, _| own != path && !own.starts_with(&inside));
        assert!(found.len() < before, "{place}.{path} is not there");
    }
    for field in fields {
        let place = format!("{place}.{}", field.id);
        let stated = found.remove(field.id);
        let stated = stated.unwrap_or_else(|| panic!("{place} is not in the schema, or twice"));
        // Where an optional object is there, the schema requires some of its fields.
        let inside = field.id.contains('.');
        let is_required = field.presence != Presence::Optional;
        assert!(
            is_required == stated.required || inside,
            "{place}: presence"
        );
        let kind = stated.schema["type"].clone();
        let kind = match &kind {
            Value::Array(kinds) => kinds[0].clone(),
            one => one.clone(),
        };
        let expected = match field.content {
            Content::Number(_) if kind == "integer" => "integer",
            Content::Number(_) => "number",
            Content::YesNo => "boolean",
            Content::Texts(_) | Content::List(_) | Content::References(_) | Content::Choices(_) => {
                "array"
            }
            _ => "string",
        };
        assert_eq!(kind, expected, "{place}");
        contents(root, &place, field, &stated, expected);
    }
    let forgotten: Vec<&String> = found.keys().collect();
    assert!(
        forgotten.is_empty(),
        "{place}: nobody can edit {forgotten:?}"
    );
}

fn contents(root: &Value, place: &str, field: &Field, stated: &Stated, kind: &str) {
    match field.content {
        Content::Number(measure) => {
            let whole = measure.range().step == AllowedNumbers::Whole;
            assert!(
                whole || kind == "number",
                "{place}: takes whole numbers only"
            );
        }
        Content::Choice(choices) => {
            assert_eq!(stated.schema["examples"], Value::from(choices), "{place}");
        }
        Content::Date => assert_eq!(stated.name.as_deref(), Some("PartialDate"), "{place}"),
        Content::Reference(kind) => {
            let own = follow(
                root,
                &root["properties"]["region"]["properties"][kind.as_str()]["items"],
            )
            .0;
            let id = &own["properties"][kind.id_field()];
            assert_eq!(
                stated.name,
                follow(root, id).1,
                "{place}: another list's id"
            );
            assert!(stated.name.is_some(), "{place}");
        }
        Content::List(fields) => {
            let entry = follow(root, &stated.schema["items"]).0;
            check(root, place, &entry, fields, &[]);
        }
        Content::References(_) | Content::Choices(_) => {
            let (schema, name) = follow(root, &stated.schema["items"]);
            let one = Stated {
                schema,
                name,
                required: true,
            };
            let content = field.content.of_each().unwrap();
            contents(root, place, &Field { content, ..*field }, &one, "string");
        }
        Content::Texts(_) => assert_eq!(stated.schema["items"]["type"], "string", "{place}"),
        Content::Code | Content::Text | Content::LongText | Content::Coded(_) | Content::YesNo => {}
    }
}

#[test]
fn every_field_of_the_schema_can_be_edited_or_is_named_as_one_that_nobody_edits() {
    let root = schema();
    for kind in Kind::ALL {
        let list = &root["properties"]["region"]["properties"][kind.as_str()];
        let (record, _) = follow(&root, &list["items"]);
        let mut not_edited = Vec::new();
        each_not_edited(kind.rows(), "", &mut not_edited);
        check(&root, kind.as_str(), &record, fields(*kind), &not_edited);
    }
}

#[test]
fn nobody_edits_an_id_that_only_the_program_reads() {
    for kind in Kind::ALL {
        let own = fields(*kind).iter().find(|own| own.id == kind.id_field());
        assert!(
            own.is_none_or(|own| own.content == Content::Code),
            "{kind:?}"
        );
    }
}

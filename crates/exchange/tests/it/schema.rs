//! The published schema of the file is the one that the types give.

use std::path::Path;

use enlace_exchange::json::schema;
use enlace_model::{Kind, SettingId};
use serde_json::Value;

/// With this variable set, the schema is written anew.
const REWRITE: &str = "ENLACE_REWRITE";
const PUBLISHED: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../public/schema/enlace-region-1.schema.json"
);

#[test]
fn the_published_schema_is_the_one_that_the_types_give() {
    let path = Path::new(PUBLISHED);
    if std::env::var_os(REWRITE).is_some() {
        let folder = path.parent().expect("the schema lies in a folder");
        std::fs::create_dir_all(folder).expect("the folder can be made");
        let text = serde_json::to_string_pretty(&schema()).expect("a schema is JSON");
        std::fs::write(path, text + "\n").expect("the schema can be written");
    }
    let text = std::fs::read_to_string(path).expect("the schema is in the repository");
    let published: Value = serde_json::from_str(&text).expect("the schema is JSON");
    assert!(
        published == schema(),
        "public/schema has drifted from the types; {REWRITE}=1 writes it anew"
    );
}

#[test]
fn the_schema_knows_every_list_and_every_setting() {
    let schema = schema();
    let region = &schema["properties"]["region"]["properties"];
    for kind in Kind::ALL {
        assert!(region[kind.as_str()].is_object(), "{kind:?}");
    }
    for id in SettingId::ALL {
        assert!(
            region["settings"]["properties"][id.as_str()].is_object(),
            "{id:?}"
        );
    }
}

#[test]
fn every_reference_in_the_schema_leads_somewhere() {
    fn follow(value: &Value, root: &Value) {
        if let Some(path) = value.get("$ref").and_then(Value::as_str) {
            let path = path
                .strip_prefix('#')
                .expect("references stay in the schema");
            assert!(root.pointer(path).is_some(), "{path}");
        }
        match value {
            Value::Object(fields) => fields.values().for_each(|v| follow(v, root)),
            Value::Array(list) => list.iter().for_each(|v| follow(v, root)),
            _ => {}
        }
    }
    let schema = schema();
    follow(&schema, &schema);
}

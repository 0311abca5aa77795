//! Whatever stands in a file comes back from it: a property of random files, made by the schema.

use enlace_exchange::json::{Stamp, digest, digest_of, read, schema, write};
use enlace_model::{Kind, SetAsidePlace};
use proptest::prelude::*;
use proptest::strategy::Union;
use serde_json::{Map, Value, json};

/// A file made by the schema, now and then with something in it that does not fit.
fn file() -> BoxedStrategy<Value> {
    let schema = schema();
    fitting(&schema["properties"]["region"], &schema)
        .prop_map(|region| {
            json!({"format": "enlace-region", "version": 1, "min_reader": 1, "region": region})
        })
        .boxed()
}

fn by_schema(schema: &Value, root: &Value) -> BoxedStrategy<Value> {
    let fits = fitting(schema, root);
    prop_oneof![60 => fits, 1 => anything()].boxed()
}

fn fitting(schema: &Value, root: &Value) -> BoxedStrategy<Value> {
    if let Some(path) = schema["$ref"].as_str() {
        let target = root.pointer(path.trim_start_matches('#'));
        return fitting(target.expect("the reference leads somewhere"), root);
    }
    if let Some(choices) = schema["anyOf"].as_array() {
        return Union::new(choices.iter().map(|choice| fitting(choice, root))).boxed();
    }
    let kind = match &schema["type"] {
        Value::Array(kinds) => kinds[0].as_str(),
        kind => kind.as_str(),
    };
    match kind {
        Some("null") => Just(Value::Null).boxed(),
        Some("boolean") => any::<bool>().prop_map(Value::from).boxed(),
        Some("integer") => (-3_i64..2100).prop_map(Value::from).boxed(),
        Some("number") => number(),
        Some("string") => text(&schema["examples"]),
        Some("array") => {
            let items = by_schema(&schema["items"], root);
            prop::collection::vec(items, 0..4)
                .prop_map(Value::from)
                .boxed()
        }
        Some("object") => object(schema, root),
        _ => anything(),
    }
}

fn object(schema: &Value, root: &Value) -> BoxedStrategy<Value> {
    let none = Map::new();
    let properties = schema["properties"].as_object().unwrap_or(&none);
    let required = |name| {
        schema["required"]
            .as_array()
            .is_some_and(|r| r.contains(&json!(name)))
    };
    let fields: Vec<_> = properties
        .iter()
        .map(|(name, schema)| {
            let often = if required(name) { 0.98 } else { 0.4 };
            let value = prop::option::weighted(often, by_schema(schema, root));
            (Just(name.clone()), value).boxed()
        })
        .collect();
    let by_key = &schema["additionalProperties"];
    let others = prop::collection::btree_map("[a-z]{1,3}", anything(), 0..2);
    let others = if by_key.is_object() {
        prop::collection::btree_map("[a-z]{1,3}", by_schema(by_key, root), 0..3).boxed()
    } else {
        others.boxed()
    };
    (fields, others)
        .prop_map(|(fields, others)| {
            let known = fields
                .into_iter()
                .filter_map(|(name, value)| Some((name, value?)));
            others
                .into_iter()
                .chain(known)
                .collect::<Map<_, _>>()
                .into()
        })
        .boxed()
}

fn number() -> BoxedStrategy<Value> {
    prop_oneof![
        (-3_i64..100).prop_map(Value::from),
        (0_u32..1000).prop_map(|n| json!(f64::from(n) / 100.0)),
        any::<f64>()
            .prop_filter("a file holds no such number", |n| n.is_finite())
            .prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
    ]
    .boxed()
}

fn text(examples: &Value) -> BoxedStrategy<Value> {
    let known: Vec<Value> = examples.as_array().cloned().unwrap_or_default();
    // Few texts, so that ids come twice and references find each other.
    let few = ["a", "b", "c", "0308", "", "2026-03-01"].map(Value::from);
    let any_text = prop_oneof![
        8 => prop::sample::select(few.to_vec()),
        1 => any::<String>().prop_map(Value::from),
    ];
    if known.is_empty() {
        any_text.boxed()
    } else {
        prop_oneof![8 => prop::sample::select(known), 1 => any_text].boxed()
    }
}

fn anything() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        number(),
        text(&Value::Null),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map("[a-z]{1,3}", inner, 0..3)
                .prop_map(|fields| fields.into_iter().collect::<Map<_, _>>().into()),
        ]
    })
    .boxed()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..Default::default() })]

    #[test]
    fn a_region_read_and_written_and_read_again_is_the_same(file in file()) {
        let opened = read(file.to_string().as_bytes()).expect("the file opens");
        let _never_panics = opened.all_problems();
        let written = write(&opened.region, &Stamp::default());
        let again = read(written.as_bytes()).expect("what is written opens");
        prop_assert!(again.region == opened.region, "{written}");
        prop_assert_eq!(&again.problems, &[]);
        prop_assert_eq!(write(&again.region, &Stamp::default()), written);
        prop_assert_eq!(again.envelope.digest, Some(digest_of(&opened.region)));
    }

    #[test]
    fn every_record_is_read_or_set_aside(file in file()) {
        let region = read(file.to_string().as_bytes()).expect("the file opens").region;
        for kind in Kind::ALL {
            let Some(records) = file["region"][kind.as_str()].as_array() else {
                continue;
            };
            let of_kind = |place: &SetAsidePlace| {
                matches!(place, SetAsidePlace::Record { kind: other, .. } if other == kind)
            };
            let aside = region.set_aside.iter().filter(|aside| of_kind(&aside.place)).count();
            prop_assert_eq!(region.count(*kind) + aside, records.len(), "{:?}", kind);
        }
    }

    #[test]
    fn the_digest_does_not_depend_on_white_space(file in file()) {
        let region = &file["region"];
        let spaced = serde_json::to_string_pretty(region).expect("a value is JSON");
        prop_assert_eq!(digest(&region.to_string()), digest(&spaced));
    }
}

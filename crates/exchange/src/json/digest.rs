//! The digest of a region: SHA-256, hex, over one canonical text.
//!
//! Canonical: no white space; keys in byte order at every level; the records of each list by id,
//! others after them in the order of the file; text with no escape that JSON does not ask for;
//! whole numbers below 2⁵³ without point or exponent, others with the fewest digits that give them
//! back. So files that say the same have the same digest, however they are laid out.

use std::borrow::Cow;
use std::fmt::{self, Write};

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use crate::json::entries::Entries;
use enlace_model::order::put_in_order;
use enlace_model::quantity::write_number;
use enlace_model::region::Kind;

/// The digest of a region's JSON text; `None` where it is no object.
pub fn digest(text: &str) -> Option<String> {
    Entries::of(text).map(|entries| digest_of_entries(&entries))
}

pub(super) fn digest_of_entries(entries: &Entries) -> String {
    let mut sum = Sha256::new();
    let mut text = Vec::new();
    let mut separator = b'{';
    for (key, raw) in in_order(entries) {
        text.push(separator);
        add_key(&mut text, key);
        match serde_json::from_str::<Vec<&RawValue>>(raw.get()) {
            Ok(list) => add_list(&mut sum, &mut text, key, list),
            Err(_) => add_record(&mut text, raw),
        }
        separator = b',';
    }
    text.extend_from_slice(if separator == b'{' { b"{}" } else { b"}" });
    sum.update(text);
    sum.finalize().iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").expect("writing to a string does not fail");
        hex
    })
}

/// Fields in the byte order of their keys; of a key that comes twice, in the order of the file.
fn in_order<'a>(entries: &'a Entries) -> Vec<&'a (Cow<'a, str>, &'a RawValue)> {
    let mut fields: Vec<_> = entries.0.iter().collect();
    put_in_order(&mut fields, |(a, _), (b, _)| a.cmp(b));
    fields
}

fn add_list(sum: &mut Sha256, text: &mut Vec<u8>, key: &str, list: Vec<&RawValue>) {
    let id_field = Kind::from_text(key).map_or("id", Kind::id_field);
    let id = |raw: &RawValue| -> Option<String> {
        serde_json::from_str(Entries::of(raw.get())?.first(id_field)?.get()).ok()
    };
    let mut list: Vec<_> = list.into_iter().map(|raw| (id(raw), raw)).collect();
    put_in_order(&mut list, |(a, _), (b, _)| {
        (a.is_none(), a).cmp(&(b.is_none(), b))
    });
    text.push(b'[');
    for (i, (_, raw)) in list.into_iter().enumerate() {
        if i > 0 {
            text.push(b',');
        }
        add_record(text, raw);
        sum.update(&*text);
        text.clear();
    }
    text.push(b']');
}

/// Adds a record's canonical text. Its fields are taken one by one, since most of them stand in the
/// file as they stand in the canonical text and need not be read.
fn add_record(text: &mut Vec<u8>, raw: &RawValue) {
    let Some(entries) = Entries::of(raw.get()).filter(|entries| !entries.0.is_empty()) else {
        return add_value(text, raw.get());
    };
    let mut separator = b'{';
    for (key, raw) in in_order(&entries) {
        text.push(separator);
        add_key(text, key);
        add_value(text, raw.get());
        separator = b',';
    }
    text.push(b'}');
}

fn add_key(text: &mut Vec<u8>, key: &str) {
    serde_json::to_writer(&mut *text, key).expect("text is JSON");
    text.push(b':');
}

/// Adds a value's canonical text. A value that nothing can hold stands as it is, without white space.
fn add_value(text: &mut Vec<u8>, raw: &str) {
    if is_canonical(raw) {
        return text.extend_from_slice(raw.as_bytes());
    }
    match serde_json::from_str::<Node>(raw) {
        Ok(node) => serde_json::to_writer(text, &node).expect("the value came from JSON"),
        Err(_) => text.extend_from_slice(without_white_space(raw).as_bytes()),
    }
}

/// Whether a value is seen at a glance to stand in its canonical text: a string without escapes, a
/// word, a whole number of moderate length.
fn is_canonical(raw: &str) -> bool {
    match raw.as_bytes() {
        [b'"', rest @ ..] => !rest.contains(&b'\\'),
        [b't' | b'f' | b'n', ..] | b"0" => true,
        [b'1'..=b'9', rest @ ..] => rest.len() < 15 && rest.iter().all(u8::is_ascii_digit),
        _ => false,
    }
}

fn without_white_space(text: &str) -> String {
    let (mut quoted, mut escaped) = (false, false);
    text.chars()
        .filter(|c| {
            let keep = quoted || !c.is_ascii_whitespace();
            quoted ^= *c == '"' && !escaped;
            escaped = quoted && *c == '\\' && !escaped;
            keep
        })
        .collect()
}

/// A JSON value with its objects' keys in byte order; keys that come twice stay.
enum Node {
    Null,
    Flag(bool),
    Whole(i64),
    Large(u64),
    Number(f64),
    Text(String),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
}

impl serde::Serialize for Node {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Whole(number) => serializer.serialize_i64(*number),
            Self::Large(number) => serializer.serialize_u64(*number),
            Self::Number(number) => write_number(*number, serializer),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(list) => serializer.collect_seq(list),
            Self::Object(fields) => serializer.collect_map(fields.iter().map(|(k, v)| (k, v))),
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NodeVisitor;
        impl<'de> Visitor<'de> for NodeVisitor {
            type Value = Node;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }
            fn visit_unit<E>(self) -> Result<Node, E> {
                Ok(Node::Null)
            }
            fn visit_bool<E>(self, flag: bool) -> Result<Node, E> {
                Ok(Node::Flag(flag))
            }
            fn visit_i64<E>(self, number: i64) -> Result<Node, E> {
                Ok(Node::Whole(number))
            }
            fn visit_u64<E>(self, number: u64) -> Result<Node, E> {
                Ok(Node::Large(number))
            }
            fn visit_f64<E>(self, number: f64) -> Result<Node, E> {
                Ok(Node::Number(number))
            }
            fn visit_str<E>(self, text: &str) -> Result<Node, E> {
                Ok(Node::Text(text.to_owned()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
                let mut list = Vec::new();
                while let Some(node) = seq.next_element()? {
                    list.push(node);
                }
                Ok(Node::List(list))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
                let mut fields: Vec<(String, Node)> = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                put_in_order(&mut fields, |(a, _), (b, _)| a.cmp(b));
                Ok(Node::Object(fields))
            }
        }
        deserializer.deserialize_any(NodeVisitor)
    }
}

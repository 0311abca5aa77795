//! Objects in which no key may come twice, where serde_json would take the last value in silence.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// A value read so that a key that comes twice is an error.
pub struct Once<T>(pub T);

/// A value that stands in an object under keys that files give.
pub trait ValueByKey: for<'de> Deserialize<'de> {}

impl ValueByKey for String {}
impl ValueByKey for f64 {}

impl<'de, T: ValueByKey> Deserialize<'de> for Once<BTreeMap<String, T>> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ByKeyVisitor<T>(PhantomData<T>);
        impl<'de, T: ValueByKey> Visitor<'de> for ByKeyVisitor<T> {
            type Value = BTreeMap<String, T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut values = BTreeMap::new();
                while let Some((key, value)) = map.next_entry::<String, T>()? {
                    if values.contains_key(&key) {
                        return Err(duplicate(&key));
                    }
                    values.insert(key, value);
                }
                Ok(values)
            }
        }
        let by_key = ByKeyVisitor(PhantomData);
        deserializer.deserialize_map(by_key).map(Self)
    }
}

impl<'de> Deserialize<'de> for Once<Value> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any).map(Self)
    }
}

/// The error of a key that comes twice.
pub fn duplicate<E: Error>(key: &str) -> E {
    E::custom(format_args!("duplicate field `{key}`"))
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Value;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(flag.into())
    }
    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(number.into())
    }
    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(number.into())
    }
    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(number.into())
    }
    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(text.into())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Once(value)) = seq.next_element::<Once<Value>>()? {
            list.push(value);
        }
        Ok(list.into())
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut fields = Map::new();
        while let Some((key, Once(value))) = map.next_entry::<String, Once<Value>>()? {
            if fields.contains_key(&key) {
                return Err(duplicate(&key));
            }
            fields.insert(key, value);
        }
        Ok(fields.into())
    }
}

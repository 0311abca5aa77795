//! What all records share: fields that may be absent, and unknown fields that are kept.
//!
//! [`object!`] writes an object's reading and writing from its list of fields. It stands in place of
//! `#[serde(flatten)]`, which reads a large region at a third of the speed, and it refuses a key
//! that is written twice, where serde_json would take the last value in silence. `record!` does so, too,
//! from a table that also says what cells, forms, tables and partners get of each field.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use rustc_hash::FxHashSet;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde_json::Value;

use crate::unique_keys::Once;

/// Fields that this version of the program does not know, in the order of the file.
///
/// Almost always empty, and then nothing is allocated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UnknownFields(Vec<(String, Value)>);

impl UnknownFields {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The fields kept, with their values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(k, v)| (k.as_str(), v))
    }

    /// Keeps a field whose key no other has, as the caller has made sure.
    pub fn keep(&mut self, key: String, value: Value) {
        self.0.push((key, value));
    }

    /// Writes the fields into an object that is being written.
    pub fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        self.iter().try_for_each(|(k, v)| map.serialize_entry(k, v))
    }
}

/// The unknown fields of an object that is being read, where no key may come twice.
#[derive(Default)]
pub struct UnknownFieldsReader {
    fields: UnknownFields,
    /// The keys, once they are too many to be compared one by one.
    keys: FxHashSet<String>,
}

impl UnknownFieldsReader {
    /// So many keys are compared one by one, which takes no memory.
    const FEW: usize = 16;

    /// Keeps a field. A key that came before is refused and given back.
    pub fn keep(&mut self, key: String, value: Value) -> Result<(), String> {
        let fields = &mut self.fields.0;
        if fields.len() < Self::FEW {
            if fields.iter().any(|(k, _)| *k == key) {
                return Err(key);
            }
        } else {
            if self.keys.is_empty() {
                self.keys.extend(fields.iter().map(|(k, _)| k.clone()));
            }
            if !self.keys.insert(key.clone()) {
                return Err(key);
            }
        }
        fields.push((key, value));
        Ok(())
    }

    /// What was kept.
    pub fn finish(self) -> UnknownFields {
        self.fields
    }
}

/// How a field behaves when a file does not mention it.
pub trait FilePresence: Sized {
    /// The value of a field that is not there; `None` where it must be there.
    fn absent() -> Option<Self>;
    /// Whether writing may leave the field out.
    fn is_absent(&self) -> bool;
    /// Reads the field's value; `null` is a field that is not there.
    fn read<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Option<Self>, A::Error>
    where
        Self: Deserialize<'de>,
    {
        map.next_value()
    }
}

impl<T> FilePresence for Option<T> {
    fn absent() -> Option<Self> {
        Some(None)
    }
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> FilePresence for Vec<T> {
    fn absent() -> Option<Self> {
        Some(Vec::new())
    }
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<T> FilePresence for BTreeMap<String, T>
where
    Once<Self>: for<'de> Deserialize<'de>,
{
    fn absent() -> Option<Self> {
        Some(BTreeMap::new())
    }
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
    fn read<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Option<Self>, A::Error> {
        let texts: Option<Once<Self>> = map.next_value()?;
        Ok(texts.map(|Once(texts)| texts))
    }
}

/// A mark that is off unless the file says otherwise.
impl FilePresence for bool {
    fn absent() -> Option<Self> {
        Some(false)
    }
    fn is_absent(&self) -> bool {
        !self
    }
}

/// Declares that a field of these types must be there.
macro_rules! required {
    ($($ty:ty),* $(,)?) => {$(
        impl $crate::record::FilePresence for $ty {
            fn absent() -> Option<Self> { None }
            fn is_absent(&self) -> bool { false }
        }
    )*};
}
pub(crate) use required;

required!(String);

/// An object's key, borrowed from the text where that is possible.
pub struct ObjectKey<'de>(pub Cow<'de, str>);

impl<'de> Deserialize<'de> for ObjectKey<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor;
        impl<'de> Visitor<'de> for KeyVisitor {
            type Value = ObjectKey<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }
            fn visit_borrowed_str<E>(self, v: &'de str) -> Result<Self::Value, E> {
                Ok(ObjectKey(Cow::Borrowed(v)))
            }
            fn visit_str<E>(self, v: &str) -> Result<Self::Value, E> {
                Ok(ObjectKey(Cow::Owned(v.to_owned())))
            }
        }
        deserializer.deserialize_str(KeyVisitor)
    }
}

/// A field's name in the file: its own, unless another is given, as for a word that Rust keeps to itself.
macro_rules! name_in_file {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $in_file:literal) => {
        $in_file
    };
}
pub(crate) use name_in_file;

/// Writes a struct whose fields may be absent and whose unknown fields are kept in `kept`.
macro_rules! object {
    (
        $(#[doc = $doc:literal])*
        pub struct $name:ident {
            $( $(#[doc = $field_doc:literal])* $field:ident $(as $in_file:literal)? : $ty:ty ),* $(,)?
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            $( $(#[doc = $field_doc])* pub $field: $ty, )*
            /// Fields that this version does not know, kept and written back.
            pub kept: $crate::record::UnknownFields,
        }

        impl $name {
            /// The names of its fields in the file, in their order.
            pub const FIELDS: &'static [&'static str] = &[$($crate::record::name_in_file!($field $($in_file)?)),*];
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;
                let mut map = serializer.serialize_map(None)?;
                $( if !$crate::record::FilePresence::is_absent(&self.$field) {
                    map.serialize_entry($crate::record::name_in_file!($field $($in_file)?), &self.$field)?;
                } )*
                self.kept.write(&mut map)?;
                map.end()
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Fields;
                impl<'de> serde::de::Visitor<'de> for Fields {
                    type Value = $name;
                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("an object")
                    }
                    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<$name, A::Error> {
                        use serde::de::Error;
                        $( let mut $field: Option<Option<$ty>> = None; )*
                        let mut kept = $crate::record::UnknownFieldsReader::default();
                        while let Some($crate::record::ObjectKey(key)) = map.next_key()? {
                            match key.as_ref() {
                                $( $crate::record::name_in_file!($field $($in_file)?) => {
                                    if $field.is_some() {
                                        let name = $crate::record::name_in_file!($field $($in_file)?);
                                        return Err(A::Error::duplicate_field(name));
                                    }
                                    $field = Some($crate::record::FilePresence::read(&mut map)?);
                                } )*
                                _ => {
                                    let $crate::unique_keys::Once(value) = map.next_value()?;
                                    kept.keep(key.into_owned(), value)
                                        .map_err(|key| $crate::unique_keys::duplicate(&key))?;
                                }
                            }
                        }
                        Ok($name {
                            $( $field: match $field.flatten() {
                                Some(value) => value,
                                None => <$ty as $crate::record::FilePresence>::absent()
                                    .ok_or_else(|| {
                                        let name = $crate::record::name_in_file!($field $($in_file)?);
                                        A::Error::missing_field(name)
                                    })?,
                            }, )*
                            kept: kept.finish(),
                        })
                    }
                }
                deserializer.deserialize_map(Fields)
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let mut properties = serde_json::Map::new();
                let mut required: Vec<&str> = Vec::new();
                $(
                    let mut property = generator.subschema_for::<$ty>();
                    property.insert("description".into(), concat!($($field_doc),*).trim().into());
                    let name = $crate::record::name_in_file!($field $($in_file)?);
                    properties.insert(name.into(), property.into());
                    if <$ty as $crate::record::FilePresence>::absent().is_none() {
                        required.push(name);
                    }
                )*
                schemars::json_schema!({
                    "type": "object",
                    "description": concat!($($doc),*).trim(),
                    "properties": properties,
                    "required": required,
                })
            }
        }
    };
}
pub(crate) use object;

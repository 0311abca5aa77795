//! The version of the method by which a region's defaults go (method section 2).

use std::fmt;

use serde::{Deserialize, Deserializer};

use crate::record::FilePresence;

/// A version of the method, from 1 on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(transparent)]
pub struct MethodVersion(u32);

impl MethodVersion {
    /// The first version that was published; what does not say its version is of this one.
    pub const FIRST: Self = Self(1);
    /// The newest version that this program knows; new regions go by it.
    pub const NEWEST: Self = Self(1);

    /// The version of this number; `None` for 0, since the first one is 1.
    pub fn of(number: u32) -> Option<Self> {
        (number >= Self::FIRST.0).then_some(Self(number))
    }

    /// Whether this program knows its defaults.
    pub fn is_known(self) -> bool {
        self <= Self::NEWEST
    }
}

impl fmt::Display for MethodVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'de> Deserialize<'de> for MethodVersion {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = u32::deserialize(deserializer)?;
        Self::of(number).ok_or_else(|| serde::de::Error::custom("versions begin with 1"))
    }
}

/// Read as the first version where it is not there, and always written.
impl FilePresence for MethodVersion {
    fn absent() -> Option<Self> {
        Some(Self::FIRST)
    }
    fn is_absent(&self) -> bool {
        false
    }
}

impl schemars::JsonSchema for MethodVersion {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "MethodVersion".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "integer", "minimum": 1, "default": 1 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_a_whole_number_from_1_on() {
        let read = |text: &str| serde_json::from_str::<MethodVersion>(text).ok();
        assert_eq!(read("1"), Some(MethodVersion::FIRST));
        assert_eq!(read("7"), Some(MethodVersion(7)));
        for text in ["0", "-1", "1.5", r#""1""#, "true", "[1]"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}

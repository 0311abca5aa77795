//! The version of the method by which a region's defaults go (method section 2).
//!
//! A version that was published is never edited, so that no figure of an old region changes in silence.

use std::fmt;

use serde::{Deserialize, Deserializer};

use crate::record::FilePresence;
use crate::settings::SettingId;

/// A version of the method, from 1 on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(transparent)]
pub struct MethodVersion(u32);

/// What later versions of the method changed: from which one on, which setting, to which default. The
/// first version's defaults stand with the settings.
const LATER_DEFAULTS: &[(MethodVersion, SettingId, f64)] = &[];

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

/// A setting's default in a version of the method, given that of the first version.
pub(super) fn default_in(method: MethodVersion, setting: SettingId, first: f64) -> f64 {
    latest(LATER_DEFAULTS, method, setting).unwrap_or(first)
}

/// What the latest version up to this one changed a default to; `None` where none did.
fn latest(
    later: &[(MethodVersion, SettingId, f64)],
    method: MethodVersion,
    setting: SettingId,
) -> Option<f64> {
    let changed = later.iter();
    let changed = changed.filter(|(since, id, _)| *since <= method && *id == setting);
    let last = changed.max_by_key(|(since, _, _)| *since);
    last.map(|(_, _, default)| *default)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_default_is_the_one_of_the_latest_version_up_to_that_of_the_region() {
        let later = [
            (MethodVersion(4), SettingId::HalfLife, 4.0),
            (MethodVersion(2), SettingId::HalfLife, 3.0),
            (MethodVersion(3), SettingId::Fill, 0.9),
        ];
        let half_life = |version| latest(&later, MethodVersion(version), SettingId::HalfLife);
        let found = [1, 2, 3, 4, 9].map(half_life);
        assert_eq!(found, [None, Some(3.0), Some(3.0), Some(4.0), Some(4.0)]);
    }

    #[test]
    fn later_versions_are_known_ones_after_the_first() {
        for (since, id, default) in LATER_DEFAULTS {
            assert!(*since > MethodVersion::FIRST && since.is_known(), "{id:?}");
            assert!(id.spec().allows(*default), "{id:?}");
        }
    }

    #[test]
    fn the_defaults_of_the_first_version_are_those_that_were_published() {
        let published: Vec<(&str, f64)> = vec![
            ("include_proposed", 0.0),
            ("assume_repeat", 1.0),
            ("carry_forward", 1.0),
            ("probability_commitment", 0.9),
            ("probability_survey", 0.8),
            ("probability_interview", 0.6),
            ("probability_focus_group", 0.5),
            ("probability_statistic", 0.4),
            ("probability_hearsay", 0.2),
            ("half_life", 2.0),
            ("undated_age_factor", 0.5),
            ("expiry_age_factor", 0.01),
            ("fill", 1.0),
            ("completion_prior_weight", 20.0),
            ("completion_prior", 0.76),
            ("study_share", 0.13),
            ("stay_share", 1.0),
            ("default_duration", 3.0),
            ("class_size", 24.0),
            ("class_minimum", 22.0),
            ("class_maximum", 28.0),
            ("near_minutes", 30.0),
            ("far_minutes", 60.0),
            ("far_floor", 0.5),
            ("road_factor", 1.3),
            ("road_speed", 50.0),
            ("related_threshold", 0.5),
            ("band_strong_shortage", 0.85),
            ("band_shortage", 1.0),
            ("band_balanced", 1.05),
            ("band_mild_surplus", 1.15),
            ("confidence", 0.80),
            ("minimum_enterprises", 3.0),
            ("minimum_heard", 0.5),
            ("publishable_cohort", 20.0),
            ("weight_severity", 0.35),
            ("weight_volume", 0.25),
            ("weight_difficulty", 0.15),
            ("weight_breadth", 0.10),
            ("weight_relevance", 0.15),
            ("hard_difficulty", 3.0),
            ("breadth_enterprises", 5.0),
        ];
        let found = SettingId::ALL
            .iter()
            .map(|id| (id.as_str(), id.spec().default_in(MethodVersion::FIRST)))
            .filter(|(_, default)| !default.is_nan());
        assert_eq!(found.collect::<Vec<_>>(), published);
    }

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

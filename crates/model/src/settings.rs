//! The method's constants as settings: each has a default, a unit, a range and a source.
//!
//! A region stores the settings that somebody changed; the others follow the default of the version of
//! the method that it names.

use std::collections::BTreeMap;

use crate::method_version::{self, MethodVersion};
use crate::record::UnknownFields;
use crate::setting_rules::{SettingGroup, group_of};

/// How a setting is shown and which values it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingUnit {
    /// On (1) or off (0).
    Flag,
    Years,
    Year,
    Share,
    Persons,
    Minutes,
    Factor,
    KilometresPerHour,
    Count,
    Weight,
    Ratio,
}

/// Where a default comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingSource {
    /// Enlace's own choice, shown as such.
    Choice,
    /// A source that the setting's text names.
    Cited,
}

/// What is fixed about a setting.
#[derive(Clone, Copy, Debug)]
pub struct SettingSpec {
    pub id: SettingId,
    /// Its default in the first version of the method; [`SettingSpec::default_in`] gives any version's.
    first_default: f64,
    pub unit: SettingUnit,
    /// Least value, itself allowed unless `open`.
    pub least: f64,
    /// Greatest value, itself allowed.
    pub greatest: f64,
    /// Whether the least value itself is refused.
    pub open: bool,
    pub source: SettingSource,
}

macro_rules! settings {
    ($( $variant:ident = $key:literal, $default:expr, $unit:ident, $least:expr => $greatest:expr, $open:literal, $source:ident; )*) => {
        /// A constant of the method that a region may set.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum SettingId { $($variant),* }

        impl SettingId {
            /// All settings, in the order in which a page shows them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The setting's key in the file.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $key),* }
            }

            /// The setting that a key names.
            pub fn from_text(key: &str) -> Option<Self> {
                match key { $($key => Some(Self::$variant),)* _ => None }
            }
        }

        /// What is fixed about each setting, in the order of [`SettingId::ALL`].
        pub const SPECS: &[SettingSpec] = &[$(SettingSpec {
            id: SettingId::$variant,
            first_default: $default,
            unit: SettingUnit::$unit,
            least: $least,
            greatest: $greatest,
            open: $open,
            source: SettingSource::$source,
        }),*];
    };
}

settings! {
    IncludeProposed = "include_proposed", 0.0, Flag, 0.0 => 1.0, false, Choice;
    AssumeRepeat = "assume_repeat", 1.0, Flag, 0.0 => 1.0, false, Choice;
    CarryForward = "carry_forward", 1.0, Flag, 0.0 => 1.0, false, Choice;
    ProbabilityCommitment = "probability_commitment", 0.9, Share, 0.0 => 1.0, false, Choice;
    ProbabilitySurvey = "probability_survey", 0.8, Share, 0.0 => 1.0, false, Choice;
    ProbabilityInterview = "probability_interview", 0.6, Share, 0.0 => 1.0, false, Choice;
    ProbabilityFocusGroup = "probability_focus_group", 0.5, Share, 0.0 => 1.0, false, Choice;
    ProbabilityStatistic = "probability_statistic", 0.4, Share, 0.0 => 1.0, false, Choice;
    ProbabilityHearsay = "probability_hearsay", 0.2, Share, 0.0 => 1.0, false, Choice;
    HalfLife = "half_life", 2.0, Years, 0.0 => 100.0, true, Choice;
    UndatedAgeFactor = "undated_age_factor", 0.5, Share, 0.0 => 1.0, false, Choice;
    ExpiryAgeFactor = "expiry_age_factor", 0.01, Share, 0.0 => 1.0, false, Choice;
    Fill = "fill", 1.0, Share, 0.0 => 1.0, false, Choice;
    CompletionPriorWeight = "completion_prior_weight", 20.0, Persons, 0.0 => 1e6, false, Cited;
    CompletionPrior = "completion_prior", 0.76, Share, 0.0 => 1.0, false, Cited;
    StudyShare = "study_share", 0.13, Share, 0.0 => 1.0, false, Cited;
    StayShare = "stay_share", 1.0, Share, 0.0 => 1.0, false, Choice;
    DefaultDuration = "default_duration", 3.0, Years, 0.0 => 20.0, true, Choice;
    ClassSize = "class_size", 24.0, Persons, 1.0 => 1000.0, false, Choice;
    ClassMinimum = "class_minimum", 22.0, Persons, 0.0 => 1000.0, false, Cited;
    ClassMaximum = "class_maximum", 28.0, Persons, 0.0 => 1000.0, false, Cited;
    NextEntryYear = "next_entry_year", f64::NAN, Year, 1900.0 => 2200.0, false, Choice;
    NearMinutes = "near_minutes", 30.0, Minutes, 0.0 => 1440.0, false, Cited;
    FarMinutes = "far_minutes", 60.0, Minutes, 0.0 => 1440.0, true, Choice;
    FarFloor = "far_floor", 0.5, Share, 0.0 => 1.0, false, Choice;
    RoadFactor = "road_factor", 1.3, Factor, 1.0 => 10.0, false, Choice;
    RoadSpeed = "road_speed", 50.0, KilometresPerHour, 0.0 => 1000.0, true, Choice;
    RelatedThreshold = "related_threshold", 0.5, Share, 0.0 => 1.0, false, Choice;
    BandStrongShortage = "band_strong_shortage", 0.85, Ratio, 0.0 => 100.0, false, Cited;
    BandShortage = "band_shortage", 1.0, Ratio, 0.0 => 100.0, false, Cited;
    BandBalanced = "band_balanced", 1.05, Ratio, 0.0 => 100.0, false, Cited;
    BandMildSurplus = "band_mild_surplus", 1.15, Ratio, 0.0 => 100.0, false, Cited;
    Confidence = "confidence", 0.80, Share, 0.5 => 0.999, false, Choice;
    MinimumEnterprises = "minimum_enterprises", 3.0, Count, 0.0 => 1000.0, false, Choice;
    MinimumHeard = "minimum_heard", 0.5, Share, 0.0 => 1.0, false, Choice;
    PublishableCohort = "publishable_cohort", 20.0, Persons, 0.0 => 1e6, false, Cited;
    WeightSeverity = "weight_severity", 0.35, Weight, 0.0 => 100.0, false, Choice;
    WeightVolume = "weight_volume", 0.25, Weight, 0.0 => 100.0, false, Choice;
    WeightDifficulty = "weight_difficulty", 0.15, Weight, 0.0 => 100.0, false, Choice;
    WeightBreadth = "weight_breadth", 0.10, Weight, 0.0 => 100.0, false, Choice;
    WeightRelevance = "weight_relevance", 0.15, Weight, 0.0 => 100.0, false, Choice;
    HardDifficulty = "hard_difficulty", 3.0, Count, 0.0 => 4.0, false, Choice;
    BreadthEnterprises = "breadth_enterprises", 5.0, Count, 0.0 => 1000.0, true, Choice;
}

impl SettingId {
    /// What is fixed about it.
    pub fn spec(self) -> &'static SettingSpec {
        &SPECS[self as usize]
    }
}

impl SettingSpec {
    /// Its default in a version of the method. In a version that is newer than this program knows it is
    /// the newest known one. [`SettingId::NextEntryYear`] has no default of its own and is NaN:
    /// `coverage` derives it from the reference date.
    pub fn default_in(&self, method: MethodVersion) -> f64 {
        method_version::default_in(method, self.id, self.first_default)
    }

    /// Whether a region may hold this value.
    pub fn allows(&self, value: f64) -> bool {
        let above = if self.open {
            value > self.least
        } else {
            value >= self.least
        };
        let whole = matches!(self.unit, SettingUnit::Flag | SettingUnit::Year);
        above && value <= self.greatest && (!whole || value.fract() == 0.0)
    }
}

/// The settings of a region: what was changed, over the defaults.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// INVARIANT: every value is one that its [`SettingSpec::allows`].
    changed: BTreeMap<SettingId, f64>,
    /// Settings that this version does not know, kept and written back.
    pub kept: UnknownFields,
}

impl Settings {
    /// The settings with the defaults of a version of the method.
    pub fn under(&self, method: MethodVersion) -> SettingsInForce<'_> {
        SettingsInForce {
            settings: self,
            method,
        }
    }

    /// The value that somebody set, if any.
    pub fn changed(&self, id: SettingId) -> Option<f64> {
        self.changed.get(&id).copied()
    }

    /// Sets a value, or with `None` goes back to the default. A value out of range is refused.
    pub fn set(&mut self, id: SettingId, value: Option<f64>) -> Result<(), ValueOutOfRange> {
        match value {
            None => {
                self.changed.remove(&id);
            }
            Some(value) if id.spec().allows(value) => {
                self.changed.insert(id, value);
            }
            Some(_) => return Err(ValueOutOfRange(id)),
        }
        Ok(())
    }

    /// What was changed, in the order of the settings.
    pub fn iter(&self) -> impl Iterator<Item = (SettingId, f64)> {
        self.changed.iter().map(|(id, value)| (*id, *value))
    }
}

/// The settings of a region with what counts where nobody set anything.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SettingsInForce<'a> {
    settings: &'a Settings,
    method: MethodVersion,
}

impl SettingsInForce<'_> {
    /// The value in force: the one that somebody set, else the default; the default, too, of a setting
    /// whose group breaks its rule. NaN for [`SettingId::NextEntryYear`] until it is set.
    pub fn get(&self, id: SettingId) -> f64 {
        match group_of(id).is_some_and(|group| self.breaks(group)) {
            true => id.spec().default_in(self.method),
            false => self.stated(id),
        }
    }

    /// The value that somebody set, else the default, whether or not its group keeps its rule.
    pub fn stated(&self, id: SettingId) -> f64 {
        let set = self.settings.changed(id);
        set.unwrap_or_else(|| id.spec().default_in(self.method))
    }

    /// Whether settings of a group break its rule.
    fn breaks(&self, group: &SettingGroup) -> bool {
        let is_set = |id: &SettingId| self.settings.changed(*id).is_some();
        // The defaults break none.
        group.members.iter().any(is_set) && !group.broken(|id| self.stated(id)).is_empty()
    }

    /// Whether a flag is on.
    pub fn is_on(&self, id: SettingId) -> bool {
        self.get(id) != 0.0
    }
}

/// A setting cannot take the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValueOutOfRange(pub SettingId);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_stands_at_its_own_place_and_keeps_to_its_range() {
        for (id, spec) in SettingId::ALL.iter().zip(SPECS) {
            assert_eq!(*id, spec.id);
            assert_eq!(SettingId::from_text(id.as_str()), Some(*id));
            let default = spec.default_in(MethodVersion::NEWEST);
            assert!(default.is_nan() || spec.allows(default), "{id:?}");
        }
    }

    #[test]
    fn where_settings_break_a_rule_together_the_defaults_of_all_that_it_binds_count() {
        let get = |set: &[(SettingId, f64)], id| {
            let mut settings = Settings::default();
            for (id, value) in set {
                settings.set(*id, Some(*value)).expect("is in range");
            }
            settings.under(MethodVersion::FIRST).get(id)
        };
        use SettingId::*;
        let far = [(NearMinutes, 70.0)];
        assert_eq!(
            (get(&far, NearMinutes), get(&far, FarMinutes)),
            (30.0, 60.0)
        );
        let same = [(NearMinutes, 40.0), (FarMinutes, 40.0)];
        assert_eq!(
            (get(&same, NearMinutes), get(&same, FarMinutes)),
            (30.0, 60.0)
        );
        let bands = [(BandShortage, 0.9), (BandBalanced, 1.3)];
        assert_eq!(get(&bands, BandShortage), 1.0, "1.3 exceeds 1.15");
        assert_eq!(get(&bands[..1], BandShortage), 0.9);
        let none = [
            (WeightSeverity, 0.0),
            (WeightVolume, 0.0),
            (WeightDifficulty, 0.0),
            (WeightBreadth, 0.0),
            (WeightRelevance, 0.0),
        ];
        assert_eq!(get(&none, WeightVolume), 0.25);
        assert_eq!(get(&none[..4], WeightVolume), 0.0);
    }

    #[test]
    fn a_class_has_at_least_one_pupil() {
        let mut settings = Settings::default();
        for size in [1e-310, 0.0, 0.999] {
            let set = settings.set(SettingId::ClassSize, Some(size));
            assert_eq!(set, Err(ValueOutOfRange(SettingId::ClassSize)), "{size}");
        }
        assert_eq!(settings.set(SettingId::ClassSize, Some(1.0)), Ok(()));
    }

    #[test]
    fn a_value_out_of_range_is_refused_and_changes_nothing() {
        let mut settings = Settings::default();
        assert!(settings.set(SettingId::HalfLife, Some(0.0)).is_err());
        assert!(settings.set(SettingId::CarryForward, Some(0.5)).is_err());
        assert!(settings.set(SettingId::Fill, Some(f64::NAN)).is_err());
        assert_eq!(settings, Settings::default());
        assert!(settings.set(SettingId::HalfLife, Some(1.0)).is_ok());
        let in_force = settings.under(MethodVersion::FIRST);
        assert_eq!(in_force.get(SettingId::HalfLife), 1.0);
    }
}

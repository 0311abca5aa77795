//! The method's constants as settings: each has a default, a unit, a range and a source.
//!
//! The defaults of a version that was published are never edited, so that no figure of an old region
//! changes in silence.

use crate::method_version::MethodVersion;

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

/// The first step of the computation that reads a setting; the figures follow from every step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingStage {
    Statements,
    Supply,
    Distances,
    Relatedness,
    Figures,
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
    pub stage: SettingStage,
}

macro_rules! settings {
    ($( $variant:ident = $key:literal, $default:expr, $unit:ident, $least:expr => $greatest:expr, $open:literal, $source:ident, $stage:ident; )*) => {
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
            stage: SettingStage::$stage,
        }),*];
    };
}

settings! {
    IncludeProposed = "include_proposed", 0.0, Flag, 0.0 => 1.0, false, Choice, Supply;
    AssumeRepeat = "assume_repeat", 1.0, Flag, 0.0 => 1.0, false, Choice, Supply;
    CarryForward = "carry_forward", 1.0, Flag, 0.0 => 1.0, false, Choice, Statements;
    ProbabilityCommitment = "probability_commitment", 0.9, Share, 0.0 => 1.0, false, Choice, Statements;
    ProbabilitySurvey = "probability_survey", 0.8, Share, 0.0 => 1.0, false, Choice, Statements;
    ProbabilityInterview = "probability_interview", 0.6, Share, 0.0 => 1.0, false, Choice, Statements;
    ProbabilityFocusGroup = "probability_focus_group", 0.5, Share, 0.0 => 1.0, false, Choice, Statements;
    ProbabilityStatistic = "probability_statistic", 0.4, Share, 0.0 => 1.0, false, Choice, Statements;
    ProbabilityHearsay = "probability_hearsay", 0.2, Share, 0.0 => 1.0, false, Choice, Statements;
    HalfLife = "half_life", 2.0, Years, 0.0 => 100.0, true, Choice, Statements;
    UndatedAgeFactor = "undated_age_factor", 0.5, Share, 0.0 => 1.0, false, Choice, Statements;
    ExpiryAgeFactor = "expiry_age_factor", 0.01, Share, 0.0 => 1.0, false, Choice, Statements;
    Fill = "fill", 1.0, Share, 0.0 => 1.0, false, Choice, Supply;
    CompletionPriorWeight = "completion_prior_weight", 20.0, Persons, 0.0 => 1e6, false, Cited, Supply;
    CompletionPrior = "completion_prior", 0.76, Share, 0.0 => 1.0, false, Cited, Supply;
    StudyShare = "study_share", 0.13, Share, 0.0 => 1.0, false, Cited, Supply;
    StayShare = "stay_share", 1.0, Share, 0.0 => 1.0, false, Choice, Supply;
    DefaultDuration = "default_duration", 3.0, Years, 0.0 => 20.0, true, Choice, Supply;
    ClassSize = "class_size", 24.0, Persons, 1.0 => 1000.0, false, Choice, Supply;
    ClassMinimum = "class_minimum", 22.0, Persons, 0.0 => 1000.0, false, Cited, Figures;
    ClassMaximum = "class_maximum", 28.0, Persons, 0.0 => 1000.0, false, Cited, Figures;
    NextEntryYear = "next_entry_year", f64::NAN, Year, 1900.0 => 2200.0, false, Choice, Figures;
    NearMinutes = "near_minutes", 30.0, Minutes, 0.0 => 1440.0, false, Cited, Distances;
    FarMinutes = "far_minutes", 60.0, Minutes, 0.0 => 1440.0, true, Choice, Distances;
    FarFloor = "far_floor", 0.5, Share, 0.0 => 1.0, false, Choice, Distances;
    RoadFactor = "road_factor", 1.3, Factor, 1.0 => 10.0, false, Choice, Distances;
    RoadSpeed = "road_speed", 50.0, KilometresPerHour, 0.0 => 1000.0, true, Choice, Distances;
    RelatedThreshold = "related_threshold", 0.5, Share, 0.0 => 1.0, false, Choice, Relatedness;
    BandStrongShortage = "band_strong_shortage", 0.85, Ratio, 0.0 => 100.0, false, Cited, Figures;
    BandShortage = "band_shortage", 1.0, Ratio, 0.0 => 100.0, false, Cited, Figures;
    BandBalanced = "band_balanced", 1.05, Ratio, 0.0 => 100.0, false, Cited, Figures;
    BandMildSurplus = "band_mild_surplus", 1.15, Ratio, 0.0 => 100.0, false, Cited, Figures;
    Confidence = "confidence", 0.80, Share, 0.5 => 0.999, false, Choice, Figures;
    MinimumEnterprises = "minimum_enterprises", 3.0, Count, 0.0 => 1000.0, false, Choice, Figures;
    MinimumHeard = "minimum_heard", 0.5, Share, 0.0 => 1.0, false, Choice, Figures;
    PublishableCohort = "publishable_cohort", 20.0, Persons, 0.0 => 1e6, false, Cited, Figures;
    WeightSeverity = "weight_severity", 0.35, Weight, 0.0 => 100.0, false, Choice, Figures;
    WeightVolume = "weight_volume", 0.25, Weight, 0.0 => 100.0, false, Choice, Figures;
    WeightDifficulty = "weight_difficulty", 0.15, Weight, 0.0 => 100.0, false, Choice, Figures;
    WeightBreadth = "weight_breadth", 0.10, Weight, 0.0 => 100.0, false, Choice, Figures;
    WeightRelevance = "weight_relevance", 0.15, Weight, 0.0 => 100.0, false, Choice, Figures;
    HardDifficulty = "hard_difficulty", 3.0, Count, 0.0 => 4.0, false, Choice, Statements;
    BreadthEnterprises = "breadth_enterprises", 5.0, Count, 0.0 => 1000.0, true, Choice, Figures;
}

/// What later versions of the method changed: from which one on, which setting, to which default. The
/// first version's defaults stand with the settings.
const LATER_DEFAULTS: &[(MethodVersion, SettingId, f64)] = &[];

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
        latest(LATER_DEFAULTS, method, self.id).unwrap_or(self.first_default)
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
    fn every_setting_stands_at_its_own_place_and_keeps_to_its_range() {
        for (id, spec) in SettingId::ALL.iter().zip(SPECS) {
            assert_eq!(*id, spec.id);
            assert_eq!(SettingId::from_text(id.as_str()), Some(*id));
            let default = spec.default_in(MethodVersion::NEWEST);
            assert!(default.is_nan() || spec.allows(default), "{id:?}");
        }
    }

    fn version_of(number: u32) -> MethodVersion {
        MethodVersion::of(number).expect("is not 0")
    }

    #[test]
    fn a_default_is_the_one_of_the_latest_version_up_to_that_of_the_region() {
        let later = [
            (version_of(4), SettingId::HalfLife, 4.0),
            (version_of(2), SettingId::HalfLife, 3.0),
            (version_of(3), SettingId::Fill, 0.9),
        ];
        let half_life = |version| latest(&later, version_of(version), SettingId::HalfLife);
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
}

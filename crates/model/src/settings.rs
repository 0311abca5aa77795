//! The settings of a region: it stores those that somebody changed; the others follow the default of the
//! version of the method that it names.

use std::collections::BTreeMap;

use crate::method_version::MethodVersion;
use crate::record::UnknownFields;
use crate::setting_rules::{SettingGroup, group_of};
use crate::setting_spec::SettingId;

/// The settings of a region: what was changed, over the defaults.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// INVARIANT: every value is one that its [`crate::setting_spec::SettingSpec::allows`].
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

//! The rules that settings keep together: limits that ascend, weights of which one counts.
//!
//! Edits are refused by them, files are checked by them, and where settings break one the defaults of
//! all that it binds count (method section 2).

use crate::setting_spec::SettingId;

use SettingId::*;

/// Settings that are bound together.
#[derive(Debug, PartialEq, Eq)]
pub struct SettingGroup {
    pub members: &'static [SettingId],
    pub rule: GroupRule,
}

/// What holds among the settings of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupRule {
    /// None exceeds the next one.
    Ascending,
    /// Each is less than the next one.
    StrictlyAscending,
    /// Their sum is above 0.
    PositiveSum,
}

/// A rule that is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BrokenRule {
    /// The first may not exceed, or not reach, the second.
    NotAscending { lower: SettingId, upper: SettingId },
    /// All of them are 0.
    NoPositiveSum { first: SettingId },
}

/// All groups; a setting is in one at most.
pub const GROUPS: &[SettingGroup] = &[
    SettingGroup {
        members: &[NearMinutes, FarMinutes],
        rule: GroupRule::StrictlyAscending,
    },
    SettingGroup {
        members: &[
            BandStrongShortage,
            BandShortage,
            BandBalanced,
            BandMildSurplus,
        ],
        rule: GroupRule::Ascending,
    },
    SettingGroup {
        members: &[ClassMinimum, ClassMaximum],
        rule: GroupRule::Ascending,
    },
    SettingGroup {
        members: &[
            WeightSeverity,
            WeightVolume,
            WeightDifficulty,
            WeightBreadth,
            WeightRelevance,
        ],
        rule: GroupRule::PositiveSum,
    },
];

/// The group that a setting belongs to; `None` for one that stands alone.
pub fn group_of(id: SettingId) -> Option<&'static SettingGroup> {
    GROUPS.iter().find(|group| group.members.contains(&id))
}

impl SettingGroup {
    /// The rules that these values break, in the order of the settings.
    pub fn broken(&self, value: impl Fn(SettingId) -> f64) -> Vec<BrokenRule> {
        let holds = |lower: f64, upper: f64| match self.rule {
            GroupRule::Ascending => lower <= upper,
            GroupRule::StrictlyAscending => lower < upper,
            GroupRule::PositiveSum => true,
        };
        let mut broken = Vec::new();
        for pair in self.members.windows(2) {
            let (lower, upper) = (pair[0], pair[1]);
            if !holds(value(lower), value(upper)) {
                broken.push(BrokenRule::NotAscending { lower, upper });
            }
        }
        let none = || self.members.iter().all(|id| value(*id) <= 0.0);
        if let (GroupRule::PositiveSum, [first, ..]) = (self.rule, self.members)
            && none()
        {
            broken.push(BrokenRule::NoPositiveSum { first: *first });
        }
        broken
    }
}

impl BrokenRule {
    /// Whether a setting takes part in it.
    pub fn binds(self, id: SettingId) -> bool {
        match self {
            Self::NotAscending { lower, upper } => id == lower || id == upper,
            Self::NoPositiveSum { first } => {
                group_of(first).is_some_and(|group| group.members.contains(&id))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MethodVersion;

    #[test]
    fn each_setting_of_a_group_knows_its_group_and_is_in_no_other() {
        for id in SettingId::ALL {
            let holding: Vec<_> = GROUPS.iter().filter(|g| g.members.contains(id)).collect();
            assert_eq!(group_of(*id), holding.first().copied(), "{id:?}");
            assert!(holding.len() <= 1, "{id:?}");
        }
    }

    #[test]
    fn the_defaults_break_no_rule() {
        for group in GROUPS {
            let default = |id: SettingId| id.spec().default_in(MethodVersion::NEWEST);
            assert_eq!(group.broken(default), [], "{group:?}");
        }
    }

    #[test]
    fn limits_of_distance_differ_and_bands_may_be_equal() {
        let equal = |_| 1.0;
        let (lower, upper) = (NearMinutes, FarMinutes);
        let broken = [BrokenRule::NotAscending { lower, upper }];
        let group = |id| group_of(id).expect("is in a group");
        assert_eq!(group(NearMinutes).broken(equal), broken);
        assert_eq!(group(BandBalanced).broken(equal), []);
    }
}

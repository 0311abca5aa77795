//! Setting a constant of the method, or letting it follow its default again.

use crate::Rejection;
use enlace_model::{Change, Region, SettingId, Settings, SettingsInForce};

use SettingId::*;

/// The change that gives the setting this value; `None` is the default. No change where it is so
/// already. Settings that belong together stay in order.
pub fn decide(
    setting: SettingId,
    value: Option<f64>,
    region: &Region,
) -> Result<Option<Change>, Rejection> {
    let mut settings = region.settings.clone();
    set(&mut settings, setting, value)?;
    check_together(setting, settings.under(region.header.method))?;
    Ok(change(setting, value, &region.settings))
}

/// The changes that give several settings their values at once; together they must be in order.
pub fn several(
    values: &[(SettingId, Option<f64>)],
    region: &Region,
) -> Result<Vec<Change>, Rejection> {
    let mut after = region.settings.clone();
    let mut changes = Vec::new();
    for (setting, value) in values {
        set(&mut after, *setting, *value)?;
        changes.extend(change(*setting, *value, &region.settings));
    }
    for (setting, _) in values {
        check_together(*setting, after.under(region.header.method))?;
    }
    Ok(changes)
}

fn set(settings: &mut Settings, setting: SettingId, value: Option<f64>) -> Result<(), Rejection> {
    let refused = |_| Rejection::OutOfRange {
        setting,
        // Going back to the default is never refused.
        value: value.unwrap_or_default(),
    };
    settings.set(setting, value).map_err(refused)
}

fn change(id: SettingId, after: Option<f64>, settings: &Settings) -> Option<Change> {
    let before = settings.changed(id);
    (before != after).then_some(Change::Setting { id, before, after })
}

/// Pairs in which the first may not exceed the second; where `Strictly`, not equal it either.
const ASCENDING: &[(SettingId, Order, SettingId)] = &[
    (NearMinutes, Order::Strictly, FarMinutes),
    (BandStrongShortage, Order::OrEqual, BandShortage),
    (BandShortage, Order::OrEqual, BandBalanced),
    (BandBalanced, Order::OrEqual, BandMildSurplus),
    (ClassMinimum, Order::OrEqual, ClassMaximum),
];

const WEIGHTS: &[SettingId] = &[
    WeightSeverity,
    WeightVolume,
    WeightDifficulty,
    WeightBreadth,
    WeightRelevance,
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    OrEqual,
    Strictly,
}

/// Only the rules that the changed setting takes part in: another one that a file broke must not
/// keep this one from being set.
fn check_together(changed: SettingId, settings: SettingsInForce) -> Result<(), Rejection> {
    for &(lower, order, upper) in ASCENDING {
        let (lower_value, upper_value) = (settings.get(lower), settings.get(upper));
        let holds =
            lower_value < upper_value || (order == Order::OrEqual && lower_value == upper_value);
        if (changed == lower || changed == upper) && !holds {
            return Err(Rejection::NotAscending {
                lower,
                lower_value,
                upper,
                upper_value,
            });
        }
    }
    let all_zero = WEIGHTS.iter().all(|id| settings.get(*id) == 0.0);
    if WEIGHTS.contains(&changed) && all_zero {
        return Err(Rejection::WeightsAllZero);
    }
    Ok(())
}

//! Setting a constant of the method, or letting it follow its default again.

use crate::Rejection;
use enlace_model::setting_rules::{BrokenRule, group_of};
use enlace_model::{Change, Region, SettingId, Settings, SettingsInForce};

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

/// Only the rules that the changed setting takes part in: another one that a file broke must not
/// keep this one from being set.
fn check_together(changed: SettingId, settings: SettingsInForce) -> Result<(), Rejection> {
    let value = |id| settings.stated(id);
    let broken = group_of(changed).map(|group| group.broken(value));
    let own = broken
        .into_iter()
        .flatten()
        .find(|rule| rule.binds(changed));
    match own {
        None => Ok(()),
        Some(BrokenRule::NotAscending { lower, upper }) => Err(Rejection::NotAscending {
            lower,
            lower_value: value(lower),
            upper,
            upper_value: value(upper),
        }),
        Some(BrokenRule::NoPositiveSum { .. }) => Err(Rejection::WeightsAllZero),
    }
}

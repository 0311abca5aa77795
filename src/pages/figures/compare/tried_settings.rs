//! Settings that are tried out have other values than the region's; only the address keeps them.

use enlace_method::Assumptions;
use enlace_model::{Region, SettingId};

use crate::pages::shared::address::Address;

/// The key in the address, whose value reads `half_life:3,stay_share:0.8`.
const KEY: &str = "set";

/// The settings that are tried out, in their order. Values that no region may hold are left out.
pub fn tried(address: Address) -> Vec<(SettingId, f64)> {
    read(&address.get(KEY))
}

fn read(text: &str) -> Vec<(SettingId, f64)> {
    let said = |id: &SettingId| {
        let mut parts = text.split(',').filter_map(|part| part.split_once(':'));
        let (_, value) = parts.find(|(key, _)| *key == id.as_str())?;
        let value = value
            .parse()
            .ok()
            .filter(|value| id.spec().allows(*value))?;
        Some((*id, value))
    };
    SettingId::ALL.iter().filter_map(said).collect()
}

/// Tries another value of a setting; `None` stops trying it.
pub fn put(address: Address, id: SettingId, value: Option<f64>) {
    let mut all = leptos::prelude::untrack(|| tried(address));
    all.retain(|(own, _)| *own != id);
    all.extend(value.map(|value| (id, value)));
    let all: Vec<String> = all
        .iter()
        .map(|(id, value)| format!("{}:{value}", id.as_str()))
        .collect();
    address.set(&[(KEY, &all.join(","))]);
}

/// Stops trying all settings.
pub fn clear(address: Address) {
    address.set(&[(KEY, "")]);
}

/// The region's assumptions with these settings in place of its own.
pub fn assumed(region: &Region, all: &[(SettingId, f64)]) -> Assumptions {
    let mut own = Assumptions::of(region);
    for (id, value) in all {
        // This cannot fail: reading left out what no region may hold.
        let _ = own.settings.set(*id, Some(*value));
    }
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_region_may_hold_is_not_tried() {
        assert_eq!(
            read("stay_share:0.8,half_life:3,half_life:9,carry_forward:0.5,fill:7,x:1,fill"),
            [(SettingId::HalfLife, 3.0), (SettingId::StayShare, 0.8)]
        );
        assert!(read("").is_empty());
    }
}

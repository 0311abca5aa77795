//! The one upgrade chain, for old files and old databases: `v1 → v2 → …` on JSON values.
//!
//! A step is never edited after the version that it leads to was released.

use serde_json::Value;

use crate::json::envelope::{FormatVersion, VERSION};

/// Turns a region as one version wrote it into a region as the next one writes it.
type VersionUpgrade = fn(&mut Value);

/// Steps of the chain; the first leads from version 1 to version 2.
const STEPS: &[VersionUpgrade] = &[];

/// Brings a region's JSON text from an older version to the present one.
/// `None` where there is nothing to do, or where the text is too broken for a step.
pub(super) fn upgrade(text: &str, from: FormatVersion) -> Option<String> {
    climb(text, from, VERSION, STEPS)
}

fn climb(
    text: &str,
    from: FormatVersion,
    to: FormatVersion,
    steps: &[VersionUpgrade],
) -> Option<String> {
    let above = from.0.checked_sub(1)? as usize;
    if from >= to {
        return None;
    }
    let mut region: Value = serde_json::from_str(text).ok()?;
    steps
        .get(above..)?
        .iter()
        .for_each(|step| step(&mut region));
    Some(region.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call_seats_places(region: &mut Value) {
        let seats = region.as_object_mut().and_then(|r| r.remove("seats"));
        region["places"] = seats.unwrap_or_default();
    }

    fn double_places(region: &mut Value) {
        region["places"] = (region["places"].as_i64().unwrap_or(0) * 2).into();
    }

    #[test]
    fn the_chain_has_one_step_for_each_version_after_the_first() {
        assert_eq!(STEPS.len() as u32, VERSION.0 - 1);
    }

    #[test]
    fn an_old_region_climbs_all_steps_above_its_version_in_their_order() {
        let steps: &[VersionUpgrade] = &[call_seats_places, double_places];
        let climb = |text, from| climb(text, FormatVersion(from), FormatVersion(3), steps);
        assert_eq!(
            climb(r#"{"seats":12}"#, 1).as_deref(),
            Some(r#"{"places":24}"#)
        );
        assert_eq!(
            climb(r#"{"places":12}"#, 2).as_deref(),
            Some(r#"{"places":24}"#)
        );
        assert_eq!(climb(r#"{"places":12}"#, 3), None);
        assert_eq!(climb(r#"{"places":12}"#, 0), None);
    }
}

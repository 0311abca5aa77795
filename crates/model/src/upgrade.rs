//! What earlier programs wrote, as this one has it: the one upgrade of settings, for files, for regions
//! on a device and for the steps of their history (method section 2).

use crate::normal;
use crate::setting_spec::SettingId;

/// The setting that took the place of one of an earlier program.
#[derive(Clone, Copy, Debug)]
pub struct Successor {
    pub id: SettingId,
    convert: fn(f64) -> f64,
}

/// What a value of an earlier setting is in its successor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Upgraded {
    /// The same, said in another way.
    Same(f64),
    /// Nothing that the successor can say: the nearest that it can.
    Nearest(f64),
}

/// The setting that took the place of the one with this key; `None` for a key that no earlier program
/// wrote, or that is still written.
pub fn successor(key: &str) -> Option<Successor> {
    match key {
        "interval_z" => Some(Successor {
            id: SettingId::Confidence,
            convert: confidence,
        }),
        _ => None,
    }
}

impl Successor {
    /// What a value is now; `None` where the earlier setting could not have it either (all of them were
    /// numbers above 0 and up to 10).
    pub fn upgrade(&self, earlier: f64) -> Option<Upgraded> {
        if !(earlier > 0.0 && earlier <= 10.0) {
            return None;
        }
        let spec = self.id.spec();
        let value = (self.convert)(earlier);
        let within = value.clamp(spec.least, spec.greatest);
        Some(if within == value {
            Upgraded::Same(value)
        } else {
            Upgraded::Nearest(within)
        })
    }
}

/// The confidence whose intervals reach so many standard deviations to each side (method section 8).
fn confidence(z: f64) -> f64 {
    // The default of earlier programs, which was 0.80 rounded to four decimals.
    if z == 1.2816 {
        0.80
    } else {
        normal::share_within(z)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(z: f64, expected: Option<Upgraded>) {
        let confidence = successor("interval_z").expect("was a setting");
        assert_eq!(confidence.id, SettingId::Confidence);
        let found = confidence.upgrade(z);
        let near = match (found, expected) {
            (Some(Upgraded::Same(a)), Some(Upgraded::Same(b))) => (a - b).abs() < 1e-9,
            (found, expected) => found == expected,
        };
        assert!(near, "{z}: {found:?}, not {expected:?}");
    }

    #[test]
    fn a_number_of_standard_deviations_becomes_the_share_that_lies_within_them() {
        check(1.2816, Some(Upgraded::Same(0.80)));
        check(1.0, Some(Upgraded::Same(0.682_689_492_1)));
        check(1.959_963_984_5, Some(Upgraded::Same(0.95)));
        check(10.0, Some(Upgraded::Nearest(0.999)));
        check(0.001, Some(Upgraded::Nearest(0.5)));
    }

    #[test]
    fn what_no_earlier_setting_could_have_has_no_successor() {
        for z in [0.0, -1.0, 11.0, f64::NAN, f64::INFINITY] {
            check(z, None);
        }
        assert!(successor("confidence").is_none() && successor("half_life").is_none());
    }
}

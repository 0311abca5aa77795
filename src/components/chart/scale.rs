//! From figures to pixels, with round numbers where one looks.

/// A straight scale from 0, or from below it, to a round number.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    pub least: f64,
    pub greatest: f64,
    pub step: f64,
}

impl Scale {
    /// A scale on which all of these fit, with about so many steps. Nothing but zeros: 0 to 1.
    pub fn of(values: impl IntoIterator<Item = f64>, steps: usize) -> Self {
        let (mut least, mut greatest) = (0.0_f64, 0.0_f64);
        for value in values.into_iter().filter(|value| value.is_finite()) {
            least = least.min(value);
            greatest = greatest.max(value);
        }
        if greatest - least <= 0.0 {
            greatest = 1.0;
        }
        let step = round((greatest - least) / steps.max(1) as f64);
        // What arithmetic leaves over does not ask for another step.
        let to_step = |value: f64| (value.abs() / step - 1e-9).ceil() * step;
        Self {
            least: -to_step(least),
            greatest: to_step(greatest),
            step,
        }
    }

    /// A scale from one number to another.
    pub fn between(least: f64, greatest: f64, step: f64) -> Self {
        Self {
            least,
            greatest,
            step,
        }
    }

    /// Where a value stands between the ends, 0 to 1.
    pub fn share(&self, value: f64) -> f64 {
        let share = (value - self.least) / (self.greatest - self.least);
        if share.is_finite() {
            share.clamp(0.0, 1.0)
        } else {
            0.0
        }
    }

    /// The round numbers on it.
    pub fn ticks(&self) -> Vec<f64> {
        let count = ((self.greatest - self.least) / self.step).round() as usize;
        let tick = |n: usize| {
            let value = self.least + n as f64 * self.step;
            if value.abs() < self.step * 1e-6 {
                0.0
            } else {
                value
            }
        };
        (0..=count.min(100)).map(tick).collect()
    }

    /// How many decimals its round numbers have.
    pub fn decimals(&self) -> u8 {
        (0..6_u8)
            .find(|n| {
                let scaled = self.step * 10_f64.powi(i32::from(*n));
                (scaled - scaled.round()).abs() < 1e-6 * scaled.max(1.0)
            })
            .unwrap_or(6)
    }
}

/// The next of 1, 2, 5 times a power of ten.
fn round(step: f64) -> f64 {
    let power = 10_f64.powf(step.log10().floor());
    let found = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .find(|m| step <= m * power * (1.0 + 1e-9));
    found.unwrap_or(10.0) * power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_hold_every_value() {
        let scale = Scale::of([3.0, 47.3], 5);
        assert_eq!(scale.ticks(), [0.0, 10.0, 20.0, 30.0, 40.0, 50.0]);
        assert_eq!(scale.share(25.0), 0.5);
        assert_eq!(
            Scale::of([-3.0, 4.0], 4).ticks(),
            [-4.0, -2.0, 0.0, 2.0, 4.0]
        );
    }

    #[test]
    fn a_scale_stands_also_on_nothing_on_little_and_on_much() {
        assert_eq!(Scale::of([], 4).share(0.0), 0.0);
        assert_eq!(Scale::of([0.0, f64::NAN], 5).greatest, 1.0);
        assert_eq!(Scale::of([0.03], 3).decimals(), 2);
        let huge = Scale::of([9_876_543.0], 5);
        assert_eq!(huge.greatest, 10_000_000.0);
        assert_eq!(huge.decimals(), 0);
    }
}

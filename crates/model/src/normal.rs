//! The standard normal distribution: how many standard deviations to each side hold a given share.
//!
//! The same numbers on every device: both the error function and the exponential are those of `libm`.

use std::f64::consts::{FRAC_1_SQRT_2, FRAC_2_PI};

/// Steps after which the quantile is taken as it is; ten are the most that a confidence needs.
const MOST_STEPS: usize = 64;

/// The share of a normal quantity that lies within `z` standard deviations of its mean, `2Φ(z) − 1`.
/// 0 at 0; the sign of `z` is that of the answer.
pub fn share_within(z: f64) -> f64 {
    libm::erf(z * FRAC_1_SQRT_2)
}

/// The exact quantile `Φ⁻¹(p)` of the standard normal distribution (method section 8): 0 at one half,
/// 1.281552 at 0.90. Minus infinity at 0 and below, infinity at 1 and above, NaN for what is no number.
pub fn quantile(p: f64) -> f64 {
    if p.is_nan() {
        f64::NAN
    } else if p < 0.5 {
        -quantile(1.0 - p)
    } else if p >= 1.0 {
        f64::INFINITY
    } else {
        to_each_side(2.0 * p - 1.0)
    }
}

/// The `z` within which a share from 0 to below 1 lies, by Newton's steps. From 0 they only go up,
/// since the share grows ever more slowly with `z`; the first that does not ends the search.
fn to_each_side(share: f64) -> f64 {
    let mut z = 0.0;
    for _ in 0..MOST_STEPS {
        let density = FRAC_2_PI.sqrt() * libm::exp(-z * z / 2.0);
        let step = (share - share_within(z)) / density;
        if step.is_nan() || step <= 1e-15 {
            break;
        }
        z += step;
    }
    z
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_printed_tables() {
        for (p, z) in [
            (0.5, 0.0),
            (0.75, 0.674_489_750_196_081_7),
            (0.90, 1.281_551_565_544_600_4),
            (0.95, 1.644_853_626_951_472_2),
            (0.975, 1.959_963_984_540_054),
            (0.995, 2.575_829_303_548_900_4),
            (0.9995, 3.290_526_731_491_925_5),
            (0.10, -1.281_551_565_544_600_4),
        ] {
            let found = quantile(p);
            assert!((found - z).abs() < 1e-12, "{p}: {found}");
            assert!((share_within(z) - (2.0 * p - 1.0)).abs() < 1e-14, "{p}");
        }
    }

    #[test]
    fn what_has_no_quantile_is_infinite_or_no_number() {
        assert_eq!(quantile(0.0), f64::NEG_INFINITY);
        assert_eq!(quantile(1.0), f64::INFINITY);
        assert_eq!(quantile(2.0), f64::INFINITY);
        assert!(quantile(f64::NAN).is_nan());
        assert!(quantile(1.0 - f64::EPSILON).is_finite());
    }
}

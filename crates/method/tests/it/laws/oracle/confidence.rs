//! z of the confidence chosen, section 8, by halving over a series of the normal distribution.

use enlace_model::{Region, SettingId};

/// The confidence that a region chose.
pub fn chosen(region: &Region) -> f64 {
    region.in_force().get(SettingId::Confidence)
}

/// "z the exact normal quantile of (1 + confidence)/2."
pub fn z(confidence: f64) -> f64 {
    let wanted = f64::midpoint(1.0, confidence);
    let (mut low, mut high) = (0.0, 6.0);
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if below(middle) < wanted {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// Φ(z) = 1/2 + φ(z)·(z + z³/3 + z⁵/(3·5) + …).
fn below(z: f64) -> f64 {
    let density = (-z * z / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt();
    let (mut term, mut sum, mut odd) = (z, 0.0, 1.0);
    while term > 1e-18 {
        sum += term;
        odd += 2.0;
        term *= z * z / odd;
    }
    0.5 + density * sum
}

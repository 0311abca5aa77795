//! Classes to consider, section 10.

use enlace_model::SettingId;

use super::completion::{completion, kept, pooled, told_once};
use super::qualification::Qualifications;
use crate::laws::flat::Flat;

impl Qualifications<'_, '_> {
    pub fn classes(&self, code: &str, flat: &mut Flat) {
        let name = &format!("q.{code}");
        let world = self.world;
        let told = told_once(world, |o| world.successor(o.qualification.as_str()) == code);
        let of_region = completion(world, pooled(&told));
        let brings = world.get(SettingId::ClassSize) * of_region * kept(world);
        let brings = if brings > 1e-9 { brings } else { 0.0 };
        let chairs = self
            .supply
            .sum(code, |o| o.empty_chairs() * o.completion * kept(world));
        let gap = self.gap(code);
        let left = (gap - chairs).max(0.0);
        let classes = if brings > 0.0 {
            (2.0 * left / brings + 1e-9).floor() / 2.0
        } else {
            0.0
        };
        flat.number(name, "classes", classes);
        flat.number(name, "remainder", (left - classes * brings).max(0.0));
        flat.number(name, "gap_after_empty_chairs", left);
        flat.number(name, "yield_of_a_class", brings);
        let own = world.qualification(code).duration;
        let years = own.map_or(world.get(SettingId::DefaultDuration), |d| d.0);
        let counts_from = world.next_entry_year() + (years - 1e-9).ceil() as i64;
        flat.number(name, "counts_from", counts_from as f64);
        if gap > 1e-9 && counts_from > world.year {
            flat.word(name, "too_late", "noted");
        }
        if gap > 1e-9 && brings <= 0.0 {
            flat.word(name, "would_bring_nobody", "noted");
        }
    }
}

//! The best placement, part by part, for as long as a part may take.

use enlace_optimize::{PartSolution, Patience, PlacementPart};
use enlace_worker_scope::tell_progress;
use js_sys::Date;

/// How long the search of one part may take, in milliseconds.
const LONGEST: f64 = 30_000.0;

/// The answers to parts, as bytes; the page hears how many thousandths are done. Bytes that are no parts
/// have no answer.
pub fn answers(parts: &[u8]) -> Vec<u8> {
    let parts = PlacementPart::read(parts).unwrap_or_default();
    let all: usize = parts.iter().map(PlacementPart::ways).sum();
    let mut before = 0.0;
    let mut answers = Vec::new();
    for part in &parts {
        let began = Date::now();
        let ways = part.ways() as f64;
        let told = |reached: f64| {
            let done = 1000.0 * (before + ways * reached) / all.max(1) as f64;
            tell_progress(done);
            match Date::now() - began > LONGEST {
                true => Patience::GiveUp,
                false => Patience::GoOn,
            }
        };
        answers.push(PartSolution::of(part, &mut |reached| told(reached.0)));
        before += ways;
    }
    PartSolution::write(&answers)
}

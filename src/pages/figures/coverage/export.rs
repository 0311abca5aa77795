//! The list of qualifications with their figures can be saved as a file.

use enlace_model::QualificationCode;
use enlace_tables::import::protocol::{ShownCell, ShownSheet};

use crate::i18n::Words;
use crate::pages::figures::coverage::RegionFigures;
use crate::pages::shared::saved_table::heads;
use crate::pages::shared::{names, verdict};

/// The figures of these qualifications, in this order.
pub fn sheet(w: Words, picture: &RegionFigures, codes: &[QualificationCode]) -> ShownSheet {
    let people = |label: &str| format!("{label} ({})", w.coverage_unit());
    let labels = [
        w.coverage_qualification().to_owned(),
        w.coverage_code().to_owned(),
        w.coverage_level().to_owned(),
        w.coverage_field().to_owned(),
        people(w.coverage_needed()),
        people(w.coverage_supplied()),
        people(w.bar_near()),
        people(w.bar_far()),
        people(w.bar_related()),
        people(w.coverage_gap()),
        w.coverage_share().to_owned(),
        w.coverage_verdict().to_owned(),
    ];
    let mut rows = vec![heads(labels)];
    rows.extend(codes.iter().filter_map(|code| row(w, picture, code)));
    ShownSheet {
        name: w.nav_coverage().to_owned(),
        rows,
    }
}

fn row(w: Words, picture: &RegionFigures, code: &QualificationCode) -> Option<Vec<ShownCell>> {
    let q = picture.of(code)?;
    let known = picture.region.qualifications.get(code);
    let text = ShownCell::Text;
    let level = known.and_then(|known| known.level);
    let field = known.and_then(|known| known.cnaef.as_deref());
    let related = q.tiers.related_near.0 + q.tiers.related_far.0;
    let mut cells = vec![
        text(names::qualification(w, &picture.region, code)),
        text(names::code(code)),
        level.map_or_else(|| text(String::new()), |l| ShownCell::Number(l.0 as f64)),
        text(field.map_or_else(String::new, |code| w.field_of_education(code))),
    ];
    let figures = [
        q.demand.0,
        q.supply.0,
        q.tiers.same_near.0,
        q.tiers.same_far.0,
        related,
        q.gap.0,
    ];
    cells.extend(figures.map(ShownCell::Number));
    cells.push(match q.coverage {
        Some(share) => ShownCell::Share { share: share.0 },
        None => text(crate::i18n::UNKNOWN.to_owned()),
    });
    let said = [verdict::verdict_words(
        w,
        q.verdict,
        picture.coverage.target_year,
    )];
    let certainty = verdict::certainty(w, q);
    let said: Vec<String> = said.into_iter().chain(certainty).collect();
    cells.push(text(said.join(" · ")));
    Some(cells)
}

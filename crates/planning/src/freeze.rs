//! The figures on which a round stands, kept within it, and the fingerprint of all that they were computed from.

use std::fmt::Write;

use enlace_method::Coverage;
use enlace_method::figures::{Firmness, QualificationFigures};
use enlace_model::{
    Businesses, FrozenFigure, FrozenReference, Level, OfferStatus, PartialDate, Persons, Rate,
    Region, Share,
};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// What people write about a record, which no figure reads.
const NOT_READ: &[&str] = &[
    "name",
    "title",
    "note",
    "quote",
    "source",
    "outline",
    "collector",
    "url",
    "illustrative",
    "fictional",
    "tax_number",
    "pseudonym",
];

/// The figures of a region as they are kept within a round. A region without needs has them too: gaps of 0.
pub fn freeze(region: &Region, coverage: &Coverage, on: &PartialDate) -> FrozenReference {
    let settings = region.settings.iter();
    let settings = settings.map(|(id, value)| (id.as_str().to_owned(), value));
    let totals = &coverage.totals;
    FrozenReference {
        on: on.clone(),
        target_year: coverage.target_year,
        digest: digest(region),
        settings: settings.collect(),
        demand: Some(totals.demand),
        supply: Some(totals.supply),
        gap: Some(totals.gap),
        surplus: Some(totals.surplus),
        entrants: entrants(region),
        figures: coverage
            .qualifications
            .iter()
            .map(|own| figure(own, coverage))
            .collect(),
        kept: Default::default(),
    }
}

fn figure(own: &QualificationFigures, coverage: &Coverage) -> FrozenFigure {
    let counted = coverage
        .offers
        .iter()
        .filter(|offer| offer.qualification == own.code);
    let places: Persons = counted.map(|offer| offer.places).sum();
    let indicators = &own.indicators;
    let pressure = indicators
        .pressure
        .value
        .map(|rate| rate.0 * indicators.pressure.n.0);
    let level = own.need_level.as_ref();
    FrozenFigure {
        qualification: own.code.clone(),
        demand: own.demand,
        supply: own.supply,
        covered: Rate(own.demand.0 - own.gap.0),
        gap: own.gap,
        surplus: own.surplus,
        level: level.map(|level| Level(level.level)),
        relevance: level.and_then(|level| level.relevance).map(Level),
        verdict: own.verdict.as_str().to_owned(),
        firm: own.firmness == Some(Firmness::Firm),
        enterprises: Businesses(own.enterprises_heard.0),
        first_choices: pressure.map(Persons),
        places,
        fill: indicators.fill.value.map(|rate| Share(rate.0)),
        outcome: indicators.favourable.value.map(|rate| Share(rate.0)),
        outcome_known: Some(indicators.favourable.n).filter(|n| n.0 > 0.0),
        kept: Default::default(),
    }
}

/// The entrants of the latest year in which something runs; `None` where nobody knows any.
fn entrants(region: &Region) -> Option<Persons> {
    let running = || {
        region
            .offers
            .values()
            .filter(|own| own.stands(&[OfferStatus::Running]))
    };
    let latest = running().map(|own| own.start_year).max()?;
    let class_size = region.in_force().get(enlace_model::SettingId::ClassSize);
    let of_year = running().filter(|own| own.start_year == latest);
    let known: f64 = of_year
        .map(|own| own.entrants.unwrap_or_else(|| own.size(class_size)).0)
        .sum();
    (known > 0.0).then_some(Persons(known))
}

/// SHA-256 over the settings, the years and all records that the method reads, without what people write about
/// them: freezing the same region twice gives the same.
pub fn digest(region: &Region) -> String {
    let mut sum = Sha256::new();
    let header = &region.header;
    sum.update(format!(
        "{} {} {}",
        header.reference_date, header.target_year.0, header.method
    ));
    for (id, value) in region.settings.iter() {
        sum.update(format!("\n{} {value}", id.as_str()));
    }
    macro_rules! add {
        ($($table:ident),*) => {$(
            for record in region.$table.values() {
                let mut value = serde_json::to_value(record).expect("a record is an object");
                leave_out(&mut value);
                sum.update(format!("\n{} {value}", stringify!($table)));
            }
        )*};
    }
    add!(
        municipalities,
        travel_times,
        qualifications,
        relations,
        enterprises,
        evidence,
        needs,
        schools,
        offers
    );
    let mut text = String::new();
    for byte in sum.finalize() {
        // Writing to a text never fails.
        let _done = write!(text, "{byte:02x}");
    }
    text
}

fn leave_out(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for name in NOT_READ {
                fields.remove(*name);
            }
            fields.values_mut().for_each(leave_out);
        }
        Value::Array(all) => all.iter_mut().for_each(leave_out),
        _ => {}
    }
}

/// Whether the region's figures may be others than those that a round stands on.
pub fn has_moved(frozen: &FrozenReference, region: &Region) -> bool {
    frozen.digest != digest(region)
}

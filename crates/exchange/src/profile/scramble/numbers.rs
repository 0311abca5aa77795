//! Counts of people and money made others; years, levels and places of municipalities stay.

use enlace_edit::field::Measure;
use enlace_model::Kind;
use serde_json::{Number, Value};

use crate::profile::scramble::words::ScrambledWords;

/// How the numbers of a record are scrambled: its counts grow or shrink by one factor, so that they keep
/// their order.
pub(super) struct RecordNumbers {
    /// 0 to 1.
    share: f64,
    /// How far north and east the record is put, in degrees.
    moved: (f64, f64),
}

impl RecordNumbers {
    pub fn of(words: ScrambledWords, id: &str) -> Self {
        let share = |what: &str| words.share(&format!("{what} {id}"));
        Self {
            share: share("counts"),
            moved: (share("north") - 0.5, share("east") - 0.5),
        }
    }

    /// A number of a file; whole ones of which parts cannot be stay whole.
    pub fn number(&self, number: &Number, measure: Measure, kind: Kind) -> Value {
        let Some(old) = number.as_f64() else {
            return Value::Null;
        };
        // Where a municipality lies says nothing of anybody.
        let new = match measure.is_degrees() && kind == Kind::Municipality && can_be(old, measure) {
            true => old,
            false => self.scrambled(old, measure),
        };
        match new.fract() != 0.0 {
            true => Number::from_f64(new).map_or(Value::Null, Value::Number),
            false => Value::from(new as i64),
        }
    }

    /// The number that stands in its place.
    pub fn scrambled(&self, old: f64, measure: Measure) -> f64 {
        if !can_be(old, measure) {
            return self.beyond(old, measure);
        }
        let share = self.share;
        let new = match measure {
            Measure::Persons
            | Measure::Inhabitants
            | Measure::Hours
            | Measure::Credits
            | Measure::Euros
            | Measure::Businesses
            | Measure::Minutes
            | Measure::Amount => rounded(old * (0.5 + 1.5 * share)),
            Measure::Classes => (old * (0.5 + 1.5 * share) * 2.0).round() / 2.0,
            Measure::Share | Measure::Fill => hundredths(old * (0.5 + 0.5 * share)),
            Measure::Latitude => hundredths(old + self.moved.0 / 5.0),
            Measure::Longitude => hundredths(old + self.moved.1 / 5.0),
            Measure::Duration
            | Measure::Span
            | Measure::Year
            | Measure::Level
            | Measure::Relevance
            | Measure::Difficulty
            | Measure::Trend
            | Measure::Balance
            | Measure::Order => hundredths(old),
        };
        let range = measure.range();
        new.clamp(range.least, range.greatest)
    }

    /// What was beyond all bounds stays so, since it may be the fault that is looked for; but it is another
    /// number: somebody's tax number may stand in the wrong field.
    fn beyond(&self, old: f64, measure: Measure) -> f64 {
        let range = measure.range();
        let bound = old.clamp(range.least, range.greatest);
        let way = (old - bound) * (0.1 + 0.8 * self.share);
        let new = bound + way;
        match old.fract() == 0.0 {
            true if old > bound => new.ceil(),
            true => new.floor(),
            false => new,
        }
    }
}

fn can_be(number: f64, measure: Measure) -> bool {
    let range = measure.range();
    (range.least..=range.greatest).contains(&number)
}

/// Whole, and from a hundred on of two digits: two exact numbers, one of them published, would give the
/// factor and with it the other.
fn rounded(number: f64) -> f64 {
    match number >= 100.0 {
        true => {
            let step = 10_f64.powf(number.log10().floor() - 1.0);
            (number / step).round() * step
        }
        false => number.round(),
    }
}

fn hundredths(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

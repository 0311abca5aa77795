//! Which numbers a quantity can be. A number that is not among them enters no figure.

use crate::check::ProblemKind;
use crate::field::Measure;

/// The numbers that a quantity can be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    pub least: f64,
    pub greatest: f64,
    pub step: AllowedNumbers,
}

/// Which numbers between the ends are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AllowedNumbers {
    Any,
    /// Any but the least number itself.
    AboveLeast,
    Whole,
    Half,
}

impl Range {
    /// People; ten million is beyond any region.
    pub const PERSONS: Self = Self::new(0.0, 1e7, AllowedNumbers::Any);
    /// What is only counted whole as it comes in.
    pub const WHOLE_THINGS: Self = Self::new(0.0, 1e7, AllowedNumbers::Whole);
    pub const SHARE: Self = Self::new(0.0, 1.0, AllowedNumbers::Any);
    /// Share of a school's or an offer's places that are taken: classes may be fuller than they were
    /// planned.
    pub const FILL: Self = Self::new(0.0, 2.0, AllowedNumbers::Any);
    pub const MINUTES: Self = Self::new(0.0, 1e5, AllowedNumbers::Any);
    pub const HOURS: Self = Self::new(0.0, 1e7, AllowedNumbers::Any);
    pub const CREDITS: Self = Self::new(0.0, 1e7, AllowedNumbers::Any);
    pub const EUROS: Self = Self::new(0.0, 1e15, AllowedNumbers::Any);
    pub const CLASSES: Self = Self::new(0.0, 1e4, AllowedNumbers::Half);
    /// Length of a course.
    pub const DURATION: Self = Self::new(0.0, 20.0, AllowedNumbers::AboveLeast);
    /// Length of a need's span.
    pub const SPAN: Self = Self::new(1.0, 100.0, AllowedNumbers::Whole);
    pub const YEAR: Self = Self::new(1900.0, 2200.0, AllowedNumbers::Whole);
    pub const LATITUDE: Self = Self::new(-90.0, 90.0, AllowedNumbers::Any);
    pub const LONGITUDE: Self = Self::new(-180.0, 180.0, AllowedNumbers::Any);
    /// Level of QNQ or EQF.
    pub const LEVEL: Self = Self::new(1.0, 8.0, AllowedNumbers::Whole);
    pub const RELEVANCE: Self = Self::new(1.0, 10.0, AllowedNumbers::Whole);
    pub const DIFFICULTY: Self = Self::new(0.0, 4.0, AllowedNumbers::Whole);
    pub const AMOUNT: Self = Self::new(0.0, 1e15, AllowedNumbers::Any);
    /// A place in an order.
    pub const ORDER: Self = Self::new(1.0, 1e5, AllowedNumbers::Whole);
    /// A panel's answer.
    pub const ANSWER: Self = Self::new(-2.0, 2.0, AllowedNumbers::Whole);

    const fn new(least: f64, greatest: f64, step: AllowedNumbers) -> Self {
        Self {
            least,
            greatest,
            step,
        }
    }

    /// What is wrong with a number; `None` when it can be. NaN and infinity never can.
    pub fn fault(&self, value: f64) -> Option<ProblemKind> {
        let (least, greatest) = (self.least, self.greatest);
        let inside = (least..=greatest).contains(&value);
        let open = self.step == AllowedNumbers::AboveLeast && value == least;
        if !inside || open {
            return Some(ProblemKind::OutOfRange {
                value,
                least,
                greatest,
            });
        }
        match self.step {
            AllowedNumbers::Whole if value.fract() != 0.0 => Some(ProblemKind::NotWhole { value }),
            AllowedNumbers::Half if (value * 2.0).fract() != 0.0 => {
                Some(ProblemKind::NotInHalves { value })
            }
            _ => None,
        }
    }
}

impl Measure {
    /// The numbers that can be.
    pub fn range(self) -> Range {
        match self {
            Self::Persons => Range::PERSONS,
            Self::Inhabitants | Self::Businesses => Range::WHOLE_THINGS,
            Self::Share => Range::SHARE,
            Self::Fill => Range::FILL,
            Self::Minutes => Range::MINUTES,
            Self::Hours => Range::HOURS,
            Self::Credits => Range::CREDITS,
            Self::Euros => Range::EUROS,
            Self::Classes => Range::CLASSES,
            Self::Duration => Range::DURATION,
            Self::Span => Range::SPAN,
            Self::Year => Range::YEAR,
            Self::Latitude => Range::LATITUDE,
            Self::Longitude => Range::LONGITUDE,
            Self::Level => Range::LEVEL,
            Self::Relevance => Range::RELEVANCE,
            Self::Difficulty => Range::DIFFICULTY,
            Self::Trend | Self::Balance => Range::ANSWER,
            Self::Amount => Range::AMOUNT,
            Self::Order => Range::ORDER,
        }
    }

    /// The numbers that a file may hold: what is only counted whole as it comes in may have parts there.
    pub(super) fn range_in_files(self) -> Range {
        match self {
            Self::Inhabitants | Self::Businesses => Range::PERSONS,
            other => other.range(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_quantity_can_be_infinite_or_no_number() {
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert!(Range::EUROS.fault(value).is_some(), "{value}");
        }
    }

    #[test]
    fn the_ends_can_be_unless_the_least_is_left_out() {
        assert_eq!(Range::SHARE.fault(0.0), None);
        assert_eq!(Range::SHARE.fault(1.0), None);
        assert!(Range::DURATION.fault(0.0).is_some());
        assert_eq!(Range::DURATION.fault(0.5), None);
    }

    #[test]
    fn classes_come_in_halves_and_spans_in_whole_years() {
        assert_eq!(Range::CLASSES.fault(1.5), None);
        let third = ProblemKind::NotInHalves { value: 0.3 };
        assert_eq!(Range::CLASSES.fault(0.3), Some(third));
        let half = ProblemKind::NotWhole { value: 1.5 };
        assert_eq!(Range::SPAN.fault(1.5), Some(half));
    }
}

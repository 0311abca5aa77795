//! A formula with its numbers filled in, as data: evaluating it gives the figure.

use crate::explain::figure::{Figure, FigureId};
use enlace_model::coordinates::great_circle;
use enlace_model::variants;
use enlace_model::{RecordRef, SettingId, normal};

/// A formula whose leaves are numbers with their origin.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    Constant(f64),
    Operand(Operand),
    /// The sum; of nothing: 0.
    Sum(Vec<Expr>),
    Difference(Box<Expr>, Box<Expr>),
    Product(Vec<Expr>),
    Quotient(Box<Expr>, Box<Expr>),
    Min(Vec<Expr>),
    Max(Vec<Expr>),
    Power(Box<Expr>, Box<Expr>),
    Exp(Box<Expr>),
    Sqrt(Box<Expr>),
    /// The quantile of the standard normal distribution.
    NormalQuantile(Box<Expr>),
    /// The next whole number below, with the tolerance of 1e-9.
    Floor(Box<Expr>),
    /// The next whole number above, with the tolerance of 1e-9.
    Ceil(Box<Expr>),
    /// Kilometres on the sphere between two positions: latitude, longitude, latitude, longitude.
    GreatCircle(Box<[Expr; 4]>),
}

/// A number in a formula, and where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Operand {
    pub value: f64,
    pub origin: Origin,
}

/// Where a number in a formula comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// Another figure, which can be explained in turn.
    Figure(Figure),
    /// A setting of the region.
    Setting(SettingId),
    /// A field of a record.
    Field {
        record: RecordRef,
        field: &'static str,
    },
    /// The age of a piece of evidence at the reference date, in years.
    Age(RecordRef),
    /// Something counted once, such as an enterprise that spoke.
    Record(RecordRef),
    /// A state of the allocation in one of its passes.
    Pass { pass: usize, part: PassPart },
    /// A rank under one of the 32 weightings.
    Weighting(u32),
}

variants! {
    /// What of a pass of the allocation a number tells.
    pub enum PassPart {
        PeopleLeft = "people_left",
        StillLacking = "still_lacking",
        AllStillLacking = "all_still_lacking",
        FractionTaken = "fraction_taken",
    }
}

impl Expr {
    /// The value of the formula. A quotient by 0 is 0, so that no figure is ever infinite.
    pub fn evaluate(&self) -> f64 {
        use crate::inputs::TOLERANCE;
        match self {
            Self::Constant(value) => *value,
            Self::Operand(operand) => operand.value,
            Self::Sum(terms) => terms.iter().map(Self::evaluate).sum(),
            Self::Difference(from, taken) => from.evaluate() - taken.evaluate(),
            Self::Product(factors) => factors.iter().map(Self::evaluate).product(),
            Self::Quotient(part, of) => match of.evaluate() {
                0.0 => 0.0,
                of => part.evaluate() / of,
            },
            Self::Min(all) => all.iter().map(Self::evaluate).fold(f64::INFINITY, f64::min),
            Self::Max(all) => all
                .iter()
                .map(Self::evaluate)
                .fold(f64::NEG_INFINITY, f64::max),
            Self::Power(base, exponent) => base.evaluate().powf(exponent.evaluate()),
            Self::Exp(exponent) => exponent.evaluate().exp(),
            Self::Sqrt(of) => of.evaluate().max(0.0).sqrt(),
            Self::NormalQuantile(p) => normal::quantile(p.evaluate()),
            Self::Floor(of) => (of.evaluate() + TOLERANCE).floor(),
            Self::Ceil(of) => (of.evaluate() - TOLERANCE).ceil(),
            Self::GreatCircle(ends) => {
                let [a, b, c, d] = ends.each_ref().map(|e| e.evaluate().to_radians());
                great_circle([a, b, a.cos()], [c, d, c.cos()])
            }
        }
    }

    /// The one figure of which this is a sum over several subjects; `None` for any other formula.
    pub fn sum_of(&self) -> Option<FigureId> {
        let Self::Sum(terms) = self else { return None };
        let mut ids = terms.iter().map(|term| match term {
            Self::Operand(Operand {
                origin: Origin::Figure(figure),
                ..
            }) => Some(figure.id),
            _ => None,
        });
        let first = ids.next()??;
        ids.all(|id| id == Some(first)).then_some(first)
    }

    /// All operands, from left to right.
    pub fn operands(&self) -> Vec<&Operand> {
        let mut found = Vec::new();
        self.collect(&mut found);
        found
    }

    fn collect<'a>(&'a self, found: &mut Vec<&'a Operand>) {
        match self {
            Self::Constant(_) => {}
            Self::Operand(operand) => found.push(operand),
            Self::Sum(all) | Self::Product(all) | Self::Min(all) | Self::Max(all) => {
                all.iter().for_each(|e| e.collect(found));
            }
            Self::Difference(a, b) | Self::Quotient(a, b) | Self::Power(a, b) => {
                a.collect(found);
                b.collect(found);
            }
            Self::Exp(e)
            | Self::Sqrt(e)
            | Self::NormalQuantile(e)
            | Self::Floor(e)
            | Self::Ceil(e) => e.collect(found),
            Self::GreatCircle(ends) => ends.iter().for_each(|e| e.collect(found)),
        }
    }
}

/// A number as it stands in a formula.
pub(crate) fn constant(value: f64) -> Expr {
    Expr::Constant(value)
}

/// A number that a record's field holds.
pub(crate) fn field(record: RecordRef, field: &'static str, value: f64) -> Expr {
    Expr::Operand(Operand {
        value,
        origin: Origin::Field { record, field },
    })
}

/// `a − b`.
pub(crate) fn less(a: Expr, b: Expr) -> Expr {
    Expr::Difference(Box::new(a), Box::new(b))
}

/// `a ÷ b`.
pub(crate) fn over(a: Expr, b: Expr) -> Expr {
    Expr::Quotient(Box::new(a), Box::new(b))
}

/// `a · b`.
pub(crate) fn times(a: Expr, b: Expr) -> Expr {
    Expr::Product(vec![a, b])
}

/// `1 − a`.
pub(crate) fn rest(a: Expr) -> Expr {
    less(constant(1.0), a)
}

/// `max(0, a)`.
pub(crate) fn not_negative(a: Expr) -> Expr {
    Expr::Max(vec![constant(0.0), a])
}

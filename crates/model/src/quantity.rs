//! Units as types: no bare number crosses a room's wall.

use crate::record::required;

/// What is stated above this is as if it were missing (method section 12, smaller rules).
pub const GREATEST: f64 = 1e7;

macro_rules! quantity {
    ($($(#[doc = $doc:literal])* $name:ident),* $(,)?) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, serde::Deserialize)]
        #[derive(schemars::JsonSchema)]
        #[serde(transparent)]
        pub struct $name(pub f64);

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                write_number(self.0, serializer)
            }
        }

        impl std::iter::Sum for $name {
            fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
                Self(all.map(|x| x.0).sum())
            }
        }

        impl std::ops::Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self(self.0 + other.0)
            }
        }

        required!($name);
    )*};
}

quantity! {
    /// A number of people.
    Persons,
    /// People per year.
    Rate,
    /// A share or probability, 0 to 1.
    Share,
    /// Travel time in minutes.
    Minutes,
    /// A length of time in years.
    Years,
    /// Teaching time in hours.
    Hours,
    /// Credit points of the catalogue.
    Credits,
    /// Money in euros.
    Euros,
    /// Classes in steps of a half.
    Classes,
    /// Geographic degrees, north and east positive.
    Degrees,
    /// A dimensionless count of places of business.
    Businesses,
    /// A dimensionless ratio, such as supply to demand.
    Ratio,
    /// Points of a need level, 0 to 100.
    Points,
    /// A value whose unit stands beside it.
    Amount,
}

/// Writes a whole number without a decimal point, any other with the fewest digits that give it back.
pub fn write_number<S: serde::Serializer>(number: f64, serializer: S) -> Result<S::Ok, S::Error> {
    const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() < LARGEST_EXACT {
        serializer.serialize_i64(number as i64)
    } else {
        serializer.serialize_f64(number)
    }
}

macro_rules! whole_numbers {
    ($( $(#[doc = $doc:literal])* $name:ident: $number:ty; )*) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[serde(transparent)]
        pub struct $name(pub $number);

        required!($name);
    )*};
}

whole_numbers! {
    /// The calendar year in which a school year, a class or a need begins.
    SchoolYear: i32;
    /// A level 1 to 8 of QNQ or EQF, or a relevance 1 to 10.
    Level: i64;
    /// A step on a short scale: difficulty 0 to 4, a panel's answer −2 to 2.
    ScaleStep: i64;
    /// A matter's number on an agenda.
    ItemNumber: i64;
}

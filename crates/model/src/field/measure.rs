//! What a number measures: the unit in which a person writes it. Which numbers can be stands in `check/range.rs`.

/// What a number measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    Persons,
    /// People who are counted one by one.
    Inhabitants,
    /// A share of 1, written in per cent.
    Share,
    /// A share of places, written in per cent: it may be more than all of them.
    Fill,
    Minutes,
    Hours,
    Credits,
    Euros,
    Businesses,
    /// In steps of a half.
    Classes,
    /// Length of a course in years.
    Duration,
    /// Length of a need's span in whole years.
    Span,
    /// A calendar year, never written with marks between its digits.
    Year,
    Latitude,
    Longitude,
    /// Level of QNQ or EQF.
    Level,
    Relevance,
    /// Difficulty of recruiting, 0 to 4.
    Difficulty,
    /// A panel's answer, −2 to 2: where demand is going.
    Trend,
    /// A panel's answer, −2 to 2: too few to too many people.
    Balance,
    /// A value whose unit stands beside it.
    Amount,
    /// A place in an order, from 1 on.
    Order,
}

impl Measure {
    /// All measures.
    pub const ALL: &'static [Self] = &[
        Self::Persons,
        Self::Inhabitants,
        Self::Share,
        Self::Fill,
        Self::Minutes,
        Self::Hours,
        Self::Credits,
        Self::Euros,
        Self::Businesses,
        Self::Classes,
        Self::Duration,
        Self::Span,
        Self::Year,
        Self::Latitude,
        Self::Longitude,
        Self::Level,
        Self::Relevance,
        Self::Difficulty,
        Self::Trend,
        Self::Balance,
        Self::Amount,
        Self::Order,
    ];

    /// The id under which `locales/` holds its unit (`measure.<id>`); for the short scales the
    /// words of their steps stand there, too (`measure.<id>.<step>`).
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Persons => "persons",
            Self::Inhabitants => "inhabitants",
            Self::Share => "share",
            Self::Fill => "fill",
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::Credits => "credits",
            Self::Euros => "euros",
            Self::Businesses => "businesses",
            Self::Classes => "classes",
            Self::Duration => "duration",
            Self::Span => "span",
            Self::Year => "year",
            Self::Latitude => "latitude",
            Self::Longitude => "longitude",
            Self::Level => "level",
            Self::Relevance => "relevance",
            Self::Difficulty => "difficulty",
            Self::Trend => "trend",
            Self::Balance => "balance",
            Self::Amount => "amount",
            Self::Order => "order",
        }
    }

    /// Whether it counts whole things or is written without decimals: a mark before three digits
    /// then stands between thousands. Parts of a person are left where parts can be: `2,5`.
    pub fn counts_whole(self) -> bool {
        matches!(
            self,
            Self::Persons
                | Self::Inhabitants
                | Self::Businesses
                | Self::Euros
                | Self::Hours
                | Self::Year
        )
    }

    /// Whether it is a part of 1 that people write in per cent.
    pub fn is_percent(self) -> bool {
        matches!(self, Self::Share | Self::Fill)
    }

    /// Whether a number is a part of 1 rather than so many per cent. Nobody's school is filled to 1.08 %.
    pub fn is_part_of_one(self, number: f64) -> bool {
        number < 1.0 || (self == Self::Fill && number < 2.0 && number.fract() != 0.0)
    }

    /// Whether it is a latitude or a longitude.
    pub fn is_degrees(self) -> bool {
        matches!(self, Self::Latitude | Self::Longitude)
    }

    /// How far one step up or down goes, where the numbers are small; `None` where a number is only typed.
    pub fn step(self) -> Option<f64> {
        match self {
            Self::Persons | Self::Span | Self::Duration | Self::Level | Self::Relevance => {
                Some(1.0)
            }
            Self::Classes => Some(0.5),
            _ => None,
        }
    }

    /// The steps of a short scale whose steps have words of their own; empty for any other.
    pub fn steps(self) -> std::ops::Range<i64> {
        match self {
            Self::Difficulty => 0..5,
            Self::Trend | Self::Balance => -2..3,
            _ => 0..0,
        }
    }
}

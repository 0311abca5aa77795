//! Which of day and month stands first: `5/4/2026` alone does not say it, its column may.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// Which of day and month stands first in a date whose year stands last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    DayFirst,
    MonthFirst,
}

/// What the dates of a column say of their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ColumnOfDays {
    /// Dates in which only the day can stand first.
    day_first: usize,
    month_first: usize,
    /// Dates that are one day or another.
    open: usize,
}

impl ColumnOfDays {
    /// Looks at the dates of a column; whatever else stands there says nothing.
    pub fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut column = Self::default();
        for (first, second) in texts.filter_map(two_first) {
            match (first > 12, second > 12) {
                (true, false) => column.day_first += 1,
                (false, true) => column.month_first += 1,
                (false, false) if first != second => column.open += 1,
                _ => {}
            }
        }
        column
    }

    /// The order that the column leaves no doubt about; the day stands first where no date can be
    /// read in two ways. `None` where somebody has to say it.
    pub fn order(self) -> Option<DateOrder> {
        match (self.day_first, self.month_first, self.open) {
            (0, 0, 0) | (1.., 0, _) => Some(DateOrder::DayFirst),
            (0, 1.., _) => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }
}

impl DateOrder {
    /// A date of this order with its day first; any other text as it is.
    pub fn day_first(self, text: &str) -> Cow<'_, str> {
        let swapped = || {
            two_first(text)?;
            let mut parts = text.trim().split(MARKS);
            let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
            Some(format!("{day}/{month}/{year}"))
        };
        match self {
            Self::DayFirst => Cow::Borrowed(text),
            Self::MonthFirst => swapped().map_or(Cow::Borrowed(text), Cow::Owned),
        }
    }

    /// Whether a date is another day where the other order is meant.
    pub fn is_open(text: &str) -> bool {
        two_first(text).is_some_and(|(a, b)| a <= 12 && b <= 12 && a != b)
    }
}

/// What stands between the numbers of a date.
const MARKS: [char; 4] = ['/', '.', '-', ' '];

/// The two numbers before the year of a date such as `5/14/2026`.
fn two_first(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.trim().split(MARKS);
    let mut number = |lengths: &[usize]| -> Option<u32> {
        let part = parts.next()?.trim();
        let fits = lengths.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| part.parse().ok()).flatten()
    };
    let (first, second, _) = (number(&[1, 2])?, number(&[1, 2])?, number(&[2, 4])?);
    parts.next().is_none().then_some((first, second))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_date_that_leaves_no_doubt_tells_the_order_of_its_column() {
        let order = |texts: &[&str]| ColumnOfDays::of(texts.iter().copied()).order();
        let (day, month) = (Some(DateOrder::DayFirst), Some(DateOrder::MonthFirst));
        assert_eq!(order(&["5/4/2026", "5/14/2026"]), month);
        assert_eq!(order(&["5/4/2026", "14/5/2026"]), day);
        assert_eq!(order(&["5/4/2026"]), None);
        assert_eq!(order(&["5/4/26", "5/14/26"]), month);
        assert_eq!(order(&["5 4 2026", "5 14 2026"]), month);
        assert_eq!(order(&["13/5/2026", "5/13/2026"]), None);
        assert_eq!(order(&["3/3/2026", "2026-05-14", "05/2026", "?"]), day);
    }

    #[test]
    fn the_day_is_put_first() {
        assert_eq!(DateOrder::MonthFirst.day_first("5-14-2026"), "14/5/2026");
        for other in ["2026-05-14", "05/2026", "soon"] {
            assert_eq!(DateOrder::MonthFirst.day_first(other), other);
        }
        assert!(DateOrder::is_open("5/4/2026") && !DateOrder::is_open("4/4/2026"));
    }
}

//! Since when a region is in the bin, and for how long it stays there.

use serde::{Deserialize, Serialize};

use crate::store::pruning::{DAYS_IN_BIN, days_passed};
use crate::store::timestamp::Timestamp;

/// Since when a region is in the bin.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct InBin {
    /// When it was deleted, in milliseconds since 1970.
    pub deleted_at: f64,
    /// How many days were seen to pass since, and at which moment the program last looked.
    days: f64,
    looked_at: f64,
}

impl InBin {
    /// Deleted at this moment.
    pub fn since(now: Timestamp) -> Self {
        Self {
            deleted_at: now.0,
            days: 0.0,
            looked_at: now.0,
        }
    }

    /// The same when the program looks again: a day has passed at most, whatever the clock says.
    pub fn looked_at(self, now: Timestamp) -> Self {
        Self {
            days: self.days + days_passed(Timestamp(self.looked_at), now),
            looked_at: now.0,
            ..self
        }
    }

    /// How many days it surely stays, at least one until it goes.
    pub fn days_left(&self) -> f64 {
        (DAYS_IN_BIN - self.days).ceil().max(0.0)
    }

    /// Whether it has been there long enough to go for good.
    pub fn is_over(&self) -> bool {
        self.days >= DAYS_IN_BIN
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: f64 = 86_400_000.0;
    const NOON: f64 = 1_795_003_200_000.0;

    /// Deleted at noon, and looked at so many days later each.
    fn looked_at(days: impl IntoIterator<Item = f64>) -> InBin {
        let deleted = InBin::since(Timestamp(NOON));
        let at = |day: f64| Timestamp(NOON + day * DAY);
        let mut days = days.into_iter();
        days.by_ref()
            .fold(deleted, |bin, day| bin.looked_at(at(day)))
    }

    #[test]
    fn a_region_stays_in_the_bin_for_thirty_days_on_which_the_program_is_opened() {
        let first = looked_at([0.25]);
        assert!(!first.is_over() && first.days_left() == 30.0);
        assert_eq!(looked_at((1..=12).map(f64::from)).days_left(), 18.0);
        assert!(!looked_at((1..30).map(f64::from)).is_over());
        assert!(looked_at((1..=30).map(f64::from)).is_over());
        let twice_a_day = (1..=59).map(|half| f64::from(half) / 2.0);
        assert!(!looked_at(twice_a_day.clone()).is_over());
        assert!(looked_at(twice_a_day.chain([30.0])).is_over());
    }

    #[test]
    fn a_clock_that_jumps_empties_no_bin() {
        for jump in [-20_000.0, -31.0, 31.0, 730.0, 20_000.0] {
            let once = looked_at([jump, 1.0, 2.0]);
            assert!(once.days_left() >= 27.0, "{jump}: {once:?}");
            let often = looked_at((0..28).flat_map(|day| [f64::from(day), f64::from(day) + jump]));
            assert!(!often.is_over(), "{jump}: {often:?}");
        }
        assert!(!looked_at([f64::NAN, 1.0]).is_over());
    }
}

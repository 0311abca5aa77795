//! What is old enough to go. The device's clock may jump: an age is made of the time that was seen to
//! pass, step by step, and never of what the clock says alone.

use crate::store::timestamp::Timestamp;

const DAY: f64 = 86_400_000.0;
/// A step of more days than this is taken for a clock that was put right, or wrong, and adds nothing.
const LONGEST_STEP: f64 = 60.0;
/// So many days every snapshot is kept.
const ALL_DAYS: f64 = 7.0;
/// So much later than now something may be dated: clocks are put right by some minutes all the time.
const TOLERANCE: f64 = DAY / 24.0;

/// So many days a deleted region stays in the bin.
pub const DAYS_IN_BIN: f64 = 30.0;

/// How many days surely passed from one moment at which the program looked to the next one: at most one,
/// so that a clock that jumped ahead makes nothing old, and none where the clock went back.
pub fn days_passed(earlier: Timestamp, later: Timestamp) -> f64 {
    let days = (later.0 - earlier.0) / DAY;
    match (0.0..=LONGEST_STEP).contains(&days) {
        true => days.min(1.0),
        false => 0.0,
    }
}

/// Whether a moment lies in the future: the clock was ahead then, or is behind now.
pub fn is_ahead(moment: Timestamp, now: Timestamp) -> bool {
    moment.0 > now.0 + TOLERANCE
}

/// Which of these moments go, given in the order in which they were kept, the last one first: of what is
/// older than seven days, all but the last of each week.
pub fn outdated(last_first: &[Timestamp], now: Timestamp) -> Vec<Timestamp> {
    let (mut age, mut later) = (0.0, now);
    let mut last_week = None;
    let mut gone = Vec::new();
    for at in last_first {
        age += days_passed(*at, later);
        later = *at;
        if age <= ALL_DAYS {
            continue;
        }
        let week = Some(week(*at));
        if last_week == week {
            gone.push(*at);
        }
        last_week = week;
    }
    gone
}

/// The week of a moment, Monday to Sunday.
fn week(at: Timestamp) -> i64 {
    // 1 January 1970 was a Thursday.
    ((at.0 / DAY).floor() as i64 + 3).div_euclid(7)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Wednesday 18 November 2026, noon.
    const NOON: f64 = 1_795_003_200_000.0;
    const YEAR: f64 = 365.0;

    fn at(days: f64) -> Timestamp {
        Timestamp(NOON + days * DAY)
    }

    /// What is left of snapshots that were taken one after the other at these days by the device's
    /// clock, where those that are outdated went each time.
    fn left(days: impl IntoIterator<Item = f64>) -> Vec<f64> {
        let mut kept: Vec<f64> = Vec::new();
        for day in days {
            kept.insert(0, day);
            let moments: Vec<Timestamp> = kept.iter().map(|day| at(*day)).collect();
            let gone = outdated(&moments, at(day));
            kept.retain(|day| !gone.contains(&at(*day)));
        }
        kept
    }

    fn daily(days: i32) -> impl Iterator<Item = f64> + Clone {
        (1 - days..=0).map(f64::from)
    }

    #[test]
    fn every_snapshot_of_the_last_seven_days_is_kept() {
        assert_eq!(left(daily(8)).len(), 8);
        let often = (0..40).map(|n| f64::from(n) / 6.0);
        assert_eq!(left(often).len(), 40);
    }

    #[test]
    fn of_each_older_week_the_last_is_kept() {
        // Wednesday 18 November and the seven days before, then the last day of each week before that.
        let mut expected: Vec<f64> = daily(9).collect();
        expected.reverse();
        expected.extend([-10.0, -17.0, -24.0]);
        assert_eq!(left(daily(30)), expected);
    }

    #[test]
    fn what_is_kept_once_a_week_stays_and_so_does_the_only_snapshot() {
        assert_eq!(left((0..40).map(|week| f64::from(7 * week))).len(), 40);
        assert_eq!(outdated(&[at(-4000.0)], at(0.0)), []);
        assert_eq!(outdated(&[], at(0.0)), []);
    }

    #[test]
    fn a_clock_that_jumps_takes_no_snapshot_away() {
        for jump in [
            -50.0 * YEAR,
            -YEAR,
            -3.0,
            -0.2,
            0.2,
            3.0,
            25.0,
            2.0 * YEAR,
            5000.0 * YEAR,
        ] {
            let wrong_once = daily(6).chain([jump, 0.5, 1.0]);
            assert_eq!(left(wrong_once).len(), 9, "{jump} days");
            let wrong_from_the_start = [jump].into_iter().chain(daily(6));
            assert_eq!(left(wrong_from_the_start).len(), 7, "{jump} days");
        }
    }

    #[test]
    fn a_clock_that_is_wrong_every_other_time_takes_no_snapshot_away() {
        for jump in [-20.0 * YEAR, 2.0 * YEAR] {
            let every_other = daily(40).flat_map(|day| [day, day + jump]);
            assert_eq!(left(every_other).len(), 80);
        }
    }

    #[test]
    fn a_clock_that_always_begins_at_the_same_moment_takes_no_snapshot_away() {
        assert_eq!(left((0..50).map(|n| f64::from(n % 2) * 0.1)).len(), 50);
    }

    #[test]
    fn only_what_is_dated_well_after_now_is_of_the_future() {
        assert!(is_ahead(at(2.0 * YEAR), at(0.0)) && is_ahead(at(0.1), at(0.0)));
        assert!(!is_ahead(at(0.0), at(0.0)) && !is_ahead(at(0.01), at(0.0)));
        assert!(!is_ahead(at(-1.0), at(0.0)));
    }
}

//! Which snapshots are old enough to go.

use crate::store::timestamp::Timestamp;

const DAY: f64 = 86_400_000.0;
/// So long every snapshot is kept.
const ALL_DAYS: f64 = 7.0;

/// Which of these moments go, the youngest first: of what is older than a week, all but the
/// youngest of each week.
pub fn outdated(youngest_first: &[Timestamp], now: Timestamp) -> Vec<Timestamp> {
    let mut last_week = None;
    let old = youngest_first
        .iter()
        .filter(|at| now.0 - at.0 > ALL_DAYS * DAY);
    old.filter(|at| {
        let week = week(**at);
        let same = last_week == Some(week);
        last_week = Some(week);
        same
    })
    .copied()
    .collect()
}

/// The week of a moment, Monday to Sunday.
fn week(at: Timestamp) -> i64 {
    // 1 January 1970 was a Thursday.
    ((at.0 / DAY).floor() as i64 + 3).div_euclid(7)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Days before Wednesday 18 November 2026, noon.
    fn check(days: &[f64], expected: &[f64]) {
        let now = 1_795_003_200_000.0;
        let at = |day: &f64| Timestamp(now - day * DAY);
        let moments: Vec<Timestamp> = days.iter().map(at).collect();
        let expected: Vec<Timestamp> = expected.iter().map(at).collect();
        assert_eq!(outdated(&moments, Timestamp(now)), expected);
    }

    #[test]
    fn every_snapshot_of_the_last_seven_days_is_kept() {
        check(&[0.0, 0.1, 0.2, 1.0, 2.0, 6.9], &[]);
    }

    #[test]
    fn of_each_older_week_the_youngest_is_kept() {
        // 8 to 9 days before are Monday and Tuesday; 10 days before is the Sunday of the week before.
        check(&[1.0, 8.0, 8.5, 9.0, 10.0, 12.0, 30.0], &[8.5, 9.0, 12.0]);
    }

    #[test]
    fn the_only_snapshot_is_kept_however_old_it_is() {
        check(&[4000.0], &[]);
        check(&[], &[]);
    }
}

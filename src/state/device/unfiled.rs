//! How much of a region no file holds, and when the user is reminded of it.

use enlace_model::RegionId;

/// After so many changes without a file the user is reminded.
const MANY: u32 = 40;
/// So many regions are remembered.
const REGIONS: usize = 50;

/// What was done since the region last left as a file.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Unfiled {
    pub changes: u32,
    /// When the last file left, in milliseconds since 1970; 0: never.
    pub filed_at: f64,
    /// How many changes there were when the user said "later".
    pub reminded: u32,
}

impl Unfiled {
    /// What is known when a region is opened, where the user said "later" at so many changes.
    pub fn new(changes: u32, filed_at: f64, later: Option<u32>) -> Self {
        Self {
            changes,
            filed_at,
            // More changes than there are now were before a file left.
            reminded: later.filter(|later| *later <= changes).unwrap_or_default(),
        }
    }

    /// Whether the user is to be reminded.
    pub fn is_due(&self) -> bool {
        self.changes >= self.reminded + MANY
    }
}

/// At how many changes the user said "later" of a region: a line for each region, the last one first.
pub(super) fn later_of(lines: &str, id: &RegionId) -> Option<u32> {
    let mut all = lines.lines().filter_map(|line| line.rsplit_once(' '));
    let (_, changes) = all.find(|(own, _)| *own == id.as_str())?;
    changes.parse().ok()
}

/// The lines with another number for a region; `None`: no file is behind any more.
pub(super) fn with_later(lines: &str, id: &RegionId, changes: Option<u32>) -> String {
    let own = changes.map(|changes| format!("{id} {changes}"));
    let is_other = |line: &&str| {
        line.rsplit_once(' ')
            .is_some_and(|(own, _)| own != id.as_str())
    };
    let others = lines.lines().filter(is_other).map(str::to_owned);
    let all: Vec<String> = own.into_iter().chain(others).take(REGIONS).collect();
    all.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the user is reminded after so many changes, having said "later" at so many.
    fn check(changes: u32, later: Option<u32>, expected: bool) {
        assert_eq!(Unfiled::new(changes, 0.0, later).is_due(), expected);
    }

    #[test]
    fn later_means_after_as_many_changes_again() {
        check(39, None, false);
        check(40, None, true);
        check(40, Some(40), false);
        check(79, Some(40), false);
        check(80, Some(40), true);
        // A file left since.
        check(40, Some(200), true);
    }

    #[test]
    fn later_is_remembered_of_each_region_until_it_leaves_as_a_file() {
        let (one, two) = (RegionId::from("a region"), RegionId::from("r2"));
        let lines = with_later("", &one, Some(41));
        let lines = with_later(&lines, &two, Some(90));
        let lines = with_later(&lines, &one, Some(82));
        assert_eq!(later_of(&lines, &one), Some(82));
        assert_eq!(later_of(&lines, &two), Some(90));
        let lines = with_later(&lines, &one, None);
        assert_eq!(later_of(&lines, &one), None);
        assert_eq!(later_of(&lines, &two), Some(90));
        assert_eq!(later_of("broken\n\nr2 many", &two), None);
        let many = (0..200).fold(lines, |lines, n| {
            with_later(&lines, &RegionId::from(format!("r{n}")), Some(n))
        });
        assert_eq!(many.lines().count(), REGIONS);
    }
}

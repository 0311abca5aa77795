//! How much of the open region no file holds, and what the browser may clear.

use enlace_model::RegionId;
use leptos::prelude::*;

use crate::browser::preference;
use crate::workspace::Workspace;

/// After so many changes without a file the user is reminded.
const MANY: u32 = 40;
const UNDERSTOOD: &str = "enlace.clearing-understood";
/// Of which regions the user said "later", and at how many changes: a line each, the last one first.
const LATER: &str = "enlace.reminded-later";
/// So many regions are remembered.
const REGIONS: usize = 50;

/// What was done since the region last left as a file.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Unfiled {
    pub changes: u32,
    /// When the last file left, in milliseconds since 1970; 0: never.
    pub filed_at: f64,
    /// How many changes there were when the user said "later".
    reminded: u32,
}

impl Unfiled {
    /// What is known when a region is opened, where the user said "later" at so many changes.
    pub(super) fn new(changes: u32, filed_at: f64, later: Option<u32>) -> Self {
        Self {
            changes,
            filed_at,
            // More changes than there are now were before a file left.
            reminded: later.filter(|later| *later <= changes).unwrap_or_default(),
        }
    }

    /// Whether the user is to be reminded.
    fn is_due(&self) -> bool {
        self.changes >= self.reminded + MANY
    }
}

/// At how many changes the user said "later" of a region.
fn later_of(lines: &str, id: &RegionId) -> Option<u32> {
    let mut all = lines.lines().filter_map(|line| line.rsplit_once(' '));
    let (_, changes) = all.find(|(own, _)| *own == id.as_str())?;
    changes.parse().ok()
}

/// The lines with another number for a region; `None`: no file is behind any more.
fn with_later(lines: &str, id: &RegionId, changes: Option<u32>) -> String {
    let own = changes.map(|changes| format!("{id} {changes}"));
    let is_other = |line: &&str| {
        line.rsplit_once(' ')
            .is_some_and(|(own, _)| own != id.as_str())
    };
    let others = lines.lines().filter(is_other).map(str::to_owned);
    let all: Vec<String> = own.into_iter().chain(others).take(REGIONS).collect();
    all.join("\n")
}

impl Workspace {
    /// What was done since the open region last left as a file.
    pub fn unfiled(self) -> Unfiled {
        self.unfiled.get()
    }

    /// The number of changes that no file holds, where the user is to be reminded of them.
    pub fn reminder(self) -> Option<u32> {
        let unfiled = self.unfiled.get();
        let open = self.region.with(Option::is_some);
        (open && unfiled.is_due()).then_some(unfiled.changes)
    }

    /// The user wants to be reminded after as many changes again, also after a reload.
    pub fn remind_later(self) {
        let changes = self.unfiled.with_untracked(|unfiled| unfiled.changes);
        self.unfiled.update(|unfiled| unfiled.reminded = changes);
        if let Some(id) = self.with_region(|region| region.header.id.clone()) {
            remember_later(&id, Some(changes));
        }
    }

    /// The region of this id was opened: so much of it no file holds.
    pub(super) fn begin_unfiled(self, id: &RegionId, changes: u32, filed_at: f64) {
        let lines = preference::read(LATER).unwrap_or_default();
        let later = later_of(&lines, id);
        self.unfiled.set(Unfiled::new(changes, filed_at, later));
    }

    /// The region of this id left as a file; so many changes came since.
    pub(super) fn left_as_file(self, id: &RegionId, since: u32, now: f64) {
        self.unfiled.try_set(Unfiled::new(since, now, None));
        remember_later(id, None);
    }

    /// Whether the user is still to be told that the browser may clear what is saved.
    pub fn warns_of_clearing(self) -> bool {
        self.clearing_told.track();
        preference::read(UNDERSTOOD).is_none()
    }

    /// The user knows that the browser may clear what is saved.
    pub fn clearing_understood(self) {
        preference::write(UNDERSTOOD, Some("yes"));
        self.clearing_told.notify();
    }
}

fn remember_later(id: &RegionId, changes: Option<u32>) {
    let lines = preference::read(LATER).unwrap_or_default();
    preference::write(LATER, Some(&with_later(&lines, id, changes)));
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

//! How often a region was saved, by which a tab notices that another one saved it.

/// The number of a save: 1 for the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Revision(pub u32);

impl Revision {
    /// The revision that the next save makes.
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

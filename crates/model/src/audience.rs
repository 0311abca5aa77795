//! For whom a file is made; who gets which field stands in the nouns' tables.

use crate::kind::Kind;

crate::variants! {
    /// For whom a file is made.
    pub enum Audience {
        /// A colleague: everything, contacts only when asked for.
        Coordinator = "coordinator",
        /// A school: its own offers, the catalogue, and sums that name no firm.
        School = "school",
        /// An association or another group of enterprises: its own needs, and the offers.
        EnterpriseGroup = "enterprise_group",
        /// Anyone: the offers.
        Public = "public",
        /// Whoever looks for a fault: everything, with names and numbers scrambled.
        Support = "support",
    }
}

impl Audience {
    /// Whether contacts can go into such a file at all.
    pub fn may_take_contacts(self) -> bool {
        !matches!(self, Self::Public | Self::Support)
    }

    /// Whether such a file comes back with changes that can be taken in.
    pub fn can_answer(self) -> bool {
        !matches!(self, Self::Public | Self::Support)
    }

    /// The list in which such a partner stands; `None`: a name is enough.
    pub fn partners(self) -> Option<Kind> {
        match self {
            Self::School => Some(Kind::School),
            Self::EnterpriseGroup => Some(Kind::Enterprise),
            _ => None,
        }
    }
}

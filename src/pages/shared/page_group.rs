//! The navigation has a few groups, in the order of the year's work, and each page stands in one of them.

use enlace_model::Kind;

use crate::i18n::Words;

/// The text of a label in the user's language.
pub type Label = fn(Words) -> &'static str;

/// A group of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageGroup {
    Home,
    Diagnose,
    Publish,
    Partners,
    Data,
    /// What is about the open region as a whole; its entries stand in the region's menu.
    Region,
}

impl PageGroup {
    /// Those that stand in the head of the page, in their order.
    pub const IN_HEAD: [Self; 5] = [
        Self::Home,
        Self::Diagnose,
        Self::Publish,
        Self::Partners,
        Self::Data,
    ];

    /// Whether it is a stage of the year: stages follow one another.
    pub fn is_stage(self) -> bool {
        matches!(self, Self::Diagnose | Self::Publish)
    }

    /// What it is called.
    pub fn label(self, w: Words) -> &'static str {
        match self {
            Self::Home => w.nav_group_home(),
            Self::Diagnose => w.nav_group_diagnose(),
            Self::Publish => w.nav_group_publish(),
            Self::Partners => w.nav_group_partners(),
            Self::Data => w.nav_group_data(),
            Self::Region => w.nav_group_region(),
        }
    }
}

/// What stands beside a page's name in the navigation.
#[derive(Clone, Copy)]
pub enum NavigationNote {
    Nothing,
    /// What the page shows, on the map of all pages.
    Words(Label),
    /// How many records of a kind there are.
    Records(Kind),
    /// How many problems there are.
    Problems,
}

/// Where a page stands in the navigation.
#[derive(Clone, Copy)]
pub struct NavigationPlace {
    pub group: PageGroup,
    pub beside: NavigationNote,
}

/// A page in a group.
pub const fn within(group: PageGroup) -> Option<NavigationPlace> {
    let beside = NavigationNote::Nothing;
    Some(NavigationPlace { group, beside })
}

/// A page in a group, with words that say what it shows.
pub const fn showing(group: PageGroup, words: Label) -> Option<NavigationPlace> {
    let beside = NavigationNote::Words(words);
    Some(NavigationPlace { group, beside })
}

/// A page of the group of data, with the number of its records.
pub const fn counting(kind: Kind) -> Option<NavigationPlace> {
    let (group, beside) = (PageGroup::Data, NavigationNote::Records(kind));
    Some(NavigationPlace { group, beside })
}

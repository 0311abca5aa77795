//! What of a region each kind of partner gets: profiles are data, and [`slice`] obeys them.

mod preview;
mod rights;
mod rules;
mod scramble;
mod slice;
mod sums;
mod whitelist;

use enlace_edit::field::record_text::RecordText;
use enlace_model::variants;
use enlace_model::{EnterpriseId, Kind, Region, SchoolCode};

use crate::json::Stamp;

pub use preview::{Contents, ListContents, contents};
pub(crate) use rights::{Rights, Sides};
pub use slice::{going_back, slice};
pub use sums::{FEWEST_FIRMS, LARGEST_SHARE, SUMS, Sum, sums, sums_of};

variants! {
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

/// Whether the people to call go into a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Contacts {
    #[default]
    LeftOut,
    Included,
}

/// For whom a file is made, and with what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    pub audience: Audience,
    /// The school's code, the group's id; else the name of whom it is for, which may be empty.
    pub partner: String,
    pub contacts: Contacts,
}

/// Which records of a list go in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    All,
    /// Those of the school or the group.
    Partners,
    /// Evidence of the needs that go in.
    OfNeeds,
    /// Offers that run or are agreed.
    Settled,
}

/// Which fields of a record go in, by their paths at every depth; the one that holds its id always does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SentFields {
    All,
    Only(&'static [&'static str]),
}

impl SentFields {
    /// Whether a field goes in, or something inside it.
    fn has(self, path: &str) -> bool {
        let is_inside = |name: &str| {
            name.strip_prefix(path)
                .is_some_and(|rest| rest.starts_with('.'))
        };
        match self {
            Self::All => true,
            Self::Only(names) => names.iter().any(|name| *name == path || is_inside(name)),
        }
    }
}

/// What of a list goes in, and what of it an answer may change; `None`: nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    pub kind: Kind,
    pub which: Which,
    pub fields: SentFields,
    pub asked: Option<Asked>,
}

/// What an answer may change of the records that went in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub fields: SentFields,
    /// Fields that may come to say only these of their choices.
    pub only: &'static [(&'static str, &'static [&'static str])],
    pub records: AskedRecords,
}

/// Whether an answer may bring records of its own, and take some out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AskedRecords {
    AsSent,
    ComeAndGo,
}

/// Whether what lies around the lists (settings, unknown fields, what could not be read) goes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Around {
    Whole,
    /// The settings only.
    Settings,
    Nothing,
}

impl Profile {
    /// What of a list goes in; `None`: nothing of it.
    pub(super) fn rule(&self, kind: Kind) -> Option<Rule> {
        let goes = kind != Kind::Contact || self.takes_contacts();
        self.rule_with_contacts(kind).filter(|_| goes)
    }

    /// The same, whether or not people to call were asked for.
    pub(super) fn rule_with_contacts(&self, kind: Kind) -> Option<Rule> {
        let whole = rules::rule(kind, Which::All, SentFields::All);
        let rules = match self.audience {
            Audience::Coordinator => return Some(whole.asking(rules::EVERYTHING)),
            Audience::Support => return Some(whole),
            Audience::School => rules::SCHOOL,
            Audience::EnterpriseGroup => rules::ENTERPRISE_GROUP,
            Audience::Public => rules::PUBLIC,
        };
        rules.iter().find(|rule| rule.kind == kind).copied()
    }

    /// Whether a field of a list's records goes in.
    pub fn has(&self, kind: Kind, field: &str) -> bool {
        let own = field == kind.id_field();
        self.rule(kind)
            .is_some_and(|rule| own || rule.fields.has(field))
    }

    /// Takes out of a record what does not go in; one of a list of which nothing goes in stays as it is.
    pub(crate) fn narrow(&self, document: &mut RecordText, kind: Kind) {
        if let Some(SentFields::Only(names)) = self.rule(kind).map(|rule| rule.fields) {
            whitelist::only_named(document, kind, names);
        }
    }

    /// What the partner is called: the name of the school or the group where the region has it, else as
    /// the profile says it; `None` where it says nothing.
    pub fn partner_name<'a>(&'a self, region: &'a Region) -> Option<&'a str> {
        let own = self.partner.as_str();
        let named = match self.audience {
            Audience::School => region
                .schools
                .get(&SchoolCode::from(own))
                .map(|school| &school.name),
            Audience::EnterpriseGroup => region
                .enterprises
                .get(&EnterpriseId::from(own))
                .map(|group| &group.name),
            _ => None,
        };
        let name = named.map_or(own, String::as_str).trim();
        (!name.is_empty()).then_some(name)
    }

    /// What its file says of itself: for whom it is, and who sends it. A file for everyone or for support is
    /// for nobody in particular, and one for support does not say who sends it either.
    pub fn stamp(&self, sender: &str) -> Stamp {
        let (partner, sender) = (self.partner.trim(), sender.trim());
        let says_who = !sender.is_empty() && self.audience != Audience::Support;
        Stamp {
            profile: Some(self.audience.as_str().to_owned()),
            // One that has a partner, also one without a name, is a part that can go back.
            partner: self.audience.can_answer().then(|| partner.to_owned()),
            sender: says_who.then(|| sender.to_owned()),
            ..Stamp::default()
        }
    }

    /// Whether people to call go in: never for everyone, and only where somebody asked for it.
    pub fn takes_contacts(&self) -> bool {
        self.audience.may_take_contacts() && self.contacts == Contacts::Included
    }

    pub(super) fn around(&self) -> Around {
        match self.audience {
            Audience::Coordinator => Around::Whole,
            Audience::Support => Around::Settings,
            _ => Around::Nothing,
        }
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

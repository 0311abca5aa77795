//! What of a region each kind of partner gets: profiles are data, and [`slice`] obeys them.

mod preview;
mod rights;
mod rules;
mod scramble;
mod slice;
mod sums;
mod whitelist;

use enlace_edit::field::record_text::RecordText;
use enlace_model::field::FieldRow;
use enlace_model::{EnterpriseId, Kind, Region, SchoolCode};

use crate::json::Stamp;

pub use enlace_model::Audience;
pub use preview::{Contents, ListContents, contents};
pub(crate) use rights::{Rights, Sides};
pub use slice::{going_back, slice};
pub use sums::{FEWEST_FIRMS, LARGEST_SHARE, SUMS, Sum, sums, sums_of};

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

/// Which fields of a record go in, or may be changed, as their rows say; the one that holds its id always
/// goes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NamedFields {
    All,
    SentTo(Audience),
    AskedOf(Audience),
}

impl NamedFields {
    /// Whether a field is named, or something inside it.
    fn has(self, kind: Kind, path: &str) -> bool {
        self == Self::All
            || self.row(kind.rows(), path).is_some_and(|row| {
                row.inside().is_empty() || row.inside().iter().any(|row| self.takes(row))
            })
    }

    /// Whether what stands at a path is named itself: a single value, several, or a text in several
    /// languages. What is inside a group, or a list of groups, is named one by one.
    fn names(self, kind: Kind, path: &str) -> bool {
        let row = self.row(kind.rows(), path);
        row.is_some_and(|row| row.inside().is_empty())
    }

    /// The row of a path in which every step is named.
    pub(super) fn row(self, rows: &'static [FieldRow], path: &str) -> Option<&'static FieldRow> {
        let (name, inside) = match path.split_once('.') {
            Some((name, inside)) => (name, Some(inside)),
            None => (path, None),
        };
        let named = |row: &&FieldRow| row.name == name && self.takes(row);
        let row = rows.iter().find(named)?;
        match inside {
            Some(inside) => self.row(row.inside(), inside),
            None => Some(row),
        }
    }

    fn takes(self, row: &FieldRow) -> bool {
        match self {
            Self::All => true,
            Self::SentTo(audience) => row.is_sent_to(audience),
            Self::AskedOf(audience) => row.is_asked_of(audience),
        }
    }
}

/// What of a list goes in; which of its fields do, their rows say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    pub kind: Kind,
    pub which: Which,
    /// What an answer may change of the records that went in; `None`: nothing.
    pub asked: Option<AskedRecords>,
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
        let whole = |asked| Rule {
            kind,
            which: Which::All,
            asked,
        };
        let rules = match self.audience {
            Audience::Coordinator => return Some(whole(Some(AskedRecords::ComeAndGo))),
            Audience::Support => return Some(whole(None)),
            Audience::School => rules::SCHOOL,
            Audience::EnterpriseGroup => rules::ENTERPRISE_GROUP,
            Audience::Public => rules::PUBLIC,
        };
        rules.iter().find(|rule| rule.kind == kind).copied()
    }

    /// Which fields go in.
    pub(super) fn sent(&self) -> NamedFields {
        match self.audience {
            Audience::Coordinator | Audience::Support => NamedFields::All,
            partner => NamedFields::SentTo(partner),
        }
    }

    /// Which fields an answer may change.
    pub(super) fn asked(&self) -> NamedFields {
        match self.audience {
            Audience::Coordinator => NamedFields::All,
            partner => NamedFields::AskedOf(partner),
        }
    }

    /// Whether a field of a list's records goes in.
    pub fn has(&self, kind: Kind, field: &str) -> bool {
        let own = field == kind.id_field();
        self.rule(kind).is_some() && (own || self.sent().has(kind, field))
    }

    /// Takes out of a record what does not go in; one of a list of which nothing goes in stays as it is.
    pub(crate) fn narrow(&self, document: &mut RecordText, kind: Kind) {
        if self.rule(kind).is_some() && self.sent() != NamedFields::All {
            whitelist::only_named(document, kind, self.sent());
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

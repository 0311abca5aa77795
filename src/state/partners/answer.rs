//! A file that came back, and how far it was understood.

use std::sync::Arc;

use enlace_exchange::encryption::Locked;
use enlace_exchange::json::Refusal;
use enlace_exchange::profile::{Audience, Contacts, Profile};
use enlace_model::{Region, RegionId};
use leptos::prelude::ArcRwSignal;

use crate::store::sent::Sent;

/// A file that came back.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// Counts the files of a visit.
    pub number: usize,
    pub file: String,
    /// The region that was open when it came.
    pub of: RegionId,
    pub came: Came,
}

/// How far a file was understood.
#[derive(Clone, Debug)]
pub enum Came {
    /// It waits for its passphrase; after a wrong one it says why it did not open.
    Locked {
        bytes: Arc<Vec<u8>>,
        why: Option<Locked>,
    },
    /// It is being read: so many thousandths are done.
    Reading(ArcRwSignal<usize>),
    /// It came while no page looked; its bytes were not read yet.
    Waiting(Arc<Vec<u8>>),
    Refused(Refusal),
    /// The browser could not read it.
    Unreadable,
    /// It is of another region, of this name.
    Elsewhere(String),
    /// It was made for everyone or for support, whose answers cannot be taken in.
    NoAnswer,
    Answer(Arc<PartnerAnswer>),
}

/// A file that can be compared: of both regions only what differs, where what was sent is known.
#[derive(Debug)]
pub struct PartnerAnswer {
    pub theirs: Region,
    /// For whom its file was made, as this device keeps it; where that is not known, as the answer says.
    pub profile: Profile,
    /// What it began from; `None`: that is not known here, and nothing is known to have been asked.
    pub base: Option<Region>,
    pub sent: Option<Sent>,
}

/// For whom a file was made, as this device keeps it; contacts are not kept with it. Of somebody whom this
/// version does not know nothing is asked.
pub fn profile_of(sent: &Sent) -> Profile {
    Profile {
        audience: Audience::from_text(&sent.profile).unwrap_or(Audience::Public),
        partner: sent.partner.clone(),
        contacts: Contacts::LeftOut,
    }
}

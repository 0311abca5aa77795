//! Where a region began that came by mail: kept around it, so that its answer can say so.

use serde_json::{Value, json};

use crate::json::envelope::Envelope;
use enlace_model::Region;
use enlace_model::record::UnknownFields;

/// The field around the region in which its beginning stands.
pub const BEGAN_FROM: &str = "began_from";

/// The file that a region began from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileOrigin {
    /// For whom it was made, as its file says it.
    pub profile: String,
    pub partner: String,
    /// The digest under which the sender keeps what was sent.
    pub digest: String,
    /// Who sent it; empty where the file does not say.
    pub sender: String,
}

impl FileOrigin {
    /// The beginning that stands around a region; `None`: it began here.
    pub fn of(region: &Region) -> Option<Self> {
        let mut around = region.envelope.iter();
        let (_, value) = around.find(|(key, _)| *key == BEGAN_FROM)?;
        let text = |key: &str| value[key].as_str().map(str::to_owned);
        Some(Self {
            profile: text("profile")?,
            partner: text("partner").unwrap_or_default(),
            digest: text("digest")?,
            sender: text("sender").unwrap_or_default(),
        })
    }

    /// What a region begins from when a file like this is opened: the file itself, if it was made
    /// for a partner and says its digest.
    pub fn in_file(envelope: &Envelope) -> Option<Self> {
        Some(Self {
            profile: envelope.profile.clone()?,
            partner: envelope.partner.clone()?,
            digest: envelope.digest.clone()?,
            sender: envelope.sender.clone().unwrap_or_default(),
        })
    }

    /// Writes it around the region, in place of what stood there.
    pub fn mark(&self, region: &mut Region) {
        let mut around = UnknownFields::default();
        for (key, value) in region.envelope.iter().filter(|(key, _)| *key != BEGAN_FROM) {
            around.keep(key.to_owned(), value.clone());
        }
        let value: Value = json!({
            "profile": self.profile,
            "partner": self.partner,
            "digest": self.digest,
            "sender": self.sender,
        });
        around.keep(BEGAN_FROM.to_owned(), value);
        region.envelope = around;
    }
}

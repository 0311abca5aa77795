//! What is asked of whoever reads a region's file or an answer, beside the page or on it, and what is heard. Files' bytes go
//! beside both.

use serde::{Deserialize, Serialize};

use crate::json::{
    self, ChunkedReader, Envelope, FileOrigin, Opened, Refusal, Stamp, ToldProblem, carried,
};
use crate::merge::narrow;
use crate::profile::{Audience, Contacts, Profile};
use enlace_model::Region;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileRequest {
    /// Read the file that is to be opened, which lies beside, and give all of it.
    Open,
    /// Read the file that came back, which lies beside.
    CameBack,
    /// Compare it with the file that it began from, which lies beside, and give what differs.
    BeganFrom,
    /// Give all of what came back.
    Whole,
    /// Write the file of the region that lies beside, as [`carried`], with this around it.
    Write(Stamp),
}

/// What is heard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileResponse {
    /// What the file says around its region, which lies beside, as [`carried`].
    Opened(Envelope, Vec<ToldProblem>),
    Refused(Refusal),
    Stated(Stated),
    /// Two regions lie beside: what was sent, in so many bytes, and what came back, each as
    /// [`carried`].
    Differing(usize),
    /// The region lies beside, as [`carried`].
    Whole,
    /// The file lies beside.
    Written,
    /// What was sent cannot be read any more, or nothing came back before it.
    Lost,
}

/// What a file that came back says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated {
    /// The region's id and name.
    pub id: String,
    pub name: String,
    /// For whom the file had been made that it began from, as text.
    audience: Option<String>,
    partner: String,
    /// The digest of the file that it began from; `None`: it does not say.
    pub digest: Option<String>,
}

impl Stated {
    fn of(opened: &Opened) -> Self {
        let origin = beginning(opened);
        let envelope = &opened.envelope;
        let (audience, partner, digest) = match origin {
            Some(origin) => (
                Some(origin.profile),
                Some(origin.partner),
                Some(origin.digest),
            ),
            None => (envelope.profile.clone(), None, None),
        };
        Self {
            id: opened.region.header.id.to_string(),
            name: opened.region.header.name.clone(),
            audience,
            partner: partner
                .or_else(|| envelope.partner.clone())
                .unwrap_or_default(),
            digest,
        }
    }

    /// For whom the file had been made, by its own word, which gives it no right; a colleague where it does
    /// not say.
    pub fn profile(&self) -> Profile {
        let audience = self.audience.as_deref().and_then(Audience::from_text);
        Profile {
            audience: audience.unwrap_or(Audience::Coordinator),
            partner: self.partner.clone(),
            contacts: Contacts::LeftOut,
        }
    }
}

/// What the file began from: as its envelope says, else as it is kept around its region.
fn beginning(opened: &Opened) -> Option<FileOrigin> {
    let kept = FileOrigin::of(&opened.region);
    let envelope = &opened.envelope;
    let stated = envelope.base.clone().map(|digest| FileOrigin {
        profile: envelope.profile.clone().unwrap_or_default(),
        partner: envelope.partner.clone().unwrap_or_default(),
        digest,
        sender: String::new(),
    });
    stated.or(kept)
}

/// Reads one answer after the other.
#[derive(Debug, Default)]
pub struct Reader {
    theirs: Option<Region>,
}

impl Reader {
    /// Does what is asked; `tell` hears how many thousandths of the way are done.
    pub fn answer(
        &mut self,
        ask: FileRequest,
        bytes: &[u8],
        tell: &mut dyn FnMut(usize),
    ) -> (FileResponse, Vec<u8>) {
        match ask {
            FileRequest::Open => {
                match json::read_telling(bytes, &mut |done| tell(thousandths(done, bytes))) {
                    Ok(opened) => {
                        let problems = opened.problems.iter().filter_map(ToldProblem::of);
                        let heard = FileResponse::Opened(opened.envelope, problems.collect());
                        (heard, carried(&opened.region))
                    }
                    Err(refusal) => (FileResponse::Refused(refusal), Vec::new()),
                }
            }
            FileRequest::CameBack => match read(bytes, 0, tell) {
                Ok(opened) => {
                    let stated = Stated::of(&opened);
                    self.theirs = Some(opened.region);
                    (FileResponse::Stated(stated), Vec::new())
                }
                Err(refusal) => (FileResponse::Refused(refusal), Vec::new()),
            },
            FileRequest::BeganFrom => match (&self.theirs, read(bytes, HALF, tell)) {
                (Some(theirs), Ok(base)) => {
                    let (base, theirs) = narrow(&base.region, theirs);
                    let mut both = carried(&base);
                    let first = both.len();
                    both.append(&mut carried(&theirs));
                    (FileResponse::Differing(first), both)
                }
                _ => (FileResponse::Lost, Vec::new()),
            },
            FileRequest::Write(stamp) => match ChunkedReader::of(bytes.to_vec()) {
                Some(arriving) => {
                    let text = json::write(&arriving.finish(), &stamp);
                    (FileResponse::Written, text.into_bytes())
                }
                None => (FileResponse::Lost, Vec::new()),
            },
            FileRequest::Whole => match &self.theirs {
                Some(theirs) => (FileResponse::Whole, carried(theirs)),
                None => (FileResponse::Lost, Vec::new()),
            },
        }
    }
}

/// How many thousandths of the way the first of two files takes.
const HALF: usize = 500;

fn read(bytes: &[u8], from: usize, tell: &mut dyn FnMut(usize)) -> Result<Opened, Refusal> {
    json::read_telling(bytes, &mut |done| tell(from + thousandths(done, bytes) / 2))
}

fn thousandths(done: usize, of: &[u8]) -> usize {
    let all = of.len().max(1);
    1000 * done.min(all) / all
}

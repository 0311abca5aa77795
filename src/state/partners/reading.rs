//! An answer is read: a small one here, a large one by the worker, while the page goes on; only what it
//! changed comes over.

use enlace_exchange::encryption::is_encrypted;
use enlace_exchange::merge::protocol::{FileRequest, FileResponse, Stated};
use enlace_exchange::profile::Audience;
use enlace_model::{Region, RegionId};
use leptos::prelude::*;

use crate::browser::worker::Gone;
use crate::state::files::worker_reader::{ReaderPlace, put_together};
use crate::state::partners::Partners;
use crate::state::partners::answer::{Came, PartnerAnswer, profile_of};
use crate::store::sent::Sent;

impl Partners {
    /// Reads a file of this number that came back to a region, and tells `progress` how many thousandths of
    /// the way are done. It ends with [`Gone`] when the file is put away meanwhile.
    pub(super) async fn understand(
        self,
        of: &RegionId,
        number: usize,
        bytes: Vec<u8>,
        progress: ArcRwSignal<usize>,
    ) -> Result<Came, Gone> {
        if is_encrypted(&bytes) {
            let bytes = bytes.into();
            return Ok(Came::Locked { bytes, why: None });
        }
        let told = move |done| {
            progress.try_set(done);
        };
        let place = ReaderPlace::to_read(&bytes, told).await?;
        if let ReaderPlace::Beside(helper) = &place {
            let own = Some((number, helper.clone()));
            self.reading.try_update_value(|reading| *reading = own);
        }
        let (heard, _) = place.ask(FileRequest::CameBack, &bytes).await?;
        drop(bytes);
        let stated = match heard {
            FileResponse::Stated(stated) => stated,
            FileResponse::Refused(refusal) => return Ok(Came::Refused(refusal)),
            _ => return Err(Gone::BrokeOff),
        };
        let mut sent = self.sent_as(&stated);
        let mut profile = stated.profile();
        if let Some(sent) = &sent {
            profile = profile_of(sent);
        }
        if !profile.audience.can_answer() {
            return Ok(Came::NoAnswer);
        }
        let began = match &sent {
            Some(sent) => self.sent_bytes(of, sent).await,
            None => None,
        };
        let heard = match &began {
            Some(began) => place.ask(FileRequest::BeganFrom, began).await?,
            None => (FileResponse::Lost, Vec::new()),
        };
        drop(began);
        let (theirs, base) = match heard {
            (FileResponse::Differing(first), mut both) => {
                let theirs = both.split_off(first.min(both.len()));
                (theirs, Some(both))
            }
            _ if stated.id != of.as_str() => return Ok(Came::Elsewhere(stated.name)),
            _ => {
                sent = None;
                profile = stated.profile();
                let (_, theirs) = place.ask(FileRequest::Whole, &[]).await?;
                (theirs, None)
            }
        };
        self.reading.try_update_value(|reading| *reading = None);
        drop(place);
        let base = match base {
            Some(base) => Some(put_together(base).await?),
            None => None,
        };
        let theirs = put_together(theirs).await?;
        Ok(Came::Answer(
            PartnerAnswer {
                theirs,
                profile,
                base,
                sent,
            }
            .into(),
        ))
    }

    /// What was sent that a file began from. Several partners may have got the same: then it is the one who
    /// may change least, and of those the one who the file says it was for.
    fn sent_as(self, stated: &Stated) -> Option<Sent> {
        let mut sent = self.sent.try_get_untracked().unwrap_or_default();
        sent.retain(|it| Some(&it.digest) == stated.digest.as_ref());
        let named = stated.profile().partner;
        let is_colleague = |it: &Sent| profile_of(it).audience == Audience::Coordinator;
        sent.into_iter()
            .min_by_key(|it| (is_colleague(it), it.partner != named))
    }

    /// Ends the reading of a file, if it is under way.
    pub(super) fn stop_reading(self, number: usize) {
        self.reading.update_value(|reading| {
            if let Some((_, helper)) = reading.take_if(|(own, _)| *own == number) {
                helper.end();
            }
        });
    }
}

/// A region's file that this program wrote, read whole.
pub(super) async fn whole(bytes: &[u8]) -> Result<Region, Gone> {
    let place = ReaderPlace::to_read(bytes, |_| {}).await?;
    let (FileResponse::Stated(_), _) = place.ask(FileRequest::CameBack, bytes).await? else {
        return Err(Gone::BrokeOff);
    };
    let (_, lines) = place.ask(FileRequest::Whole, &[]).await?;
    put_together(lines).await
}

//! A large file that is being opened, or made: the worker does most of it, and the page, which goes on,
//! tells how far it is. Opening can be stopped until the region is written.

use enlace_exchange::json::{ChunkedWriter, More, Opened, Refusal, Stamp, ToldProblem};
use enlace_exchange::merge::protocol::{FileRequest, FileResponse};
use enlace_model::{Kind, Region};
use leptos::prelude::*;

use crate::browser::worker::{Gone, Helper, Task};
use crate::state::files::worker_reader::{ask, put_together};
use crate::state::transfers::Transfers;
use crate::state::transfers::progress::{FileAction, ProgressShown, WRITTEN};
use crate::store::yield_timer::Breath;

/// So many thousandths of the way are done once the worker has put the region together.
const TOGETHER: usize = 700;
/// So many records are written in one go: some thousandths of a second.
const ONE_GO: usize = 2_000;

/// What is done with a large file; the page shows it until this is dropped.
pub(super) struct FileTask {
    transfers: Transfers,
    own: ProgressShown,
}

impl FileTask {
    /// The page says what is done.
    pub fn begin(transfers: Transfers, file: String, what: FileAction) -> Self {
        let done = ArcRwSignal::new(0);
        let own = transfers.progress.try_update(|all| {
            let number = all.last().map_or(0, |last| last.number + 1);
            all.push(ProgressShown {
                number,
                what,
                file,
                done,
            });
            all.last().cloned()
        });
        let own = own.flatten();
        Self {
            transfers,
            own: own.expect("the transfers live as long as the page"),
        }
    }

    /// Whether the user stopped it.
    pub fn is_stopped(&self) -> bool {
        let there = |all: &Vec<ProgressShown>| all.contains(&self.own);
        self.transfers.progress.try_with_untracked(there) != Some(true)
    }

    /// The region is written out and goes to this device; whether it does: not, if it was stopped.
    pub fn is_written(&self) -> bool {
        let goes_on = !self.is_stopped();
        if goes_on {
            self.own.done.set(WRITTEN);
        }
        goes_on
    }

    /// Reads the file in the worker; ends with [`Gone`] where it is stopped, or the worker cannot be had.
    pub async fn read(&self, bytes: &[u8]) -> Result<Result<Opened, Refusal>, Gone> {
        let (heard, lines) = self.asked(FileRequest::Open, bytes).await?;
        Ok(match heard {
            FileResponse::Opened(envelope, told) => Ok(Opened {
                region: put_together(lines).await?,
                problems: told.into_iter().filter_map(ToldProblem::problem).collect(),
                envelope,
            }),
            FileResponse::Refused(refusal) => Err(refusal),
            _ => return Err(Gone::BrokeOff),
        })
    }

    /// Has the region's file written by the worker, without contacts.
    pub async fn write(&self, region: &Region, stamp: Stamp) -> Result<String, Gone> {
        let mut leaving = ChunkedWriter::of(region, &[Kind::Contact]);
        let mut breath = Breath::begin();
        while leaving.go_on(region, ONE_GO) == More::Yes {
            breath.taken().await;
        }
        self.own.done.set(WRITTEN / 3);
        let (_, bytes) = self
            .asked(FileRequest::Write(stamp), &leaving.lines)
            .await?;
        String::from_utf8(bytes).map_err(|_| Gone::BrokeOff)
    }

    /// Asks the worker, which ends with its answer.
    async fn asked(
        &self,
        what: FileRequest,
        bytes: &[u8],
    ) -> Result<(FileResponse, Vec<u8>), Gone> {
        let done = self.own.done.clone();
        let helper = Helper::start(Task::Answers, move |thousandths| {
            done.try_set(thousandths * TOGETHER / 1_000);
        });
        let helper = std::rc::Rc::new(helper.await?);
        if self.is_stopped() {
            return Err(Gone::BrokeOff);
        }
        let own = (self.own.number, helper.clone());
        let helpers = self.transfers.helpers;
        helpers.try_update_value(|all| all.push(own));
        let heard = ask(&helper, &what, bytes).await;
        self.transfers.end_helper(self.own.number);
        heard
    }
}

impl Drop for FileTask {
    fn drop(&mut self) {
        self.transfers.end_helper(self.own.number);
        let others = |it: &ProgressShown| *it != self.own;
        self.transfers.progress.try_update(|all| all.retain(others));
    }
}

impl Transfers {
    /// The large files that are being opened or made.
    pub fn progress(self) -> Vec<ProgressShown> {
        self.progress.get()
    }

    /// Stops opening a file; nothing on this device is changed.
    pub fn stop_opening(self, file: &ProgressShown) {
        self.progress.update(|all| all.retain(|it| it != file));
        self.end_helper(file.number);
    }

    /// Ends the worker of that number, if it runs.
    fn end_helper(self, number: usize) {
        let ended = self.helpers.try_update_value(|all| {
            let at = all.iter().position(|(own, _)| *own == number)?;
            Some(all.remove(at))
        });
        if let Some((_, helper)) = ended.flatten() {
            helper.end();
        }
    }
}

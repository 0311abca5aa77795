//! Files of regions are read: small ones here, large ones by the worker, while the page goes on.

use std::cell::RefCell;
use std::rc::Rc;

use enlace_exchange::json::{ChunkedReader, More};
use enlace_exchange::merge::protocol::{FileRequest, FileResponse, Reader};
use enlace_model::Region;

use crate::browser::worker::{Gone, Helper, Task};
use crate::store::yield_timer::Breath;

/// A file of so many bytes is read before anybody sees the page stand still.
const AT_ONCE: usize = 1_000_000;
/// So many bytes are put together in one go: a thousandth of a second or two.
const ONE_GO: usize = 100_000;

/// Whether a file takes long to read.
pub(in crate::state) fn is_large(bytes: &[u8]) -> bool {
    bytes.len() > AT_ONCE
}

/// Whoever reads.
pub(in crate::state) enum ReaderPlace {
    Here(Box<RefCell<Reader>>),
    Beside(Rc<Helper>),
}

impl ReaderPlace {
    /// Starts a worker for a file that takes long to read.
    pub async fn to_read(bytes: &[u8], progress: impl Fn(usize) + 'static) -> Result<Self, Gone> {
        match is_large(bytes) {
            true => {
                let helper = Helper::start(Task::Answers, progress).await?;
                Ok(Self::Beside(Rc::new(helper)))
            }
            false => Ok(Self::Here(Box::default())),
        }
    }

    pub async fn ask(
        &self,
        ask: FileRequest,
        bytes: &[u8],
    ) -> Result<(FileResponse, Vec<u8>), Gone> {
        match self {
            Self::Here(reader) => Ok(reader.borrow_mut().answer(ask, bytes, &mut |_| {})),
            Self::Beside(helper) => self::ask(helper, &ask, bytes).await,
        }
    }
}

/// Asks the worker.
pub(in crate::state) async fn ask(
    helper: &Helper,
    ask: &FileRequest,
    bytes: &[u8],
) -> Result<(FileResponse, Vec<u8>), Gone> {
    let text = serde_json::to_string(ask).expect("what is asked is plain data");
    let (heard, bytes) = helper.ask(&text, bytes).await?;
    let heard = serde_json::from_str(&heard).map_err(|_| Gone::BrokeOff)?;
    Ok((heard, bytes))
}

/// The region of its lines; the page has its turn in between.
pub(in crate::state) async fn put_together(lines: Vec<u8>) -> Result<Region, Gone> {
    let mut arriving = ChunkedReader::of(lines).ok_or(Gone::BrokeOff)?;
    let mut breath = Breath::begin();
    while arriving.go_on(ONE_GO) == More::Yes {
        breath.taken().await;
    }
    Ok(arriving.finish())
}

//! What opens and makes files of regions, in the part that is loaded with them.

use std::pin::Pin;
use std::sync::Arc;

use enlace_model::Region;

use crate::state::part::loads_part;
use crate::state::transfers::Transfers;
use crate::state::transfers::save_file::{OutgoingFile, as_file, as_file_beside};

/// Something that goes on while the browser does other things.
type FileWork<T = ()> = Pin<Box<dyn Future<Output = T>>>;

/// What of the part the transfers use.
pub(super) struct TransfersEngine {
    take_in: fn(Transfers, String, Vec<u8>) -> FileWork,
    pub as_file: fn(&Region) -> OutgoingFile,
    pub as_file_beside: fn(Transfers, Arc<Region>) -> FileWork<OutgoingFile>,
}

impl TransfersEngine {
    const WHOLE: Self = Self {
        take_in: |transfers, file, bytes| Box::pin(transfers.take_in_now(file, bytes)),
        as_file,
        as_file_beside: |transfers, region| Box::pin(as_file_beside(transfers, region)),
    };
}

loads_part!(load: TransfersEngine);

impl Transfers {
    pub(super) async fn engine(self) -> Option<&'static TransfersEngine> {
        self.document.engine().await?;
        self.document.loaded(load().await)
    }

    /// Reads a file and puts its region on the shelf.
    pub(super) async fn take_in(self, file: String, bytes: Vec<u8>) {
        if let Some(engine) = self.engine().await {
            (engine.take_in)(self, file, bytes).await;
        }
    }
}

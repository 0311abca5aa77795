//! The handles are made at the root and start to look around.

use leptos::task::spawn_local;

use crate::browser::offline::{self, OfflineMessage};
use crate::state::device::Device;
use crate::state::device::environment::NewBuild;
use crate::state::document::Document;
use crate::state::notices::Notices;
use crate::state::notices::notice::Notice;
use crate::state::partners::Partners;
use crate::state::transfers::Transfers;

/// Makes all handles, hands them to the pages, and starts. Call it at the root, whose signals live as
/// long as the page.
pub fn start() {
    let notices = Notices::new();
    let document = Document::new(notices);
    let device = Device::new(notices, document);
    let partners = Partners::new(notices, document, device);
    let transfers = Transfers::new(notices, document, device, partners);
    notices.provide();
    document.provide();
    device.provide();
    partners.provide();
    transfers.provide();
    spawn_local(async move {
        device.start().await;
        listen(notices, device, transfers);
    });
}

/// Follows what the browser tells; files can be opened from here on.
fn listen(notices: Notices, device: Device, transfers: Transfers) {
    offline::listen(move |message| match message {
        OfflineMessage::NewBuild => device.update_environment(|it| it.new_build = NewBuild::Ready),
        OfflineMessage::OtherTabs(other_tabs) => {
            device.update_environment(|it| it.new_build = NewBuild::Waits { other_tabs });
        }
        OfflineMessage::Connection(connection) => {
            device.update_environment(|it| it.connection = connection);
        }
        OfflineMessage::Files(files) => transfers.open_files(files),
        OfflineMessage::Inbox(files) => notices.tell(Notice::FilesWait { files }),
    });
}

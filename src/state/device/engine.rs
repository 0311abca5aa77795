//! What reads and saves whole regions, in the part that is loaded with them.

use std::pin::Pin;

use enlace_model::RegionId;

use crate::browser::lock::LockMode;
use crate::state::device::Device;
use crate::state::device::session::Visit;
use crate::state::part::loads_part;

/// Something that goes on while the browser does other things.
type Work = Pin<Box<dyn Future<Output = ()>>>;

/// What of the part the device uses.
pub(super) struct DeviceEngine {
    show_stored: fn(Device, RegionId) -> Work,
    follow: fn(Device, RegionId) -> Work,
    write_once_held: fn(Device, RegionId, Visit, LockMode) -> Work,
    save_all: fn(Device) -> Work,
}

impl DeviceEngine {
    const WHOLE: Self = Self {
        show_stored: |device, id| Box::pin(device.show_stored_now(id)),
        follow: |device, id| Box::pin(device.follow_now(id)),
        write_once_held: |device, id, visit, mode| {
            Box::pin(device.write_once_held_now(id, visit, mode))
        },
        save_all: |device| Box::pin(device.save_all_now()),
    };
}

loads_part!(load: DeviceEngine);

impl Device {
    async fn engine(self) -> Option<&'static DeviceEngine> {
        self.document.engine().await?;
        self.document.loaded(load().await)
    }

    /// Reads a region from this device and shows it.
    pub(in crate::state) async fn show_stored(self, id: RegionId) {
        if let Some(engine) = self.engine().await {
            (engine.show_stored)(self, id).await;
        }
    }

    /// Another tab saved the region of this id, or deleted it.
    pub(super) async fn follow(self, id: RegionId) {
        if let Some(engine) = self.engine().await {
            (engine.follow)(self, id).await;
        }
    }

    /// Reads the open region again to write, once its lock is held.
    pub(super) async fn write_once_held(self, id: RegionId, visit: Visit, mode: LockMode) {
        if let Some(engine) = self.engine().await {
            (engine.write_once_held)(self, id, visit, mode).await;
        }
    }

    /// Saves until nothing is left to save.
    pub(super) async fn save_all(self) {
        if let Some(engine) = self.engine().await {
            (engine.save_all)(self).await;
        }
    }
}

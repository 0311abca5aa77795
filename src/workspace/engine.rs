//! All that touches a region's records: a part of the program that is loaded when a region is opened.
//!
//! What stands here under its own name waits for that part and hands on to it; `…_now` is the work
//! itself. Called directly, it would come with the first page.

use std::pin::Pin;
use std::sync::Arc;

use enlace_edit::{Op, Rejection, decide};
use enlace_model::check::{Problem, check};
use enlace_model::{Change, Region, RegionId};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;
#[cfg(split)]
use leptos::wasm_split::wasm_split;

use crate::browser::lock::LockMode;
use crate::workspace::Workspace;
use crate::workspace::figures::{Follow, follow};
use crate::workspace::notice::Notice;
use crate::workspace::refused::EditRefused;
use crate::workspace::region_ops::copy;
use crate::workspace::save_file::{Departing, as_file, as_file_beside};
use crate::workspace::session::Visit;

/// Something that goes on while the browser does other things.
type Work<T = ()> = Pin<Box<dyn Future<Output = T>>>;

/// What the part does.
#[derive(Clone, Copy)]
pub(super) struct Engine {
    pub following: Follow,
    pub check: fn(&Region, &[Problem]) -> Vec<Problem>,
    pub copy: fn(&Region, String) -> Region,
    pub decide: fn(&Op, &Region) -> Result<Vec<Change>, Rejection>,
    pub go_to: fn(Workspace, usize) -> Result<(), EditRefused>,
    show_stored: fn(Workspace, RegionId) -> Work,
    follow: fn(Workspace, RegionId) -> Work,
    write_once_held: fn(Workspace, RegionId, Visit, LockMode) -> Work,
    save_all: fn(Workspace) -> Work,
    take_in: fn(Workspace, String, Vec<u8>) -> Work,
    pub as_file: fn(&Region) -> Departing,
    pub as_file_beside: fn(Workspace, Arc<Region>) -> Work<Departing>,
}

impl Engine {
    /// All of it, there at once.
    pub const WHOLE: Self = Self {
        following: follow,
        check: |region, in_file| [in_file, &check(region)].concat(),
        copy,
        decide,
        go_to: Workspace::go_to_now,
        show_stored: |workspace, id| Box::pin(workspace.show_stored_now(id)),
        follow: |workspace, id| Box::pin(workspace.follow_now(id)),
        write_once_held: |workspace, id, visit, way| {
            Box::pin(workspace.write_once_held_now(id, visit, way))
        },
        save_all: |workspace| Box::pin(workspace.save_all_now()),
        take_in: |workspace, file, bytes| Box::pin(workspace.take_in_now(file, bytes)),
        as_file,
        as_file_beside: |workspace, region| Box::pin(as_file_beside(workspace, region)),
    };
}

#[cfg(split)]
#[wasm_split(engine, wasm_split_path = leptos::wasm_split, fallible)]
fn load() -> Result<&'static Engine, SplitLoaderError> {
    Ok(&Engine::WHOLE)
}

// Only `cargo xtask build` cuts the program: every other build has all of it at once.
#[cfg(not(split))]
async fn load() -> Result<&'static Engine, SplitLoaderError> {
    Ok(&Engine::WHOLE)
}

impl Workspace {
    /// Whether figures can be computed: a moment after a region is opened, or a file taken in.
    pub fn can_compute(self) -> bool {
        self.engine.with(Option::is_some)
    }

    /// Loads the part, if it is not here yet.
    pub fn have_engine(self) {
        spawn_local(async move {
            self.engine().await;
        });
    }

    /// The part, loaded now if it is not here yet. Where it cannot be had a notice says so.
    pub(super) async fn engine(self) -> Option<Engine> {
        if let Some(engine) = self.engine.try_get_untracked()? {
            return Some(engine);
        }
        match load().await {
            Ok(engine) => {
                self.engine.try_set(Some(*engine));
                Some(*engine)
            }
            Err(_) => {
                self.notice.try_set(Some(Notice::PartNotFetched));
                None
            }
        }
    }

    /// Reads a region from this device and shows it.
    pub(super) async fn show_stored(self, id: RegionId) {
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
    pub(super) async fn write_once_held(self, id: RegionId, visit: Visit, way: LockMode) {
        if let Some(engine) = self.engine().await {
            (engine.write_once_held)(self, id, visit, way).await;
        }
    }

    /// Saves until nothing is left to save.
    pub(super) async fn save_all(self) {
        if let Some(engine) = self.engine().await {
            (engine.save_all)(self).await;
        }
    }

    /// Reads a file and puts its region on the shelf.
    pub(super) async fn take_in(self, file: String, bytes: Vec<u8>) {
        if let Some(engine) = self.engine().await {
            (engine.take_in)(self, file, bytes).await;
        }
    }
}

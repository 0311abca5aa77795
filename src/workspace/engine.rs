//! The engine's work on whole regions: a part of the program that is loaded beside the first page.

use enlace_engine::coverage::{Coverage, compute};
use enlace_engine::edit::{Op, Rejection, decide};
use enlace_engine::exchange::json::{self, Opened, Refusal, Stamp};
use enlace_engine::model::check::{Problem, check};
use enlace_engine::model::{Change, Region};
use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use crate::workspace::Workspace;
use crate::workspace::notice::Notice;

/// What the workspace asks of the engine.
#[derive(Clone, Copy)]
pub(super) struct Engine {
    pub compute: fn(&Region) -> Coverage,
    pub check: fn(&Region) -> Vec<Problem>,
    pub decide: fn(&Op, &Region) -> Result<Vec<Change>, Rejection>,
    pub read: fn(&[u8]) -> Result<Opened, Refusal>,
    pub write: fn(&Region, &Stamp) -> String,
}

impl Engine {
    /// All of it, there at once.
    pub const WHOLE: Self = Self {
        compute,
        check,
        decide,
        read: json::read,
        write: json::write,
    };
}

#[wasm_split(engine, wasm_split_path = leptos::wasm_split, fallible)]
fn load() -> Result<&'static Engine, SplitLoaderError> {
    Ok(&Engine::WHOLE)
}

impl Workspace {
    /// Whether figures can be computed and files read; a moment after the start they can.
    pub fn can_compute(self) -> bool {
        self.engine.with(Option::is_some)
    }

    /// The engine, loaded now if it is not here yet. Where it cannot be had a notice says so.
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
}

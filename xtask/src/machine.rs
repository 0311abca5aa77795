//! What the stages of a test run need of the machine, found or installed when the first of them asks.

use std::cell::{OnceCell, RefCell};
use std::path::{Path, PathBuf};

use crate::background_build::BackgroundBuild;
use crate::build;
use crate::build_profile::BuildProfile;
use crate::chromium::{self, Chromium};
use crate::shell::Result;
use crate::tools::{self, Tools};

/// Tools, browsers and builds, each asked for once in a run. What cannot be had is an error for
/// every stage that needs it, and for no other.
#[derive(Default)]
pub struct Machine {
    tools: OnceCell<Result<Tools>>,
    chromium: OnceCell<Result<Chromium>>,
    playwright: OnceCell<Result<PathBuf>>,
    /// Builds that go on in the background, until a stage takes them.
    builds: RefCell<Vec<BackgroundBuild>>,
}

impl Machine {
    /// The programs that build the page and run its tests in the browser.
    pub fn tools(&self) -> Result<&Tools> {
        had(self
            .tools
            .get_or_init(|| tools::ensure(BuildProfile::Quick)))
    }

    /// Chromium and its driver.
    pub fn chromium(&self) -> Result<&Chromium> {
        had(self.chromium.get_or_init(chromium::ensure))
    }

    /// The folder of the stories, with Playwright and axe in it.
    pub fn playwright(&self) -> Result<&Path> {
        had(self.playwright.get_or_init(tools::ensure_playwright)).map(PathBuf::as_path)
    }

    /// Begins to build the page with these profiles beside the next stages; [`Machine::page`] waits for it.
    pub fn build_in_background(&self, profiles: &[BuildProfile]) {
        println!("The page is built meanwhile; the messages of that come at its turn.");
        self.builds.replace(BackgroundBuild::start(profiles));
    }

    /// Waits for the build of the page that goes on in the background, or builds it now.
    pub fn page(&self, profile: BuildProfile) -> Result {
        let mut builds = self.builds.borrow_mut();
        let under_way = builds.iter().position(|build| build.profile() == profile);
        match under_way {
            Some(index) => builds.remove(index).finish(),
            None => build::build(profile),
        }
    }
}

fn had<T>(found: &Result<T>) -> Result<&T> {
    found.as_ref().map_err(Clone::clone)
}

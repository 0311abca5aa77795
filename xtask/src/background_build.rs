//! A build of the page that goes on beside other stages, since neither they nor it keep two cores busy alone.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Command};

use crate::profile::Profile;
use crate::shell::{self, Result};

/// A build that is under way, and the file into which it writes its messages.
pub struct BackgroundBuild {
    child: Child,
    messages: PathBuf,
}

impl BackgroundBuild {
    /// Starts `cargo xtask build` with this profile as a process of its own.
    pub fn start(profile: Profile) -> Result<Self> {
        let target = shell::root().join("target");
        let messages = target.join(format!("enlace-build-{}.txt", profile.of_cargo()));
        let cannot = |error| format!("cannot build the page beside the tests: {error}");
        fs::create_dir_all(&target).map_err(cannot)?;
        let out = File::create(&messages).map_err(cannot)?;
        let err = out.try_clone().map_err(cannot)?;
        let child = Command::new(std::env::current_exe().map_err(cannot)?)
            .args(["build", profile.option()])
            .stdout(out)
            .stderr(err)
            .spawn()
            .map_err(cannot)?;
        Ok(Self { child, messages })
    }

    /// Waits until the build has ended, and prints its messages.
    pub fn finish(mut self) -> Result {
        let status = self.child.wait();
        print!("{}", fs::read_to_string(&self.messages).unwrap_or_default());
        match status {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(format!("the build of the page failed ({status})")),
            Err(error) => Err(format!("cannot wait for the build of the page: {error}")),
        }
    }
}

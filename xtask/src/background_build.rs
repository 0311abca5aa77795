//! Builds of the page that go on beside other stages, since neither they nor the stages keep two cores busy alone.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::Command;
use std::sync::mpsc::{self, Receiver};
use std::thread;

use crate::build_profile::BuildProfile;
use crate::shell::{self, Result};

/// A build that is under way, or waits for the one before it.
pub struct BackgroundBuild {
    profile: BuildProfile,
    outcome: Receiver<Result>,
}

impl BackgroundBuild {
    /// Starts `cargo xtask build` as a process of its own for one profile after the other.
    pub fn start(profiles: &[BuildProfile]) -> Vec<Self> {
        let mut senders = Vec::new();
        let mut builds = Vec::new();
        for &profile in profiles {
            let (sender, outcome) = mpsc::channel();
            senders.push((profile, sender));
            builds.push(Self { profile, outcome });
        }
        thread::spawn(move || {
            for (profile, sender) in senders {
                // Nobody listens when the tests have ended before.
                sender.send(build(profile)).ok();
            }
        });
        builds
    }

    pub fn profile(&self) -> BuildProfile {
        self.profile
    }

    /// Waits until the build has ended, and prints its messages.
    pub fn finish(self) -> Result {
        let outcome = self.outcome.recv();
        let messages = fs::read_to_string(messages_of(self.profile));
        print!("{}", messages.unwrap_or_default());
        outcome.unwrap_or_else(|_| Err("the build of the page panicked".to_owned()))
    }
}

/// The file into which a build writes its messages.
fn messages_of(profile: BuildProfile) -> PathBuf {
    let name = format!("enlace-build-{}.txt", profile.of_cargo());
    shell::root().join("target").join(name)
}

fn build(profile: BuildProfile) -> Result {
    let cannot = |error| format!("cannot build the page beside the tests: {error}");
    let file = messages_of(profile);
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(cannot)?;
    }
    let out = File::create(&file).map_err(cannot)?;
    let err = out.try_clone().map_err(cannot)?;
    let status = Command::new(shell::this_program()?)
        .args(["build", profile.option()])
        .stdout(out)
        .stderr(err)
        .status()
        .map_err(cannot)?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("the build of the page failed ({status})"))
    }
}

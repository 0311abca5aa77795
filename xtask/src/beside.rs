//! A build of the page that goes on beside other stages: neither they nor it keep two cores busy alone.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Command};

use crate::build::Care;
use crate::shell::{self, Result};

/// What is under way, and where it writes what it has to say.
pub struct Beside {
    child: Child,
    said: PathBuf,
}

impl Beside {
    /// Starts `cargo xtask build` as a process of its own.
    pub fn start(care: Care) -> Result<Self> {
        let target = shell::root().join("target");
        let said = target.join("enlace-build.txt");
        let cannot = |error| format!("cannot build beside the tests: {error}");
        fs::create_dir_all(&target).map_err(cannot)?;
        let out = File::create(&said).map_err(cannot)?;
        let err = out.try_clone().map_err(cannot)?;
        let child = Command::new(std::env::current_exe().map_err(cannot)?)
            .arg("build")
            .args(care.options())
            .stdout(out)
            .stderr(err)
            .spawn()
            .map_err(cannot)?;
        Ok(Self { child, said })
    }

    /// Waits for its end, and says what it said.
    pub fn finish(mut self) -> Result {
        let status = self.child.wait();
        print!("{}", fs::read_to_string(&self.said).unwrap_or_default());
        match status {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(format!("the build of the page failed ({status})")),
            Err(error) => Err(format!("cannot wait for the build of the page: {error}")),
        }
    }
}

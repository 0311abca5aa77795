//! `cargo xtask build`: the page as files that any static host can serve.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::build_profile::BuildProfile;
use crate::code_splitting;
use crate::dist;
use crate::index_page::IndexPage;
use crate::program::Program;
use crate::shell::{self, Result};
use crate::sizes;
use crate::stamp;
use crate::tools::{self, Tools};
use crate::wasm_opt;

/// Builds [`dist::folder`], unless it is the build of just these sources already.
pub fn build(profile: BuildProfile) -> Result {
    if let Some(build) = Build::begin(profile)? {
        let made = build.page()?;
        build.workers(&made)?;
        dist::seal(&made, profile)?;
        dist::replace(&made, profile)?;
        build.finish()?;
    }
    match profile {
        BuildProfile::Release => sizes::report(),
        BuildProfile::Quick => Ok(()),
    }
}

/// A build that is under way.
pub struct Build {
    profile: BuildProfile,
    tools: Tools,
    index: IndexPage,
    stamp: String,
    start: Instant,
}

impl Build {
    /// Begins a build; `None` where the last one was of just these sources.
    pub fn begin(profile: BuildProfile) -> Result<Option<Self>> {
        let tools = tools::ensure(profile)?;
        let stamp = stamp::of_sources(&tools.versions)?;
        let folder = dist::folder(profile);
        let last = fs::read_to_string(stamp_file(profile));
        if last.is_ok_and(|last| last == stamp) && folder.join("_headers").is_file() {
            println!("{} is up to date.", folder.display());
            return Ok(None);
        }
        match profile {
            BuildProfile::Release => {
                println!("Building the release: about 7 minutes on two cores …")
            }
            BuildProfile::Quick => println!(
                "Building quickly, not as it ships: a minute, and some three the first time …"
            ),
        }
        fs::remove_file(stamp_file(profile)).ok();
        Ok(Some(Self {
            profile,
            tools,
            index: IndexPage::read()?,
            stamp,
            start: Instant::now(),
        }))
    }

    /// Makes the page with all that belongs to it but the workers, and gives its folder, where a host
    /// may already serve it.
    pub fn page(&self) -> Result<PathBuf> {
        let made = empty_folder(&format!("enlace-dist-{}", self.profile.of_cargo()))?;
        let program = self.index.program()?;
        let wasm = program.compile(self.profile)?;
        let parts = made.join("program");
        dist::make_folder(&parts)?;
        if program.is_cut(self.profile) {
            code_splitting::cut(program, &wasm, &parts, self.profile, &self.tools)?;
        } else {
            program.bind(&wasm, &parts, self.profile, &self.tools)?;
        }
        self.shrink(&parts)?;
        let mut scripts = stamp::names_in(&parts)?;
        scripts.retain(|name| name.ends_with(".js"));

        let folder = format!("{}{}", dist::PROGRAM, stamp::of_folder(&parts)?);
        let named = made.join(&folder);
        fs::rename(&parts, &named)
            .map_err(|error| format!("cannot make {}: {error}", named.display()))?;
        self.index.assemble(&made, &folder, &scripts)?;
        dist::protect(&made)?;
        Ok(made)
    }

    /// Makes the workers and puts them beside the page.
    pub fn workers(&self, page: &Path) -> Result {
        let made = empty_folder(&format!("enlace-workers-{}", self.profile.of_cargo()))?;
        for worker in self.index.workers() {
            let wasm = worker.compile(self.profile)?;
            worker.bind(&wasm, &made, self.profile, &self.tools)?;
        }
        self.shrink(&made)?;
        for name in stamp::names_in(&made)? {
            let to = page.join(&name);
            fs::rename(made.join(&name), &to)
                .map_err(|error| format!("cannot make {}: {error}", to.display()))?;
        }
        Ok(())
    }

    /// The names of the files that [`Build::workers`] makes.
    pub fn files_of_workers(&self) -> Vec<String> {
        let files = |worker: &Program| {
            let name = &worker.name;
            [format!("{name}.js"), format!("{name}_bg.wasm")]
        };
        self.index.workers().flat_map(files).collect()
    }

    /// Remembers that the folder is the build of these sources.
    pub fn finish(self) -> Result {
        let file = stamp_file(self.profile);
        fs::write(&file, &self.stamp)
            .map_err(|error| format!("cannot write {}: {error}", file.display()))?;
        let folder = dist::folder(self.profile);
        println!(
            "Built {} in {} s.",
            folder.display(),
            self.start.elapsed().as_secs()
        );
        Ok(())
    }

    fn shrink(&self, folder: &Path) -> Result {
        if self.profile == BuildProfile::Quick {
            return Ok(());
        }
        let mut files = stamp::files_in(folder)?;
        files.retain(|file| file.extension().is_some_and(|ending| ending == "wasm"));
        wasm_opt::shrink(files, &self.tools.path()?)
    }
}

fn stamp_file(profile: BuildProfile) -> PathBuf {
    let name = format!("enlace-dist-{}.stamp", profile.of_cargo());
    shell::root().join("target").join(name)
}

/// A folder below `target/` with nothing in it.
fn empty_folder(name: &str) -> Result<PathBuf> {
    let folder = shell::root().join("target").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .map_err(|error| format!("cannot remove {}: {error}", folder.display()))?;
    }
    dist::make_folder(&folder)?;
    Ok(folder)
}

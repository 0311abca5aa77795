//! Finding a Chromium and its driver for the tests, or installing them from the system's packages.

use std::path::PathBuf;

use crate::shell::{self, Result};

/// The two programs that tests in the browser need.
pub struct Chromium {
    pub browser: PathBuf,
    pub driver: PathBuf,
}

const BROWSERS: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];
const BROWSERS_ELSEWHERE: &[&str] = &[
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];
const DRIVERS: &[&str] = &["chromedriver", "chromium.chromedriver"];

const ADVICE: &str = "\
The tests need Chromium (or Chrome) and a ChromeDriver of the same version.
  Debian:  sudo apt-get install chromium chromium-driver
  Ubuntu:  sudo snap install chromium, which brings chromium.chromedriver
  macOS:   brew install --cask chromium chromedriver
  Windows: winget install Google.Chrome; put chromedriver.exe of its version on PATH
ENLACE_CHROMIUM and CHROMEDRIVER may name the two programs instead.";

/// Finds both programs; where they are missing and apt-get may be used, installs them.
pub fn ensure() -> Result<Chromium> {
    if let Some(found) = find() {
        return Ok(found);
    }
    install();
    find().ok_or_else(|| ADVICE.to_owned())
}

fn find() -> Option<Chromium> {
    let browser = named("ENLACE_CHROMIUM")
        .or_else(|| BROWSERS.iter().find_map(|name| shell::find(name)))
        .or_else(|| {
            let mut places = BROWSERS_ELSEWHERE.iter().map(PathBuf::from);
            places.find(|place| place.is_file())
        })?;
    let driver =
        named("CHROMEDRIVER").or_else(|| DRIVERS.iter().find_map(|name| shell::find(name)))?;
    Some(Chromium { browser, driver })
}

fn named(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from)
}

/// Tries apt-get as root or through a sudo that asks nothing; a failure shows as "not found".
fn install() {
    if shell::find("apt-get").is_none() {
        return;
    }
    let is_root = shell::ask(shell::program("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    let may_sudo = || shell::ask(shell::program("sudo").args(["-n", "true"])).is_some();
    if !is_root && !may_sudo() {
        return;
    }
    println!("Installing chromium and chromium-driver with apt-get: about a minute …");
    for words in [
        &["update", "-qq"][..],
        &[
            "install",
            "-qq",
            "-y",
            "--no-install-recommends",
            "chromium",
            "chromium-driver",
            "fonts-liberation",
        ][..],
    ] {
        let mut command = if is_root {
            shell::program("apt-get")
        } else {
            let mut command = shell::program("sudo");
            command.args(["-n", "apt-get"]);
            command
        };
        command
            .args(words)
            .env("DEBIAN_FRONTEND", "noninteractive")
            .stdout(std::process::Stdio::null());
        if let Err(error) = shell::run(&mut command) {
            eprintln!("{error}");
        }
    }
}

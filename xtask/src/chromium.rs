//! Finding a Chromium and its driver for the tests, or installing them from the system's packages.

use std::path::PathBuf;

use crate::apt;
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
    apt::install(&["chromium", "chromium-driver", "fonts-liberation"]);
    find().ok_or_else(|| ADVICE.to_owned())
}

fn find() -> Option<Chromium> {
    let browser = shell::named("ENLACE_CHROMIUM")
        .or_else(|| BROWSERS.iter().find_map(|name| shell::find(name)))
        .or_else(|| {
            let mut places = BROWSERS_ELSEWHERE.iter().map(PathBuf::from);
            places.find(|place| place.is_file())
        })?;
    let driver = shell::named("CHROMEDRIVER")
        .or_else(|| DRIVERS.iter().find_map(|name| shell::find(name)))?;
    Some(Chromium { browser, driver })
}

//! Finding Firefox and WebKit for the jobs that are done in them, or installing them from the system's packages.

use std::fs;
use std::path::{Path, PathBuf};

use crate::apt;
use crate::shell::{self, Result};

const FIREFOX_ELSEWHERE: &[&str] = &[
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
];

const FIREFOX_ADVICE: &str = "\
This stage needs Firefox 140 or newer.
  Debian:  sudo apt-get install firefox-esr
  Ubuntu:  sudo snap install firefox
  macOS:   brew install --cask firefox
  Windows: winget install Mozilla.Firefox
ENLACE_FIREFOX may name the program instead.";

/// Finds Firefox; where it is missing and apt-get may be used, installs it.
pub fn firefox() -> Result<PathBuf> {
    let find = || {
        shell::named("ENLACE_FIREFOX")
            .or_else(|| shell::find("firefox-esr"))
            .or_else(|| shell::find("firefox"))
            .or_else(|| {
                let mut places = FIREFOX_ELSEWHERE.iter().map(PathBuf::from);
                places.find(|place| place.is_file())
            })
    };
    find()
        .or_else(|| {
            apt::install(&["firefox-esr", "fonts-liberation"]);
            find()
        })
        .ok_or_else(|| FIREFOX_ADVICE.to_owned())
}

/// The programs that drive WebKit. Its screen, Xvfb, is found on PATH.
pub struct WebKit {
    pub browser: PathBuf,
    pub driver: PathBuf,
}

const WEBKIT_ADVICE: &str = "\
This stage needs WebKitGTK with its driver, and Xvfb for a screen that nobody sees.
  Debian, Ubuntu:  sudo apt-get install webkit2gtk-driver xvfb
  Fedora:          sudo dnf install webkit2gtk4.1 xorg-x11-server-Xvfb
  Elsewhere it cannot be had: run this stage in a container of one of these.
ENLACE_WEBKIT and ENLACE_WEBKIT_DRIVER may name MiniBrowser and WebKitWebDriver instead.";

/// Finds WebKit; where it is missing and apt-get may be used, installs it.
pub fn webkit() -> Result<WebKit> {
    find_webkit()
        .or_else(|| {
            apt::install(&["webkit2gtk-driver", "xvfb", "fonts-liberation"]);
            find_webkit()
        })
        .ok_or_else(|| WEBKIT_ADVICE.to_owned())
}

fn find_webkit() -> Option<WebKit> {
    shell::find("Xvfb")?;
    let driver = shell::named("ENLACE_WEBKIT_DRIVER").or_else(|| shell::find("WebKitWebDriver"))?;
    let browser = shell::named("ENLACE_WEBKIT").or_else(|| {
        let folders = [Path::new("/usr/lib"), Path::new("/usr/libexec")];
        folders.into_iter().find_map(mini_browser)
    })?;
    Some(WebKit { browser, driver })
}

/// The browser that comes with the library, in the library's own folder: of several versions the newest.
fn mini_browser(libraries: &Path) -> Option<PathBuf> {
    let inside = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).collect()
    };
    let of_machines = inside(libraries).into_iter().filter(|one| one.is_dir());
    let mut found: Vec<PathBuf> = of_machines
        .flat_map(|folder| [inside(&folder), vec![folder]].concat())
        .filter(|folder| {
            let name = folder.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("webkit2gtk-") || name.starts_with("webkitgtk-")
        })
        .map(|folder| folder.join("MiniBrowser"))
        .filter(|program| program.is_file())
        .collect();
    found.sort();
    found.pop()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_of_the_newest_library_is_found_wherever_a_system_puts_it() {
        let libraries =
            std::env::temp_dir().join(format!("enlace-libraries-{}", std::process::id()));
        let put = |folder: &str| {
            let folder = libraries.join(folder);
            fs::create_dir_all(&folder).expect("a folder for the test");
            let program = folder.join("MiniBrowser");
            fs::write(&program, "").expect("a file for the test");
            program
        };
        assert_eq!(mini_browser(&libraries), None);
        put("webkit2gtk-4.0");
        let newer = put("webkit2gtk-4.1");
        put("another-4.9");
        assert_eq!(mini_browser(&libraries), Some(newer));
        fs::remove_dir_all(&libraries).expect("the folder of the test");
        let of_a_machine = put("x86_64-linux-gnu/webkit2gtk-4.1");
        assert_eq!(mini_browser(&libraries), Some(of_a_machine));
        fs::remove_dir_all(&libraries).expect("the folder of the test");
    }
}

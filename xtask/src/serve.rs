//! `cargo xtask serve`: builds, serves, opens the browser.

use std::path::Path;
use std::sync::Arc;
use std::thread;

use crate::build::{self, Build};
use crate::build_profile::BuildProfile;
use crate::dist;
use crate::precache;
use crate::server::Server;
use crate::shell::{self, Result};
use crate::unfinished_files::UnfinishedFiles;

/// Whether the browser is opened when the page answers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OpenBrowser {
    Yes,
    No,
}

/// Builds the page unless it is built, and serves it until the process ends.
pub fn serve(options: &[String]) -> Result {
    let mut port = 8080;
    let mut open = OpenBrowser::Yes;
    let (profile, options) = BuildProfile::from_options(options, BuildProfile::Quick)?;
    let mut words = options.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--port" => {
                port = words
                    .next()
                    .and_then(|digits| digits.parse().ok())
                    .ok_or("--port wants a number, as in --port 8080")?;
            }
            "--no-open" => open = OpenBrowser::No,
            other => return Err(format!("serve has no option `{other}`")),
        }
    }
    match profile {
        BuildProfile::Release => {
            build::build(profile)?;
            let server = Server::bind(dist::folder(profile), port)?;
            announce(&server, open);
            server.run();
        }
        BuildProfile::Quick => serve_early(port, open)?,
    }
    Ok(())
}

/// Serves the quick build as soon as the page is there. The workers are made meanwhile, and so is the
/// service worker, which lists them: whoever asks for these files waits until they are made.
fn serve_early(port: u16, open: OpenBrowser) -> Result {
    let folder = dist::folder(BuildProfile::Quick);
    let Some(build) = Build::begin(BuildProfile::Quick)? else {
        let server = Server::bind(folder, port)?;
        announce(&server, open);
        server.run();
        return Ok(());
    };
    let later = build.files_of_workers().into_iter();
    let unfinished = Arc::new(UnfinishedFiles::new(
        later.chain([precache::WORKER.to_owned()]),
    ));
    // Before the minutes of the build: a port that is taken is told at once.
    let server = Server::bind_early(folder.clone(), port, Arc::clone(&unfinished))?;
    let page = build.page()?;
    dist::replace(&page, BuildProfile::Quick)?;
    announce(&server, open);
    println!("Workbooks, locked and large files need the workers, which are built now …");
    thread::spawn(move || {
        let made = finish(build, &folder);
        if let Err(message) = &made {
            eprintln!("\n{message}\nThe page goes on without its workers.");
        }
        unfinished.end(made);
    });
    server.run();
    Ok(())
}

fn finish(build: Build, folder: &Path) -> Result {
    build.workers(folder)?;
    dist::seal(folder, BuildProfile::Quick)?;
    build.finish()
}

/// Says where the page is, and opens it.
fn announce(server: &Server, open: OpenBrowser) {
    println!("Enlace is at {}   (stop with Ctrl+C)", server.address());
    if open == OpenBrowser::Yes {
        open_browser(&server.address());
    }
}

/// Serves a folder as it is, for as long as the process lives; the stories end it to be offline.
pub fn host(options: &[String]) -> Result {
    let (folder, port) = match options {
        [folder] => (folder, 0),
        [folder, option, digits] if option == "--port" => {
            let port = digits.parse().map_err(|_| "--port wants a number")?;
            (folder, port)
        }
        _ => return Err("host wants a folder, and perhaps --port".to_owned()),
    };
    let server = Server::bind(folder.into(), port)?;
    println!("{}", server.address());
    server.run();
    Ok(())
}

/// Opens the page where there is a desktop; elsewhere the printed address must do.
fn open_browser(address: &str) {
    let has_desktop = cfg!(any(windows, target_os = "macos"))
        || std::env::var_os("DISPLAY").is_some()
        || std::env::var_os("WAYLAND_DISPLAY").is_some();
    if !has_desktop {
        return;
    }
    let mut command = if cfg!(windows) {
        let mut command = shell::program("cmd");
        command.args(["/c", "start", "", address]);
        command
    } else if cfg!(target_os = "macos") {
        let mut command = shell::program("open");
        command.arg(address);
        command
    } else {
        let mut command = shell::program("xdg-open");
        command.arg(address);
        command
    };
    command.spawn().ok();
}

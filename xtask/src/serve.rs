//! `cargo xtask serve`: builds, serves, opens the browser.

use crate::build;
use crate::dist;
use crate::profile::Profile;
use crate::server::Server;
use crate::shell::{self, Result};

pub fn serve(options: &[String]) -> Result {
    let mut port = 8080;
    let mut open = true;
    let (profile, options) = Profile::from_options(options, Profile::Quick)?;
    let mut words = options.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--port" => {
                port = words
                    .next()
                    .and_then(|digits| digits.parse().ok())
                    .ok_or("--port wants a number, as in --port 8080")?;
            }
            "--no-open" => open = false,
            other => return Err(format!("serve has no option `{other}`")),
        }
    }
    build::build(profile)?;
    let server = Server::bind(dist::folder(profile), port)?;
    println!("Enlace is at {}   (stop with Ctrl+C)", server.address());
    if open {
        open_browser(&server.address());
    }
    server.run();
    Ok(())
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

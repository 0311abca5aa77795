//! Installs packages of the system with apt-get, where there is one and it may be used.

use std::process::Stdio;

use crate::shell;

/// Tries it as root or through a sudo that asks nothing. Whoever calls this looks again afterwards: what
/// could not be installed is still missing, and is told there with what to do.
pub fn install(packages: &[&str]) {
    if shell::find("apt-get").is_none() {
        return;
    }
    let is_root = shell::ask(shell::program("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    let may_sudo = || shell::ask(shell::program("sudo").args(["-n", "true"])).is_some();
    if !is_root && !may_sudo() {
        return;
    }
    println!(
        "Installing {} with apt-get: about a minute …",
        packages.join(", ")
    );
    // With what the packages recommend: the browsers were tried with it.
    let install = ["install", "-qq", "-y"];
    for words in [&["update", "-qq"][..], &[&install[..], packages].concat()] {
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
            .stdout(Stdio::null());
        if let Err(error) = shell::run(&mut command) {
            eprintln!("{error}");
        }
    }
}

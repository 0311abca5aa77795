//! The project's commands, set-up included: `cargo xtask serve | test | build | digests | bench | fuzz | torture | sample`.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "talking to the developer is what this program is for"
)]

use std::path::Path;
use std::process::ExitCode;

use crate::build_profile::BuildProfile;

mod apt;
mod background_build;
mod bench;
mod bench_table;
mod browsers;
mod build;
mod build_profile;
mod chromium;
mod code_splitting;
mod digests;
mod dist;
mod fuzz;
mod headers;
mod index_page;
mod lighthouse;
mod machine;
mod outside_texts;
mod pictures;
mod precache;
mod program;
mod serve;
mod server;
mod shell;
mod sizes;
mod stages;
mod stamp;
mod summary;
mod test;
mod tools;
mod torture;
mod unfinished_files;
mod wasm_opt;

const USAGE: &str = "\
cargo xtask serve [--port 8080] [--no-open] [--release]
    Builds the page quickly and serves it on http://127.0.0.1:8080, as a good host would; with
    --release the build that ships.
cargo xtask test [STAGE…] [--release]
    Checks everything, or only some of: format, clippy, native, best, digests, browser, stories,
    firefox, webkit, trunk, release, kill. The stories are told on the quick build; with --release
    also the build that ships is made, its sizes are checked, and a dozen stories are told on it.
cargo xtask build [--quick]
    Builds dist/, which any static host can serve, and prints its sizes; with --quick the quick
    build in target/dist-quick/.
cargo xtask digests [--write]
    Computes a thousand made-up regions, the sample and the worked examples, and compares every figure
    with committed digests; --write writes them anew, to be committed.
cargo xtask bench
    Times the engine natively and in the browser, at the size of the Ave and of a country.
cargo xtask bench merge
    Times merging, natively and on the page: two regions of national size, and thirty schools'
    answers at once.
cargo xtask bench table
    Times a table with 20,000 rows in the release build: scrolling, keys, one edit, a paste.
cargo xtask bench storage
    Times opening a region from the device and one edit until it is saved, with up to 100,000 needs.
cargo xtask bench views
    Times each picture of the Ave from its tab until it stands in the page.
cargo xtask bench import [FOLDER]
    Times a CSV of 23,224 rows and a workbook of 20,000 from the file to the preview, and the longest
    task meanwhile. With the folder of the real tables (or ENLACE_TABLES) it imports them all through
    the page and checks what they give.
cargo xtask bench lighthouse
    Asks Lighthouse, as for a mid-range telephone, about the release build.
cargo xtask host FOLDER [--port 0]
    Serves a build without making it, and prints its address; --port 0 takes any free port.
cargo xtask seal FOLDER
    Writes the list of its files into a build's service worker, after something was changed by hand.
cargo xtask pictures
    Makes the manifest's icons and screenshots anew (public/icons/, public/screenshots/), and docs/overview.png.
cargo xtask pictures pages [LANGUAGE]
    Takes pictures of every page with the sample into target/pictures/, to be looked at: 1366×768 and
    390×844, light and dark, in Portuguese or in the language named last.
cargo xtask fuzz [--seed N]
    Kills a browser 200 times while it writes, and looks at what it leaves behind; reads and
    imports 50,000 made-up tables, and as many broken files.
cargo xtask torture
    Goes through the published vectors of the format of locked files, and lets two other programs open
    what Enlace locks, and the reverse.
cargo xtask sample
    Makes the sample of the Ave anew from its tables: public/samples/ave.json.
cargo xtask isco FOLDER
    Makes public/codelists/isco-08.json from ISCOGroups_{en,es,pt}.csv, as ESCO 1.0.8 has them.

The quick build takes a fraction of the time, and is larger and slower than what ships: for trying a
change, and for its stories.

Tools are installed when they are missing, into a folder that all checkouts share
(ENLACE_TOOLS moves it).";

fn main() -> ExitCode {
    if let Err(message) = shell::this_program() {
        eprintln!("{message}");
        return ExitCode::FAILURE;
    }
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, options) = match arguments.split_first() {
        Some((command, options)) => (command.as_str(), options),
        None => ("help", arguments.as_slice()),
    };
    let done = match command {
        "serve" => serve::serve(options),
        "host" => serve::host(options),
        "pictures" if options.first().is_some_and(|what| what == "pages") => match &options[1..] {
            [] => pictures::of_pages("pt-PT"),
            [language] => pictures::of_pages(language),
            _ => Err(USAGE.to_owned()),
        },
        "pictures" => without(options).and_then(|()| pictures::pictures()),
        "seal" => seal(options),
        "test" => test::test(options),
        "build" => BuildProfile::from_options(options, BuildProfile::Release)
            .and_then(|(profile, others)| without(&others).map(|()| profile))
            .and_then(build::build),
        "digests" => digests::digests(options),
        "bench" if options == ["lighthouse"] => lighthouse::lighthouse(),
        "bench" if options == ["merge"] => bench::bench_merge(),
        "bench" if options == ["table"] => bench_table::bench_table(),
        "bench" if options == ["views"] => bench_table::bench_views(),
        "bench" if options.first().is_some_and(|what| what == "import") => {
            bench_table::bench_import(&options[1..])
        }
        "bench" if options == ["storage"] => bench_table::bench_storage(),
        "bench" => without(options).and_then(|()| bench::bench()),
        "fuzz" => fuzz::fuzz(options),
        "torture" => without(options).and_then(|()| torture::torture()),
        "sample" => without(options).and_then(|()| {
            shell::run(shell::cargo().args(["run", "--quiet", "-p", "enlace-sample"]))
        }),
        "isco" => match options {
            [folder] => shell::run(shell::cargo().args([
                "run",
                "--quiet",
                "-p",
                "enlace-sample",
                "--",
                folder,
            ])),
            _ => Err(format!("say in which folder the groups lie\n\n{USAGE}")),
        },
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(format!("there is no command `{other}`\n\n{USAGE}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            if !message.is_empty() {
                eprintln!("\n{message}");
            }
            ExitCode::FAILURE
        }
    }
}

fn seal(options: &[String]) -> shell::Result {
    let [folder] = options else {
        return Err(format!("seal wants one folder\n\n{USAGE}"));
    };
    precache::seal(Path::new(folder))
}

fn without(options: &[String]) -> shell::Result {
    match options.first() {
        None => Ok(()),
        Some(option) => Err(format!("this command has no option `{option}`\n\n{USAGE}")),
    }
}

//! `cargo xtask bench`: the engine natively and in the browser, on the same files in one run.
//!
//! In the browser also one edit of a need and one of an offer, and the part that a program for tables
//! could do as well, beside Arquero and DuckDB-Wasm with the same rows in memory. Natively also a
//! million needs. Machines are noisy, so what counts are the ratios; the least of many runs is shown
//! beside the median.

use std::fs;
use std::path::{Path, PathBuf};

use crate::bench_table;
use crate::build_profile::BuildProfile;
use crate::chromium;
use crate::server::Server;
use crate::shell::{self, Result};
use crate::tools;
use crate::wasm_opt;

const WASM: &str = "wasm32-unknown-unknown";
/// A file to be timed, and the aim in milliseconds.
const FILES: [(&str, f64); 2] = [("ave.json", 1.0), ("national.json", 100.0)];
/// The aims for one edit of a need and one of an offer at either size, in milliseconds.
const EDIT_AIMS: [(f64, f64); 2] = [(5.0, 5.0), (6.0, 10.0)];
const MILLION: &str = "1000000";
const RATIO_AIM: f64 = 1.5;
/// How many times faster than the fastest peer.
const PEERS_AIM: f64 = 5.0;
/// What the page needs beside the engine, in `tests/bench`.
const PAGE: [&str; 7] = [
    "index.html",
    "arrow.mjs",
    "peers.mjs",
    "node_modules/apache-arrow/Arrow.es2015.min.js",
    "node_modules/arquero/dist/arquero.min.js",
    "node_modules/@duckdb/duckdb-wasm/dist/duckdb-browser.mjs",
    "node_modules/@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js",
];
const DUCKDB: &str = "node_modules/@duckdb/duckdb-wasm/dist/duckdb-eh.wasm";

/// Builds both, times both, prints a table.
pub fn bench() -> Result {
    let tools = tools::ensure(BuildProfile::Release)?;
    let chromium = chromium::ensure()?;
    tools::ensure_playwright()?;
    let peers = tools::ensure_peers()?;
    println!("Building the engine natively and for the browser: some minutes the first time …");
    let folder = shell::root().join("target").join("bench");
    fs::create_dir_all(&folder).map_err(|e| format!("cannot make {}: {e}", folder.display()))?;
    let native = build_native()?;
    build_for_browser(&folder, &tools)?;
    make_files(&folder, &native)?;
    for name in PAGE.iter().chain([&DUCKDB]) {
        let (from, to) = (
            peers.join(name),
            folder.join(name.rsplit('/').next().unwrap_or(name)),
        );
        fs::copy(&from, &to).map_err(|e| format!("cannot copy {}: {e}", from.display()))?;
    }

    let in_folder = FILES.map(|(name, _)| folder.join(name));
    let time =
        |what: &[PathBuf]| shell::output(shell::program(native.join("time_coverage")).args(what));
    let million = timings(&time(&[PathBuf::from(MILLION)])?)?;
    let native = timings(&time(&in_folder)?)?;
    let address = Server::in_background(folder)?;
    let timed = shell::output(
        shell::program("node")
            .args(["tests/bench/run.mjs", &address])
            .arg(&chromium.browser)
            .args(FILES.map(|(name, _)| name)),
    )?;
    let browser = timings(&timed)?;
    report(&native, &browser);
    report_edits(&browser);
    report_asked(&native);
    report_peers(&browser);
    for timing in &million {
        println!(
            "\n1,000,000 needs natively: {:.0} ms, one edit of a need {:.1} ms, {:.0} MB at the peak; no aim.",
            timing.least_ms,
            timing.need_edit_ms,
            timing.peak_kb.unwrap_or(0.0) / 1024.0
        );
    }
    Ok(())
}

/// Times merging, natively and then on the page, and prints what took how long; the aim is a second
/// after reading.
pub fn bench_merge() -> Result {
    let folder = shell::root().join("target").join("bench");
    fs::create_dir_all(&folder).map_err(|e| format!("cannot make {}: {e}", folder.display()))?;
    let native = build_native()?;
    make_files(&folder, &native)?;
    let file = folder.join("national.json");
    shell::run(shell::program(native.join("time_merge")).arg(&file))?;
    bench_table::bench_merge(&file.to_string_lossy())
}

fn build_native() -> Result<PathBuf> {
    shell::run(shell::cargo().args([
        "build",
        "--quiet",
        "--release",
        "-p",
        "enlace-cli",
        "--examples",
    ]))?;
    Ok(shell::root().join("target/release/examples"))
}

fn build_for_browser(folder: &Path, tools: &tools::Tools) -> Result {
    shell::run(shell::cargo().args([
        "build",
        "--quiet",
        "--release",
        "-p",
        "enlace-bench",
        "--target",
        WASM,
    ]))?;
    let built = shell::root().join(format!("target/{WASM}/release/enlace_bench.wasm"));
    shell::run(
        shell::program("wasm-bindgen")
            .args(["--target", "web", "--no-typescript", "--out-dir"])
            .arg(folder)
            .arg(built)
            .env("PATH", tools.path()?),
    )?;
    wasm_opt::shrink(vec![folder.join("enlace_bench_bg.wasm")], &tools.path()?)
}

fn make_files(folder: &Path, native: &Path) -> Result {
    let write = |name: &str, bytes: &[u8]| {
        let file = folder.join(name);
        fs::write(&file, bytes).map_err(|e| format!("cannot write {}: {e}", file.display()))
    };
    let sample = shell::root().join("public/samples/ave.json");
    let sample = fs::read(&sample).map_err(|e| format!("cannot read {}: {e}", sample.display()))?;
    write("ave.json", &sample)?;
    let national = shell::output(&mut shell::program(native.join("national")))?;
    write("national.json", national.as_bytes())
}

/// What one file took.
#[derive(serde::Deserialize)]
struct Timing {
    read_ms: f64,
    least_ms: f64,
    median_ms: f64,
    peak_kb: Option<f64>,
    need_edit_ms: f64,
    offer_edit_ms: f64,
    #[serde(flatten)]
    asked: Option<ViewTimes>,
    #[serde(flatten)]
    beside: Option<Beside>,
}

/// What views ask of the numbers that are kept; only timed natively.
#[derive(serde::Deserialize)]
struct ViewTimes {
    calls_ms: f64,
    best_ms: f64,
    assumed_ms: f64,
}

/// What is only timed in the browser.
#[derive(serde::Deserialize)]
struct Beside {
    kept_kb: f64,
    problems_ms: f64,
    setting_edit_ms: f64,
    sums_ms: f64,
    sums_kept_ms: f64,
    arquero_ms: f64,
    duckdb_ms: f64,
}

fn timings(lines: &str) -> Result<Vec<Timing>> {
    lines
        .lines()
        .map(|line| serde_json::from_str(line).map_err(|e| format!("no timing: {line} ({e})")))
        .collect()
}

fn report(native: &[Timing], browser: &[Timing]) {
    println!();
    println!(
        "{:<15} {:<8} {:>9} {:>9} {:>9} {:>9} {:>9} {:>6}",
        "coverage", "", "read ms", "least ms", "median ms", "aim ms", "peak MB", "ratio"
    );
    for (((name, aim), native), browser) in FILES.iter().zip(native).zip(browser) {
        for (place, timing) in [("native", native), ("browser", browser)] {
            let peak = timing
                .peak_kb
                .map_or("–".to_owned(), |kb| format!("{:.0}", kb / 1024.0));
            let ratio = timing.least_ms / native.least_ms;
            println!(
                "{name:<15} {place:<8} {:>9.1} {:>9.3} {:>9.3} {aim:>9.1} {peak:>9} {ratio:>6.2}",
                timing.read_ms, timing.least_ms, timing.median_ms
            );
        }
    }
    println!(
        "\nThe ratio is of the least times, browser to native; the aim is {RATIO_AIM} at most."
    );
}

fn report_edits(browser: &[Timing]) {
    println!(
        "\n{:<15} {:>12} {:>9} {:>13} {:>9} {:>15} {:>12} {:>12}",
        "in the browser",
        "need edit ms",
        "aim ms",
        "offer edit ms",
        "aim ms",
        "setting edit ms",
        "problems ms",
        "with all MB"
    );
    for (((name, _), (need_aim, offer_aim)), timing) in FILES.iter().zip(EDIT_AIMS).zip(browser) {
        let Some(beside) = &timing.beside else {
            continue;
        };
        println!(
            "{name:<15} {:>12.2} {need_aim:>9.1} {:>13.2} {offer_aim:>9.1} {:>15.2} {:>12.2} {:>12.0}",
            timing.need_edit_ms,
            timing.offer_edit_ms,
            beside.setting_edit_ms,
            beside.problems_ms,
            beside.kept_kb / 1024.0
        );
    }
}

fn report_asked(native: &[Timing]) {
    println!(
        "\n{:<15} {:>9} {:>16} {:>18}",
        "natively, asked", "calls ms", "best question ms", "another setting ms"
    );
    for ((name, _), timing) in FILES.iter().zip(native) {
        if let Some(asked) = &timing.asked {
            println!(
                "{name:<15} {:>9.2} {:>16.2} {:>18.2}",
                asked.calls_ms, asked.best_ms, asked.assumed_ms
            );
        }
    }
}

fn report_peers(browser: &[Timing]) {
    println!(
        "\n{:<15} {:<18} {:>9} {:>9} {:>9} {:>13}",
        "join and sum", "Enlace's from", "Enlace ms", "Arquero", "DuckDB", "times faster"
    );
    for ((name, _), timing) in FILES.iter().zip(browser) {
        let Some(beside) = &timing.beside else {
            continue;
        };
        let fastest = beside.arquero_ms.min(beside.duckdb_ms);
        let ways = [
            ("records of a file", beside.sums_ms),
            ("numbers kept", beside.sums_kept_ms),
        ];
        for (from, ms) in ways {
            println!(
                "{name:<15} {from:<18} {ms:>9.2} {:>9.2} {:>9.2} {:>13.1}",
                beside.arquero_ms,
                beside.duckdb_ms,
                fastest / ms
            );
        }
        println!(
            "{name:<15} {:<18} {:>9.2} {:>9} {:>9} {:>13.1}",
            "one edit, with all",
            timing.need_edit_ms,
            "",
            "",
            fastest / timing.need_edit_ms
        );
    }
    println!(
        "\nTimes faster than the fastest peer, whose rows lie in its own tables already; the aim is {PEERS_AIM}. \
         Enlace's numbers are what the page keeps of the records: ids as numbers, as a table has them. \
         After an edit a peer joins and sums up anew, Enlace has all its figures."
    );
}

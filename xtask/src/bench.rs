//! `cargo xtask bench`: the engine natively and in the browser, on the same files in one run.
//!
//! Machines are noisy, so what counts is the ratio of the two; the least of many runs is shown beside
//! the median.

use crate::chromium;
use crate::server::Server;
use crate::shell::{self, Result};
use crate::tools;
use std::fs;
use std::path::{Path, PathBuf};

const WASM: &str = "wasm32-unknown-unknown";
/// The options with which the page's wasm is made smaller; see `index.html`.
const WASM_OPT: &[&str] = &[
    "-Oz",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// A file to be timed, and the aim in milliseconds.
const FILES: [(&str, f64); 2] = [("ave.json", 1.0), ("national.json", 150.0)];
const RATIO_AIM: f64 = 1.5;

/// Builds both, times both, prints a table.
pub fn bench() -> Result {
    let tools = tools::ensure()?;
    let chromium = chromium::ensure()?;
    tools::ensure_playwright()?;
    println!("Building the engine natively and for the browser: some minutes the first time …");
    let folder = shell::root().join("target").join("bench");
    fs::create_dir_all(&folder).map_err(|e| format!("cannot make {}: {e}", folder.display()))?;
    let native = build_native()?;
    build_for_browser(&folder, &tools)?;
    make_files(&folder, &native)?;

    let in_folder = FILES.map(|(name, _)| folder.join(name));
    let timed = shell::ask(shell::program(native.join("time_coverage")).args(&in_folder))
        .ok_or("the native benchmark failed")?;
    let native = timings(&timed)?;
    let address = Server::beside(folder)?;
    let timed = shell::ask(
        shell::program("node")
            .args(["tests/bench/run.mjs", &address])
            .arg(&chromium.browser)
            .args(FILES.map(|(name, _)| name)),
    )
    .ok_or("the benchmark in the browser failed")?;
    let browser = timings(&timed)?;
    report(&native, &browser);
    Ok(())
}

fn build_native() -> Result<PathBuf> {
    shell::run(shell::cargo().args([
        "build",
        "--quiet",
        "--release",
        "-p",
        "enlace-engine",
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
    let wasm = folder.join("enlace_bench_bg.wasm");
    shell::run(
        shell::program("wasm-opt")
            .args(WASM_OPT)
            .arg(&wasm)
            .arg("-o")
            .arg(&wasm)
            .env("PATH", tools.path()?),
    )
}

fn make_files(folder: &Path, native: &Path) -> Result {
    let write = |name: &str, bytes: &[u8]| {
        let file = folder.join(name);
        fs::write(&file, bytes).map_err(|e| format!("cannot write {}: {e}", file.display()))
    };
    let sample = shell::root().join("public/samples/ave.json");
    let sample = fs::read(&sample).map_err(|e| format!("cannot read {}: {e}", sample.display()))?;
    write("ave.json", &sample)?;
    let national = shell::ask(&mut shell::program(native.join("national")))
        .ok_or("the region of national size could not be made")?;
    write("national.json", national.as_bytes())?;
    write("index.html", b"<!doctype html><title>bench</title>")
}

/// What one file took.
#[derive(serde::Deserialize)]
struct Timing {
    read_ms: f64,
    least_ms: f64,
    median_ms: f64,
    peak_kb: Option<f64>,
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

//! Times the computation of region files: `time_coverage FILE…` prints the least and the median of many
//! runs in milliseconds, and the peak memory of the process where the system tells it.

use std::io::Write;
use std::time::{Duration, Instant};

use enlace_engine::coverage::compute;
use enlace_engine::exchange::json::read;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    for file in std::env::args().skip(1) {
        let bytes = std::fs::read(&file)?;
        let start = Instant::now();
        let region = read(&bytes).map_err(|refusal| refusal.id())?.region;
        let reading = start.elapsed();
        let mut runs: Vec<Duration> = Vec::new();
        let begin = Instant::now();
        while runs.len() < 5 || (begin.elapsed() < Duration::from_secs(3) && runs.len() < 1000) {
            let start = Instant::now();
            let coverage = compute(&region);
            runs.push(start.elapsed());
            std::hint::black_box(coverage);
        }
        runs.sort();
        writeln!(
            out,
            "{{\"file\":{:?},\"read_ms\":{:.3},\"least_ms\":{:.3},\"median_ms\":{:.3},\"runs\":{},\"peak_kb\":{}}}",
            file,
            ms(reading),
            ms(runs[0]),
            ms(runs[runs.len() / 2]),
            runs.len(),
            peak_memory().map_or("null".to_owned(), |kb| kb.to_string())
        )?;
    }
    Ok(())
}

fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

/// Peak resident memory in kB, where the system tells it in a file.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

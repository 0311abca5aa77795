//! Times the computation of region files, or of a made-up region with so many needs:
//! `time_coverage FILE|NEEDS…` prints the least and the median of many
//! runs in milliseconds, the same of following one edit of a need and one of an offer, and of what views
//! ask of the numbers that are kept: whom to call, the question for the best placement, another setting
//! assumed; and the peak memory of the process where the system tells it.

use std::io::Write;
use std::time::{Duration, Instant};

use enlace_exchange::json::read;
use enlace_method::network::Network;
use enlace_method::views::calls::settling;
use enlace_method::{Assumptions, Incremental, compute};
use enlace_model::change::RecordChange;
use enlace_model::{Change, NeedId, OfferId, Persons, Record, Region, SettingId, Table};
use enlace_optimize::PlacementQuestion;

mod made_up;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    for file in std::env::args().skip(1) {
        let bytes = match file.parse::<u64>() {
            Ok(_) => Vec::new(),
            Err(_) => std::fs::read(&file)?,
        };
        let start = Instant::now();
        let mut region = match file.parse() {
            Ok(needs) => made_up::national(needs),
            Err(_) => read(&bytes).map_err(|refusal| refusal.id())?.region,
        };
        region.share_ids();
        drop(bytes);
        let reading = start.elapsed();
        let computed = runs(|| {
            std::hint::black_box(compute(&region));
        });
        let mut ledger = Incremental::of(&region);
        let (need, offer) = (middle(&region.needs), middle(&region.offers));
        let need = runs(|| {
            let change = need.as_ref().and_then(|id| another_need(&region, id));
            follow(&mut ledger, &mut region, change);
        });
        let offer = runs(|| {
            let change = offer.as_ref().and_then(|id| another_offer(&region, id));
            follow(&mut ledger, &mut region, change);
        });
        let calls = runs(|| {
            std::hint::black_box(settling(&mut ledger, &region));
        });
        let best = runs(|| {
            std::hint::black_box(PlacementQuestion::of(Network::kept(&mut ledger, &region)));
        });
        let mut other = Assumptions::of(&region);
        let changed = other.settings.set(SettingId::StudyShare, Some(0.2));
        changed.map_err(|_| "the share is out of range")?;
        let assumed = runs(|| {
            std::hint::black_box(ledger.assuming(&region, &other));
        });
        writeln!(
            out,
            "{{\"file\":{:?},\"read_ms\":{:.3},\"least_ms\":{:.3},\"median_ms\":{:.3},\
             \"need_edit_ms\":{:.3},\"offer_edit_ms\":{:.3},\"calls_ms\":{:.3},\
             \"best_ms\":{:.3},\"assumed_ms\":{:.3},\"runs\":{},\"peak_kb\":{}}}",
            file,
            ms(reading),
            ms(computed[0]),
            ms(computed[computed.len() / 2]),
            ms(need[need.len() / 2]),
            ms(offer[offer.len() / 2]),
            ms(calls[calls.len() / 2]),
            ms(best[best.len() / 2]),
            ms(assumed[assumed.len() / 2]),
            computed.len(),
            peak_memory().map_or("null".to_owned(), |kb| kb.to_string())
        )?;
    }
    Ok(())
}

/// How long it took each time, the shortest first.
fn runs(mut work: impl FnMut()) -> Vec<Duration> {
    let mut runs: Vec<Duration> = Vec::new();
    let begin = Instant::now();
    while runs.len() < 5 || (begin.elapsed() < Duration::from_secs(3) && runs.len() < 1000) {
        let start = Instant::now();
        work();
        runs.push(start.elapsed());
    }
    runs.sort();
    runs
}

/// Makes an edit and follows it.
fn follow(ledger: &mut Incremental, region: &mut Region, change: Option<Change>) {
    if let Some(change) = change {
        region.apply(&change);
        ledger.follow(region, &[change]);
    }
}

/// The id in the middle of a list.
fn middle<T: Record>(table: &Table<T>) -> Option<T::Id> {
    table.keys().nth(table.len() / 2).cloned()
}

/// Other people wanted by a need.
fn another_need(region: &Region, id: &NeedId) -> Option<Change> {
    let before = region.needs.get(id)?;
    let mut after = before.clone();
    let persons = before.persons.map_or(0.0, |p| p.0);
    after.persons = Some(Persons((persons + 1.0) % 40.0));
    let (before, after) = (Box::new(before.clone()), Box::new(after));
    Some(Change::Need(RecordChange::Updated { before, after }))
}

/// Other entrants of an offer.
fn another_offer(region: &Region, id: &OfferId) -> Option<Change> {
    let before = region.offers.get(id)?;
    let mut after = before.clone();
    let entrants = before.entrants.map_or(0.0, |p| p.0);
    after.entrants = Some(Persons((entrants + 1.0) % 24.0));
    let (before, after) = (Box::new(before.clone()), Box::new(after));
    Some(Change::Offer(RecordChange::Updated { before, after }))
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

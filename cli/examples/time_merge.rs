//! Times merging: `time_merge FILE…` takes each region as what was sent, changes one record in a hundred
//! on either side (one in a thousand on both), and prints the least and the median of some runs in
//! milliseconds: comparing two whole regions, taking the changes in, and thirty schools' answers at once.

use std::io::Write;
use std::time::{Duration, Instant};

use enlace_edit::{Op, decide};
use enlace_exchange::json::read;
use enlace_exchange::merge::{Reply, compare, taken};
use enlace_exchange::profile::{Audience, Contacts, Profile, slice};
use enlace_model::{Persons, Region};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    for file in std::env::args().skip(1) {
        let base = read(&std::fs::read(&file)?)
            .map_err(|refusal| refusal.id())?
            .region;
        let (ours, theirs) = (changed(&base, 1), changed(&base, 51));
        let whole = profile(Audience::Coordinator, "");
        let reply = Reply {
            base: Some(&base),
            theirs: &theirs,
            profile: &whole,
        };
        let mut differences = Vec::new();
        let compared = times(|| differences = compare(&ours, &[reply]));
        let op = Op::Merge {
            partners: String::new(),
            taken: taken(&differences, &|_, it| it.usual()),
        };
        let mut changes = Vec::new();
        let decided = times(|| {
            changes = decide(&op, &ours).unwrap_or_default();
        });
        tell(&mut out, &file, "compare", differences.len(), &compared)?;
        tell(&mut out, &file, "take_in", changes.len(), &decided)?;

        let schools: Vec<Profile> = base
            .schools
            .keys()
            .take(30)
            .map(|code| profile(Audience::School, code.as_str()))
            .collect();
        // The sums of a region are the same for all schools; what is timed is the way back.
        let sent: Vec<Region> = schools.iter().map(|it| slice(&base, it, "")).collect();
        let back: Vec<Region> = sent.iter().map(more_places).collect();
        let replies: Vec<Reply> = (0..schools.len())
            .map(|i| Reply {
                base: Some(&sent[i]),
                theirs: &back[i],
                profile: &schools[i],
            })
            .collect();
        let mut differences = Vec::new();
        let compared = times(|| differences = compare(&ours, &replies));
        tell(&mut out, &file, "thirty", differences.len(), &compared)?;
    }
    Ok(())
}

fn profile(audience: Audience, partner: &str) -> Profile {
    Profile {
        audience,
        partner: partner.to_owned(),
        contacts: Contacts::LeftOut,
    }
}

/// One need in a hundred wants more people, from this one on, and one in a thousand others still more.
fn changed(base: &Region, from: usize) -> Region {
    let mut region = base.clone();
    for (i, need) in region.needs.values_mut().enumerate() {
        if i % 100 == from || i % 1000 == 0 {
            need.persons = Some(Persons(1000.0 + from as f64));
        }
    }
    region
}

fn more_places(sent: &Region) -> Region {
    let mut region = sent.clone();
    for offer in region.offers.values_mut() {
        offer.places = Some(Persons(99.0));
    }
    region
}

fn times(mut work: impl FnMut()) -> Vec<Duration> {
    let mut runs: Vec<Duration> = (0..7)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    runs.sort();
    runs
}

fn tell(
    out: &mut impl Write,
    file: &str,
    what: &str,
    count: usize,
    runs: &[Duration],
) -> std::io::Result<()> {
    let ms = |duration: Duration| duration.as_secs_f64() * 1e3;
    let (least, median) = (ms(runs[0]), ms(runs[runs.len() / 2]));
    writeln!(
        out,
        "{{\"file\":{file:?},\"what\":\"{what}\",\"count\":{count},\"least_ms\":{least:.1},\"median_ms\":{median:.1}}}"
    )
}

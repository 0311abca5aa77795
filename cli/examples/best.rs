//! Searches the best placement of region files, or of made-up regions with so many needs: `best
//! FILE|NEEDS…` prints each part as a line of JSON, with what was found, so that another solver can say
//! the same; how long it took goes to the other output.

use std::io::Write;
use std::time::Instant;

use enlace_exchange::json::read;
use enlace_method::network::Network;
use enlace_optimize::{PlacementQuestion, PlacementSearch, SearchState};
use serde_json::json;

mod made_up;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (mut out, mut told) = (std::io::stdout().lock(), std::io::stderr().lock());
    for name in std::env::args().skip(1) {
        let region = match name.parse() {
            Ok(needs) => made_up::national(needs),
            Err(_) => {
                let opened = read(&std::fs::read(&name)?);
                opened.map_err(|refusal| refusal.id())?.region
            }
        };
        let question = PlacementQuestion::of(Network::of(&region));
        let start = Instant::now();
        let mut ways = 0;
        for part in &question.parts {
            let mut search = PlacementSearch::of(part);
            if search.step(usize::MAX) != SearchState::Found {
                return Err(format!("{name}: no answer for a part").into());
            }
            ways += part.ways();
            let line = json!({
                "region": name,
                "numbers": part.numbers(),
                "covered": search.covered(),
            });
            writeln!(out, "{line}")?;
        }
        let parts = question.parts.len();
        writeln!(
            told,
            "{name}: {parts} parts, {ways} ways, {:?}",
            start.elapsed()
        )?;
    }
    Ok(())
}

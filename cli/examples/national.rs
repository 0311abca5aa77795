//! Writes a made-up region of national size to standard output, for benchmarks; with as many needs as
//! the first argument says (100,000 by default).

use std::io::Write;

use enlace_exchange::json::{Stamp, write};

mod made_up;

fn main() -> std::io::Result<()> {
    let needs = std::env::args()
        .nth(1)
        .and_then(|n| n.parse().ok())
        .unwrap_or(100_000);
    let stamp = Stamp {
        app: concat!("enlace ", env!("CARGO_PKG_VERSION")).to_owned(),
        exported_at: "2026-03-01T00:00:00Z".to_owned(),
        profile: None,
        partner: None,
        sender: None,
        base: None,
    };
    std::io::stdout()
        .lock()
        .write_all(write(&made_up::national(needs), &stamp).as_bytes())
}

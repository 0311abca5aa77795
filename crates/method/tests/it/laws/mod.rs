//! The method's laws on random regions, and the figures beside a second, plain computation of them.
//!
//! Every law holds on at least a thousand regions, those about edits on hundreds with many edits
//! each. The regions are the same in every run; `PROPTEST_RNG_SEED` asks for others and `PROPTEST_CASES` for more.

#![allow(clippy::unwrap_used, reason = "what a test cannot go on without")]

mod agreement;
mod answers;
mod best;
mod causes;
mod conservation;
mod dice;
mod edits;
mod explanations;
mod flat;
mod following;
mod invariance;
mod merging;
mod names;
mod openings;
mod oracle;
mod promises;
mod region;
mod scrambling;
mod situations;
mod stated;
mod sums;
mod views;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};

use crate::laws::region::{Content, File, file};

/// How many regions, and which.
fn thousand() -> Config {
    let config = Config::default();
    Config {
        cases: config.cases.max(1000),
        rng_seed: match config.rng_seed {
            RngSeed::Random => RngSeed::Fixed(2029),
            fixed => fixed,
        },
        failure_persistence: None,
        max_shrink_iters: 20_000,
        ..config
    }
}

/// As many regions as there is time for where each is edited many times.
fn hundreds() -> Config {
    Config {
        cases: Config::default().cases,
        max_shrink_iters: 500,
        ..thousand()
    }
}

/// Random regions' files.
fn files(content: Content) -> impl Strategy<Value = Shown> {
    numbers().prop_map(move |numbers| Shown(file(&numbers, content)))
}

/// A region's file that a failing law prints as it stands.
#[derive(Clone)]
struct Shown(File);

impl std::fmt::Debug for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", serde_json::Value::from(self.0.clone()))
    }
}

/// Numbers to throw dice with.
fn numbers() -> impl Strategy<Value = Vec<u32>> {
    prop::collection::vec(0..1_000_000_u32, 700..2200)
}

/// Fails with the first figures that differ.
fn none(differences: Vec<String>) -> Result<(), TestCaseError> {
    prop_assert!(
        differences.is_empty(),
        "{}",
        differences[..differences.len().min(12)].join("\n")
    );
    Ok(())
}

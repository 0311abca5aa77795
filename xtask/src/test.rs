//! `cargo xtask test`: every check there is, one stage after the other, none skipped in silence.

use std::time::Instant;

use crate::build_profile::BuildProfile;
use crate::machine::Machine;
use crate::shell::Result;
use crate::stages::{STAGES, TestStage, When};
use crate::summary::Count;

/// Runs all stages, or those that `keys` name, also after one that failed; fails when any did.
///
/// The stages of the release build are run where `--release` or one of their keys asks for them.
/// What a stage needs of the machine is found or installed at its turn, and a stage that cannot have
/// it fails and says what to do.
pub fn test(options: &[String]) -> Result {
    let (profile, keys) = BuildProfile::from_options(options, BuildProfile::Quick)?;
    let known = |key: &String| STAGES.iter().any(|stage| stage.key == key);
    if let Some(key) = keys.iter().find(|key| !known(key)) {
        return Err(format!("no stage is called `{key}`: {}", keys_of_stages()));
    }
    let wanted: Vec<&TestStage> = STAGES
        .iter()
        .filter(|stage| {
            if keys.is_empty() {
                stage.when == When::Always || profile == BuildProfile::Release
            } else {
                keys.iter().any(|key| key == stage.key)
            }
        })
        .collect();
    say_what_comes(&wanted);

    let start = Instant::now();
    let machine = Machine::default();
    if keys.is_empty() {
        // Two builds at once would install the same tools at once.
        if machine.tools().is_ok() {
            machine.build_in_background(match profile {
                BuildProfile::Quick => &[BuildProfile::Quick],
                BuildProfile::Release => &[BuildProfile::Quick, BuildProfile::Release],
            });
        }
    }
    let mut total = Count::default();
    let mut broken = Vec::new();
    for stage in wanted {
        println!("\n== {}", stage.title);
        let start = Instant::now();
        let (mut count, result) = (stage.run)(&machine);
        if let Err(message) = result {
            eprintln!("{message}");
            count.failed = count.failed.max(1);
            broken.push(stage);
        }
        println!("-- {}: {} s", stage.title, start.elapsed().as_secs());
        total.add(count);
    }

    println!("\nIn {} s.", start.elapsed().as_secs());
    for stage in &broken {
        println!(
            "Not in order: {}. Run it alone with `cargo xtask test {}`.",
            stage.title, stage.key
        );
    }
    if total.flaky > 0 {
        println!(
            "Passed only when told again, and to be mended: {}, named above as flaky.",
            total.flaky
        );
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    if total.failed == 0 {
        Ok(())
    } else {
        // The line above is to be the last one.
        Err(String::new())
    }
}

/// Tells a newcomer what is about to happen, what it needs and how to have less of it.
fn say_what_comes(wanted: &[&TestStage]) {
    println!("One stage after the other:");
    for stage in wanted {
        println!("  {:<8} {}", stage.key, stage.title);
    }
    println!(
        "A stage that fails is named at the end, and the others are run all the same; one that \
         lacks something says how to get it.\n\
         Only some of them: cargo xtask test {} …; with the build that ships: --release.",
        wanted.first().map_or("native", |stage| stage.key)
    );
}

fn keys_of_stages() -> String {
    let mut all: Vec<&str> = STAGES.iter().map(|stage| stage.key).collect();
    all.dedup();
    all.join(", ")
}

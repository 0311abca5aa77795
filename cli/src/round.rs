//! `enlace round FILE… [--format json] [--date DATE]`: the planning rounds of each file with all that is
//! computed of them.
//!
//! What does not exist is null, never 0 or absent; numbers are not rounded. `gap_alone` and `gap_together` are the
//! region's total gap if it, or all of it, were decided; `gap_last_in` is by how much the gap changes if a proposal
//! comes last, after all others that are admitted, on an agenda or agreed.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

use enlace_model::{PartialDate, Persons, Region, Share};
use enlace_planning::RoundOverview;
use enlace_planning::overview::{DecisionOverview, ProposalOverview};
use enlace_planning::shares::Transformation;
use enlace_planning::votes::VoteCount;
use serde_json::{Value, json};

use crate::End;
use crate::files::{FileFailure, in_order, open};

/// The rounds of a file, or why it has none.
struct RoundsOfFile {
    file: String,
    found: Result<Value, FileFailure>,
}

/// Writes an array with one object per file; one that is not opened is reported and does not stop the others.
pub fn run(
    arguments: &[OsString],
    out: &mut impl Write,
    complaints: &mut impl Write,
) -> io::Result<End> {
    let (files, date) = match asked(arguments) {
        Ok(asked) => asked,
        Err(why) => return Ok(End::Misused(format!("round: {why}"))),
    };
    let mut end = End::Fine;
    let mut all = Vec::new();
    let planned = |path: &Path| RoundsOfFile {
        file: path.display().to_string(),
        found: open(path).map(|opened| rounds(&opened.region, date.as_ref())),
    };
    in_order(&files, planned, |file: RoundsOfFile| {
        let error = file.found.as_ref().err().map(FileFailure::line);
        if let Some(error) = &error {
            end = End::Errors;
            writeln!(complaints, "{}: {error}", file.file)?;
        }
        all.push(json!({ "file": file.file, "error": error, "rounds": file.found.ok() }));
        Ok(())
    })?;
    serde_json::to_writer_pretty(&mut *out, &all)?;
    writeln!(out)?;
    Ok(end)
}

/// The rounds on a day: the one that is asked for, else the region's reference date.
fn rounds(region: &Region, date: Option<&PartialDate>) -> Value {
    let today = date.unwrap_or(&region.header.reference_date);
    let all = region.rounds.values().map(|round| {
        let own = RoundOverview::of(round, region, today);
        json!({
            "id": round.id,
            "entry_year": round.entry_year,
            "stage": own.stage.as_str(),
            "phase": own.phase.map(|phase| phase.as_str()),
            "counts": own.counts,
            "gap_before": own.before.gap,
            "gap": own.now.gap,
            "proposals": own.proposals.iter().map(proposal).collect::<Vec<_>>(),
            "decisions": own.decisions.iter().map(decision).collect::<Vec<_>>(),
            "concerted_share": own.concerted_share,
            "transformation": transformation(&own.transformation),
        })
    });
    all.collect()
}

fn proposal(own: &ProposalOverview) -> Value {
    let findings = own.findings.iter();
    json!({
        "id": own.id,
        "kind": own.kind.map(|kind| kind.as_str()),
        "standing": own.standing.as_str(),
        "findings": findings.clone().map(|finding| finding.as_str()).collect::<Vec<_>>(),
        "blocking": findings.filter(|finding| finding.is_blocking()).count(),
        "gap_alone": own.alone.gap,
        "surplus_alone": own.alone.surplus,
        "gap_last_in": own.last_in,
    })
}

fn decision(own: &DecisionOverview) -> Value {
    let figures = &own.figures;
    json!({
        "id": own.id,
        "outcome": own.outcome.map_or("open", |outcome| outcome.as_str()),
        "decided": own.is_decided,
        "counted": own.counted.as_ref().map(counted),
        "gap_together": figures.together.gap,
        "surplus_together": figures.together.surplus,
        "gap_alone": figures.alone.iter().map(|own| own.gap).collect::<Vec<_>>(),
        "interaction": figures.interaction,
    })
}

fn counted(own: &VoteCount) -> Value {
    json!({
        "carried": own.carried,
        "base": own.base,
        "for": own.in_favour,
        "against": own.against,
        "abstained": own.abstained,
        "present": own.quorum.present,
        "entitled": own.quorum.entitled,
        "quorum_needed": own.quorum.needed,
        "quorum_met": own.quorum.is_met,
        "by_casting": own.by_casting,
    })
}

fn transformation(own: &Transformation) -> Value {
    let Transformation {
        rate,
        reprofiled_rate,
        closure_ratio,
        ..
    } = own;
    let share = |own: &Option<Share>| own.map(|own| own.0);
    json!({
        "rate": share(rate),
        "reprofiled_rate": share(reprofiled_rate),
        "closure_ratio": share(closure_ratio),
        "balance": Persons(own.balance()),
    })
}

/// Files and day from the command line, in any order.
fn asked(arguments: &[OsString]) -> Result<(Vec<OsString>, Option<PartialDate>), String> {
    let (mut files, mut date) = (Vec::new(), None);
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let text = argument.to_string_lossy();
        let (option, value) = match text.split_once('=') {
            Some((option, value)) if option.starts_with("--") => (option, Some(value.to_owned())),
            _ => (&*text, None),
        };
        if !option.starts_with("--") {
            files.push(argument.clone());
            continue;
        }
        let next = || {
            arguments
                .next()
                .map(|own| own.to_string_lossy().into_owned())
        };
        match option {
            "--format" => {
                let format = value.or_else(next).unwrap_or_default();
                if format != "json" {
                    return Err(format!("unknown format {format:?}: json"));
                }
            }
            "--date" => {
                let day = PartialDate::from(value.or_else(next).unwrap_or_default().as_str());
                if day.day().is_none() {
                    return Err(format!("{:?} is no date: 2026-05-19", day.as_str()));
                }
                date = Some(day);
            }
            _ => return Err(format!("unknown option {text}")),
        }
    }
    match files.is_empty() {
        true => Err("a file is missing".to_owned()),
        false => Ok((files, date)),
    }
}

//! Figures as CSV (RFC 4180): one line per file and qualification, with full precision.

use std::io::{self, Write};

use enlace_method::figures::QualificationFigures;
use enlace_tables::table::guarded;

use crate::coverage::Computed;

const HEADINGS: &str = "file,target_year,code,demand,demand_sd,demand_carried_forward,supply,\
supply_sd,supply_assumed,ratio,ratio_low,ratio_high,coverage,coverage_same_only,gap,surplus,verdict,\
certainty,enterprises_heard,score,level,rank_low,rank_high,classes_to_consider,remainder";

/// Writes the headings, which all files share.
pub fn write_headings(out: &mut impl Write) -> io::Result<()> {
    write!(out, "{HEADINGS}\r\n")
}

/// Writes a line per qualification of a file; nothing for one that was not opened.
pub fn write(computed: &Computed, out: &mut impl Write) -> io::Result<()> {
    let Ok(coverage) = &computed.found else {
        return Ok(());
    };
    for q in &coverage.qualifications {
        let year = coverage.target_year.0;
        write!(out, "{},{year},{}\r\n", quoted(&computed.file), line(q))?;
    }
    Ok(())
}

fn line(q: &QualificationFigures) -> String {
    let number = |n: Option<f64>| n.map(|n| n.to_string()).unwrap_or_default();
    let level = q.need_level.as_ref();
    let rank = |rank: Option<usize>| rank.map(|r| r.to_string()).unwrap_or_default();
    [
        quoted(q.code.as_str()),
        number(Some(q.demand.0)),
        number(Some(q.demand_sd.0)),
        number(Some(q.demand_carried_forward.0)),
        number(Some(q.supply.0)),
        number(Some(q.supply_sd.0)),
        number(Some(q.supply_assumed.0)),
        number(q.ratio.map(|r| r.0)),
        number(q.ratio_low.map(|r| r.0)),
        number(q.ratio_high.map(|r| r.0)),
        number(q.coverage.map(|c| c.0)),
        number(q.coverage_same_only.map(|c| c.0)),
        number(Some(q.gap.0)),
        number(Some(q.surplus.0)),
        q.verdict.as_str().to_owned(),
        q.certainty
            .map_or("", |certainty| certainty.id())
            .to_owned(),
        number(Some(q.enterprises_heard.0)),
        number(level.map(|l| l.score.0)),
        number(level.map(|l| l.level as f64)),
        rank(level.map(|l| l.rank_low)),
        rank(level.map(|l| l.rank_high)),
        number(Some(q.classes.classes.0)),
        number(Some(q.classes.remainder.0)),
    ]
    .join(",")
}

/// A text cell. One that a spreadsheet would take for a formula gets a leading apostrophe.
fn quoted(text: &str) -> String {
    let text = guarded(text);
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.into_owned()
    }
}

//! Figures as a table for a terminal, rounded; ids stand for words.

use std::io::{self, Write};

use enlace_method::Coverage;
use enlace_method::figures::{Certainty, QualificationFigures};

use crate::coverage::Computed;

/// Writes the table of a file; nothing for one that was not opened.
pub fn write(computed: &Computed, out: &mut impl Write) -> io::Result<()> {
    match &computed.found {
        Ok(coverage) => write_figures(&computed.file, coverage, out),
        Err(_) => Ok(()),
    }
}

fn write_figures(file: &str, coverage: &Coverage, out: &mut impl Write) -> io::Result<()> {
    let t = &coverage.totals;
    writeln!(out, "{file}  {}", coverage.target_year.0)?;
    writeln!(
        out,
        "demand {:.1}  covered {:.1}  gap {:.1}  surplus {:.1}  lost_on_the_way {:.1}",
        t.demand.0, t.covered.0, t.gap.0, t.surplus.0, t.lost_on_the_way.0
    )?;
    writeln!(
        out,
        "{:<16} {:>8} {:>8} {:>6} {:>8} {:>8} {:>8} {:>5} {:>7}  verdict",
        "code", "demand", "supply", "ratio", "covered", "gap", "surplus", "level", "classes"
    )?;
    for q in &coverage.qualifications {
        writeln!(out, "{}", line(q))?;
    }
    for unled in &coverage.no_qualification_leads_there {
        writeln!(
            out,
            "{:<16} {:>8.1} {:>44.1}  no_qualification_leads_there",
            unled.occupation.to_string(),
            unled.demand.0,
            unled.gap.0
        )?;
    }
    writeln!(out)
}

fn line(q: &QualificationFigures) -> String {
    let or_dash = |text: Option<String>| text.unwrap_or_else(|| "–".to_owned());
    let certainty = match q.certainty {
        None => String::new(),
        Some(Certainty::FewEnterprises { heard }) => format!(", few_enterprises ({heard})"),
        Some(Certainty::FewMunicipalities { heard, of }) => {
            format!(", few_municipalities ({heard}/{of})")
        }
        Some(firm @ (Certainty::Firm | Certainty::Uncertain)) => format!(", {}", firm.id()),
    };
    format!(
        "{:<16} {:>8.1} {:>8.1} {:>6} {:>8} {:>8.1} {:>8.1} {:>5} {:>7.1}  {}{certainty}",
        q.code.as_str(),
        q.demand.0,
        q.supply.0,
        or_dash(q.ratio.map(|r| format!("{:.2}", r.0))),
        or_dash(q.coverage.map(|c| format!("{:.0} %", c.0 * 100.0))),
        q.gap.0,
        q.surplus.0,
        or_dash(q.need_level.as_ref().map(|l| l.level.to_string())),
        q.classes.classes.0,
        q.verdict.as_str(),
    )
}

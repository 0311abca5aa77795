//! Tables as they really are, read and imported.
//!
//! The real files are not ours and lie beside the project; where they are absent a test says so and
//! passes.

mod accounts;
mod cells_read;
mod codes;
mod coordinates;
mod corpora;
mod corrections;
mod counts;
mod days;
mod encodings;
mod identified;
mod kinds;
mod lowering;
mod maps;
mod no_raw_ids;
mod official;
mod other_cells;
mod other_headings;
mod other_tables;
mod ready_made;
mod round_trip;
mod rules;
mod same_record;
mod shared;
mod sheets;
mod words;
mod yearly;

use enlace_edit::{Import, Op, decide};
use enlace_model::region::Header;
use enlace_model::{Kind, Region, SchoolYear};
use enlace_tables::import::{
    Fate, ImportChoices, Job, Mapping, NameDecision, Plan, RemarkKind, Vocabulary, plan, recognise,
};
use enlace_tables::table::{OpenedTable, Wish, open};

/// A region with nothing in it.
fn empty() -> Region {
    let mut header = Header::new("r".into(), "R", "2026-01-01".into(), SchoolYear(2029));
    header.country = Some("PT".to_owned());
    Region::new(header)
}

/// A table read as it is detected.
#[track_caller]
fn read(bytes: &[u8]) -> OpenedTable {
    open(bytes, &Wish::default()).unwrap_or_else(|refusal| panic!("{refusal:?}"))
}

/// The mapping that is recognised.
fn recognised(table: &OpenedTable, region: &Region) -> Mapping {
    recognise(table, region, &Vocabulary::default()).mapping
}

/// What an import would do.
fn planned(
    table: &OpenedTable,
    mapping: &Mapping,
    region: &Region,
    decisions: &[NameDecision],
) -> Plan {
    let job = Job {
        table,
        mapping,
        region,
        choices: &ImportChoices {
            decisions: decisions.to_vec(),
            ..ImportChoices::default()
        },
        vocabulary: &Vocabulary::default(),
        progress: None,
    };
    let mut next = region.needs.len()
        + region.offers.len()
        + region.enterprises.len()
        + region.evidence.len()
        + region.travel_times.len();
    plan(&job, &mut || {
        next += 1;
        format!("new-{next:06}")
    })
}

/// Imports what is planned.
#[track_caller]
fn import(plan: &Plan, region: &mut Region) {
    let op = Op::Import(Box::new(Import {
        kind: Kind::Need,
        records: plan.changes(),
        joins: plan.joins.clone(),
        aliases: Vec::new(),
        mapping: None,
    }));
    let changes = decide(&op, region).expect("planned records can be imported");
    changes.iter().for_each(|change| region.apply(change));
}

/// Reads, recognises, imports; and importing it again changes nothing.
#[track_caller]
fn import_twice(bytes: &[u8], region: &mut Region) -> Plan {
    let table = read(bytes);
    let mapping = recognised(&table, region);
    let first = planned(&table, &mapping, region, &[]);
    import(&first, region);
    let again = planned(&table, &mapping, region, &[]);
    let touched: Vec<_> = again
        .records
        .iter()
        .filter(|one| one.fate != Fate::Unchanged)
        .take(3)
        .collect();
    assert!(touched.is_empty(), "importing twice changes {touched:?}");
    // A name that nobody had may be had by now.
    assert!(again.refused.len() <= first.refused.len());
    first
}

/// The first remark of a kind: how often, the column, one text and what became of it.
fn remark(plan: &Plan, kind: RemarkKind) -> Option<(usize, Option<usize>, &str, &str)> {
    let one = plan.remarks.iter().find(|one| one.kind == kind)?;
    Some((one.count, one.column, &one.text, &one.became))
}

/// What is planned for a table as it is recognised.
#[track_caller]
fn plan_of(text: &str, region: &Region) -> Plan {
    let table = read(text.as_bytes());
    planned(&table, &recognised(&table, region), region, &[])
}

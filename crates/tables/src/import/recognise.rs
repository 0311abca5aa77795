//! How a table is probably meant, from its headings: as remembered, as known, else by their words.

use crate::import::heading_forms::is_number_word;
use crate::import::known::KNOWN;
use crate::import::mapping::{
    Assignment, Elsewhere, HiddenRows, Keep, Mapping, TotalRows, ValueSource,
};
use crate::import::names::normal;
use crate::import::of_subject::of_subject;
use crate::import::part::Part;
use crate::import::vocabulary::Vocabulary;
use crate::table::{OpenedTable, WITHIN};
use enlace_edit::AnyRecord;
use enlace_model::{Kind, RecordRef, Region};

/// How a table is probably meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Recognised {
    pub mapping: Mapping,
    pub by: RecognisedBy,
}

/// By what a table was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecognisedBy {
    /// The region remembers these headings.
    Memory,
    /// It is a known table: the id under which `locales/` holds its name (`known.<id>`).
    Known(&'static str),
    /// By the words of its headings.
    Headings,
}

/// The headings in normal form, without what survey tools put before a question.
pub fn folded(headings: &[String]) -> Vec<String> {
    headings
        .iter()
        .map(|heading| match heading.split_once(WITHIN) {
            Some((group, own)) => format!("{}{WITHIN}{}", counted(group), counted(own)),
            None => counted(asked(heading)),
        })
        .collect()
}

/// A heading in normal form, with a word for the sign of a number: `# classes`.
fn counted(heading: &str) -> String {
    match heading.trim().strip_prefix('#') {
        Some(rest) => normal(&format!("n {rest}")),
        None => normal(heading),
    }
}

/// The question alone: Kobo puts the names of its groups before it, `firm/name`, and LimeSurvey its
/// code, `Q1[SQ001]. Name`.
fn asked(heading: &str) -> &str {
    let is_code = |text: &str, more: &[char]| {
        text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && text
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '_' || more.contains(&c))
    };
    if let Some((groups, name)) = heading.rsplit_once('/')
        && is_code(groups, &['/'])
        && is_code(name, &[])
        && name.len() > 2
    {
        return name;
    }
    match heading.split_once(". ") {
        // `N. of places` has no code before it.
        Some((code, question)) if is_code(code, &['[', ']']) && !is_number_word(code) => question,
        _ => heading,
    }
}

/// How a table is probably meant. Of what no heading tells, nothing is filled.
pub fn recognise(table: &OpenedTable, region: &Region, vocabulary: &Vocabulary) -> Recognised {
    let headings = table.headings();
    let folded = self::folded(&headings);
    let remembered = region.header.table_mappings.iter().rev().find_map(|one| {
        let same = self::folded(&one.headings) == folded;
        let mapping = one.mapping.clone().filter(|_| same)?;
        serde_json::from_value(mapping).ok()
    });
    if let Some(mapping) = remembered {
        return Recognised {
            mapping,
            by: RecognisedBy::Memory,
        };
    }
    let known = KNOWN.iter().find(|known| {
        known
            .columns
            .iter()
            .all(|(heading, _)| folded.iter().any(|own| own == heading))
    });
    let (mut mapping, by) = match known {
        Some(known) => (
            known_mapping(known, table, &folded),
            RecognisedBy::Known(known.id),
        ),
        None => (
            by_headings(table, &folded, region, vocabulary),
            RecognisedBy::Headings,
        ),
    };
    if region.municipalities.is_empty() {
        mapping.elsewhere = Elsewhere::Add;
    }
    Recognised { mapping, by }
}

fn known_mapping(
    known: &crate::import::known::Known,
    table: &OpenedTable,
    folded: &[String],
) -> Mapping {
    let column = |heading: &str| folded.iter().position(|own| own == heading);
    let mut fields = Vec::new();
    for (heading, target) in known.columns.iter().chain(known.also) {
        if let (Some(at), false) = (column(heading), target.is_empty()) {
            fields.push(assign(target, ValueSource::Column(at)));
        }
    }
    let subject = Part::from_text(known.subject).unwrap_or(Part::Municipality);
    for at in known.each.iter().filter_map(|heading| column(heading)) {
        let value = subject.each().map_or("", |(_, value)| value);
        fields.push(assign(
            &format!("{}.{value}", subject.as_str()),
            ValueSource::Each(at),
        ));
    }
    for (target, value) in known.fixed {
        fields.push(assign(target, ValueSource::Fixed((*value).to_owned())));
    }
    let keep = known.keep.iter().filter_map(|(heading, value)| {
        let column = column(heading)?;
        let value = match value.is_empty() {
            false => (*value).to_owned(),
            true => greatest(table, column)?,
        };
        Some(Keep { column, value })
    });
    let mut mapping = Mapping {
        subject,
        keep: keep.collect(),
        fields,
        totals: TotalRows::LeaveOut,
        elsewhere: Elsewhere::LeaveOut,
        hidden: HiddenRows::LeaveOut,
        dates: None,
    };
    latest_year(&mut mapping, folded);
    mapping
}

fn assign(target: &str, from: ValueSource) -> Assignment {
    Assignment {
        target: target.to_owned(),
        from,
    }
}

fn greatest(table: &OpenedTable, column: usize) -> Option<String> {
    let cells = table
        .data_rows()
        .map(|row| table.grid.cell(row, column).trim());
    cells
        .filter(|cell| !cell.is_empty())
        .max()
        .map(str::to_owned)
}

/// Of columns that are called by years, the last one holds the population.
fn latest_year(mapping: &mut Mapping, folded: &[String]) {
    let is_taken = mapping.source("municipality.population").is_some();
    if mapping.subject != Part::Municipality || is_taken {
        return;
    }
    let is_year = |text: &str| {
        text.len() == 4
            && (text.starts_with("19") || text.starts_with("20"))
            && text.bytes().all(|b| b.is_ascii_digit())
    };
    let years = folded
        .iter()
        .enumerate()
        .filter(|(_, heading)| is_year(heading));
    if let Some((at, _)) = years.max_by_key(|(_, heading)| heading.as_str()) {
        mapping
            .fields
            .push(assign("municipality.population", ValueSource::Column(at)));
    }
}

fn by_headings(
    table: &OpenedTable,
    folded: &[String],
    region: &Region,
    vocabulary: &Vocabulary,
) -> Mapping {
    if let Some(square) = square(table, folded) {
        return square;
    }
    let mut best: Option<((usize, usize), Mapping)> = None;
    for &subject in Part::ALL {
        let mapping = of_subject(subject, folded, vocabulary);
        let score = score(&mapping, table);
        // Headings such as `code;name` tell nothing: then the codes do.
        let worth = (score, codes_that_fit(&mapping, table, region));
        if score > 0 && best.as_ref().is_none_or(|(most, _)| worth > *most) {
            best = Some((worth, mapping));
        }
    }
    let mut mapping = best.map_or_else(
        || of_subject(Part::Municipality, folded, vocabulary),
        |(_, mapping)| mapping,
    );
    latest_year(&mut mapping, folded);
    mapping
}

/// How well a table is read so; 0 where what tells a row is missing.
fn score(mapping: &Mapping, table: &OpenedTable) -> usize {
    let filled: Vec<&str> = mapping.fields.iter().map(|one| &*one.target).collect();
    let own = filled
        .iter()
        .filter(|target| target.starts_with(mapping.subject.as_str()))
        .count();
    let is_whole = mapping.fields.len() == table.grid.width();
    match mapping.subject.is_told_by(&filled) {
        true => mapping.fields.len() * 4 + own * 3 + usize::from(is_whole),
        false => 0,
    }
}

/// How many of the first codes of a table are of the region's records, or look like codes of the kind.
fn codes_that_fit(mapping: &Mapping, table: &OpenedTable, region: &Region) -> usize {
    const LOOKED_AT: usize = 200;
    let kind = mapping.subject.kind();
    let lengths: &[usize] = match kind {
        Kind::Municipality => &[3, 4],
        Kind::Qualification => &[6],
        Kind::School => &[7],
        _ => return 0,
    };
    let id = format!("{}.code", mapping.subject.as_str());
    let Some(ValueSource::Column(column)) = mapping.source(&id) else {
        return 0;
    };
    let rows = table.data_rows().take(LOOKED_AT);
    let worth = rows.map(|row| {
        let code = table.grid.cell(row, *column).trim();
        let is_number = code.bytes().all(|byte| byte.is_ascii_digit());
        let is_known = AnyRecord::is_there(&RecordRef::new(kind, code), region);
        usize::from(is_known) * 2 + usize::from(is_number && lengths.contains(&code.len()))
    });
    worth.sum()
}

/// Travel times as a square: the same names down the first column and along the headings.
fn square(table: &OpenedTable, folded: &[String]) -> Option<Mapping> {
    let down: Vec<String> = table
        .data_rows()
        .take(2_000)
        .map(|row| normal(table.grid.cell(row, 0)))
        .collect();
    let along: Vec<usize> = (1..folded.len())
        .filter(|at| down.contains(&folded[*at]))
        .collect();
    if along.len() < 2 || along.len() * 2 < folded.len() - 1 {
        return None;
    }
    let mut fields = vec![assign("travel_time.from", ValueSource::Column(0))];
    fields.extend((1..folded.len()).map(|at| assign("travel_time.minutes", ValueSource::Each(at))));
    Some(Mapping {
        subject: Part::TravelTime,
        fields,
        keep: Vec::new(),
        totals: TotalRows::LeaveOut,
        elsewhere: Elsewhere::LeaveOut,
        hidden: HiddenRows::LeaveOut,
        dates: None,
    })
}

//! How a table is probably meant, from its headings: as remembered, as known, else by their words.

use crate::import::known::KNOWN;
use crate::import::mapping::{
    Assignment, Elsewhere, HiddenRows, Keep, Mapping, TotalRows, ValueSource,
};
use crate::import::names::normal;
use crate::import::number_of::number_of;
use crate::import::part::{FieldTarget, Part, target};
use crate::import::questions::asked_about;
use crate::import::synonyms::{OWN_CODE, OWN_NAME, SYNONYMS};
use crate::import::vocabulary::Vocabulary;
use crate::table::{OpenedTable, WITHIN};
use enlace_edit::field::Content;
use enlace_model::Region;

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
            Some((group, own)) => format!("{}{WITHIN}{}", normal(group), normal(own)),
            None => normal(asked(heading)),
        })
        .collect()
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
        Some((code, question)) if is_code(code, &['[', ']']) => question,
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
            by_headings(table, &folded, vocabulary),
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

fn by_headings(table: &OpenedTable, folded: &[String], vocabulary: &Vocabulary) -> Mapping {
    if let Some(square) = square(table, folded) {
        return square;
    }
    let mut best: Option<(usize, Mapping)> = None;
    for &subject in Part::ALL {
        let mapping = of_subject(subject, folded, vocabulary);
        let score = score(&mapping, table);
        if score > 0 && best.as_ref().is_none_or(|(most, _)| score > *most) {
            best = Some((score, mapping));
        }
    }
    let mut mapping = best.map_or_else(
        || of_subject(Part::Municipality, folded, vocabulary),
        |(_, mapping)| mapping,
    );
    latest_year(&mut mapping, folded);
    mapping
}

/// How the headings read where a row is about this.
pub fn of_subject(subject: Part, folded: &[String], vocabulary: &Vocabulary) -> Mapping {
    let mut mapping = Mapping {
        subject,
        fields: Vec::new(),
        keep: Vec::new(),
        totals: TotalRows::LeaveOut,
        elsewhere: Elsewhere::LeaveOut,
        hidden: HiddenRows::LeaveOut,
        dates: None,
    };
    // What a row is about comes first, then what stands nearest to it.
    let parts: Vec<Part> = subject.along().iter().rev().copied().collect();
    for (at, heading) in folded.iter().enumerate() {
        // Of two rows of headings both may name a field, or the second one alone.
        let both = heading.replace(WITHIN, " ");
        let alone = heading.split_once(WITHIN).map(|(_, own)| own);
        let find = |heading: &str, naming: Naming| {
            parts.iter().find_map(|part| {
                let targets = part.targets();
                let fits = |target: &FieldTarget, id: &str| {
                    let refers = match target.content {
                        Content::Reference(kind) => parts.iter().any(|own| own.kind() == kind),
                        _ => false,
                    };
                    let alone = (part == &subject || *part == subject.owner())
                        && (naming == Naming::ByReference || !refers);
                    mapping.source(id).is_none()
                        && (is_called(vocabulary, id, *part, alone, heading)
                            || means(id, heading)
                            || (is_number(target)
                                && number_of(heading).is_some_and(|counted| {
                                    is_called(vocabulary, id, *part, alone, counted)
                                        || means(id, counted)
                                }))
                            || is_own(*part, subject, target.field, heading))
                };
                targets.iter().find_map(|target| {
                    let id = format!("{}.{}", part.as_str(), target.field);
                    fits(target, &id).then_some(id)
                })
            })
        };
        // A firm that a need names is rather a record of its own, which may be new, than only
        // one that must be there.
        let found = [Some(both.as_str()), alone]
            .into_iter()
            .flatten()
            .find_map(|heading| {
                find(heading, Naming::ByName).or_else(|| find(heading, Naming::ByReference))
            });
        // What no heading names a question may ask.
        let is_open = |id: &&str| {
            let own = target(id);
            mapping.source(id).is_none() && own.is_some_and(|own| parts.contains(&own.part))
        };
        let asked = || asked_about(alone.unwrap_or(&both)).find(is_open);
        if let Some(target) = found.or_else(|| asked().map(str::to_owned)) {
            mapping
                .fields
                .push(assign(&target, ValueSource::Column(at)));
        }
    }
    mapping
}

/// How a heading that is a noun, such as "firm", is taken in a table about something else.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Naming {
    /// As the name of a record of its own.
    ByName,
    /// As what refers to a record that is there.
    ByReference,
}

/// Whether a heading is what we call the field: alone where the row is about it, else with its part.
fn is_called(vocabulary: &Vocabulary, id: &str, part: Part, alone: bool, heading: &str) -> bool {
    let Some(name) = vocabulary.fields.get(id) else {
        return normal(id) == heading;
    };
    let with_part = || normal(&format!("{} {name}", vocabulary.part(part.as_str())));
    (alone && normal(name) == heading) || with_part() == heading || normal(id) == heading
}

fn is_number(target: &FieldTarget) -> bool {
    matches!(target.content, Content::Number(_))
}

fn means(id: &str, heading: &str) -> bool {
    let of_field = SYNONYMS.iter().find(|(own, _)| *own == id);
    // `population 2019` is population.
    let bare = heading
        .rsplit_once(' ')
        .filter(|(_, last)| last.len() == 4 && last.bytes().all(|b| b.is_ascii_digit()));
    of_field.is_some_and(|(_, words)| {
        let is = |wanted: &str| words.split('|').any(|word| word == wanted);
        is(heading) || bare.is_some_and(|(bare, _)| is(bare))
    })
}

fn is_own(part: Part, subject: Part, field: &str, heading: &str) -> bool {
    if part != subject {
        return false;
    }
    (field == "code" && OWN_CODE.contains(&heading))
        || (matches!(field, "name" | "title" | "title.pt") && OWN_NAME.contains(&heading))
}

/// How well a table is read so; 0 where what tells a row is missing.
fn score(mapping: &Mapping, table: &OpenedTable) -> usize {
    let has = |target: &str| mapping.source(target).is_some();
    let any = |targets: &[&str]| targets.iter().any(|target| has(target));
    let named = any(&[
        "qualification.code",
        "qualification.title.pt",
        "offer.qualification",
    ]);
    let school = any(&["school.code", "school.name", "offer.school"]);
    let tells = match mapping.subject {
        Part::Municipality => any(&["municipality.code", "municipality.name"]),
        Part::Business => has("business.count") && any(&["municipality.code", "municipality.name"]),
        Part::TravelTime => {
            has("travel_time.from") && has("travel_time.to") && has("travel_time.minutes")
        }
        Part::Qualification => has("qualification.code"),
        Part::Unit => has("unit.code") && has("qualification.code"),
        Part::OccupationLink => has("occupation_link.code") && has("qualification.code"),
        Part::Relevance => has("relevance.level") && named,
        Part::Relation => has("relation.from") && has("relation.to") && has("relation.value"),
        Part::School => has("school.name"),
        Part::Offer => school && named,
        Part::Cohort => {
            (has("offer.id") || (school && named))
                && any(&["cohort.completed", "cohort.entry_year"])
        }
        Part::Enterprise => has("enterprise.name"),
        Part::Contact => {
            any(&["contact.email", "contact.phone"]) && any(&["contact.name", "contact.id"])
        }
        Part::Session => has("session.title"),
        Part::Evidence => has("evidence.id") || (has("evidence.kind") && has("evidence.date")),
        Part::Need => any(&["need.persons", "need.text", "need.qualification", "need.id"]),
        Part::Panel => has("panel.id"),
        Part::Participants => has("panel.id") && has("participants.role"),
        Part::PanelRow => has("panel.id") && has("panel_row.qualification"),
    };
    let own = mapping
        .fields
        .iter()
        .filter(|one| one.target.starts_with(mapping.subject.as_str()))
        .count();
    let is_whole = mapping.fields.len() == table.grid.width();
    match tells {
        true => mapping.fields.len() * 4 + own * 3 + usize::from(is_whole),
        false => 0,
    }
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

//! How headings read where it is known what a row is about: which column fills which field.

use crate::import::heading_forms::{counted_forms, undated, without_plan};
use crate::import::mapping::{Assignment, Elsewhere, HiddenRows, Mapping, TotalRows, ValueSource};
use crate::import::names::normal;
use crate::import::part::{FieldTarget, Part, target};
use crate::import::questions::asked_about;
use crate::import::synonyms::{OWN_CODE, OWN_NAME};
use crate::import::vocabulary::Vocabulary;
use crate::table::WITHIN;
use enlace_edit::field::Content;

/// How the headings read where a row is about this.
pub fn of_subject(subject: Part, folded: &[String], vocabulary: &Vocabulary) -> Mapping {
    let mapping = Mapping {
        subject,
        fields: Vec::new(),
        keep: Vec::new(),
        totals: TotalRows::LeaveOut,
        elsewhere: Elsewhere::LeaveOut,
        hidden: HiddenRows::LeaveOut,
        dates: None,
    };
    let mut headings = Headings {
        // What a row is about comes first, then what stands nearest to it.
        parts: subject.along().iter().rev().copied().collect(),
        vocabulary,
        mapping,
    };
    for (at, heading) in folded.iter().enumerate() {
        // Of two rows of headings both may name a field, or the second one alone.
        let both = heading.replace(WITHIN, " ");
        let alone = heading.split_once(WITHIN).map(|(_, own)| own);
        let found = [Some(both.as_str()), alone].into_iter().flatten();
        let found = found.clone().find_map(|heading| headings.named(heading));
        // What no heading names a question may ask.
        let asked = || headings.asked(alone.unwrap_or(&both));
        if let Some(target) = found.or_else(asked) {
            headings.fill(&target, at);
        }
    }
    headings.by_less(folded, undated, Several::Last);
    headings.by_less(
        folded,
        |heading| without_plan(heading).unwrap_or(heading),
        Several::None,
    );
    headings.mapping
}

/// Which of several columns fills a field, where their headings differ by what was taken from them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Several {
    /// That of the last year.
    Last,
    /// None: nobody knows whether what was proposed or what was approved is meant.
    None,
}

/// The headings that are being read.
struct Headings<'a> {
    parts: Vec<Part>,
    vocabulary: &'a Vocabulary,
    mapping: Mapping,
}

impl Headings<'_> {
    fn fill(&mut self, target: &str, at: usize) {
        self.mapping.fields.push(Assignment {
            target: target.to_owned(),
            from: ValueSource::Column(at),
        });
    }

    /// Fills fields by headings that name one once something is taken from them.
    fn by_less(&mut self, folded: &[String], less: fn(&str) -> &str, several: Several) {
        let is_filled = |at: usize| {
            let fields = &self.mapping.fields;
            fields.iter().any(|own| own.from == ValueSource::Column(at))
        };
        let columns = folded.iter().enumerate().filter(|(at, _)| !is_filled(*at));
        let mut found: Vec<(String, String, usize)> = Vec::new();
        for (at, heading) in columns {
            let heading = heading.replace(WITHIN, " ");
            let bare = less(&heading);
            if bare.len() < heading.len()
                && let Some(target) = self.named(bare)
            {
                found.push((target, heading, at));
            }
        }
        found.sort();
        while let Some((target, _, at)) = found.pop() {
            let is_one = found.last().is_none_or(|(other, ..)| *other != target);
            found.retain(|(other, ..)| *other != target);
            if is_one || several == Several::Last {
                self.fill(&target, at);
            }
        }
    }

    /// The field that a heading names. A firm that a need names is rather a record of its own, which
    /// may be new, than only one that must be there.
    fn named(&self, heading: &str) -> Option<String> {
        self.by(heading, Naming::ByName)
            .or_else(|| self.by(heading, Naming::ByReference))
    }

    /// The field that a question asks about.
    fn asked(&self, heading: &str) -> Option<String> {
        let is_open = |id: &&str| {
            let own = target(id);
            self.mapping.source(id).is_none()
                && own.is_some_and(|own| self.parts.contains(&own.part))
        };
        asked_about(heading).find(is_open).map(str::to_owned)
    }

    fn by(&self, heading: &str, naming: Naming) -> Option<String> {
        self.parts.iter().find_map(|part| {
            part.targets().iter().find_map(|target| {
                let id = format!("{}.{}", part.as_str(), target.field);
                let fits = self.mapping.source(&id).is_none()
                    && self.fits(*part, target, &id, heading, naming);
                fits.then_some(id)
            })
        })
    }

    fn fits(
        &self,
        part: Part,
        target: &FieldTarget,
        id: &str,
        heading: &str,
        naming: Naming,
    ) -> bool {
        let subject = self.mapping.subject;
        let refers = match target.content {
            Content::Reference(kind) => self.parts.iter().any(|own| own.kind() == kind),
            _ => false,
        };
        let alone = (part == subject || part == subject.owner())
            && (naming == Naming::ByReference || !refers);
        let is_named = |heading: &str| {
            is_called(self.vocabulary, id, part, alone, heading) || target.is_meant_by(heading)
        };
        let is_named = match target.content {
            Content::Number(_) => counted_forms(heading).into_iter().any(is_named),
            _ => is_named(heading),
        };
        is_named || is_own(part, subject, target.field, heading)
    }
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

fn is_own(part: Part, subject: Part, field: &str, heading: &str) -> bool {
    if part != subject {
        return false;
    }
    (field == "code" && OWN_CODE.contains(&heading))
        || (matches!(field, "name" | "title" | "title.pt") && OWN_NAME.contains(&heading))
}

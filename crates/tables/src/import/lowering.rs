//! What would make known values poorer: they stay as they are, unless somebody wants the table's.
//!
//! Another name, or a shorthand, in the place of a name, a cut text, a year in the place of a day, a rougher code or place, another outline,
//! a range in the place of a number, an empty cell in the place of a value.

use serde_json::Value;

use crate::import::names::normal;
use crate::import::part::{Part, target};
use crate::import::plan::{LoweredFate, LoweredValue};
use crate::import::row::RowReader;
use enlace_edit::field::record_text::RecordText;
use enlace_edit::field::{Content, Measure, Presence};
use enlace_model::MunicipalityCode;
use enlace_model::coordinates::Coordinates;
use enlace_model::outline::middle;
use enlace_model::region_extent::Placement;

impl RowReader<'_> {
    /// Takes out of the values of a record those that would make it poorer, and remembers them. With
    /// those that are wanted all the same come the cells that are empty.
    pub(super) fn without_lowering(
        &mut self,
        part: Part,
        at: usize,
        values: &[(&'static str, Value)],
    ) -> Vec<(&'static str, Value)> {
        let empties = std::mem::take(&mut self.empty_cells);
        let mut all = values.to_vec();
        if self.drafts.list[at].is_new || part.list().is_some() {
            return all;
        }
        let is_said = |field: &str| values.iter().any(|(own, _)| *own == field);
        let empties = empties.into_iter().filter(|field| !is_said(field));
        all.extend(empties.map(|field| (field, Value::Null)));
        if part == Part::Need {
            self.number_or_range(at, &mut all);
        }
        let (mut kept, document) = (Vec::new(), self.drafts.list[at].document.clone());
        // A place is known by both numbers: it is another one where either is.
        let is_other_place = all.iter().any(|(field, told)| {
            let known = document.value(field).filter(|_| is_of_place(field));
            known
                .is_some_and(|known| known != *told && !told.is_null() && !is_rounded(&known, told))
        });
        let is_outline_known = self.has_good_outline(at, &document);
        for (field, told) in all {
            let id = format!("{}.{field}", part.as_str());
            let content = target(&id).map(|target| target.content);
            let is_end = part == Part::Need && matches!(field, "low" | "high");
            match (document.value(field), content) {
                (None, _) if told.is_null() => {}
                (Some(known), Some(content))
                    if !(is_end || is_other_place && is_of_place(field))
                        && (lowers(field, content, &known, &told)
                            || (field == "outline" && is_outline_known && known != told)) =>
                {
                    if self.hold(at, id, content, known, told.clone()) == LoweredFate::Overwritten {
                        kept.push((field, told));
                    }
                }
                _ => kept.push((field, told)),
            }
        }
        kept
    }

    /// Whether a municipality has an outline that lies where it should: another map does not replace it
    /// unasked. One that lies elsewhere was a slip.
    fn has_good_outline(&mut self, at: usize, document: &RecordText) -> bool {
        let Some(outline) = document.value("outline") else {
            return false;
        };
        let Some((north, east)) = middle(&outline) else {
            return false;
        };
        let code = MunicipalityCode::from(&*self.drafts.list[at].record.id);
        Coordinates::of(north, east).is_some()
            && self.extent().of_outline(&code, north, east) == Placement::Near
    }

    /// A need's people are a number or a range: a number replaces a range, never the other way round.
    fn number_or_range(&mut self, at: usize, all: &mut Vec<(&'static str, Value)>) {
        let said = |all: &[(&'static str, Value)], field: &str| {
            let own = all.iter().find(|(own, _)| *own == field);
            own.map(|(_, value)| value.clone())
                .filter(|value| !value.is_null())
        };
        if said(all, "persons").is_some() {
            all.retain(|(field, _)| !matches!(*field, "low" | "high"));
            all.extend(["low", "high"].map(|end| (end, Value::Null)));
            return;
        }
        let known = self.drafts.list[at].document.value("persons");
        let ends = [said(all, "low"), said(all, "high")];
        let (Some(known), true) = (known, ends.iter().any(Option::is_some)) else {
            return;
        };
        let ends = ends.map(|end| end.map_or_else(String::new, |end| end.to_string()));
        let (id, content) = ("need.persons".to_owned(), Content::Number(Measure::Persons));
        match self.hold(at, id, content, known, ends.join("–").into()) {
            LoweredFate::Kept => all.retain(|(field, _)| !matches!(*field, "low" | "high")),
            LoweredFate::Overwritten => all.push(("persons", Value::Null)),
        }
    }

    /// Remembers a value that the table would make poorer, and tells which of the two stands.
    fn hold(
        &mut self,
        at: usize,
        target: String,
        content: Content,
        known: Value,
        told: Value,
    ) -> LoweredFate {
        let fate = match self.job.choices.overwrite.contains(&target) {
            true => LoweredFate::Overwritten,
            false => LoweredFate::Kept,
        };
        let one = LoweredValue {
            record: self.drafts.list[at].record.clone(),
            target,
            content,
            known,
            told,
            fate,
        };
        // Many rows say the same of the school or the qualification that they name.
        const LOOKED_BACK: usize = 50;
        if !self
            .lowered
            .iter()
            .rev()
            .take(LOOKED_BACK)
            .any(|own| *own == one)
        {
            self.lowered.push(one);
        }
        fate
    }

    /// Whether an empty cell of a field says anything at all: it may be empty, and tells nobody apart.
    pub(super) fn can_be_emptied(&self, part: Part, field: &str, presence: Presence) -> bool {
        part == self.job.mapping.subject
            && part.list().is_none()
            && matches!(presence, Presence::Optional)
            && !part.keys().contains(&field)
            && field != part.kind().id_field()
    }
}

/// Whether what a table says is less than what is known.
fn lowers(field: &str, content: Content, known: &Value, told: &Value) -> bool {
    match (known, told) {
        _ if known == told => false,
        (_, Value::Null) => true,
        (Value::String(known), Value::String(told)) => match content {
            _ if is_name(field) => is_worse_name(known, told),
            Content::Date | Content::Coded(_) | Content::Text | Content::LongText => {
                known.len() > told.len() && known.starts_with(told.as_str())
            }
            _ => false,
        },
        _ => is_of_place(field) && is_rounded(known, told),
    }
}

fn is_of_place(field: &str) -> bool {
    matches!(field, "latitude" | "longitude")
}

fn is_name(field: &str) -> bool {
    matches!(field, "name" | "title") || field.starts_with("title.")
}

/// Whether a name is another one than that which is known, or the same without its accents and capitals:
/// who is known by a code is not renamed by a table that nobody asked.
fn is_worse_name(known: &str, told: &str) -> bool {
    if normal(known) != normal(told) {
        return true;
    }
    let marks = |text: &str| {
        text.chars()
            .filter(|c| c.is_alphabetic() && !c.is_ascii())
            .count()
    };
    let cases = |text: &str| {
        let (upper, lower) = (char::is_uppercase, char::is_lowercase);
        usize::from(text.contains(upper) && text.contains(lower))
    };
    // Quotation marks and strokes are no better name.
    let worth = |text: &str| (marks(text), cases(text));
    worth(told) <= worth(known)
}

/// Whether a number is another one with fewer decimals.
fn is_rounded(known: &Value, told: &Value) -> bool {
    let (Some(exact), Some(rough)) = (known.as_f64(), told.as_f64()) else {
        return false;
    };
    let decimals = |number: f64| {
        let text = number.to_string();
        text.split_once('.').map_or(0, |(_, after)| after.len())
    };
    let (long, short) = (decimals(exact), decimals(rough));
    let step = 10f64.powi(-i32::try_from(short).unwrap_or(0));
    short < long && (exact - rough).abs() <= step * 0.500_001
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shorthand_or_another_name_does_not_replace_a_name() {
        for (known, told, expected) in [
            ("Escola Profissional de Braga", "EP Braga", true),
            ("Técnico/a de Multimédia", "Téc. Multimédia", true),
            ("Técnico/a de Mecatrónica", "Técnicas de Mecatrónica", true),
            ("Escola São João", "ESCOLA SAO JOAO", true),
            ("Escola São João", "Escola Sao Joao", true),
            ("ESCOLA SAO JOAO", "Escola São João", false),
            (
                "Escola Secundária de Fafe",
                "Escola Básica e Secundária de Fafe",
                true,
            ),
            ("Externato Delfim", "Externato \"Delfim\"", true),
        ] {
            assert_eq!(is_worse_name(known, told), expected, "{known} {told}");
        }
    }

    #[test]
    fn a_rounded_place_is_less_than_an_exact_one() {
        for (known, told, expected) in [
            (41.4497, 41.45, true),
            (-8.1726, -8.17, true),
            (41.45, 41.4497, false),
            (41.4497, 41.52, false),
        ] {
            assert_eq!(is_rounded(&known.into(), &told.into()), expected);
        }
    }
}

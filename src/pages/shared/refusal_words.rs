//! These functions say in words why a value cannot be in a field, and why an edit did not happen.

use enlace_edit::Rejection;
use enlace_edit::field::{DecimalMark, Fault};
use enlace_model::{Kind, SettingId};

use crate::i18n::Words;
use crate::state::document::refused::EditRefused;

/// The decimal mark of the language.
pub fn decimal_mark(w: Words) -> DecimalMark {
    w.0.decimal_mark()
}

/// A message that says why a value cannot be in a field.
pub fn fault(w: Words, fault: &Fault) -> String {
    if let Fault::OneOfMissing { kind, fields } = fault {
        return w.with(
            "fault",
            fault.id(),
            &[("fields", &one_of(w, *kind, fields))],
        );
    }
    let texts = fault.texts().into_iter().map(|(key, text)| match key {
        "kind" => (key, w.of("kind", &text)),
        _ => (key, text),
    });
    let numbers = fault.numbers().into_iter();
    let numbers = numbers.map(|(key, number)| (key, limit(w, number)));
    let values: Vec<(&str, String)> = texts.chain(numbers).collect();
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    w.with("fault", fault.id(), &values)
}

/// The names of fields of which one is meant: "Enterprise or Municipality".
pub fn one_of(w: Words, kind: Kind, fields: &[&str]) -> String {
    let names: Vec<String> = fields
        .iter()
        .map(|field| w.column(kind.as_str(), field))
        .collect();
    names.join(&format!(" {} ", w.names_or()))
}

/// A number in a message about what was refused: with so many decimals that no limit looks like another.
fn limit(w: Words, number: f64) -> String {
    w.number(number, 5)
}

/// A message that says why an edit did not happen.
pub fn refusal(w: Words, refused: &EditRefused) -> String {
    match refused {
        EditRefused::Rejected(rejection) => {
            // Years, names and counts stand as they are.
            let in_words = matches!(
                rejection,
                Rejection::OutOfRange { .. } | Rejection::NotAscending { .. }
            );
            let values: Vec<(&str, String)> = rejection
                .values()
                .into_iter()
                .map(|(key, value)| {
                    if matches!(rejection, Rejection::Round(_)) && matches!(key, "from" | "to") {
                        return (key, w.of("option", &value));
                    }
                    let setting = SettingId::from_text(&value);
                    let named = setting.map(|id| w.of("setting", &format!("{}.name", id.as_str())));
                    let number: Option<f64> = value.parse().ok().filter(|_| in_words);
                    let said = number.map(|number| limit(w, number));
                    (key, named.or(said).unwrap_or(value))
                })
                .collect();
            let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
            let said = w.with("rejection", rejection.id(), &values);
            match rejection {
                Rejection::Cells(faults) if faults.len() == 1 => fault(w, &faults[0].fault),
                Rejection::Cells(faults) => match faults.first() {
                    Some(first) => format!("{said} {}", fault(w, &first.fault)),
                    None => said,
                },
                _ => said,
            }
        }
        EditRefused::ReadOnly(reason) => w.of("read_only", reason.as_str()),
        EditRefused::NothingOpen => w.app_no_region().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use enlace_edit::field::Measure;

    use super::*;
    use crate::i18n::Language;

    #[test]
    fn limits_are_said_with_all_their_decimals_wherever_a_value_is_refused() {
        let w = Words(Language::En);
        let (setting, value) = (SettingId::Confidence, 0.2);
        let rejection = EditRefused::Rejected(Rejection::OutOfRange { setting, value });
        assert_eq!(refusal(w, &rejection), "Takes a value from 0.5 to 0.999.");
        let measure = Measure::Share;
        let value = 1.00001;
        let told = Fault::OutOfRange { value, measure };
        assert_eq!(fault(w, &told), "Write a number from 0 to 100.");
    }

    #[test]
    fn a_year_is_said_without_a_sign_between_its_thousands() {
        let (least, greatest) = (1950, 2200);
        let year = EditRefused::Rejected(Rejection::YearOutOfRange { least, greatest });
        let said = refusal(Words(Language::En), &year);
        assert!(said.contains("1950") && said.contains("2200"), "{said}");
    }
}

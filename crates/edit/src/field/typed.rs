//! What a person typed or pasted, read as the value of a field.

use serde_json::Value;

use crate::field::day::read_day;
use crate::field::number::{number, written_number};
use crate::field::{Content, DecimalMark, Fault, code_in};
use enlace_model::PartialDate;
use enlace_model::local_number::shown_code;

/// Reads a text as what the field holds; `null` where it is empty. A reference stays the text that
/// it is: only the region knows what it names.
pub fn read_typed(content: Content, text: &str, mark: DecimalMark) -> Result<Value, Fault> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Value::Null);
    }
    if let Some(fault) = Fault::of_text(text) {
        return Err(fault);
    }
    match content {
        Content::Number(measure) => number(text, measure, mark),
        Content::Date => match read_day(text) {
            Some(date) => Ok(date.as_str().into()),
            None => Err(Fault::NotADate { text: text.into() }),
        },
        Content::YesNo => match text.to_lowercase().as_str() {
            "true" | "1" | "x" => Ok(Value::Bool(true)),
            "false" | "0" | "-" => Ok(Value::Null),
            _ => Err(Fault::NotYesNo { text: text.into() }),
        },
        Content::Choice(choices) => choices
            .iter()
            .find(|choice| choice.eq_ignore_ascii_case(text))
            .map(|choice| Value::from(*choice))
            .ok_or_else(|| Fault::NotAChoice { text: text.into() }),
        Content::Texts(_) | Content::References(_) | Content::Choices(_) => {
            let texts = text.split([';', '\n']).map(str::trim);
            Ok(texts
                .filter(|one| !one.is_empty())
                .map(Value::from)
                .collect())
        }
        Content::LongText | Content::Reference(_) => Ok(text.into()),
        // A line break in a cell that was pasted must not end up in a name.
        Content::Coded(list) => match code_in(list, text) {
            Some(code) => Ok(code.into()),
            None => Err(Fault::NotACode { text: text.into() }),
        },
        Content::Code | Content::Text => {
            Ok(text.split_whitespace().collect::<Vec<_>>().join(" ").into())
        }
        Content::List(_) => Err(Fault::NotAField),
    }
}

/// A value as a person reads and types it; empty where there is none. A reference stays its code; in the
/// place of its own code a record without one has its number.
pub fn written(content: Content, value: Option<&Value>, mark: DecimalMark) -> String {
    match (content, value) {
        (_, None | Some(Value::Null)) => String::new(),
        (Content::Number(measure), Some(Value::Number(number))) => {
            let number = number.as_f64().unwrap_or(f64::NAN);
            match measure {
                _ if measure.is_percent() => {
                    format!("{} %", written_number(number * 100.0, mark))
                }
                _ => written_number(number, mark),
            }
        }
        (Content::Date, Some(Value::String(text))) => PartialDate::from(&**text).shown(),
        (Content::Code, Some(Value::String(code))) => shown_code(code),
        (_, Some(Value::String(text))) => text.clone(),
        (_, Some(Value::Array(list))) => {
            let texts = list.iter().filter_map(Value::as_str);
            texts.collect::<Vec<_>>().join("; ")
        }
        (_, Some(other)) => other.to_string(),
    }
}

#[cfg(test)]
mod tests;

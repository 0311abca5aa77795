//! One step up or down from a number that somebody typed.

use serde_json::Value;

use crate::field::{Content, DecimalMark, Measure, read_typed, written};

/// Where a step leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepDirection {
    Less,
    More,
}

/// The text of the number one step on; from nothing up it is the first step. `None` where the text is no
/// number, where its measure has no steps, and where no number can be beyond.
pub fn stepped(
    text: &str,
    measure: Measure,
    way: StepDirection,
    mark: DecimalMark,
) -> Option<String> {
    let step = measure.step()?;
    let content = Content::Number(measure);
    let now = match read_typed(content, text, mark).ok()? {
        Value::Null if way == StepDirection::More => 0.0,
        value => value.as_f64()?,
    };
    let next = match way {
        StepDirection::More => ((now / step).floor() + 1.0) * step,
        StepDirection::Less => ((now / step).ceil() - 1.0) * step,
    };
    let can_be = measure.range().fault(next).is_none();
    can_be.then(|| written(content, Some(&Value::from(next)), mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, measure: Measure, less: Option<&str>, more: Option<&str>) {
        let go = |way| stepped(text, measure, way, DecimalMark::Comma);
        assert_eq!(go(StepDirection::Less).as_deref(), less, "{text} less");
        assert_eq!(go(StepDirection::More).as_deref(), more, "{text} more");
    }

    #[test]
    fn a_step_leads_to_the_next_number_that_can_be() {
        check("46", Measure::Persons, Some("45"), Some("47"));
        check("2,5", Measure::Persons, Some("2"), Some("3"));
        check("1,5", Measure::Classes, Some("1"), Some("2"));
        check("0", Measure::Persons, None, Some("1"));
        check("1", Measure::Span, None, Some("2"));
        check("8", Measure::Level, Some("7"), None);
        check("", Measure::Classes, None, Some("0,5"));
    }

    #[test]
    fn there_is_no_step_from_what_is_no_number_nor_where_numbers_are_only_typed() {
        check("muitas", Measure::Persons, None, None);
        check("2027", Measure::Year, None, None);
    }
}

//! What came back of a field of which only a part was sent, with the parts that stayed here put back: an
//! answer changes what it was sent, and takes nothing else away.

use serde_json::Value;

/// A field as it came back, together with what stands here and was not sent. `ours` is what stands here,
/// `sent` the part of it that goes to such a partner.
pub(super) fn widened(theirs: &str, ours: &str, sent: Option<&str>) -> String {
    let value = |text: &str| serde_json::from_str::<Value>(text).ok();
    let whole = match (value(theirs), value(ours), sent.map(value)) {
        (Some(theirs), Some(ours), Some(Some(sent))) if sent != ours => {
            put_back(theirs, &ours, &sent)
        }
        _ => return theirs.to_owned(),
    };
    whole.to_string()
}

fn put_back(theirs: Value, ours: &Value, sent: &Value) -> Value {
    match (theirs, ours, sent) {
        (Value::Object(mut theirs), Value::Object(ours), Value::Object(sent)) => {
            for (key, own) in ours {
                match (theirs.remove(key), sent.get(key)) {
                    (Some(came), Some(sent)) => {
                        theirs.insert(key.clone(), put_back(came, own, sent));
                    }
                    // It was left out; what came in its place is theirs to say.
                    (came, None) => {
                        theirs.insert(key.clone(), came.unwrap_or_else(|| own.clone()));
                    }
                    // They took out what they were sent.
                    (None, Some(_)) => {}
                }
            }
            Value::Object(theirs)
        }
        (Value::Array(theirs), Value::Array(ours), Value::Array(sent)) => {
            Value::Array(entries(theirs, ours, sent))
        }
        (theirs, ..) => theirs,
    }
}

/// The same of a list: an entry that came back as it was sent, or in the place of one, is that one; entries
/// that were left out whole follow at the end.
fn entries(theirs: Vec<Value>, ours: &[Value], sent: &[Value]) -> Vec<Value> {
    let mut left_out = Vec::new();
    let mut sent_of: Vec<(&Value, &Value)> = Vec::new();
    let mut rest = sent.iter().peekable();
    for own in ours {
        match rest.next_if(|sent| is_part(sent, own)) {
            Some(sent) => sent_of.push((own, sent)),
            None => left_out.push(own.clone()),
        }
    }
    let same_length = theirs.len() == sent_of.len();
    let mut whole = Vec::new();
    for (at, came) in theirs.into_iter().enumerate() {
        let same = sent_of.iter().find(|(_, sent)| **sent == came);
        let place = same.or_else(|| sent_of.get(at).filter(|_| same_length));
        whole.push(match place {
            Some((own, sent)) => put_back(came, own, sent),
            None => came,
        });
    }
    whole.extend(left_out);
    whole
}

/// Whether one value is another one, or that with something left out.
fn is_part(part: &Value, whole: &Value) -> bool {
    match (part, whole) {
        (Value::Object(part), Value::Object(whole)) => part
            .iter()
            .all(|(key, own)| whole.get(key).is_some_and(|whole| is_part(own, whole))),
        (Value::Array(part), Value::Array(whole)) => {
            let mut rest = whole.iter();
            part.iter().all(|own| rest.any(|whole| is_part(own, whole)))
        }
        _ => part == whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(theirs: &str, ours: &str, sent: &str, expected: &str) {
        let value = |text: &str| serde_json::from_str::<Value>(text).expect("is JSON");
        let found = widened(theirs, ours, Some(sent));
        assert_eq!(value(&found), value(expected));
    }

    #[test]
    fn what_was_not_sent_of_a_group_stays() {
        check(
            r#"{"a":2}"#,
            r#"{"a":1,"new":7}"#,
            r#"{"a":1}"#,
            r#"{"a":2,"new":7}"#,
        );
        check(
            r#"{"b":3}"#,
            r#"{"a":1,"new":7}"#,
            r#"{"a":1}"#,
            r#"{"b":3,"new":7}"#,
        );
        check("5", "4", "4", "5");
        assert_eq!(widened(r#"{"a":2}"#, r#"{"a":1}"#, None), r#"{"a":2}"#);
    }

    #[test]
    fn entries_of_a_list_keep_what_was_not_sent_of_them() {
        let ours = r#"[{"y":2020,"n":1,"x":"a"},{"y":2021,"n":2,"x":"b"},{"z":"unknown"}]"#;
        let sent = r#"[{"y":2020,"n":1},{"y":2021,"n":2}]"#;
        // One changed, in its place.
        check(
            r#"[{"y":2020,"n":9},{"y":2021,"n":2}]"#,
            ours,
            sent,
            r#"[{"y":2020,"n":9,"x":"a"},{"y":2021,"n":2,"x":"b"},{"z":"unknown"}]"#,
        );
        // One taken out, one new.
        check(
            r#"[{"y":2021,"n":2},{"y":2022,"n":3},{"y":2023,"n":4}]"#,
            ours,
            sent,
            r#"[{"y":2021,"n":2,"x":"b"},{"y":2022,"n":3},{"y":2023,"n":4},{"z":"unknown"}]"#,
        );
    }
}

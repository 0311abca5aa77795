//! How a need stands in the figures, in words: what it counts, or why it does not and what counts instead.

use enlace_method::figures::{NeedStanding, Standings};
use enlace_model::{Need, NeedId, Region};

use crate::i18n::{UNKNOWN, Words};
use crate::pages::shared::names;

/// The words for how a need stands.
pub fn words(w: Words, region: &Region, standing: &NeedStanding) -> String {
    match standing {
        NeedStanding::Counted(rate) => w.needs_standing_counted(&w.persons(rate.0)),
        NeedStanding::Superseded { by, why } => {
            let by = region.needs.get(by);
            let by = by.map_or_else(|| UNKNOWN.to_owned(), |by| statement(w, region, by));
            w.with("superseding", why.as_str(), &[("by", &by)])
        }
        NeedStanding::Expired => w.needs_standing_expired().to_owned(),
        other => w.of("choice", other.id()),
    }
}

/// What should be known of a need that its enterprise stated and that does not count all the same:
/// superseded or expired.
pub fn remark(w: Words, region: &Region, standing: &NeedStanding) -> Option<String> {
    let is_dropped = matches!(
        standing,
        NeedStanding::Superseded { .. } | NeedStanding::Expired
    );
    is_dropped.then(|| names::capitalised(&words(w, region, standing)))
}

/// How a need stands, where that is known.
pub fn of<'s>(standings: Option<&'s Standings>, need: &str) -> Option<&'s NeedStanding> {
    standings?.get(&NeedId::from(need))
}

/// The persons that a need states.
pub fn persons(w: Words, need: &Need) -> String {
    let (low, high) = need.range();
    match low == high {
        true => w.persons(low.0),
        false => format!("{}–{}", w.persons(low.0), w.persons(high.0)),
    }
}

/// What a need says, in one line: how many, for which years, on what evidence.
fn statement(w: Words, region: &Region, need: &Need) -> String {
    let header = &region.header;
    let reference = header.reference_date.year();
    let reference = reference.map_or(header.target_year.0, |year| year as i32);
    let years = match need.span(reference) {
        Some((first, last)) if first == last => first.to_string(),
        Some((first, last)) => format!("{first}–{last}"),
        None => UNKNOWN.to_owned(),
    };
    let evidence = need.evidence.as_ref();
    let evidence = evidence.and_then(|id| region.evidence.get(id));
    w.needs_statement(&persons(w, need), &years, &names::evidence(w, evidence))
}

#[cfg(test)]
mod tests {
    use enlace_exchange::json::read;
    use enlace_method::compute;

    use super::*;
    use crate::i18n::Language;

    /// Three statements of one firm: an expired one, one for 2028 and one for 2029, said later.
    const FILE: &str = r#"{"format":"enlace-region","version":1,"region":{
        "id":"r","name":"R","reference_date":"2026-03-20","target_year":2029,
        "municipalities":[{"code":"M","name":"M"}],
        "qualifications":[{"code":"Q","title":{}}],
        "enterprises":[{"id":"E","name":"Metalo","municipality":"M"}],
        "evidence":[{"id":"V","kind":"survey","date":"2025"},{"id":"W","kind":"survey","date":"2026"},
            {"id":"X","kind":"survey","date":"2009"}],
        "needs":[
            {"id":"a","enterprise":"E","qualification":"Q","kind":"recruit","persons":10,"first_year":2028,
             "years":2,"evidence":"V"},
            {"id":"b","enterprise":"E","qualification":"Q","kind":"recruit","low":8,"high":12,
             "first_year":2029,"years":2,"evidence":"W","probability":{"value":1}},
            {"id":"c","enterprise":"E","qualification":"Q","kind":"recruit","persons":5,"first_year":2029,
             "evidence":"X"},
            {"id":"d","enterprise":"E","qualification":"Q","kind":"recruit","persons":3,"first_year":2027,
             "evidence":"W"}]}}"#;

    #[test]
    fn a_need_that_does_not_count_says_why_and_what_counts_instead() {
        let region = read(FILE.as_bytes()).unwrap().region;
        let coverage = compute(&region);
        let w = Words(Language::En);
        let standings = Some(&coverage.needs.standing);
        let standing = |need| of(standings, need).unwrap();
        let told = |need| remark(w, &region, standing(need));
        let instead = "8–12 for 2029–2030 (survey, 2026)";
        assert_eq!(
            told("a"),
            Some(format!("Superseded: a later answer counts, {instead}"))
        );
        assert_eq!(
            told("d"),
            Some(format!(
                "Superseded: what was said for a later year counts, {instead}"
            ))
        );
        let expired = "Expired: its evidence is too old to count".to_owned();
        assert_eq!(told("c"), Some(expired));
        assert_eq!(told("b"), None);
        assert_eq!(words(w, &region, standing("b")), "counts 5 a year");
        assert_eq!(of(standings, "nobody"), None);
    }
}

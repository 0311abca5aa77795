//! What is proposed for the open fields of a new record: it is shown before anything is kept, and gives
//! way to whatever a person writes.

use enlace_model::fold::words;
use enlace_model::{EnterpriseId, Kind, NeedId, Region, SettingId};

/// The fields of a new record with the texts that are proposed for them, given what was typed so far.
pub fn proposals<'t>(
    kind: Kind,
    typed: impl Fn(&str) -> Option<&'t str>,
    region: &Region,
) -> Vec<(&'static str, String)> {
    let open = |field: &'static str, text: Option<String>| {
        Some((field, text.filter(|_| typed(field).is_none())?))
    };
    let found = match kind {
        Kind::School => typed("name").and_then(|name| {
            let code = municipality_in(name, region);
            open("municipality", code)
        }),
        Kind::Offer => open("start_year", entry_year(region)),
        _ => None,
    };
    found.into_iter().collect()
}

/// The municipality whose name stands in another one, as in "Escola Profissional de Fafe"; the only
/// one of a region of one. `None` where several are named.
fn municipality_in(name: &str, region: &Region) -> Option<String> {
    let all = &region.municipalities;
    if let (1, Some(code)) = (all.len(), all.keys().next()) {
        return Some(code.to_string());
    }
    let own = words(name);
    let named = all.values().map(|one| (words(&one.name), &one.code));
    let mut found: Vec<_> = named.filter(|(words, _)| is_within(words, &own)).collect();
    // "Porto" is not meant where "Porto de Mós" is named.
    let longer = found.clone();
    found.retain(|(words, _)| {
        let mut others = longer.iter();
        !others.any(|(other, _)| other.len() > words.len() && is_within(words, other))
    });
    match found.as_slice() {
        [(_, code)] => Some(code.to_string()),
        _ => None,
    }
}

fn is_within(words: &[String], all: &[String]) -> bool {
    !words.is_empty() && all.windows(words.len()).any(|part| part == words)
}

/// The entry year that is under decision.
fn entry_year(region: &Region) -> Option<String> {
    let set = region.settings.changed(SettingId::NextEntryYear);
    let of_date = || region.header.reference_date.next_entry_year();
    let year = set.map(|year| year as i32).or_else(of_date)?;
    Some(year.to_string())
}

/// The needs of an enterprise that name no evidence: one answer may be the evidence of all of them.
pub fn without_evidence(region: &Region, enterprise: &EnterpriseId) -> Vec<NeedId> {
    let all = region.needs.values();
    let open = all.filter(|need| need.evidence.is_none());
    let own = open.filter(|need| need.enterprise.as_ref() == Some(enterprise));
    own.map(|need| need.id.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use enlace_model::{Header, Municipality, SchoolYear};

    fn region(names: &[&str]) -> Region {
        let header = Header::new("r".into(), "R", "2026-11-12".into(), SchoolYear(2030));
        let mut region = Region::new(header);
        for (code, name) in names.iter().enumerate() {
            let text = serde_json::json!({ "code": code.to_string(), "name": name }).to_string();
            let one: Municipality = serde_json::from_str(&text).expect("has what must be there");
            region.municipalities.insert(one.code.clone(), one);
        }
        region
    }

    #[test]
    fn a_school_is_proposed_for_the_municipality_that_its_name_names() {
        let region = region(&[
            "Fafe",
            "Guimarães",
            "Porto",
            "Porto de Mós",
            "Vila Nova de Famalicão",
        ]);
        for (name, expected) in [
            ("Escola Profissional de Fafe", Some("0")),
            ("EP GUIMARAES", Some("1")),
            ("Agrupamento de Escolas de Porto de Mós", Some("3")),
            ("Escola do Porto", Some("2")),
            ("Escola de Fafe e Guimarães", None),
            ("Escola da Portofino", None),
            ("CIOR", None),
        ] {
            let typed = |field: &str| (field == "name").then_some(name);
            let found = proposals(Kind::School, typed, &region);
            let code = found.first().map(|(_, code)| code.as_str());
            assert_eq!(code, expected, "{name}");
        }
    }

    #[test]
    fn what_was_typed_is_not_proposed_otherwise() {
        let region = region(&["Fafe", "Guimarães"]);
        let typed = |field: &str| match field {
            "name" => Some("Escola de Fafe"),
            "municipality" => Some("Guimarães"),
            _ => None,
        };
        assert!(proposals(Kind::School, typed, &region).is_empty());
    }

    #[test]
    fn an_offer_is_proposed_for_the_year_that_is_under_decision() {
        let mut region = region(&["Fafe"]);
        let year = |region: &Region| {
            let found = proposals(Kind::Offer, |_| None, region);
            found.first().map(|(_, year)| year.clone())
        };
        assert_eq!(year(&region).as_deref(), Some("2027"));
        let set = region.settings.set(SettingId::NextEntryYear, Some(2028.0));
        assert_eq!(set, Ok(()));
        assert_eq!(year(&region).as_deref(), Some("2028"));
    }

    #[test]
    fn the_needs_that_one_answer_may_serve_are_the_enterprises_own_without_evidence() {
        let mut region = region(&["Fafe"]);
        for (id, enterprise, evidence) in
            [("a", "E", None), ("b", "E", Some("V")), ("c", "F", None)]
        {
            let mut text =
                serde_json::json!({ "id": id, "enterprise": enterprise, "kind": "recruit" });
            if let Some(evidence) = evidence {
                text["evidence"] = evidence.into();
            }
            let need: enlace_model::Need =
                serde_json::from_value(text).expect("has what must be there");
            region.needs.insert(need.id.clone(), need);
        }
        assert_eq!(without_evidence(&region, &"E".into()), ["a".into()]);
        assert!(without_evidence(&region, &"G".into()).is_empty());
    }
}

//! Among whom demand for an occupation is shared, where evidence has grown old.

use enlace_model::{Offer, School, SettingId};

use super::*;

/// Q has one graduate for sure, and 98 projects of some time ago want a hundredth of a person a year each
/// of the occupation to which P and Q lead. Of P there is what else is said.
fn surplus_of_one(more: &[Value]) -> QualificationFigures {
    let wanted = |i| {
        json!({ "id": format!("W{i}"), "evidence": "2025-05-01", "persons": 1, "first_year": 2028,
            "years": 100, "occupation": { "system": "isco-08", "code": "7223" },
            "probability": { "value": 1, "reason": "sure" } })
    };
    let needs: Vec<Value> = (0..98).map(wanted).chain(more.iter().cloned()).collect();
    let mut region = region(&needs);
    for setting in [SettingId::StudyShare, SettingId::CompletionPriorWeight] {
        region.settings.set(setting, Some(0.0)).unwrap();
    }
    let school = json!({ "code": "S", "name": "S", "municipality": "M" });
    let school: School = serde_json::from_value(school).unwrap();
    region.schools.insert(school.code.clone(), school);
    let offer = json!({ "id": "O", "school": "S", "qualification": "Q", "start_year": 2025,
        "places": 1, "entrants": 1, "status": "running",
        "history": [{ "entry_year": 2020, "entrants": 20, "completed": 20 }] });
    let offer: Offer = serde_json::from_value(offer).unwrap();
    region.offers.insert(offer.id.clone(), offer);
    let all = compute(&region).qualifications;
    all.into_iter().find(|q| q.code.as_str() == "Q").unwrap()
}

#[test]
fn a_surplus_is_asked_again_about_with_the_shares_that_hold_if_no_evidence_grew_old() {
    // If nothing had grown old .98 persons would be wanted of Q alone, and 1 is no surplus over those.
    let alone = surplus_of_one(&[]);
    assert_eq!(alone.supply.0, 1.0);
    assert_eq!(alone.firmness, Some(Firmness::Uncertain));
    assert!(alone.notes.contains(&Note::AskAgain));
    // P, wanted long ago, would take a third of them.
    let expired = json!({ "id": "P", "evidence": "2010-05-01", "qualification": "P", "persons": 24,
        "first_year": 2028 });
    let beside = surplus_of_one(&[expired]);
    assert_eq!(
        beside.demand, alone.demand,
        "what has expired counts nothing"
    );
    assert_eq!(beside.firmness, Some(Firmness::Firm));
}

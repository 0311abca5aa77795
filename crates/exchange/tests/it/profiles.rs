//! What each kind of partner gets of a region, and what they do not.

#![allow(clippy::unwrap_used, reason = "what a test cannot go on without")]

use enlace_exchange::json::{ChunkedWriter, FileOrigin, More, Stamp, digest_of, read, write};
use enlace_exchange::merge::{Pick, Reply, Standing, compare};
use enlace_exchange::profile::{
    Audience, Contacts, Profile, contents, going_back, slice, sums, sums_of,
};
use enlace_model::{Kind, Persons, Rate, Region};
use serde_json::Value;

const EXAMPLE: &str = include_str!("../../../../tests/data/worked-example-1.json");
const AVE: &str = include_str!("../../../../public/samples/ave.json");

/// The worked example, with people to call, notes, and what nobody can read.
fn example() -> Region {
    let mut file: Value = serde_json::from_str(EXAMPLE).unwrap();
    let region = &mut file["region"];
    region["contacts"] = serde_json::json!([
        {"id": "C1", "enterprise": "E1", "name": "Ana Enterprise", "phone": "253 000 001"},
        {"id": "C2", "school": "S1", "name": "Rui School", "email": "rui@example.org"},
        {"id": "C3", "school": "S2", "name": "Eva School"},
        {"id": "C4", "name": 4},
    ]);
    region["needs"][0]["note"] = "what only we know".into();
    region["needs"][3] = Value::from("no record");
    file["unheard_of"] = "around".into();
    read(file.to_string().as_bytes()).unwrap().region
}

fn profile(audience: Audience, partner: &str, contacts: Contacts) -> Profile {
    Profile {
        audience,
        partner: partner.to_owned(),
        contacts,
    }
}

fn sliced(audience: Audience, partner: &str) -> Region {
    slice(
        &example(),
        &profile(audience, partner, Contacts::LeftOut),
        "seed",
    )
}

#[track_caller]
fn check(region: &Region, expected: &[(Kind, usize)]) {
    let found: Vec<(Kind, usize)> = contents(region)
        .lists
        .iter()
        .map(|it| (it.kind, it.count))
        .collect();
    assert_eq!(found, expected);
}

fn text(region: &Region) -> String {
    write(region, &Stamp::default())
}

#[test]
fn a_colleague_gets_everything_and_contacts_only_when_asked_for() {
    let mut region = example();
    let all = profile(Audience::Coordinator, "", Contacts::Included);
    assert!(slice(&region, &all, "") == region);
    assert_eq!(region.set_aside.len(), 2);
    let without = sliced(Audience::Coordinator, "");
    assert!(
        !text(&without).contains("C4"),
        "a contact that was set aside stays here, too"
    );
    region.contacts.clear();
    region.set_aside = without.set_aside.clone();
    assert!(without == region);
    assert_eq!(without.set_aside.len(), 1);
}

#[test]
fn contacts_that_could_not_be_read_never_go_back_unasked() {
    use Contacts::{Included, LeftOut};
    let region = example();
    let found = |contacts, unread| {
        let text = text(&going_back(&region, contacts, unread));
        [text.contains("Ana Enterprise"), text.contains("C4")]
    };
    assert_eq!(found(LeftOut, LeftOut), [false, false]);
    assert_eq!(found(Included, LeftOut), [true, false]);
    assert_eq!(found(LeftOut, Included), [false, true]);
    assert_eq!(found(Included, Included), [true, true]);
    // Nor with the region's own file, which the worker writes where it is large.
    let mut writer = ChunkedWriter::of(&region, &[Kind::Contact]);
    while writer.go_on(&region, usize::MAX) == More::Yes {}
    let lines = String::from_utf8(writer.lines).unwrap();
    assert!(!lines.contains("C4") && lines.contains("no record"));
    // The list of contacts may be no list at all.
    let mut file: Value = serde_json::from_str(EXAMPLE).unwrap();
    file["region"]["contacts"] = "call Ana".into();
    let region = read(file.to_string().as_bytes()).unwrap().region;
    assert_eq!(region.contact_count(), 1);
    assert!(!text(&going_back(&region, Included, LeftOut)).contains("Ana"));
}

#[test]
fn a_contact_that_could_not_be_read_comes_back_only_where_somebody_picks_it() {
    let theirs = example();
    let all = profile(Audience::Coordinator, "", Contacts::LeftOut);
    let base = slice(&theirs, &all, "");
    // It was forgotten here since.
    let mut ours = theirs.clone();
    ours.clear_contacts();
    let reply = Reply {
        base: Some(&base),
        theirs: &theirs,
        profile: &all,
    };
    let found = compare(&ours, &[reply]);
    assert_eq!(found.len(), 4, "three contacts and a piece: {found:?}");
    assert!(found.iter().all(|it| it.usual() == Pick::Ours), "{found:?}");
}

#[test]
fn a_school_gets_its_own_offers_the_catalogue_and_no_firm() {
    let slice = sliced(Audience::School, "S1");
    check(
        &slice,
        &[
            (Kind::Municipality, 3),
            (Kind::Qualification, 3),
            (Kind::School, 1),
            (Kind::Offer, own_offers("S1")),
        ],
    );
    let text = text(&slice);
    for other in [
        "Enterprise E",
        "School S2",
        "only we know",
        "Ana",
        "no record",
        "around",
    ] {
        assert!(!text.contains(other), "{other}");
    }
    let contacts = profile(Audience::School, "S1", Contacts::Included);
    let with = enlace_exchange::profile::slice(&example(), &contacts, "");
    assert_eq!(
        with.contacts
            .keys()
            .map(|id| id.as_str())
            .collect::<Vec<_>>(),
        ["C2"]
    );
}

/// The sums of a region whose enterprises want people of one qualification: which firm, how many, from
/// which year.
fn sums_of_needs(needs: &[(&str, f64, i32)]) -> Option<(f64, f64)> {
    let mut file: Value = serde_json::from_str(EXAMPLE).unwrap();
    let region = &mut file["region"];
    let firm =
        |id: &str| serde_json::json!({"id": id, "name": format!("Firm {id}"), "municipality": "G"});
    let mut firms: Vec<&str> = needs.iter().map(|(firm, ..)| *firm).collect();
    firms.sort_unstable();
    firms.dedup();
    region["enterprises"] = firms.into_iter().map(firm).collect();
    let evidence = serde_json::json!({"id": "V", "kind": "commitment", "date": "2026-10-01"});
    region["evidence"] = Value::Array(vec![evidence]);
    let need = |(n, (firm, persons, year)): (usize, &(&str, f64, i32))| {
        serde_json::json!({
            "id": format!("N{n}"), "enterprise": firm, "qualification": "A", "kind": "recruit",
            "persons": persons, "first_year": year, "years": 1, "evidence": "V",
        })
    };
    region["needs"] = needs.iter().enumerate().map(need).collect();
    let region = read(file.to_string().as_bytes()).unwrap().region;
    let year = region.header.target_year.0;
    assert_eq!(year, 2029);
    let all = sums(&region);
    assert!(all.len() <= 1, "{all:?}");
    let told = all.into_iter().next()?.told?;
    Some((told.0.0, told.1.0))
}

#[test]
fn only_firms_that_count_in_the_target_year_stand_behind_a_sum() {
    assert!(sums_of_needs(&[("E1", 10.0, 2029), ("E2", 10.0, 2029), ("E3", 10.0, 2029)]).is_some());
    // Two of the three speak of another year: the sum would be the number of the first.
    assert_eq!(
        sums_of_needs(&[("E1", 10.0, 2029), ("E2", 5.0, 2035), ("E3", 5.0, 2035)]),
        None
    );
    // Nobody is wanted by the others.
    assert_eq!(
        sums_of_needs(&[("E1", 10.0, 2029), ("E2", 0.0, 2029), ("E3", 0.0, 2029)]),
        None
    );
    // One firm says it in three statements.
    assert_eq!(
        sums_of_needs(&[("E1", 10.0, 2029), ("E1", 5.0, 2029), ("E1", 2.0, 2029)]),
        None
    );
}

#[test]
fn a_sum_that_is_nearly_one_firms_number_is_not_told() {
    assert_eq!(
        sums_of_needs(&[("E1", 90.0, 2029), ("E2", 5.0, 2029), ("E3", 5.0, 2029)]),
        None
    );
    let (_, firms) =
        sums_of_needs(&[("E1", 70.0, 2029), ("E2", 20.0, 2029), ("E3", 10.0, 2029)]).unwrap();
    assert_eq!(firms, 3.0);
}

#[test]
fn two_records_of_one_firm_are_one_behind_a_sum() {
    let mut region = example();
    let told = |region: &Region| sums(region).iter().filter(|sum| sum.told.is_some()).count();
    assert_eq!(told(&region), 1);
    let mut alike: Vec<_> = region.enterprises.keys().cloned().collect();
    alike.truncate(2);
    for id in &alike {
        region.enterprises.get_mut(id).unwrap().tax_number = Some("PT 501 234 567".to_owned());
    }
    assert_eq!(told(&region), 0);
    for (id, name) in alike.iter().zip(["Moldes Alfa, Lda.", "MOLDES ALFA"]) {
        let enterprise = region.enterprises.get_mut(id).unwrap();
        (enterprise.tax_number, enterprise.name) = (None, name.to_owned());
    }
    assert_eq!(told(&region), 0);
}

#[test]
fn an_answer_takes_nothing_away_of_which_it_was_sent_a_part() {
    let mut ours = example();
    let id = ours
        .offers
        .values()
        .find(|it| it.school.as_str() == "S1")
        .unwrap()
        .id
        .clone();
    let offer = ours.offers.get_mut(&id).unwrap();
    let cohort = r#"{"entry_year":2020,"entrants":20,"later":"only newer programs know it"}"#;
    offer.history = vec![serde_json::from_str(cohort).unwrap()];
    let school = profile(Audience::School, "S1", Contacts::LeftOut);
    let base = slice(&ours, &school, "");
    let mut theirs = base.clone();
    let answered = &mut theirs.offers.get_mut(&id).unwrap().history;
    assert!(answered[0].kept.is_empty());
    answered[0].completed = Some(Persons(15.0));
    let reply = Reply {
        base: Some(&base),
        theirs: &theirs,
        profile: &school,
    };
    let found = compare(&ours, &[reply]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].standing, Standing::Clear);
    let text = found[0].voices[0].text.as_deref().unwrap();
    let history: Value = serde_json::from_str(text).unwrap();
    assert_eq!(history[0]["completed"].as_f64(), Some(15.0));
    assert_eq!(history[0]["later"], "only newer programs know it");
}

fn own_offers(school: &str) -> usize {
    let all = example();
    all.offers
        .values()
        .filter(|it| it.school.as_str() == school)
        .count()
}

#[test]
fn a_sum_of_fewer_than_three_firms_is_not_told() {
    let slice = sliced(Audience::School, "S1");
    let sums = sums_of(&slice);
    let told: Vec<(&str, Option<Persons>)> = sums
        .iter()
        .map(|sum| (sum.qualification.as_str(), sum.told.map(|(_, firms)| firms)))
        .collect();
    assert_eq!(told, [("A", Some(Persons(3.0))), ("C", None)]);
    assert!(sums[0].told.is_some_and(|(Rate(wanted), _)| wanted > 0.0));
    assert!(text(&slice).contains(r#"{"qualification":"C","withheld":true}"#));
    // What came with a file is not sent on.
    let sent_on = profile(Audience::Coordinator, "", Contacts::LeftOut);
    let sent_on = enlace_exchange::profile::slice(&slice, &sent_on, "");
    assert_eq!(sums_of(&sent_on), []);
}

#[test]
fn a_group_gets_its_own_needs_without_what_the_coordinator_noted() {
    let slice = sliced(Audience::EnterpriseGroup, "E1");
    let text = text(&slice);
    assert_eq!(
        (
            slice.enterprises.len(),
            slice.needs.len(),
            slice.evidence.len()
        ),
        (1, 1, 1)
    );
    for other in [
        "Enterprise E2",
        "only we know",
        "Ana",
        "first_choices",
        "history",
    ] {
        assert!(!text.contains(other), "{other}");
    }
}

#[test]
fn everyone_gets_offers_that_run_or_are_agreed_and_nothing_else() {
    let ave = read(AVE.as_bytes()).unwrap().region;
    let public = profile(Audience::Public, "", Contacts::Included);
    let slice = slice(&ave, &public, "");
    let found = contents(&slice);
    let kinds: Vec<Kind> = found.lists.iter().map(|list| list.kind).collect();
    use Kind::*;
    assert_eq!(kinds, [Municipality, Qualification, School, Offer]);
    let offers = found.lists.last().unwrap();
    assert!(offers.count > 0 && offers.count <= ave.offers.len());
    for field in [
        "history",
        "entrants",
        "first_choices",
        "note",
        "constraints",
        "fill",
    ] {
        assert!(!offers.fields.iter().any(|own| own == field), "{field}");
    }
    assert!(found.settings == 0 && found.sums.is_empty());
}

#[test]
fn support_gets_a_region_in_which_nobody_can_be_recognised() {
    let ave = read(AVE.as_bytes()).unwrap().region;
    let support = profile(Audience::Support, "", Contacts::Included);
    let scrambled = slice(&ave, &support, "seed");
    assert!(scrambled == slice(&ave, &support, "seed"));
    assert!(scrambled != slice(&ave, &support, "another seed"));
    assert_eq!(scrambled.needs.len(), ave.needs.len());
    assert!(scrambled.contacts.is_empty());
    let text = text(&scrambled);
    for enterprise in ave.enterprises.values() {
        assert!(!text.contains(&enterprise.name), "{}", enterprise.name);
    }
    for school in ave.schools.values() {
        assert!(!text.contains(&school.name), "{}", school.name);
    }
    let persons = |region: &Region| {
        region
            .needs
            .values()
            .filter_map(|it| it.persons)
            .sum::<Persons>()
    };
    assert_ne!(persons(&scrambled), persons(&ave));
    assert!(read(text.as_bytes()).unwrap().region.set_aside.is_empty());
}

#[test]
fn a_region_says_where_it_began_and_says_it_again_in_its_answer() {
    let sent = sliced(Audience::School, "S1");
    let stamp = Stamp {
        profile: Some("school".to_owned()),
        partner: Some("S1".to_owned()),
        sender: Some("Coordinator".to_owned()),
        ..Stamp::default()
    };
    let opened = read(write(&sent, &stamp).as_bytes()).unwrap();
    let origin = FileOrigin::in_file(&opened.envelope).unwrap();
    assert_eq!(origin.digest, digest_of(&sent));
    // A colleague without a name can answer, too; what is for everyone goes back to nobody.
    for (audience, began) in [(Audience::Coordinator, true), (Audience::Public, false)] {
        let stamp = profile(audience, "", Contacts::LeftOut).stamp("");
        let opened = read(write(&sent, &stamp).as_bytes()).unwrap();
        assert_eq!(FileOrigin::in_file(&opened.envelope).is_some(), began);
    }
    let mut there = opened.region;
    assert_eq!(FileOrigin::of(&there), None);
    origin.mark(&mut there);
    let back = read(write(&there, &Stamp::default()).as_bytes())
        .unwrap()
        .region;
    assert_eq!(FileOrigin::of(&back), Some(origin));
    assert_eq!(digest_of(&back), digest_of(&sent));
    let passed_on = slice(
        &back,
        &profile(Audience::Coordinator, "", Contacts::LeftOut),
        "",
    );
    assert_eq!(FileOrigin::of(&passed_on), None);
}

//! Nothing leaves that a profile does not name: of a region with a mark in every text, known and unknown, at
//! every depth, exactly the texts that are listed here come out.

#![allow(clippy::unwrap_used, reason = "what a test cannot go on without")]

use std::collections::BTreeSet;

use enlace_exchange::json::{Stamp, read, write};
use enlace_exchange::profile::{Audience, Contacts, Profile, contents, slice};
use enlace_model::{Kind, Region};
use serde_json::{Value, json};

use crate::marked::{ShortTexts, WORD, file, mark, marks};

const AVE: &str = include_str!("../../../../public/samples/ave.json");

fn profile(audience: Audience, region: &Region) -> Profile {
    let partner = match audience {
        Audience::School => region.schools.keys().next().unwrap().to_string(),
        Audience::EnterpriseGroup => region.enterprises.keys().next().unwrap().to_string(),
        _ => String::new(),
    };
    Profile {
        audience,
        partner,
        contacts: Contacts::Included,
    }
}

fn sent(file: &Value, audience: Audience) -> (Region, String) {
    let region = read(file.to_string().as_bytes()).unwrap().region;
    let part = slice(&region, &profile(audience, &region), "");
    let text = write(&part, &Stamp::default());
    (part, text)
}

/// Of a region with a mark in every text exactly these come out; where choices and days are marks as well,
/// no other.
#[track_caller]
fn check(audience: Audience, expected: &[&str]) {
    let expected: BTreeSet<String> = expected.iter().map(|place| (*place).to_owned()).collect();
    let (_, text) = sent(&file(ShortTexts::Meant), audience);
    assert_eq!(marks(&text), expected);
    let (_, text) = sent(&file(ShortTexts::Marked), audience);
    let more: Vec<String> = marks(&text).difference(&expected).cloned().collect();
    assert!(more.is_empty(), "{more:?}");
}

/// What every partner is told of the region as a whole.
const HEADER: [&str; 10] = [
    "id.RegionId",
    "name",
    "country",
    "nuts",
    "sources.title",
    "sources.licence",
    "sources.url",
    "illustration.rule.pt",
    "illustration.rule.es",
    "illustration.rule.en",
];

const ENTRY: [&str; 8] = [
    "id.MunicipalityCode",
    "municipalities.name",
    "id.QualificationCode",
    "qualifications.title.pt",
    "qualifications.title.es",
    "qualifications.title.en",
    "qualifications.cnaef",
    "qualifications.isced_f",
];

const OPENINGS: [&str; 3] = ["id.SchoolCode", "schools.name", "id.OfferId"];

#[test]
fn everyone_gets_names_and_the_published_sources_and_no_other_text() {
    check(Audience::Public, &[&HEADER[..], &ENTRY, &OPENINGS].concat());
}

#[test]
fn a_school_gets_the_catalogue_its_own_notes_and_its_own_contacts() {
    let own = [
        "qualifications.occupations.code",
        "qualifications.occupations.title",
        "qualifications.occupations.isco_group",
        "qualifications.units.code",
        "qualifications.units.title",
        "qualifications.relevance.territory",
        "id.ContactId",
        "contacts.name",
        "contacts.role",
        "contacts.email",
        "contacts.phone",
        "offers.note",
        "offers.constraints.note",
    ];
    check(
        Audience::School,
        &[&HEADER[..], &ENTRY, &OPENINGS, &own].concat(),
    );
}

#[test]
fn a_group_gets_what_it_said_and_what_it_is() {
    let own = [
        "id.EnterpriseId",
        "enterprises.name",
        "enterprises.tax_number",
        "enterprises.sector.system",
        "enterprises.sector.code",
        "enterprises.cluster",
        "id.ContactId",
        "contacts.name",
        "contacts.role",
        "contacts.email",
        "contacts.phone",
        "id.EvidenceId",
        "evidence.quote",
        "id.NeedId",
        "needs.text",
        "needs.occupation.code",
        "needs.occupation.title",
        "needs.occupation.isco_group",
        "needs.difficulty_reasons",
        "needs.units",
    ];
    check(
        Audience::EnterpriseGroup,
        &[&HEADER[..], &ENTRY, &OPENINGS, &own].concat(),
    );
}

#[test]
fn a_colleague_gets_every_text() {
    let all = file(ShortTexts::Marked);
    let mut expected = marks(&all["region"].to_string());
    expected.retain(|place| !place.starts_with("set_aside"));
    let (_, text) = sent(&all, Audience::Coordinator);
    let missing: Vec<String> = expected.difference(&marks(&text)).cloned().collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn support_gets_no_text_at_all_as_it_was() {
    for short in [ShortTexts::Meant, ShortTexts::Marked] {
        let (part, text) = sent(&file(short), Audience::Support);
        let lower = text.to_lowercase();
        let found = lower.find(WORD).map(|at| &text[at.saturating_sub(60)..]);
        assert_eq!(found, None);
        let lists = contents(&part).lists.len();
        assert_eq!(
            lists,
            Kind::ALL.len() - 1,
            "all lists but the contacts are there"
        );
    }
}

#[test]
fn a_choice_that_nobody_knows_leaves_with_no_partner_and_takes_nothing_else_along() {
    let mut file: Value = serde_json::from_str(AVE).unwrap();
    file.as_object_mut().unwrap().remove("digest");
    let said = mark("told by Maria");
    for (list, field) in [
        ("qualifications", "status"),
        ("schools", "kind"),
        ("offers", "modality"),
        ("needs", "reason"),
        ("evidence", "kind"),
        ("enterprises", "kind"),
    ] {
        for record in file["region"][list].as_array_mut().unwrap() {
            record[field] = said.clone().into();
        }
    }
    for record in file["region"]["qualifications"].as_array_mut().unwrap() {
        record["title"][&said] = "x".into();
        record["title"]["ana"] = "told by Ana".into();
        record["title"]["mwl"] = "an mirandés".into();
        record["occupations"] = json!([
            {"system": said, "code": "1"},
            {"system": "isco-08", "code": "7223"},
        ]);
        record["units"] = json!([{"code": "u", "component": said, "hours": 25}]);
    }
    for audience in [
        Audience::Public,
        Audience::School,
        Audience::EnterpriseGroup,
    ] {
        let (part, text) = sent(&file, audience);
        assert!(!text.contains("Maria"), "{audience:?}");
        assert!(!text.contains("Ana") && text.contains("an mirandés"));
        assert_eq!(part.qualifications.len(), 110, "{audience:?}");
        if audience == Audience::School {
            let one = part.qualifications.values().next().unwrap();
            assert_eq!((one.occupations.len(), one.units.len()), (1, 1));
        }
    }
}

#[test]
fn the_preview_names_every_field_that_is_in_the_file() {
    for audience in [
        Audience::Public,
        Audience::School,
        Audience::EnterpriseGroup,
        Audience::Coordinator,
    ] {
        let (part, text) = sent(&file(ShortTexts::Meant), audience);
        let told = contents(&part);
        let mut shown: BTreeSet<String> = told.header.iter().cloned().collect();
        for list in &told.lists {
            let kind = list.kind.as_str();
            shown.extend(
                list.fields
                    .iter()
                    .map(|field| format!("{kind}.{}", field.replace("[0]", ""))),
            );
        }
        let all = marks(&text);
        let named = all.iter().filter(|place| {
            let is_in_record = place.contains('.') && !place.starts_with("id.");
            is_in_record && !place.contains("unknown") && !place.starts_with("set_aside")
        });
        for place in named {
            let is_shown = shown.contains(place)
                || shown
                    .iter()
                    .any(|own| place.starts_with(&format!("{own}.")));
            assert!(is_shown, "{audience:?}: {place}");
        }
        assert_eq!(told.sources.len(), part.header.sources.len());
        assert!(
            told.sources
                .iter()
                .all(|source| source.contains("sources.title"))
        );
        assert_eq!(
            told.around.is_empty(),
            audience != Audience::Coordinator,
            "{:?}",
            told.around
        );
    }
}

//! Makes up a region of national size, for benchmarks.

use enlace_model::enterprise::Sector;
use enlace_model::need::NeedReason;
use enlace_model::offer::Modality;
use enlace_model::place::BusinessCount;
use enlace_model::qualification::{Component, OccupationSystem, Relevance};
use enlace_model::*;

const QUALIFICATIONS: u64 = 400;
const MUNICIPALITIES: u64 = 300;
const ENTERPRISES: u64 = 30_000;
const SCHOOLS: u64 = 1_500;
const OFFERS: u64 = 6_000;

/// SplitMix64: small, and good enough to scatter records.
struct SplitMix(u64);

impl SplitMix {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }
}

/// A region of national size: 400 qualifications, 300 municipalities, 6,000 offers at 1,500 schools,
/// 30,000 enterprises and as many needs as asked for. The same numbers in give the same region out.
pub fn national(needs: u64) -> Region {
    let mut dice = SplitMix(2026);
    let id = RegionId::from("00000000-0000-7000-8000-00000000ffff");
    let mut header = Header::new(id, "National size", "2026-03-01".into(), SchoolYear(2029));
    header.country = Some("PT".to_owned());
    let mut region = Region::new(header);
    municipalities(&mut region, &mut dice);
    qualifications(&mut region, &mut dice);
    enterprises(&mut region, &mut dice);
    needs_with_evidence(&mut region, needs, &mut dice);
    schools_and_offers(&mut region, &mut dice);
    region
}

fn municipality(n: u64) -> MunicipalityCode {
    format!("{n:04}").into()
}

fn code_of(n: u64) -> QualificationCode {
    format!("5{n:05}").into()
}

/// Spread over an area of the size of Portugal.
fn municipalities(region: &mut Region, dice: &mut SplitMix) {
    for n in 0..MUNICIPALITIES {
        let code = municipality(n);
        region.municipalities.insert(
            code.clone(),
            Municipality {
                name: format!("Municipality {n}"),
                code,
                latitude: Some(Degrees(37.0 + dice.roll(5_000) as f64 / 1e3)),
                longitude: Some(Degrees(-9.0 + dice.roll(2_500) as f64 / 1e3)),
                population: Some(Persons(5_000.0 + dice.roll(100_000) as f64)),
                businesses: vec![BusinessCount {
                    sector: None,
                    size: None,
                    count: Businesses(100.0 + dice.roll(5_000) as f64),
                    kept: Default::default(),
                }],
                outline: None,
                source: None,
                illustrative: true,
                kept: Default::default(),
            },
        );
    }
}

/// Ten to a field; within a field most units are shared.
fn qualifications(region: &mut Region, dice: &mut SplitMix) {
    for n in 0..QUALIFICATIONS {
        let field = n / 10;
        let units = (0..12).map(|_| unit(field, dice.roll(20))).collect();
        let code = code_of(n);
        region.qualifications.insert(
            code.clone(),
            Qualification {
                title: [("pt".to_owned(), format!("Qualificação {n}"))].into(),
                level: Some(Level(4)),
                eqf: None,
                cnaef: Some(format!("{:03}", 200 + field)),
                isced_f: None,
                occupations: vec![Occupation {
                    system: OccupationSystem::Isco08.into(),
                    code: format!("{}", 7111 + n / 2),
                    isco_group: None,
                    title: None,
                    kept: Default::default(),
                }],
                duration: Some(Years(3.0)),
                units,
                relevance: vec![Relevance {
                    territory: "PT".to_owned(),
                    level: Level(1 + dice.roll(10) as i64),
                    year: SchoolYear(2025),
                    source: None,
                    illustrative: true,
                    kept: Default::default(),
                }],
                status: None,
                replaced_by: None,
                areas: Vec::new(),
                source: None,
                illustrative: true,
                code,
                kept: Default::default(),
            },
        );
    }
}

fn unit(field: u64, n: u64) -> Unit {
    Unit {
        code: format!("{}", 1000 + field * 20 + n),
        title: None,
        hours: Some(Hours(25.0 + 25.0 * (n % 2) as f64)),
        component: Some(Component::Technological.into()),
        credits: None,
        illustrative: true,
        kept: Default::default(),
    }
}

fn enterprises(region: &mut Region, dice: &mut SplitMix) {
    for n in 0..ENTERPRISES {
        let id = EnterpriseId::from(format!("019c0000-0000-7000-8000-{n:012}"));
        region.enterprises.insert(
            id.clone(),
            Enterprise {
                id,
                name: format!("Enterprise {n}"),
                tax_number: None,
                pseudonym: true,
                kind: None,
                municipality: Some(municipality(dice.roll(MUNICIPALITIES))),
                sector: Some(Sector {
                    system: "CAE-Rev.3".to_owned(),
                    code: format!("{}", 10 + dice.roll(80)),
                    kept: Default::default(),
                }),
                headcount: Some(Persons(1.0 + dice.roll(200) as f64)),
                turnover: None,
                balance_sheet: None,
                cluster: None,
                source: None,
                illustrative: true,
                kept: Default::default(),
            },
        );
    }
}

fn needs_with_evidence(region: &mut Region, needs: u64, dice: &mut SplitMix) {
    for n in 0..needs {
        let evidence = EvidenceId::from(format!("019c0000-0000-7001-8000-{:012}", n / 3));
        region
            .evidence
            .entry(evidence.clone())
            .or_insert_with(|| Evidence {
                id: evidence.clone(),
                kind: Some(EvidenceKind::ALL[dice.roll(6) as usize].into()),
                date: Some(
                    format!("202{}-0{}-15", 3 + dice.roll(3), 1 + dice.roll(9))
                        .as_str()
                        .into(),
                ),
                session: None,
                collector: None,
                respondent: None,
                quote: None,
                source: None,
                illustrative: true,
                kept: Default::default(),
            });
        let need = need(n, evidence, dice);
        region.needs.insert(need.id.clone(), need);
    }
}

fn need(n: u64, evidence: EvidenceId, dice: &mut SplitMix) -> Need {
    let wanted = dice.roll(QUALIFICATIONS);
    let by_occupation = dice.roll(10) == 0;
    let occupation = Occupation {
        system: OccupationSystem::Isco08.into(),
        code: format!("{}", 7111 + wanted / 2),
        isco_group: None,
        title: None,
        kept: Default::default(),
    };
    Need {
        id: NeedId::from(format!("019c0000-0000-7002-8000-{n:012}")),
        enterprise: Some(format!("019c0000-0000-7000-8000-{:012}", dice.roll(ENTERPRISES)).into()),
        municipality: None,
        whole_region: false,
        qualification: (!by_occupation).then(|| code_of(wanted)),
        occupation: by_occupation.then_some(occupation),
        text: None,
        kind: NeedKind::Recruit.into(),
        hired: None,
        hired_year: None,
        persons: Some(Persons(1.0 + dice.roll(6) as f64)),
        low: None,
        high: None,
        first_year: Some(SchoolYear(2026 + dice.roll(3) as i32)),
        years: Some(Years(1.0 + dice.roll(3) as f64)),
        reason: Some(NeedReason::ALL[dice.roll(4) as usize].into()),
        difficulty: Some(ScaleStep(dice.roll(5) as i64)),
        difficulty_reasons: Vec::new(),
        evidence: Some(evidence),
        probability: None,
        units: Vec::new(),
        note: None,
        source: None,
        illustrative: true,
        kept: Default::default(),
    }
}

fn schools_and_offers(region: &mut Region, dice: &mut SplitMix) {
    for n in 0..SCHOOLS {
        let code = SchoolCode::from(format!("{:07}", 100_000 + n));
        region.schools.insert(
            code.clone(),
            School {
                code,
                name: format!("School {n}"),
                municipality: municipality(dice.roll(MUNICIPALITIES)),
                kind: None,
                fill: None,
                latitude: None,
                longitude: None,
                fictional: true,
                source: None,
                illustrative: true,
                kept: Default::default(),
            },
        );
    }
    for n in 0..OFFERS {
        let offer = offer(n, dice);
        region.offers.insert(offer.id.clone(), offer);
    }
}

fn offer(n: u64, dice: &mut SplitMix) -> Offer {
    let cohort = |entry_year: i32, completed: u64| Cohort {
        entry_year: SchoolYear(entry_year),
        entrants: Some(Persons(24.0)),
        completed: Some(Persons(completed as f64)),
        in_study: None,
        in_work: None,
        unknown: None,
        kept: Default::default(),
    };
    Offer {
        id: OfferId::from(format!("019c0000-0000-7003-8000-{n:012}")),
        school: format!("{:07}", 100_000 + n % SCHOOLS).into(),
        qualification: code_of(dice.roll(QUALIFICATIONS)),
        modality: Some(Modality::Professional.into()),
        start_year: SchoolYear(2025 + dice.roll(2) as i32),
        duration: None,
        classes: Some(Classes(1.0)),
        places: Some(Persons(24.0)),
        entrants: Some(Persons(18.0 + dice.roll(7) as f64)),
        fill: None,
        first_choices: Some(Persons(dice.roll(40) as f64)),
        shared_with: None,
        history: vec![
            cohort(2021, 14 + dice.roll(9)),
            cohort(2022, 14 + dice.roll(9)),
        ],
        status: OfferStatus::Running.into(),
        constraints: None,
        note: None,
        source: None,
        illustrative: true,
        kept: Default::default(),
    }
}

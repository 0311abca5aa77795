//! About 150 enterprises under pseudonyms, spread as business counts are, and three groups.

use enlace_model::enterprise::{EnterpriseKind, Sector};
use enlace_model::{Enterprise, EnterpriseId, Euros, Kind, MunicipalityCode, Persons};

use super::dice::{Dice, id};
use super::tables::{self, Businesses, SectorFacts};

/// The enterprises, then the groups.
pub fn enterprises() -> Vec<Enterprise> {
    let counts = tables::businesses();
    let sectors = tables::sectors();
    let mut all: Vec<Enterprise> = Vec::new();
    for sector in &sectors {
        let mut dice = Dice::for_piece(&sector.pseudonym);
        for (place, municipality) in spread(sector, &counts).into_iter().enumerate() {
            let headcount = headcount(&mut dice);
            all.push(Enterprise {
                id: EnterpriseId::from(id(Kind::Enterprise, all.len() + 1)),
                name: format!("{} {:02}", sector.pseudonym, place + 1),
                pseudonym: true,
                tax_number: None,
                kind: None,
                municipality: Some(MunicipalityCode::from(municipality)),
                sector: Some(Sector {
                    system: sector.revision.clone(),
                    code: sector.code.clone(),
                    kept: Default::default(),
                }),
                headcount: Some(Persons(headcount as f64)),
                turnover: turnover(headcount, &mut dice),
                balance_sheet: None,
                cluster: cluster(&sector.code),
                source: None,
                illustrative: true,
                kept: Default::default(),
            });
        }
    }
    for group in tables::groups() {
        all.push(Enterprise {
            id: EnterpriseId::from(id(Kind::Enterprise, all.len() + 1)),
            name: group.name,
            pseudonym: true,
            tax_number: None,
            kind: Some(EnterpriseKind::Group.into()),
            municipality: None,
            sector: Some(Sector {
                system: "CAE-Rev.3".to_owned(),
                code: group.sector,
                kept: Default::default(),
            }),
            headcount: None,
            turnover: None,
            balance_sheet: None,
            cluster: None,
            source: None,
            illustrative: true,
            kept: Default::default(),
        });
    }
    all
}

/// Municipalities for a sector's enterprises by the method of highest averages (Sainte-Laguë) over
/// its business counts; in services over a root of them, so that the inland is heard too.
fn spread(sector: &SectorFacts, counts: &[Businesses]) -> Vec<String> {
    let weights: Vec<(&str, f64)> = counts
        .iter()
        .filter(|row| row.sector == sector.code)
        .map(|row| {
            let count = f64::from(row.micro + row.small + row.medium + row.large);
            let municipality = row.municipality.as_str();
            (municipality, weight(&sector.code, municipality, count))
        })
        .collect();
    let mut taken = vec![0_u32; weights.len()];
    (0..sector.enterprises_illustrative)
        .filter_map(|_| {
            let average = |place: usize| weights[place].1 / f64::from(2 * taken[place] + 1);
            let next = (0..weights.len())
                .rev()
                .max_by(|a, b| average(*a).total_cmp(&average(*b)))?;
            taken[next] += 1;
            Some(weights[next].0.to_owned())
        })
        .collect()
}

fn weight(sector: &str, municipality: &str, count: f64) -> f64 {
    const INLAND: [&str; 4] = ["0304", "0309", "0311", "1705"];
    match sector {
        "55" | "56" if INLAND.contains(&municipality) => 2.0 * count.sqrt().sqrt(),
        "01" | "41" | "43" | "47" | "55" | "56" | "87" | "88" => count.sqrt().sqrt(),
        sector if sector >= "41" => count.sqrt(),
        _ => count,
    }
}

/// People employed: mostly micro and small, now and then medium, rarely large.
fn headcount(dice: &mut Dice) -> i64 {
    let (least, greatest) = [
        (3, 9),
        (10, 24),
        (25, 49),
        (50, 120),
        (121, 249),
        (250, 420),
    ][dice.weighted(&[26, 30, 22, 14, 6, 2])];
    dice.between(least, greatest)
}

/// Yearly turnover, told by one in three.
fn turnover(headcount: i64, dice: &mut Dice) -> Option<Euros> {
    let thousands_per_head = dice.between(45, 115);
    dice.percent(33)
        .then(|| Euros((headcount * thousands_per_head * 1000) as f64))
}

fn cluster(sector: &str) -> Option<String> {
    let name = match sector {
        "13" | "14" => "têxtil e vestuário",
        "15" => "calçado",
        "25" | "28" | "33" => "metalomecânica",
        "86" | "87" | "88" => "saúde e apoio social",
        "55" | "56" => "turismo",
        _ => return None,
    };
    Some(name.to_owned())
}

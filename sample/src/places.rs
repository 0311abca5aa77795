//! The eight municipalities with their outlines and businesses, and the minutes between them.

use std::collections::BTreeMap;

use enlace_model::place::BusinessCount;
use enlace_model::{
    Businesses, Degrees, Kind, Minutes, Municipality, MunicipalityCode, Persons, SizeClass,
    TravelTime, TravelTimeId,
};
use serde_json::{Value, json};

use super::dice::id;
use super::tables;

/// The municipalities; their business counts are illustrative.
pub fn municipalities() -> Vec<Municipality> {
    let outlines: BTreeMap<String, Value> = tables::outlines()
        .into_iter()
        .map(|outline| (outline.code, outline.coordinates))
        .collect();
    tables::places()
        .into_iter()
        .map(|place| Municipality {
            businesses: businesses(&place.code),
            outline: outlines
                .get(&place.code)
                .map(|coordinates| json!({ "type": "MultiPolygon", "coordinates": coordinates })),
            code: MunicipalityCode::from(place.code),
            name: place.name,
            latitude: Some(Degrees(place.latitude)),
            longitude: Some(Degrees(place.longitude)),
            population: Some(Persons(place.population)),
            source: Some("INE; PORDATA 2019; CAOP 2019 (DGT, CC BY 4.0)".to_owned()),
            illustrative: true,
            kept: Default::default(),
        })
        .collect()
}

fn businesses(municipality: &str) -> Vec<BusinessCount> {
    tables::businesses()
        .into_iter()
        .filter(|row| row.municipality == municipality)
        .flat_map(|row| {
            [
                (SizeClass::Micro, row.micro),
                (SizeClass::Small, row.small),
                (SizeClass::Medium, row.medium),
                (SizeClass::Large, row.large),
            ]
            .map(|(size, count)| BusinessCount {
                sector: Some(row.sector.clone()),
                size: Some(size.into()),
                count: Businesses(f64::from(count)),
                kept: Default::default(),
            })
        })
        .filter(|row| row.count.0 > 0.0)
        .collect()
}

/// The minutes by car, one record for each pair.
pub fn travel_times() -> Vec<TravelTime> {
    tables::travels()
        .into_iter()
        .enumerate()
        .map(|(place, travel)| TravelTime {
            id: TravelTimeId::from(id(Kind::TravelTime, place + 1)),
            from: MunicipalityCode::from(travel.from),
            to: MunicipalityCode::from(travel.to),
            minutes: Minutes(travel.minutes),
            source: None,
            illustrative: true,
            kept: Default::default(),
        })
        .collect()
}

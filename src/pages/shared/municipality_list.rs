//! The list of Portuguese municipalities ships with the program and is fetched when it is needed.

use enlace_model::order::put_in_order;
use enlace_model::{Degrees, Municipality, Persons};
use serde::Deserialize;

/// Communities with their municipalities.
#[derive(Clone, Debug, PartialEq)]
pub struct MunicipalityList {
    /// Code and name of each inter-municipal community.
    pub communities: Vec<(String, String)>,
    municipalities: Vec<(String, Municipality)>,
}

#[derive(Deserialize)]
struct MunicipalityListFile {
    source: String,
    communities: Vec<(String, String)>,
    municipalities: Vec<(String, String, String, f64, f64, f64)>,
}

impl MunicipalityList {
    /// Reads the list from its file; `None` when it is not one.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let file: MunicipalityListFile = serde_json::from_slice(bytes).ok()?;
        let mut communities = file.communities;
        put_in_order(&mut communities, |a, b| a.1.cmp(&b.1));
        let of = |(code, name, community, latitude, longitude, population)| {
            let mut found = municipality(code, name);
            found.latitude = Some(Degrees(latitude));
            found.longitude = Some(Degrees(longitude));
            found.population = Some(Persons(population));
            found.source = Some(file.source.clone());
            (community, found)
        };
        Some(Self {
            communities,
            municipalities: file.municipalities.into_iter().map(of).collect(),
        })
    }

    /// The municipalities of a community.
    pub fn of(&self, community: &str) -> impl Iterator<Item = &Municipality> {
        self.municipalities
            .iter()
            .filter(move |(own, _)| own == community)
            .map(|(_, m)| m)
    }

    /// All municipalities, each with the name of its community.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Municipality)> {
        self.municipalities.iter().map(|(community, own)| {
            let named = self.communities.iter().find(|(code, _)| code == community);
            (named.map_or("", |(_, name)| name.as_str()), own)
        })
    }

    /// The municipality with this code.
    pub fn by_code(&self, code: &str) -> Option<&Municipality> {
        let mut all = self.municipalities.iter().map(|(_, own)| own);
        all.find(|own| own.code.as_str() == code)
    }

    /// The community of the municipality with this code.
    pub fn community_of(&self, code: &str) -> Option<&str> {
        let mut all = self.municipalities.iter();
        let found = all.find(|(_, own)| own.code.as_str() == code)?;
        Some(&found.0)
    }

    /// The name of a community.
    pub fn name_of(&self, community: &str) -> Option<String> {
        let found = self
            .communities
            .iter()
            .find(|(code, _)| code == community)?;
        Some(found.1.clone())
    }
}

/// A municipality of which nothing but code and name is known.
pub fn municipality(code: String, name: String) -> Municipality {
    Municipality {
        code: code.into(),
        name,
        latitude: None,
        longitude: None,
        population: None,
        businesses: Vec::new(),
        outline: None,
        source: None,
        illustrative: false,
        kept: Default::default(),
    }
}

#[cfg(test)]
mod tests {
    use enlace_model::coordinates::Coordinates;

    use super::MunicipalityList;

    #[test]
    fn the_ave_has_its_eight_municipalities_with_their_places() {
        let bytes = include_bytes!("../../../public/codelists/pt-municipalities.json");
        let list = MunicipalityList::read(bytes).unwrap();
        assert_eq!(list.municipalities.len(), 308);
        let ave = list
            .communities
            .iter()
            .find(|(_, name)| name == "Ave")
            .unwrap();
        assert_eq!(list.of(&ave.0).count(), 8);
        assert!(
            list.of(&ave.0)
                .all(|m| m.latitude.is_some() && m.population.is_some())
        );
    }
    /// The centres of the outlines, by code, latitude and longitude.
    #[derive(serde::Deserialize)]
    struct OutlineCentres {
        centres: Vec<(String, f64, f64)>,
    }

    #[test]
    fn every_municipality_stands_within_15_km_of_the_centre_of_its_outline() {
        let bytes = include_bytes!("../../../public/codelists/pt-municipalities.json");
        let list = MunicipalityList::read(bytes).unwrap();
        let bytes = include_bytes!("../../../tests/data/pt-outline-centres.json");
        let centres: OutlineCentres = serde_json::from_slice(bytes).unwrap();
        assert_eq!(centres.centres.len(), 308);
        let far = centres.centres.iter().filter_map(|(code, north, east)| {
            let own = list.by_code(code).unwrap();
            let at = Coordinates::of_fields(own.latitude, own.longitude).unwrap();
            let km = at.km_to(Coordinates::of(*north, *east).unwrap());
            (km > 15.0).then(|| format!("{code} {}: {km:.0} km", own.name))
        });
        assert_eq!(far.collect::<Vec<_>>(), Vec::<String>::new());
    }
}

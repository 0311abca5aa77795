//! Where things are: municipalities and the time it takes to travel between them.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::audience::Audience::{EnterpriseGroup, Public, School};
use crate::choice::Choice;
use crate::enterprise::SizeClass;
use crate::field::{CodeList, Measure, record};
use crate::id::{MunicipalityCode, TravelTimeId};
use crate::quantity::{Businesses, Degrees, GREATEST, Minutes, Persons};

record! {
    /// A municipality of the region.
    pub struct Municipality {
        /// Official code, text with its leading zeros.
        code: MunicipalityCode => code,
            headings(
                "dico|dicofre|codigo municipio|codigo do municipio|codigo concelho|codigo do concelho\
                 |municipality code|geography code|lad code|co municipio|conc|codigo del municipio\
                 |cod municipio"
            );
        /// Name.
        name: String => sent(&[School, EnterpriseGroup, Public]),
            headings(
                "municipio|concelho|municipality|geography name|nome do municipio|nome do concelho\
                 |no municipio|local authority|district|municipio concelho|conselho|localidade\
                 |municipality name|nombre del municipio|municipality from code|concelho da sede\
                 |concelho sede|concelho municipio|town|city|localidad|ciudad|concelho de localizacao\
                 |municipio da sede|municipio sede|municipio da empresa|concelho da empresa\
                 |municipio de la empresa"
            );
        /// Latitude in degrees, north positive.
        latitude: Option<Degrees> =>
            number(Measure::Latitude), sent(&[School, EnterpriseGroup, Public]),
            headings("latitude|lat|townhall lat|latitud");
        /// Longitude in degrees, east positive.
        longitude: Option<Degrees> =>
            number(Measure::Longitude), sent(&[School, EnterpriseGroup, Public]),
            headings("longitude|lng|lon|long|townhall lng|longitud");
        /// Inhabitants.
        population: Option<Persons> => number(Measure::Inhabitants),
            headings("populacao|population|populacao residente|habitantes|poblacion|inhabitants|residentes");
        /// Business counts by size and sector.
        businesses: Vec<BusinessCount>;
        /// Outline as a GeoJSON geometry.
        outline: Option<Value> => not_edited,
            headings("geometry|geometria|outline|contorno");
        /// Where the facts come from.
        source: Option<String>;
        /// Whether figures in this record are made up to illustrate.
        illustrative: bool => sent(&[School, EnterpriseGroup, Public]);
    }
    told_by(&["name"])
}

record! {
    /// How many businesses of a size and sector a municipality has.
    pub struct BusinessCount {
        /// Sector code; absent: all sectors.
        sector: Option<String> => coded(CodeList::Sectors),
            headings(
                "cae|setor|sector|industry code|nace|cnae|ciiu|codigo cae|divisao cae|setor de atividade"
            );
        /// Size class; absent: all sizes.
        size: Option<Choice<SizeClass>> =>
            headings(
                "dimensao|escalao de dimensao|size|size class|sizeband|employment sizeband name\
                 |escalao de pessoal|tamano|classe de dimensao"
            );
        /// Number of businesses.
        count: Businesses =>
            headings(
                "empresas|numero de empresas|n de empresas|businesses|business count|estabelecimentos\
                 |obs value|numero de estabelecimentos|count"
            );
    }
}

record! {
    /// A stated travel time from a school's municipality to an enterprise's municipality.
    pub struct TravelTime {
        /// Id.
        id: TravelTimeId => not_edited;
        /// The school's municipality.
        from: MunicipalityCode =>
            headings("origem|de|from|origin|desde|origen");
        /// The enterprise's municipality.
        to: MunicipalityCode =>
            headings("destino|para|to|destination|a|hasta");
        /// Minutes by the usual means.
        minutes: Minutes =>
            headings("minutos|minutes|tempo|tempo de viagem|duracao|duration|travel time|tiempo|min");
        /// Where the time comes from.
        source: Option<String>;
        /// Whether the time is made up to illustrate.
        illustrative: bool;
    }
    told_by(&["from", "to"])
}

impl Municipality {
    /// All its businesses (method section 2): a line without sector speaks for all sectors, else sectors
    /// add up. `None` where no count is recorded, and where the count is 0.
    pub fn business_count(&self) -> Option<Businesses> {
        let total = self.businesses_of(None).or_else(|| {
            let of_sectors = self.business_sectors().into_iter();
            of_sectors
                .map(|sector| self.businesses_of(Some(sector)))
                .sum()
        });
        total.filter(|total| total.0 > 0.0)
    }

    /// Its businesses by the lines of one sector, or by those of all sectors together (`None`): a line
    /// without size speaks for all sizes, else sizes add up; equal lines add up. `None` where no line is
    /// of that sector.
    pub fn businesses_of(&self, sector: Option<&str>) -> Option<Businesses> {
        let of_sector = self.lines().filter(|line| line.sector() == sector);
        let (mut of_all_sizes, mut of_sizes) = (None, None);
        for line in of_sector {
            let sum = match line.size {
                None => &mut of_all_sizes,
                Some(_) => &mut of_sizes,
            };
            *sum = Some(sum.unwrap_or_default() + line.count);
        }
        of_all_sizes.or(of_sizes)
    }

    /// Its businesses by the lines of one sector, or of all together, and one size; `None` where there is
    /// no such line.
    pub fn businesses_of_size(&self, sector: Option<&str>, size: SizeClass) -> Option<Businesses> {
        let of_both = self.lines().filter(|line| {
            let own = line.size.as_ref().and_then(Choice::known);
            line.sector() == sector && own == Some(size)
        });
        of_both.fold(None, |sum, line| Some(sum.unwrap_or_default() + line.count))
    }

    /// The sectors that its lines name, each once.
    pub fn business_sectors(&self) -> BTreeSet<&str> {
        self.lines().filter_map(BusinessCount::sector).collect()
    }

    /// The lines whose count can be; one above ten million is as if it were missing.
    fn lines(&self) -> impl Iterator<Item = &BusinessCount> {
        let all = self.businesses.iter();
        all.filter(|line| (0.0..=GREATEST).contains(&line.count.0))
    }
}

impl BusinessCount {
    /// The sector of which it speaks; `None` for all sectors.
    pub fn sector(&self) -> Option<&str> {
        let sector = self.sector.as_deref().map(str::trim);
        sector.filter(|sector| !sector.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// A municipality with lines of sector, size and count; an empty text is none.
    fn counted(lines: &[(&str, &str, f64)]) -> Municipality {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let lines = lines.iter().map(|(sector, size, count)| {
            json!({ "sector": text(sector), "size": text(size), "count": count })
        });
        let businesses: Vec<Value> = lines.collect();
        let record = json!({ "code": "M", "name": "M", "businesses": businesses });
        serde_json::from_value(record).unwrap()
    }

    #[track_caller]
    fn check(lines: &[(&str, &str, f64)], count: Option<f64>) {
        let found = counted(lines).business_count();
        assert_eq!(found, count.map(Businesses), "{lines:?}");
    }

    #[test]
    fn a_line_for_all_sectors_is_the_total_and_its_parts_are_not_added_to_it() {
        check(
            &[("", "", 100.0), ("25", "", 40.0), ("41", "", 30.0)],
            Some(100.0),
        );
        check(
            &[("", "micro", 70.0), ("", "small", 5.0), ("25", "", 40.0)],
            Some(75.0),
        );
        check(
            &[("", "", 100.0), ("", "micro", 70.0), ("25", "micro", 40.0)],
            Some(100.0),
        );
    }

    #[test]
    fn in_a_sector_a_line_for_all_sizes_is_its_total_and_sectors_add_up() {
        let lines = [
            ("25", "", 40.0),
            ("25", "micro", 35.0),
            ("41", "micro", 7.0),
            ("41", "small", 2.0),
        ];
        check(&lines, Some(49.0));
        assert_eq!(
            counted(&lines).businesses_of(Some("25")),
            Some(Businesses(40.0))
        );
        assert_eq!(
            counted(&lines).businesses_of(Some("41")),
            Some(Businesses(9.0))
        );
        assert_eq!(counted(&lines).businesses_of(None), None);
    }

    #[test]
    fn equal_lines_add_up() {
        check(&[("25", "micro", 7.0), ("25", "micro", 9.0)], Some(16.0));
        check(
            &[("", "", 7.0), ("", "", 9.0), ("25", "", 50.0)],
            Some(16.0),
        );
    }

    #[test]
    fn a_municipality_whose_count_is_0_has_none() {
        check(&[], None);
        check(&[("", "", 0.0), ("25", "", 40.0)], None);
        check(&[("", "", 2e7)], None);
        check(&[("", "", 2e7), ("25", "", 40.0)], Some(40.0));
    }
}

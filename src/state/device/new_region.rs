//! A region that starts from nothing but its name, year and municipalities.

use enlace_edit::{AnyRecord, Op, Rejection, decide};
use enlace_model::{Header, Municipality, PartialDate, Region, RegionId, SchoolYear};

use crate::browser::{clock, id};
use crate::state::device::Device;

/// What the user says of a region that is to be.
#[derive(Clone, Debug, PartialEq)]
pub struct NewRegion {
    pub name: String,
    /// ISO 3166, two letters.
    pub country: Option<String>,
    pub target_year: SchoolYear,
    pub municipalities: Vec<Municipality>,
}

impl NewRegion {
    /// The region, or what is wrong with it.
    pub fn build(self, id: RegionId, reference_date: PartialDate) -> Result<Region, Rejection> {
        let mut region = Region::new(Header::new(id, "", reference_date, SchoolYear(0)));
        region.header.country = self.country.filter(|country| !country.is_empty());
        perform(Op::RenameRegion(self.name), &mut region)?;
        perform(Op::SetTargetYear(self.target_year), &mut region)?;
        for municipality in self.municipalities {
            let record = AnyRecord::from(municipality);
            if AnyRecord::find(&record.reference(), &region).is_some() {
                return Err(Rejection::IdTwice {
                    record: record.reference(),
                });
            }
            perform(Op::PutRecord(record), &mut region)?;
        }
        Ok(region)
    }
}

impl Device {
    /// Makes a new region and opens it, once the open one is saved.
    pub fn create(self, new: NewRegion) -> Result<(), Rejection> {
        let region = new.build(RegionId::from(id::mint()), clock::today())?;
        self.after_saving(move || self.show_new(region));
        Ok(())
    }
}

fn perform(op: Op, region: &mut Region) -> Result<(), Rejection> {
    let changes = decide(&op, region)?;
    changes.iter().for_each(|change| region.apply(change));
    Ok(())
}

#[cfg(test)]
mod tests {
    use enlace_model::{Kind, RecordRef};

    use super::*;

    fn new(name: &str, codes: &[&str]) -> NewRegion {
        let municipality = |code: &&str| {
            let text = serde_json::json!({ "code": code, "name": "Guimarães" }).to_string();
            serde_json::from_str(&text).expect("has the fields that must be there")
        };
        NewRegion {
            name: name.to_owned(),
            country: Some("PT".to_owned()),
            target_year: SchoolYear(2029),
            municipalities: codes.iter().map(municipality).collect(),
        }
    }

    #[test]
    fn a_new_region_has_what_the_user_said_of_it() {
        let region = new(" Ave ", &["0308", "0312"])
            .build("r1".into(), "2026-11-21".into())
            .expect("is whole");
        assert_eq!(region.header.name, "Ave");
        assert_eq!(region.header.country.as_deref(), Some("PT"));
        assert_eq!(region.header.target_year, SchoolYear(2029));
        assert_eq!(region.municipalities.len(), 2);
    }

    #[test]
    fn a_municipality_code_given_twice_is_refused() {
        let refused = new("Ave", &["0308", "0308"]).build("r1".into(), "2026".into());
        let record = RecordRef::new(Kind::Municipality, "0308");
        assert_eq!(refused, Err(Rejection::IdTwice { record }));
    }

    #[test]
    fn a_region_without_a_name_is_refused() {
        let refused = new(" ", &[]).build("r1".into(), "2026".into());
        assert_eq!(refused, Err(Rejection::NameEmpty));
    }
}

//! Places that a table puts far from the region in which they are.

use crate::import::account::Fate;
use crate::import::plan::Planned;
use crate::import::remark::{RemarkKind, Remarks};
use enlace_edit::AnyRecord;
use enlace_model::coordinates::Coordinates;
use enlace_model::region_extent::{Placement, RegionExtent};
use enlace_model::{MunicipalityCode, Region};

/// Notes these places.
pub(super) fn note_far_places(region: &Region, planned: &[Planned], remarks: &mut Remarks) {
    let touched = planned.iter().filter(|one| one.fate != Fate::Unchanged);
    let touched: Vec<&AnyRecord> = touched.map(|one| &one.after).collect();
    let is_place =
        |one: &&&AnyRecord| matches!(one, AnyRecord::Municipality(_) | AnyRecord::School(_));
    if touched.iter().find(is_place).is_none() {
        return;
    }
    let after = |one: &&AnyRecord| match one {
        AnyRecord::Municipality(own) => Some((own.code.clone(), (**own).clone())),
        _ => None,
    };
    let mut all = region.municipalities.clone();
    all.extend(touched.iter().filter_map(after));
    let places = all.values().filter_map(|own| {
        let at = Coordinates::of_fields(own.latitude, own.longitude)?;
        Some((own.code.clone(), at))
    });
    let extent = RegionExtent::of_places(region.header.country.as_deref(), places);
    let strays: Vec<(&MunicipalityCode, u32)> = extent.strays().collect();
    for one in touched {
        let far = match one {
            AnyRecord::Municipality(own) => {
                let stray = strays.iter().find(|(code, _)| **code == own.code);
                stray.map(|(_, km)| (&own.name, *km))
            }
            AnyRecord::School(own) => {
                let at = Coordinates::of_fields(own.latitude, own.longitude);
                let far = at.filter(|at| {
                    let of = Some(&own.municipality);
                    extent.of_school(of, at.latitude, at.longitude) != Placement::Near
                });
                far.map(|at| {
                    let km = extent.km_from_municipality(Some(&own.municipality), at);
                    (&own.name, km)
                })
            }
            _ => None,
        };
        if let Some((name, km)) = far {
            remarks.note(RemarkKind::FarPlaces, None, name, &km.to_string());
        }
    }
}

//! Where a row's place and its outline lie: put right where a slip is plain, told where nobody can tell.

use serde_json::Value;

use crate::import::part::Part;
use crate::import::remark::RemarkKind;
use crate::import::row::{RowReader, SpoiltDegrees};
use crate::table::swapped;
use enlace_model::coordinates::{CoordinateSlip, Coordinates};
use enlace_model::outline::middle;
use enlace_model::region_extent::{Placement, RegionExtent};
use enlace_model::{Kind, MunicipalityCode};

impl RowReader<'_> {
    /// Puts the coordinates and the outline of a part right, or takes them out and tells so.
    pub(super) fn coordinates(&mut self, part: Part, values: &mut Vec<(&'static str, Value)>) {
        if !matches!(part, Part::Municipality | Part::School) {
            return;
        }
        let spoilt = std::mem::take(&mut self.spoilt);
        let own = self.municipality_of(part, values);
        self.point(part, own.as_ref(), spoilt, values);
        self.outline(own.as_ref(), values);
    }

    pub(super) fn extent(&mut self) -> &RegionExtent {
        let region = self.job.region;
        self.extent.get_or_insert_with(|| RegionExtent::of(region))
    }

    /// The municipality itself, or that of the school, as far as the row tells it.
    fn municipality_of(
        &self,
        part: Part,
        values: &[(&'static str, Value)],
    ) -> Option<MunicipalityCode> {
        let text = |field: &str| {
            let own = values.iter().find(|(own, _)| *own == field);
            own.and_then(|(_, value)| value.as_str())
        };
        let code = match part {
            Part::School => text("municipality").map(str::to_owned),
            _ => text("code")
                .map(str::to_owned)
                .or_else(|| self.found(Kind::Municipality, text("name")?)),
        };
        code.map(MunicipalityCode::from)
    }

    fn point(
        &mut self,
        part: Part,
        municipality: Option<&MunicipalityCode>,
        spoilt: Vec<SpoiltDegrees>,
        values: &mut Vec<(&'static str, Value)>,
    ) {
        let number = |field: &str| {
            let read = values.iter().find(|(own, _)| *own == field);
            let read = read.and_then(|(_, value)| value.as_f64());
            let raw = || spoilt.iter().find(|own| own.field == field)?.number;
            read.or_else(raw)
        };
        let placed = match (number("latitude"), number("longitude")) {
            (Some(north), Some(east)) => match part {
                Part::School => self.extent().of_school(municipality, north, east),
                _ => self.extent().of_municipality(municipality, north, east),
            },
            _ => Placement::Near,
        };
        let slip = match placed {
            Placement::Meant(slip, at) if slip != CoordinateSlip::Sign => Some((slip, at)),
            // A sign that is missing is a problem of the data: the table may mean what it says.
            _ => None,
        };
        if slip.is_none() && spoilt.is_empty() {
            return;
        }
        values.retain(|(field, _)| !matches!(*field, "latitude" | "longitude"));
        match slip {
            Some((slip, at)) => {
                let kind = match slip {
                    CoordinateSlip::DecimalMark => RemarkKind::CoordinatesMark,
                    CoordinateSlip::Swapped | CoordinateSlip::Sign => {
                        RemarkKind::CoordinatesSwapped
                    }
                };
                let became = format!("{} / {}", at.latitude, at.longitude);
                self.remarks.note(kind, None, "", &became);
                values.push(("latitude", at.latitude.into()));
                values.push(("longitude", at.longitude.into()));
            }
            // A place is known by both, and where one is spoilt the other may be another column's.
            None => self.cells.extend(spoilt.into_iter().map(|own| own.told)),
        }
    }

    fn outline(
        &mut self,
        municipality: Option<&MunicipalityCode>,
        values: &mut Vec<(&'static str, Value)>,
    ) {
        let Some(at) = values.iter().position(|(field, _)| *field == "outline") else {
            return;
        };
        let Some((north, east)) = middle(&values[at].1) else {
            return;
        };
        let placed = match municipality {
            Some(code) => self.extent().of_outline(code, north, east),
            None => self.extent().of_municipality(None, north, east),
        };
        match placed {
            Placement::Meant(CoordinateSlip::Swapped, _) => {
                self.remarks
                    .note(RemarkKind::CoordinatesSwapped, None, "", "");
                values[at].1 = swapped(&values[at].1);
            }
            _ if Coordinates::of(north, east).is_none() => {
                self.remarks.note(RemarkKind::NotWgs84, None, "", "");
                values.remove(at);
            }
            _ => {}
        }
    }
}

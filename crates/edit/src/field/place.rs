//! Fields of municipalities and travel times.

use crate::field::{
    CodeList, Content::*, Field, ILLUSTRATIVE, Measure, SOURCE, optional, required,
};
use enlace_model::{Kind, SizeClass};

pub(super) const MUNICIPALITY: &[Field] = &[
    required("code", Code),
    required("name", Text),
    optional("latitude", Number(Measure::Latitude)),
    optional("longitude", Number(Measure::Longitude)),
    optional("population", Number(Measure::Inhabitants)),
    optional("businesses", List(BUSINESSES)),
    SOURCE,
    ILLUSTRATIVE,
];

const BUSINESSES: &[Field] = &[
    optional("sector", Coded(CodeList::Sectors)),
    optional("size", Choice(SizeClass::TEXTS)),
    required("count", Number(Measure::Businesses)),
];

pub(super) const TRAVEL_TIME: &[Field] = &[
    required("from", Reference(Kind::Municipality)),
    required("to", Reference(Kind::Municipality)),
    required("minutes", Number(Measure::Minutes)),
    SOURCE,
    ILLUSTRATIVE,
];

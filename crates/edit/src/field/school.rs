//! Fields of schools.

use crate::field::{Content::*, Field, ILLUSTRATIVE, Measure, SOURCE, optional, required, usual};
use enlace_model::Kind;
use enlace_model::school::SchoolKind;

pub(super) const SCHOOL: &[Field] = &[
    // A school without an official code keeps the id that it was given.
    usual("code", Code),
    required("name", Text),
    required("municipality", Reference(Kind::Municipality)),
    optional("kind", Choice(SchoolKind::TEXTS)),
    optional("fill", Number(Measure::Fill)),
    optional("latitude", Number(Measure::Latitude)),
    optional("longitude", Number(Measure::Longitude)),
    optional("fictional", YesNo),
    SOURCE,
    ILLUSTRATIVE,
];

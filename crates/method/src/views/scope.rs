//! What a view is about: the whole region, a field of education, or one qualification.

use crate::figures::QualificationFigures;
use crate::{Coverage, Subject};
use enlace_model::{MunicipalityCode, Qualification, QualificationCode, Region};

/// The group of municipalities to which one belongs, such as its NUTS III region; `None` where that is
/// not known.
pub type Places<'a> = &'a dyn Fn(&MunicipalityCode) -> Option<String>;

/// No groups are known: each municipality stands for itself.
pub fn each_alone(_: &MunicipalityCode) -> Option<String> {
    None
}

/// What a view is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ViewScope {
    #[default]
    Region,
    /// A field of education by its CNAEF code.
    Field(String),
    Qualification(QualificationCode),
}

impl ViewScope {
    /// Whether a qualification is in view; all are in the region's.
    pub fn holds(&self, q: &Qualification) -> bool {
        match self {
            Self::Region => true,
            Self::Field(field) => q.cnaef.as_deref() == Some(field),
            Self::Qualification(code) => q.code == *code,
        }
    }

    /// The figures of the qualifications in view, by code; none of a code that the region has not.
    pub fn figures<'a>(
        &'a self,
        region: &'a Region,
        coverage: &'a Coverage,
    ) -> impl Iterator<Item = &'a QualificationFigures> {
        let known = |q: &&QualificationFigures| {
            let q = region.qualifications.get(&q.code);
            q.is_some_and(|q| self.holds(q))
        };
        coverage.qualifications.iter().filter(known)
    }

    /// What figures of it are of.
    pub fn subject(&self) -> Subject {
        match self {
            Self::Region => Subject::Region,
            Self::Field(field) => Subject::Field(field.clone()),
            Self::Qualification(code) => Subject::Qualification(code.clone()),
        }
    }
}

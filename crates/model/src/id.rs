//! Typed ids: official codes where they exist, else UUIDv7 text. Codes are text, always.

use std::fmt;
use std::sync::Arc;

use crate::record::required;

macro_rules! id {
    ($($(#[doc = $doc:literal])* $name:ident),* $(,)?) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[derive(schemars::JsonSchema)]
        #[serde(transparent)]
        pub struct $name(pub Arc<str>);

        impl $name {
            /// The code as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:?}", self.0)
            }
        }

        required!($name);
    )*};
}

id! {
    /// A region on somebody's shelf (UUIDv7).
    RegionId,
    /// A municipality's official code (in Portugal the four digits of district and municipality).
    MunicipalityCode,
    /// A stated travel time (UUIDv7).
    TravelTimeId,
    /// A qualification's code in the region's catalogue (CNQ code in Portugal), else UUIDv7.
    QualificationCode,
    /// A relation between two qualifications that the coordinator set (UUIDv7).
    RelationId,
    /// An enterprise or a group of enterprises (UUIDv7).
    EnterpriseId,
    /// A contact of an enterprise or school (UUIDv7).
    ContactId,
    /// A session in which evidence was gathered (UUIDv7).
    SessionId,
    /// A piece of evidence (UUIDv7).
    EvidenceId,
    /// A need (UUIDv7).
    NeedId,
    /// A focus-group panel (UUIDv7).
    PanelId,
    /// A school's official code, else UUIDv7.
    SchoolCode,
    /// An offer (UUIDv7).
    OfferId,
}

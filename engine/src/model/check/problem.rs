//! What can be wrong with a region or its file: named, with a severity and a place, never a sentence.

use std::fmt;

use crate::model::record::RecordRef;
use crate::model::region::Kind;
use crate::model::settings::SettingId;

/// Something that is wrong, or that a reader of the figures should know.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    pub kind: ProblemKind,
    pub place: Place,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something is wrong; what it touches enters no figure.
    Error,
    /// The figures stand on an assumption or leave something out.
    Warning,
}

/// Where a problem is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The file around the region, or one field of it.
    File { field: Option<String> },
    /// The region as a whole, or one field of its header.
    Region { field: Option<String> },
    /// A setting.
    Setting(SettingId),
    /// A list, where no record can be named.
    List(Kind),
    /// A record, or one field of it (`units[2].hours`).
    Record {
        record: RecordRef,
        field: Option<String>,
    },
}

/// What is fixed about a kind of problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProblemSpec {
    /// The id under which `locales/` holds its words.
    pub id: &'static str,
    pub severity: Severity,
    /// The names of the values that its words may use.
    pub values: &'static [&'static str],
}

impl Problem {
    /// The id under which `locales/` holds its words.
    pub fn id(&self) -> &'static str {
        self.kind.spec().id
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.kind.spec().severity
    }

    /// The values that its words may use, by name.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        self.kind.values()
    }
}

impl Severity {
    /// The word that the command line prints.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

impl fmt::Display for Place {
    /// A path such as `needs[E1].persons`, `region.target_year`, `settings.half_life`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { field: None } => f.write_str("file"),
            Self::File { field: Some(field) } => write!(f, "file.{field}"),
            Self::Region { field: None } => f.write_str("region"),
            Self::Region { field: Some(field) } => write!(f, "region.{field}"),
            Self::Setting(id) => write!(f, "settings.{}", id.as_str()),
            Self::List(kind) => f.write_str(kind.as_str()),
            Self::Record {
                record,
                field: None,
            } => write!(f, "{record}"),
            Self::Record {
                record,
                field: Some(field),
            } => write!(f, "{record}.{field}"),
        }
    }
}

macro_rules! problems {
    ($(
        $(#[doc = $doc:literal])*
        $severity:ident $id:literal $variant:ident $({ $($value:ident : $ty:ty),* $(,)? })?;
    )*) => {
        /// A kind of problem, with the values that describe it.
        #[derive(Clone, Debug, PartialEq)]
        pub enum ProblemKind {
            $( $(#[doc = $doc])* $variant $({ $($value: $ty),* })?, )*
        }

        impl ProblemKind {
            /// What is fixed about each kind of problem.
            pub const SPECS: &'static [ProblemSpec] = &[$(ProblemSpec {
                id: $id,
                severity: Severity::$severity,
                values: &[$($(stringify!($value)),*)?],
            }),*];

            /// What is fixed about this kind.
            pub fn spec(&self) -> &'static ProblemSpec {
                match self {
                    $( Self::$variant { .. } => &ProblemSpec {
                        id: $id,
                        severity: Severity::$severity,
                        values: &[$($(stringify!($value)),*)?],
                    }, )*
                }
            }

            /// The values that describe it, by name.
            pub fn values(&self) -> Vec<(&'static str, String)> {
                match self {
                    $( Self::$variant $({ $($value),* })? => {
                        vec![$($((stringify!($value), $value.to_string())),*)?]
                    } )*
                }
            }
        }
    };
}

problems! {
    // The file.
    /// The digest is not that of the region in the file: somebody edited it outside Enlace.
    Warning "digest_mismatch" DigestMismatch { stated: String, found: String };
    /// The file is of a newer format that this version can still read; what it does not know is kept.
    Warning "newer_version" NewerVersion { version: u32 };

    // What was set aside, in the file or in the region.
    /// A value of the wrong type.
    Error "wrong_type" WrongType;
    /// A field that must be there is not.
    Error "missing_field" MissingField;
    /// A field or list is written twice.
    Error "duplicate_field" DuplicateField;
    /// Two records of a list have one id; the first counts.
    Error "duplicate_id" DuplicateId;
    /// A setting's value is out of its range; the default counts.
    Error "setting_out_of_range" SettingOutOfRange;
    /// Text that no value can hold.
    Error "unreadable" Unreadable;
}

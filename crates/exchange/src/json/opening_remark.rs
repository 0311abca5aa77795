//! The problems of a file as they are told from one thread to another.

use serde::{Deserialize, Serialize};

use enlace_model::Kind;
use enlace_model::check::{Problem, ProblemKind, ProblemPlace};

/// A problem that a file's reader finds; those of the region are found again at any time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldProblem {
    what: OpeningRemark,
    at: At,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum OpeningRemark {
    Digest { stated: String, found: String },
    Newer(u32),
    WrongType,
    Missing,
    Twice,
    Unreadable,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum At {
    File(Option<String>),
    Region(Option<String>),
    List(String),
}

impl ToldProblem {
    /// How a problem is told; `None` for one that no reader of files finds.
    pub fn of(problem: &Problem) -> Option<Self> {
        let what = match &problem.kind {
            ProblemKind::DigestMismatch { stated, found } => OpeningRemark::Digest {
                stated: stated.clone(),
                found: found.clone(),
            },
            ProblemKind::NewerVersion { version } => OpeningRemark::Newer(*version),
            ProblemKind::WrongType => OpeningRemark::WrongType,
            ProblemKind::MissingField => OpeningRemark::Missing,
            ProblemKind::DuplicateField => OpeningRemark::Twice,
            ProblemKind::Unreadable => OpeningRemark::Unreadable,
            _ => return None,
        };
        let at = match &problem.place {
            ProblemPlace::File { field } => At::File(field.clone()),
            ProblemPlace::Region { field } => At::Region(field.clone()),
            ProblemPlace::List(kind) => At::List(kind.as_str().to_owned()),
            _ => return None,
        };
        Some(Self { what, at })
    }

    /// The problem that was told; `None` where it is in a list that is not known here.
    pub fn problem(self) -> Option<Problem> {
        let kind = match self.what {
            OpeningRemark::Digest { stated, found } => {
                ProblemKind::DigestMismatch { stated, found }
            }
            OpeningRemark::Newer(version) => ProblemKind::NewerVersion { version },
            OpeningRemark::WrongType => ProblemKind::WrongType,
            OpeningRemark::Missing => ProblemKind::MissingField,
            OpeningRemark::Twice => ProblemKind::DuplicateField,
            OpeningRemark::Unreadable => ProblemKind::Unreadable,
        };
        let place = match self.at {
            At::File(field) => ProblemPlace::File { field },
            At::Region(field) => ProblemPlace::Region { field },
            At::List(list) => ProblemPlace::List(Kind::from_text(&list)?),
        };
        Some(Problem { kind, place })
    }
}

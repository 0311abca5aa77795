//! The problems of a file as they are told from one thread to another.

use serde::{Deserialize, Serialize};

use enlace_model::Kind;
use enlace_model::check::{Place, Problem, ProblemKind};

/// A problem that a file's reader finds; those of the region are found again at any time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldProblem {
    what: What,
    at: At,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum What {
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
            ProblemKind::DigestMismatch { stated, found } => What::Digest {
                stated: stated.clone(),
                found: found.clone(),
            },
            ProblemKind::NewerVersion { version } => What::Newer(*version),
            ProblemKind::WrongType => What::WrongType,
            ProblemKind::MissingField => What::Missing,
            ProblemKind::DuplicateField => What::Twice,
            ProblemKind::Unreadable => What::Unreadable,
            _ => return None,
        };
        let at = match &problem.place {
            Place::File { field } => At::File(field.clone()),
            Place::Region { field } => At::Region(field.clone()),
            Place::List(kind) => At::List(kind.as_str().to_owned()),
            _ => return None,
        };
        Some(Self { what, at })
    }

    /// The problem that was told; `None` where it is in a list that is not known here.
    pub fn problem(self) -> Option<Problem> {
        let kind = match self.what {
            What::Digest { stated, found } => ProblemKind::DigestMismatch { stated, found },
            What::Newer(version) => ProblemKind::NewerVersion { version },
            What::WrongType => ProblemKind::WrongType,
            What::Missing => ProblemKind::MissingField,
            What::Twice => ProblemKind::DuplicateField,
            What::Unreadable => ProblemKind::Unreadable,
        };
        let place = match self.at {
            At::File(field) => Place::File { field },
            At::Region(field) => Place::Region { field },
            At::List(list) => Place::List(Kind::from_text(&list)?),
        };
        Some(Problem { kind, place })
    }
}

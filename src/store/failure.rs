//! Why something could not be kept or read on this device.

use indexed_db_futures::error::{Error, OpenDbError, UnexpectedDataError};

enlace_model::with_ids! {
    /// Why the device's storage failed. Nothing that was saved before is touched by a failure.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Failure {
        /// There is no space left, or the browser gives no more.
        Quota = "quota",
        /// The browser gives no storage at all, as in some private windows.
        Unavailable = "unavailable",
        /// A newer version of the program keeps its data here.
        NewerDatabase = "newer_database",
        /// Another tab with an older version of the program stands in the way.
        Blocked = "blocked",
        /// Somebody else saved this region since it was read.
        Conflict = "conflict",
        /// What was written could not be read again.
        NotKept = "not_kept",
        /// The region is not here any more.
        Gone = "gone",
        /// The browser broke the work off.
        Aborted = "aborted",
        /// The browser closed the connection to its storage, as Safari does.
        Lost = "lost",
        /// What lies here is not what was written.
        Damaged = "damaged",
        /// Anything else, in the browser's words.
        Other(String) = "other",
    }
}

impl Failure {
    /// The values that its words name.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Other(text) => vec![("text", text.clone())],
            _ => Vec::new(),
        }
    }
}

impl Failure {
    /// The failure that a browser's exception stands for.
    pub(super) fn of(exception: &web_sys::DomException) -> Self {
        match exception.name().as_str() {
            "QuotaExceededError" => Self::Quota,
            "VersionError" => Self::NewerDatabase,
            "SecurityError" | "NotSupportedError" => Self::Unavailable,
            "AbortError" => Self::Aborted,
            "InvalidStateError" => Self::Lost,
            // Safari: "Connection to Indexed Database server lost. Refresh the page to try again".
            "UnknownError" if exception.message().contains("Connection") => Self::Lost,
            name => Self::Other(format!("{name}: {}", exception.message())),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::DomException(exception) => Self::of(&exception.into()),
            Error::MissingData(UnexpectedDataError::TransactionAborted) => Self::Aborted,
            other => Self::Other(other.to_string()),
        }
    }
}

impl From<OpenDbError> for Failure {
    fn from(error: OpenDbError) -> Self {
        match error {
            OpenDbError::Base(error) => match error.into() {
                // Firefox, in windows in which it keeps nothing.
                Failure::Lost => Self::Unavailable,
                failure => failure,
            },
            // Said of every refusal to open, since the version is never 0.
            OpenDbError::VersionZero
            | OpenDbError::NullFactory
            | OpenDbError::UnsupportedEnvironment => Self::Unavailable,
        }
    }
}

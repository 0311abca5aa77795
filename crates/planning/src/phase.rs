//! Where a round stands on a day, and who may change what then.

use enlace_model::{PartialDate, PhaseKind, Round, RoundPhase};

enlace_model::variants! {
    /// Where a round stands.
    pub enum RoundStage {
        Preparing = "preparing",
        Running = "running",
        Closed = "closed",
    }
}

enlace_model::variants! {
    /// What a school's answer may change in a phase.
    pub enum SchoolMay {
        Nothing = "nothing",
        /// Its proposals that are drafted or submitted.
        Own = "own",
        /// Only those that were returned to it.
        Returned = "returned",
    }
}

/// Where a round stands on a day: before its first phase it is prepared. Without phases it runs.
pub fn stage(round: &Round, today: &PartialDate) -> RoundStage {
    if round.closed.is_some() {
        return RoundStage::Closed;
    }
    let first = round
        .phases
        .iter()
        .filter_map(|phase| phase.from.day())
        .min();
    match (first, today.day()) {
        (Some(first), Some(today)) if today < first => RoundStage::Preparing,
        _ => RoundStage::Running,
    }
}

/// The phase of a day: of those that have begun the latest. `None` before the first, and where a phase is
/// over and the next one has not begun.
pub fn phase<'r>(round: &'r Round, today: &PartialDate) -> Option<&'r RoundPhase> {
    let today = today.day()?;
    let begun = round
        .phases
        .iter()
        .filter(|phase| phase.from.day().is_some_and(|day| day <= today));
    let latest = begun.max_by_key(|phase| phase.from.day())?;
    let until = latest.until.as_ref().and_then(|until| until.day());
    until.is_none_or(|until| today <= until).then_some(latest)
}

/// What a school's answer may change in a phase; `None`: before the first phase, or between two.
pub fn school_may(phase: Option<PhaseKind>) -> SchoolMay {
    match phase {
        Some(PhaseKind::Entry) => SchoolMay::Own,
        Some(PhaseKind::Completeness) => SchoolMay::Returned,
        _ => SchoolMay::Nothing,
    }
}

/// The day on which a phase ended, where it is over on a day: what comes now comes late.
pub fn ended_before<'r>(
    round: &'r Round,
    kind: PhaseKind,
    today: &PartialDate,
) -> Option<&'r PartialDate> {
    let of_kind = |phase: &&RoundPhase| phase.kind.known() == Some(kind);
    let phase = round.phases.iter().find(of_kind)?;
    let until = phase.until.as_ref()?;
    (until.day()? < today.day()?).then_some(until)
}
